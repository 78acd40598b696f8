/// A record as a step's function sees it.

public import FlowsCore
public import FlowsRuntime

/// One record: typed key and value, headers, timestamp and position; lent for the length of a call.
public struct Record<Key: Sendable, Value: Sendable>: ~Copyable {
    /// The key, as the topic's codec reads it.
    public let key: Key
    /// The value; optional exactly where the topic is compacted, and nil is a tombstone.
    public let value: Value
    /// Milliseconds since 1970.
    public let timestamp: Int64
    /// The offset in its partition.
    public let offset: Int64
    @usableFromInline let context: StepContext

    @inlinable init(key: Key, value: Value, timestamp: Int64, offset: Int64, context: StepContext) {
        self.key = key
        self.value = value
        self.timestamp = timestamp
        self.offset = offset
        self.context = context
    }

    /// Topic and partition that the record was read from.
    public var source: TopicPartition { context.source }

    /// All headers in order, copied; identity and offset are Flows' own and not among them.
    public var headers: [Header] {
        var headers: [Header] = []
        HeaderBlock.forEach(context.headers) { name, value in
            headers.append(
                Header(String(decoding: name, as: UTF8.self), value.map { [UInt8]($0) }))
        }
        return headers
    }

    /// The value of the last header of that name; nil when there is none or it is null.
    public func header(_ name: String) -> [UInt8]? {
        headers.last { $0.name == name }?.value
    }
}

/// A record's header.
public struct Header: Hashable, Sendable {
    /// Its name.
    public let name: String
    /// Its bytes; nil is null.
    public let value: [UInt8]?

    /// A header of bytes.
    public init(_ name: String, _ value: [UInt8]?) {
        self.name = name
        self.value = value
    }

    /// A header of text, as UTF-8.
    public init(_ name: String, _ text: String) { self.init(name, Array(text.utf8)) }
}
