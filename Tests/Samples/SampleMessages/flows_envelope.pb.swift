// Made by protoc-gen-flows from flows/envelope.proto; make proto
// swift-format-ignore-file

internal import CSampleMessages
public import FlowsCore
public import FlowsProtobuf

/// A source's record as it was.
public struct Envelope: Swift.Sendable, Swift.Hashable {
    /// The topic that it was read from.
    public var topic: Swift.String
    /// The partition that it was read from.
    public var partition: Swift.Int32
    /// Its offset there.
    public var offset: Swift.Int64
    /// Milliseconds since 1970; -1 when the broker has none.
    public var timestamp: Swift.Int64
    /// Its key.
    public var key: [Swift.UInt8]?
    /// Its value.
    public var value: [Swift.UInt8]?
    /// Its headers in order, but for flows-origin.
    public var headers: [Envelope.Header]
    /// The text of its flows-origin header, where the source is read .latest.
    public var origin: Swift.String?
    /// Fields that this version doesn't know, as they came.
    public var unknownFields: [Swift.UInt8] = []

    /// A message of these values.
    public init(
        topic: Swift.String = "",
        partition: Swift.Int32 = 0,
        offset: Swift.Int64 = 0,
        timestamp: Swift.Int64 = 0,
        key: [Swift.UInt8]? = nil,
        value: [Swift.UInt8]? = nil,
        headers: [Envelope.Header] = [],
        origin: Swift.String? = nil
    ) {
        self.topic = topic
        self.partition = partition
        self.offset = offset
        self.timestamp = timestamp
        self.key = key
        self.value = value
        self.headers = headers
        self.origin = origin
    }
}

extension Envelope: ProtobufMessage {
    /// Reads and writes `flows.Envelope` in protobuf's wire format.
    public static let codec = Codec<Envelope>.protobuf(
        "flows.Envelope", flows__Envelope__descriptor())

    /// Reads the unpacked C struct; called by the codec.
    public init(from raw: UnsafeRawPointer, _ reader: MessageReader) throws(CodecError) {
        let c = raw.assumingMemoryBound(to: flows__Envelope.self)
        self.topic = try reader.string(c.pointee.f1, c.pointee.f1_len, "flows.Envelope.topic")
        self.partition = c.pointee.f2
        self.offset = c.pointee.f3
        self.timestamp = c.pointee.f4
        if c.pointee.f5_has != 0 {
            self.key = reader.bytes(c.pointee.f5, c.pointee.f5_len)
        } else {
            self.key = nil
        }
        if c.pointee.f6_has != 0 {
            self.value = reader.bytes(c.pointee.f6, c.pointee.f6_len)
        } else {
            self.value = nil
        }
        self.headers = try reader.messages(c.pointee.f7, c.pointee.f7_count, of: Envelope.Header.self)
        if c.pointee.f8_has != 0 {
            self.origin = try reader.string(c.pointee.f8, c.pointee.f8_len, "flows.Envelope.origin")
        } else {
            self.origin = nil
        }
        self.unknownFields = try reader.unknownFields(
            c.pointee.unknown_count, c.pointee.unknown)
    }

    /// Makes the C struct to pack; called by the codec.
    public func write(
        to writer: inout MessageWriter
    ) throws(CodecError) -> UnsafeMutableRawPointer {
        let c = writer.make(flows__Envelope.self, flows__Envelope__descriptor())
        (c.pointee.f1, c.pointee.f1_len) = writer.string(self.topic)
        c.pointee.f2 = self.partition
        c.pointee.f3 = self.offset
        c.pointee.f4 = self.timestamp
        if let value = self.key {
            (c.pointee.f5, c.pointee.f5_len) = writer.bytes(value)
            c.pointee.f5_has = 1
        }
        if let value = self.value {
            (c.pointee.f6, c.pointee.f6_len) = writer.bytes(value)
            c.pointee.f6_has = 1
        }
        (c.pointee.f7, c.pointee.f7_count) = try writer.messages(self.headers)
        if let value = self.origin {
            (c.pointee.f8, c.pointee.f8_len) = writer.string(value)
            c.pointee.f8_has = 1
        }
        let raw = UnsafeMutableRawPointer(c)
        try writer.unknownFields(self.unknownFields, raw)
        return raw
    }
}

extension Envelope {
    /// A header of the record.
    public struct Header: Swift.Sendable, Swift.Hashable {
        /// Its name.
        public var name: Swift.String
        /// Its bytes.
        public var value: [Swift.UInt8]?
        /// Fields that this version doesn't know, as they came.
        public var unknownFields: [Swift.UInt8] = []

        /// A message of these values.
        public init(
            name: Swift.String = "",
            value: [Swift.UInt8]? = nil
        ) {
            self.name = name
            self.value = value
        }
    }
}

extension Envelope.Header: ProtobufMessage {
    /// Reads and writes `flows.Envelope.Header` in protobuf's wire format.
    public static let codec = Codec<Envelope.Header>.protobuf(
        "flows.Envelope.Header", flows__Envelope__Header__descriptor())

    /// Reads the unpacked C struct; called by the codec.
    public init(from raw: UnsafeRawPointer, _ reader: MessageReader) throws(CodecError) {
        let c = raw.assumingMemoryBound(to: flows__Envelope__Header.self)
        self.name = try reader.string(c.pointee.f1, c.pointee.f1_len, "flows.Envelope.Header.name")
        if c.pointee.f2_has != 0 {
            self.value = reader.bytes(c.pointee.f2, c.pointee.f2_len)
        } else {
            self.value = nil
        }
        self.unknownFields = try reader.unknownFields(
            c.pointee.unknown_count, c.pointee.unknown)
    }

    /// Makes the C struct to pack; called by the codec.
    public func write(
        to writer: inout MessageWriter
    ) throws(CodecError) -> UnsafeMutableRawPointer {
        let c = writer.make(flows__Envelope__Header.self, flows__Envelope__Header__descriptor())
        (c.pointee.f1, c.pointee.f1_len) = writer.string(self.name)
        if let value = self.value {
            (c.pointee.f2, c.pointee.f2_len) = writer.bytes(value)
            c.pointee.f2_has = 1
        }
        let raw = UnsafeMutableRawPointer(c)
        try writer.unknownFields(self.unknownFields, raw)
        return raw
    }
}
