// Made by protoc-gen-flows from google/protobuf/wrappers.proto; make proto
// swift-format-ignore-file

internal import CConformanceMessages
public import FlowsCore
public import FlowsProtobuf

/// `google.protobuf.DoubleValue`.
public struct GoogleProtobufDoubleValue: Swift.Sendable, Swift.Hashable {
    /// The field `value`.
    public var value: Swift.Double
    /// Fields that this version doesn't know, as they came.
    public var unknownFields: [Swift.UInt8] = []

    /// A message of these values.
    public init(
        value: Swift.Double = 0
    ) {
        self.value = value
    }
}

extension GoogleProtobufDoubleValue: ProtobufMessage {
    /// Reads and writes `google.protobuf.DoubleValue` in protobuf's wire format.
    public static let codec = Codec<GoogleProtobufDoubleValue>.protobuf(
        "google.protobuf.DoubleValue", google__protobuf__DoubleValue__descriptor())

    /// Reads the unpacked C struct; called by the codec.
    public init(from raw: UnsafeRawPointer, _ reader: MessageReader) throws(CodecError) {
        let c = raw.assumingMemoryBound(to: google__protobuf__DoubleValue.self)
        self.value = c.pointee.f1
        self.unknownFields = try reader.unknownFields(
            c.pointee.unknown_count, c.pointee.unknown)
    }

    /// Makes the C struct to pack; called by the codec.
    public func write(
        to writer: inout MessageWriter
    ) throws(CodecError) -> UnsafeMutableRawPointer {
        try writer.enter("google.protobuf.DoubleValue")
        defer { writer.leave() }
        let c = writer.make(google__protobuf__DoubleValue.self, google__protobuf__DoubleValue__descriptor())
        c.pointee.f1 = self.value
        c.pointee.f1_has = self.value.bitPattern == 0 ? 0 : 1
        let raw = UnsafeMutableRawPointer(c)
        try writer.unknownFields(self.unknownFields, raw)
        return raw
    }
}

/// `google.protobuf.FloatValue`.
public struct GoogleProtobufFloatValue: Swift.Sendable, Swift.Hashable {
    /// The field `value`.
    public var value: Swift.Float
    /// Fields that this version doesn't know, as they came.
    public var unknownFields: [Swift.UInt8] = []

    /// A message of these values.
    public init(
        value: Swift.Float = 0
    ) {
        self.value = value
    }
}

extension GoogleProtobufFloatValue: ProtobufMessage {
    /// Reads and writes `google.protobuf.FloatValue` in protobuf's wire format.
    public static let codec = Codec<GoogleProtobufFloatValue>.protobuf(
        "google.protobuf.FloatValue", google__protobuf__FloatValue__descriptor())

    /// Reads the unpacked C struct; called by the codec.
    public init(from raw: UnsafeRawPointer, _ reader: MessageReader) throws(CodecError) {
        let c = raw.assumingMemoryBound(to: google__protobuf__FloatValue.self)
        self.value = c.pointee.f1
        self.unknownFields = try reader.unknownFields(
            c.pointee.unknown_count, c.pointee.unknown)
    }

    /// Makes the C struct to pack; called by the codec.
    public func write(
        to writer: inout MessageWriter
    ) throws(CodecError) -> UnsafeMutableRawPointer {
        try writer.enter("google.protobuf.FloatValue")
        defer { writer.leave() }
        let c = writer.make(google__protobuf__FloatValue.self, google__protobuf__FloatValue__descriptor())
        c.pointee.f1 = self.value
        c.pointee.f1_has = self.value.bitPattern == 0 ? 0 : 1
        let raw = UnsafeMutableRawPointer(c)
        try writer.unknownFields(self.unknownFields, raw)
        return raw
    }
}

/// `google.protobuf.Int64Value`.
public struct GoogleProtobufInt64Value: Swift.Sendable, Swift.Hashable {
    /// The field `value`.
    public var value: Swift.Int64
    /// Fields that this version doesn't know, as they came.
    public var unknownFields: [Swift.UInt8] = []

    /// A message of these values.
    public init(
        value: Swift.Int64 = 0
    ) {
        self.value = value
    }
}

extension GoogleProtobufInt64Value: ProtobufMessage {
    /// Reads and writes `google.protobuf.Int64Value` in protobuf's wire format.
    public static let codec = Codec<GoogleProtobufInt64Value>.protobuf(
        "google.protobuf.Int64Value", google__protobuf__Int64Value__descriptor())

    /// Reads the unpacked C struct; called by the codec.
    public init(from raw: UnsafeRawPointer, _ reader: MessageReader) throws(CodecError) {
        let c = raw.assumingMemoryBound(to: google__protobuf__Int64Value.self)
        self.value = c.pointee.f1
        self.unknownFields = try reader.unknownFields(
            c.pointee.unknown_count, c.pointee.unknown)
    }

    /// Makes the C struct to pack; called by the codec.
    public func write(
        to writer: inout MessageWriter
    ) throws(CodecError) -> UnsafeMutableRawPointer {
        try writer.enter("google.protobuf.Int64Value")
        defer { writer.leave() }
        let c = writer.make(google__protobuf__Int64Value.self, google__protobuf__Int64Value__descriptor())
        c.pointee.f1 = self.value
        let raw = UnsafeMutableRawPointer(c)
        try writer.unknownFields(self.unknownFields, raw)
        return raw
    }
}

/// `google.protobuf.UInt64Value`.
public struct GoogleProtobufUInt64Value: Swift.Sendable, Swift.Hashable {
    /// The field `value`.
    public var value: Swift.UInt64
    /// Fields that this version doesn't know, as they came.
    public var unknownFields: [Swift.UInt8] = []

    /// A message of these values.
    public init(
        value: Swift.UInt64 = 0
    ) {
        self.value = value
    }
}

extension GoogleProtobufUInt64Value: ProtobufMessage {
    /// Reads and writes `google.protobuf.UInt64Value` in protobuf's wire format.
    public static let codec = Codec<GoogleProtobufUInt64Value>.protobuf(
        "google.protobuf.UInt64Value", google__protobuf__UInt64Value__descriptor())

    /// Reads the unpacked C struct; called by the codec.
    public init(from raw: UnsafeRawPointer, _ reader: MessageReader) throws(CodecError) {
        let c = raw.assumingMemoryBound(to: google__protobuf__UInt64Value.self)
        self.value = c.pointee.f1
        self.unknownFields = try reader.unknownFields(
            c.pointee.unknown_count, c.pointee.unknown)
    }

    /// Makes the C struct to pack; called by the codec.
    public func write(
        to writer: inout MessageWriter
    ) throws(CodecError) -> UnsafeMutableRawPointer {
        try writer.enter("google.protobuf.UInt64Value")
        defer { writer.leave() }
        let c = writer.make(google__protobuf__UInt64Value.self, google__protobuf__UInt64Value__descriptor())
        c.pointee.f1 = self.value
        let raw = UnsafeMutableRawPointer(c)
        try writer.unknownFields(self.unknownFields, raw)
        return raw
    }
}

/// `google.protobuf.Int32Value`.
public struct GoogleProtobufInt32Value: Swift.Sendable, Swift.Hashable {
    /// The field `value`.
    public var value: Swift.Int32
    /// Fields that this version doesn't know, as they came.
    public var unknownFields: [Swift.UInt8] = []

    /// A message of these values.
    public init(
        value: Swift.Int32 = 0
    ) {
        self.value = value
    }
}

extension GoogleProtobufInt32Value: ProtobufMessage {
    /// Reads and writes `google.protobuf.Int32Value` in protobuf's wire format.
    public static let codec = Codec<GoogleProtobufInt32Value>.protobuf(
        "google.protobuf.Int32Value", google__protobuf__Int32Value__descriptor())

    /// Reads the unpacked C struct; called by the codec.
    public init(from raw: UnsafeRawPointer, _ reader: MessageReader) throws(CodecError) {
        let c = raw.assumingMemoryBound(to: google__protobuf__Int32Value.self)
        self.value = c.pointee.f1
        self.unknownFields = try reader.unknownFields(
            c.pointee.unknown_count, c.pointee.unknown)
    }

    /// Makes the C struct to pack; called by the codec.
    public func write(
        to writer: inout MessageWriter
    ) throws(CodecError) -> UnsafeMutableRawPointer {
        try writer.enter("google.protobuf.Int32Value")
        defer { writer.leave() }
        let c = writer.make(google__protobuf__Int32Value.self, google__protobuf__Int32Value__descriptor())
        c.pointee.f1 = self.value
        let raw = UnsafeMutableRawPointer(c)
        try writer.unknownFields(self.unknownFields, raw)
        return raw
    }
}

/// `google.protobuf.UInt32Value`.
public struct GoogleProtobufUInt32Value: Swift.Sendable, Swift.Hashable {
    /// The field `value`.
    public var value: Swift.UInt32
    /// Fields that this version doesn't know, as they came.
    public var unknownFields: [Swift.UInt8] = []

    /// A message of these values.
    public init(
        value: Swift.UInt32 = 0
    ) {
        self.value = value
    }
}

extension GoogleProtobufUInt32Value: ProtobufMessage {
    /// Reads and writes `google.protobuf.UInt32Value` in protobuf's wire format.
    public static let codec = Codec<GoogleProtobufUInt32Value>.protobuf(
        "google.protobuf.UInt32Value", google__protobuf__UInt32Value__descriptor())

    /// Reads the unpacked C struct; called by the codec.
    public init(from raw: UnsafeRawPointer, _ reader: MessageReader) throws(CodecError) {
        let c = raw.assumingMemoryBound(to: google__protobuf__UInt32Value.self)
        self.value = c.pointee.f1
        self.unknownFields = try reader.unknownFields(
            c.pointee.unknown_count, c.pointee.unknown)
    }

    /// Makes the C struct to pack; called by the codec.
    public func write(
        to writer: inout MessageWriter
    ) throws(CodecError) -> UnsafeMutableRawPointer {
        try writer.enter("google.protobuf.UInt32Value")
        defer { writer.leave() }
        let c = writer.make(google__protobuf__UInt32Value.self, google__protobuf__UInt32Value__descriptor())
        c.pointee.f1 = self.value
        let raw = UnsafeMutableRawPointer(c)
        try writer.unknownFields(self.unknownFields, raw)
        return raw
    }
}

/// `google.protobuf.BoolValue`.
public struct GoogleProtobufBoolValue: Swift.Sendable, Swift.Hashable {
    /// The field `value`.
    public var value: Swift.Bool
    /// Fields that this version doesn't know, as they came.
    public var unknownFields: [Swift.UInt8] = []

    /// A message of these values.
    public init(
        value: Swift.Bool = false
    ) {
        self.value = value
    }
}

extension GoogleProtobufBoolValue: ProtobufMessage {
    /// Reads and writes `google.protobuf.BoolValue` in protobuf's wire format.
    public static let codec = Codec<GoogleProtobufBoolValue>.protobuf(
        "google.protobuf.BoolValue", google__protobuf__BoolValue__descriptor())

    /// Reads the unpacked C struct; called by the codec.
    public init(from raw: UnsafeRawPointer, _ reader: MessageReader) throws(CodecError) {
        let c = raw.assumingMemoryBound(to: google__protobuf__BoolValue.self)
        self.value = c.pointee.f1 != 0
        self.unknownFields = try reader.unknownFields(
            c.pointee.unknown_count, c.pointee.unknown)
    }

    /// Makes the C struct to pack; called by the codec.
    public func write(
        to writer: inout MessageWriter
    ) throws(CodecError) -> UnsafeMutableRawPointer {
        try writer.enter("google.protobuf.BoolValue")
        defer { writer.leave() }
        let c = writer.make(google__protobuf__BoolValue.self, google__protobuf__BoolValue__descriptor())
        c.pointee.f1 = self.value ? 1 : 0
        let raw = UnsafeMutableRawPointer(c)
        try writer.unknownFields(self.unknownFields, raw)
        return raw
    }
}

/// `google.protobuf.StringValue`.
public struct GoogleProtobufStringValue: Swift.Sendable, Swift.Hashable {
    /// The field `value`.
    public var value: Swift.String
    /// Fields that this version doesn't know, as they came.
    public var unknownFields: [Swift.UInt8] = []

    /// A message of these values.
    public init(
        value: Swift.String = ""
    ) {
        self.value = value
    }
}

extension GoogleProtobufStringValue: ProtobufMessage {
    /// Reads and writes `google.protobuf.StringValue` in protobuf's wire format.
    public static let codec = Codec<GoogleProtobufStringValue>.protobuf(
        "google.protobuf.StringValue", google__protobuf__StringValue__descriptor())

    /// Reads the unpacked C struct; called by the codec.
    public init(from raw: UnsafeRawPointer, _ reader: MessageReader) throws(CodecError) {
        let c = raw.assumingMemoryBound(to: google__protobuf__StringValue.self)
        self.value = try reader.string(c.pointee.f1, c.pointee.f1_len, "google.protobuf.StringValue.value")
        self.unknownFields = try reader.unknownFields(
            c.pointee.unknown_count, c.pointee.unknown)
    }

    /// Makes the C struct to pack; called by the codec.
    public func write(
        to writer: inout MessageWriter
    ) throws(CodecError) -> UnsafeMutableRawPointer {
        try writer.enter("google.protobuf.StringValue")
        defer { writer.leave() }
        let c = writer.make(google__protobuf__StringValue.self, google__protobuf__StringValue__descriptor())
        (c.pointee.f1, c.pointee.f1_len) = writer.string(self.value)
        let raw = UnsafeMutableRawPointer(c)
        try writer.unknownFields(self.unknownFields, raw)
        return raw
    }
}

/// `google.protobuf.BytesValue`.
public struct GoogleProtobufBytesValue: Swift.Sendable, Swift.Hashable {
    /// The field `value`.
    public var value: [Swift.UInt8]
    /// Fields that this version doesn't know, as they came.
    public var unknownFields: [Swift.UInt8] = []

    /// A message of these values.
    public init(
        value: [Swift.UInt8] = []
    ) {
        self.value = value
    }
}

extension GoogleProtobufBytesValue: ProtobufMessage {
    /// Reads and writes `google.protobuf.BytesValue` in protobuf's wire format.
    public static let codec = Codec<GoogleProtobufBytesValue>.protobuf(
        "google.protobuf.BytesValue", google__protobuf__BytesValue__descriptor())

    /// Reads the unpacked C struct; called by the codec.
    public init(from raw: UnsafeRawPointer, _ reader: MessageReader) throws(CodecError) {
        let c = raw.assumingMemoryBound(to: google__protobuf__BytesValue.self)
        self.value = reader.bytes(c.pointee.f1, c.pointee.f1_len)
        self.unknownFields = try reader.unknownFields(
            c.pointee.unknown_count, c.pointee.unknown)
    }

    /// Makes the C struct to pack; called by the codec.
    public func write(
        to writer: inout MessageWriter
    ) throws(CodecError) -> UnsafeMutableRawPointer {
        try writer.enter("google.protobuf.BytesValue")
        defer { writer.leave() }
        let c = writer.make(google__protobuf__BytesValue.self, google__protobuf__BytesValue__descriptor())
        (c.pointee.f1, c.pointee.f1_len) = writer.bytes(self.value)
        let raw = UnsafeMutableRawPointer(c)
        try writer.unknownFields(self.unknownFields, raw)
        return raw
    }
}
