/// What a join of a stream with a table keeps for a key, in bytes: `flows.JoinWaiting`.

public import FlowsCore

/// The table's row and the stream's records that wait for one; the schema is
/// `Proto/flows/join_values.proto`.
public struct JoinWaiting: Sendable, Equatable {
    /// A record of the stream with bytes of its own.
    public struct Entry: Sendable, Equatable {
        /// When it began to wait, milliseconds since 1970; never before one ahead of it.
        public var since: Int64
        /// The partition that it was read from.
        public var partition: Int32
        /// Its offset there.
        public var offset: Int64
        /// Milliseconds since 1970.
        public var timestamp: Int64
        /// The key; nil is null.
        public var key: [UInt8]?
        /// The value; nil is null.
        public var value: [UInt8]?
        /// Its headers (``HeaderBlock``).
        public var headers: [UInt8]

        /// Copies a record that begins to wait.
        public init(_ record: RawRecord, partition: Int32, since: Int64) {
            self.since = since
            self.partition = partition
            offset = record.offset
            timestamp = record.timestamp
            key = record.key.map { [UInt8]($0) }
            value = record.value.map { [UInt8]($0) }
            headers = [UInt8](record.headers)
        }

        /// Lends the record.
        public func withRecord<R>(_ body: (RawRecord) throws -> R) rethrows -> R {
            try (key ?? []).withUnsafeBytes { key in
                try (value ?? []).withUnsafeBytes { value in
                    try headers.withUnsafeBytes { headers in
                        try body(
                            RawRecord(
                                offset: offset, timestamp: timestamp,
                                key: self.key == nil ? nil : key,
                                value: self.value == nil ? nil : value, headers: headers))
                    }
                }
            }
        }
    }

    /// The table's row; nil when there is none.
    public var row: [UInt8]?
    /// What waits, in the order in which it came.
    public var entries: [Entry] = []

    /// No row, and nothing that waits for it.
    public init() {}

    /// Whether nothing is left to keep.
    public var isEmpty: Bool { row == nil && entries.isEmpty }

    /// How it is kept. A field that isn't known is an error: written back it would be lost.
    public static let codec = Codec<JoinWaiting>(name: "protobuf", schema: "flows.JoinWaiting") {
        bytes throws(CodecError) in
        var waiting = JoinWaiting()
        guard var wire = WireReader(bytes) else { return waiting }
        while !wire.isAtEnd {
            switch try wire.varint() {
            case 0x0a: waiting.row = [UInt8](try wire.bytes())
            case 0x12: waiting.entries.append(try Entry(reading: try wire.bytes()))
            default: throw .unknownField
            }
        }
        return waiting
    } encode: { waiting, out throws(CodecError) in
        out.append(tag: 0x0a, present: waiting.row)
        var scratch = ByteBuffer()
        for entry in waiting.entries {
            scratch.removeAll()
            entry.append(to: &scratch)
            out.append(tag: 0x12, bytes: scratch.bytes)
        }
    }
}

extension JoinWaiting.Entry {
    init(reading bytes: UnsafeRawBufferPointer) throws(CodecError) {
        self.init(
            RawRecord(offset: 0, timestamp: 0, key: nil, value: nil), partition: 0, since: 0)
        guard var wire = WireReader(bytes) else { return }
        while !wire.isAtEnd {
            switch try wire.varint() {
            case 0x08: since = Int64(bitPattern: try wire.varint())
            case 0x10: partition = Int32(truncatingIfNeeded: try wire.varint())
            case 0x18: offset = Int64(bitPattern: try wire.varint())
            case 0x20: timestamp = Int64(bitPattern: try wire.varint())
            case 0x2a: key = [UInt8](try wire.bytes())
            case 0x32: value = [UInt8](try wire.bytes())
            case 0x3a: headers = [UInt8](try wire.bytes())
            default: throw .unknownField
            }
        }
    }

    func append(to out: inout ByteBuffer) {
        out.append(tag: 0x08, number: since)
        out.append(tag: 0x10, number: Int64(partition))
        out.append(tag: 0x18, number: offset)
        out.append(tag: 0x20, number: timestamp)
        out.append(tag: 0x2a, present: key)
        out.append(tag: 0x32, present: value)
        if !headers.isEmpty { out.append(tag: 0x3a, present: headers) }
    }
}
