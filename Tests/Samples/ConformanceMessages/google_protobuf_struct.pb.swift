// Made by protoc-gen-flows from google/protobuf/struct.proto; make proto
// swift-format-ignore-file

internal import CConformanceMessages
public import FlowsCore
public import FlowsProtobuf

/// `google.protobuf.NullValue`.
public enum GoogleProtobufNullValue: Swift.Sendable, Swift.Hashable {
    /// The number 0.
    case nullValue
    /// A number that this version doesn't know.
    case unrecognized(Swift.Int32)

    /// The case of a number.
    public init(rawValue: Swift.Int32) {
        switch rawValue {
            case 0: self = .nullValue
            default: self = .unrecognized(rawValue)
        }
    }

    /// The case's number.
    public var rawValue: Swift.Int32 {
        switch self {
            case .nullValue: 0
            case .unrecognized(let number): number
        }
    }
}

/// `google.protobuf.Struct`.
public struct GoogleProtobufStruct: Swift.Sendable, Swift.Hashable {
    /// The field `fields`.
    public var fields: FieldMap<Swift.String, GoogleProtobufValue>
    /// Fields that this version doesn't know, as they came.
    public var unknownFields: [Swift.UInt8] = []

    /// A message of these values.
    public init(
        fields: FieldMap<Swift.String, GoogleProtobufValue> = [:]
    ) {
        self.fields = fields
    }
}

extension GoogleProtobufStruct: ProtobufMessage {
    /// Reads and writes `google.protobuf.Struct` in protobuf's wire format.
    public static let codec = Codec<GoogleProtobufStruct>.protobuf(
        "google.protobuf.Struct", google__protobuf__Struct__descriptor())

    /// Reads the unpacked C struct; called by the codec.
    public init(from raw: UnsafeRawPointer, _ reader: MessageReader) throws(CodecError) {
        let c = raw.assumingMemoryBound(to: google__protobuf__Struct.self)
        self.fields = try reader.map(c.pointee.f1, c.pointee.f1_count) { raw throws(CodecError) in
            let c = raw.assumingMemoryBound(to: google__protobuf__Struct__FieldsEntry.self)
            let key = try reader.string(c.pointee.f1, c.pointee.f1_len, "google.protobuf.Struct.FieldsEntry.key")
            let value: GoogleProtobufValue
            if let raw = c.pointee.f2 {
                value = try GoogleProtobufValue(from: raw, reader)
            } else {
                value = GoogleProtobufValue()
            }
            return (key, value)
        }
        self.unknownFields = try reader.unknownFields(
            c.pointee.unknown_count, c.pointee.unknown)
    }

    /// Makes the C struct to pack; called by the codec.
    public func write(
        to writer: inout MessageWriter
    ) throws(CodecError) -> UnsafeMutableRawPointer {
        try writer.enter("google.protobuf.Struct")
        defer { writer.leave() }
        let c = writer.make(google__protobuf__Struct.self, google__protobuf__Struct__descriptor())
        (c.pointee.f1, c.pointee.f1_count) = try writer.map(
            self.fields
        ) { key, value, writer throws(CodecError) in
            try writer.enter("google.protobuf.Struct.FieldsEntry")
            defer { writer.leave() }
            let c = writer.make(google__protobuf__Struct__FieldsEntry.self, google__protobuf__Struct__FieldsEntry__descriptor())
            (c.pointee.f1, c.pointee.f1_len) = writer.string(key)
            c.pointee.f1_has = 1
            c.pointee.f2 = try value.write(to: &writer)
            return UnsafeMutableRawPointer(c)
        }
        let raw = UnsafeMutableRawPointer(c)
        try writer.unknownFields(self.unknownFields, raw)
        return raw
    }
}

/// `google.protobuf.Value`.
public struct GoogleProtobufValue: Swift.Sendable, Swift.Hashable {
    /// At most one of the fields of `kind`.
    public var kind: GoogleProtobufValue.Kind?
    /// Fields that this version doesn't know, as they came.
    public var unknownFields: [Swift.UInt8] = []

    /// A message of these values.
    public init(
        kind: GoogleProtobufValue.Kind? = nil
    ) {
        self.kind = kind
    }

    /// The fields of `kind`.
    public enum Kind: Swift.Sendable, Swift.Hashable {
        /// The field `null_value`.
        case nullValue(GoogleProtobufNullValue)
        /// The field `number_value`.
        case numberValue(Swift.Double)
        /// The field `string_value`.
        case stringValue(Swift.String)
        /// The field `bool_value`.
        case boolValue(Swift.Bool)
        /// The field `struct_value`.
        case structValue(GoogleProtobufStruct)
        /// The field `list_value`.
        case listValue(GoogleProtobufListValue)
    }
}

extension GoogleProtobufValue: ProtobufMessage {
    /// Reads and writes `google.protobuf.Value` in protobuf's wire format.
    public static let codec = Codec<GoogleProtobufValue>.protobuf(
        "google.protobuf.Value", google__protobuf__Value__descriptor())

    /// Reads the unpacked C struct; called by the codec.
    public init(from raw: UnsafeRawPointer, _ reader: MessageReader) throws(CodecError) {
        let c = raw.assumingMemoryBound(to: google__protobuf__Value.self)
        switch c.pointee.o0_case {
            case 1:
                self.kind = .nullValue(GoogleProtobufNullValue(rawValue: c.pointee.o0.f1))
            case 2:
                self.kind = .numberValue(c.pointee.o0.f2)
            case 3:
                self.kind = .stringValue(try reader.string(c.pointee.o0.f3.data, c.pointee.o0.f3.len, "google.protobuf.Value.string_value"))
            case 4:
                self.kind = .boolValue(c.pointee.o0.f4 != 0)
            case 5:
                if let raw = c.pointee.o0.f5 {
                    self.kind = .structValue(try GoogleProtobufStruct(from: raw, reader))
                } else {
                    self.kind = nil
                }
            case 6:
                if let raw = c.pointee.o0.f6 {
                    self.kind = .listValue(try GoogleProtobufListValue(from: raw, reader))
                } else {
                    self.kind = nil
                }
            default: self.kind = nil
        }
        self.unknownFields = try reader.unknownFields(
            c.pointee.unknown_count, c.pointee.unknown)
    }

    /// Makes the C struct to pack; called by the codec.
    public func write(
        to writer: inout MessageWriter
    ) throws(CodecError) -> UnsafeMutableRawPointer {
        try writer.enter("google.protobuf.Value")
        defer { writer.leave() }
        let c = writer.make(google__protobuf__Value.self, google__protobuf__Value__descriptor())
        switch self.kind {
            case .nullValue(let value)?:
                c.pointee.o0_case = 1
                c.pointee.o0.f1 = value.rawValue
            case .numberValue(let value)?:
                c.pointee.o0_case = 2
                c.pointee.o0.f2 = value
            case .stringValue(let value)?:
                c.pointee.o0_case = 3
                (c.pointee.o0.f3.data, c.pointee.o0.f3.len) = writer.string(value)
            case .boolValue(let value)?:
                c.pointee.o0_case = 4
                c.pointee.o0.f4 = value ? 1 : 0
            case .structValue(let value)?:
                c.pointee.o0_case = 5
                c.pointee.o0.f5 = try value.write(to: &writer)
            case .listValue(let value)?:
                c.pointee.o0_case = 6
                c.pointee.o0.f6 = try value.write(to: &writer)
            case nil: break
        }
        let raw = UnsafeMutableRawPointer(c)
        try writer.unknownFields(self.unknownFields, raw)
        return raw
    }
}

/// `google.protobuf.ListValue`.
public struct GoogleProtobufListValue: Swift.Sendable, Swift.Hashable {
    /// The field `values`.
    public var values: [GoogleProtobufValue]
    /// Fields that this version doesn't know, as they came.
    public var unknownFields: [Swift.UInt8] = []

    /// A message of these values.
    public init(
        values: [GoogleProtobufValue] = []
    ) {
        self.values = values
    }
}

extension GoogleProtobufListValue: ProtobufMessage {
    /// Reads and writes `google.protobuf.ListValue` in protobuf's wire format.
    public static let codec = Codec<GoogleProtobufListValue>.protobuf(
        "google.protobuf.ListValue", google__protobuf__ListValue__descriptor())

    /// Reads the unpacked C struct; called by the codec.
    public init(from raw: UnsafeRawPointer, _ reader: MessageReader) throws(CodecError) {
        let c = raw.assumingMemoryBound(to: google__protobuf__ListValue.self)
        self.values = try reader.messages(c.pointee.f1, c.pointee.f1_count, of: GoogleProtobufValue.self)
        self.unknownFields = try reader.unknownFields(
            c.pointee.unknown_count, c.pointee.unknown)
    }

    /// Makes the C struct to pack; called by the codec.
    public func write(
        to writer: inout MessageWriter
    ) throws(CodecError) -> UnsafeMutableRawPointer {
        try writer.enter("google.protobuf.ListValue")
        defer { writer.leave() }
        let c = writer.make(google__protobuf__ListValue.self, google__protobuf__ListValue__descriptor())
        (c.pointee.f1, c.pointee.f1_count) = try writer.messages(self.values)
        let raw = UnsafeMutableRawPointer(c)
        try writer.unknownFields(self.unknownFields, raw)
        return raw
    }
}
