/// A record as the in-memory broker keeps it.

internal import FlowsCore

/// One record of a partition, with bytes of its own.
public struct LogRecord: Sendable, Equatable {
    /// Its place in the partition.
    public var offset: Int64
    /// Milliseconds since 1970.
    public var timestamp: Int64
    /// The key; nil is null.
    public var key: [UInt8]?
    /// The value; nil is null.
    public var value: [UInt8]?
    /// All headers in order, the identity among them.
    public var headers: [LogHeader]

    /// A record.
    public init(
        offset: Int64 = -1, timestamp: Int64, key: [UInt8]?, value: [UInt8]?,
        headers: [LogHeader] = []
    ) {
        self.offset = offset
        self.timestamp = timestamp
        self.key = key
        self.value = value
        self.headers = headers
    }

    /// The value as text, empty for null.
    public var text: String { String(decoding: value ?? [], as: UTF8.self) }
    /// The key as text, empty for null.
    public var keyText: String { String(decoding: key ?? [], as: UTF8.self) }
    /// The identity that a Flows step gave it; nil when a foreign producer wrote it.
    public var identity: String? {
        headers.first { $0.name == Identity.header }
            .map { String(decoding: $0.value ?? [], as: UTF8.self) }
    }

    init(_ output: OutputHead) {
        var headers: [LogHeader] = []
        HeaderBlock.forEach(output.headers) { name, value in
            headers.append(
                LogHeader(String(decoding: name, as: UTF8.self), value.map { [UInt8]($0) }))
        }
        self.init(
            timestamp: output.timestamp, key: output.key.map { [UInt8]($0) },
            value: output.value.map { [UInt8]($0) }, headers: headers)
    }
}

/// A header with bytes of its own.
public struct LogHeader: Sendable, Equatable {
    /// Its name.
    public var name: String
    /// Its value; nil is null.
    public var value: [UInt8]?

    /// A header.
    public init(_ name: String, _ value: [UInt8]?) {
        self.name = name
        self.value = value
    }
}
