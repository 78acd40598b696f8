/// A record as a step's function sees it.

public import FlowsCore
public import FlowsRuntime

/// One record: typed key and value, headers, timestamp and position; lent for the length of a call.
///
/// A function gets it `borrowing`, so that it can't be kept: its place is taken by the next one.
public struct Record<Key: Sendable, Value: Sendable> {
    // One reference, so that it is passed in a register whatever the types are: a struct whose
    // layout depends on them went through four thunks for each record.
    @usableFromInline let place: RecordPlace<Key, Value>

    @inlinable init(_ place: RecordPlace<Key, Value>) { self.place = place }

    /// The key, as the topic's codec reads it.
    @inlinable public var key: Key { place.key.pointee }
    /// The value; optional exactly where the topic is compacted, and nil is a tombstone.
    @inlinable public var value: Value { place.value.pointee }
    /// Milliseconds since 1970.
    @inlinable public var timestamp: Int64 { place.timestamp }
    /// The offset in its partition.
    @inlinable public var offset: Int64 { place.offset }

    /// Topic and partition that the record was read from.
    public var source: TopicPartition {
        place.topic.map { TopicPartition($0, place.partition) } ?? place.context.source
    }

    /// All headers in order, copied; identity and offset are Flows' own and not among them.
    public var headers: [Header] {
        var headers: [Header] = []
        HeaderBlock.forEach(place.context.headers) { name, value in
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

/// Where the record at hand lies: one for each partition, filled again and again.
@usableFromInline package final class RecordPlace<Key: Sendable, Value: Sendable> {
    // Both are owned here and freed by `deinit`.
    @usableFromInline let key = UnsafeMutablePointer<Key>.allocate(capacity: 1)
    @usableFromInline let value = UnsafeMutablePointer<Value>.allocate(capacity: 1)
    @usableFromInline let context: StepContext
    @exclusivity(unchecked) @usableFromInline var isFull = false
    @exclusivity(unchecked) @usableFromInline var timestamp: Int64 = -1
    @exclusivity(unchecked) @usableFromInline var offset: Int64 = -1

    /// The topic of a join's source, whose records come through another one.
    let topic: String?
    @exclusivity(unchecked) @usableFromInline var partition: Int32 = 0

    @usableFromInline package init(_ context: StepContext, topic: String? = nil) {
        self.context = context
        self.topic = topic
    }

    deinit {
        clear()
        key.deallocate()
        value.deallocate()
    }

    @inlinable @inline(__always)
    func fill(_ key: consuming Key, _ value: consuming Value, _ raw: RawRecord) {
        clear()
        self.key.initialize(to: key)
        self.value.initialize(to: value)
        isFull = true
        timestamp = raw.timestamp
        offset = raw.offset
    }

    @inlinable @inline(__always)
    package func clear() {
        guard isFull else { return }
        isFull = false
        key.deinitialize(count: 1)
        value.deinitialize(count: 1)
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
