// Made by protoc-gen-flows from google/protobuf/any.proto; make proto
// swift-format-ignore-file

internal import CConformanceMessages
public import FlowsCore
public import FlowsProtobuf

/// `google.protobuf.Any`.
public struct GoogleProtobufAny: Swift.Sendable, Swift.Hashable {
    /// The field `type_url`.
    public var typeUrl: Swift.String
    /// The field `value`.
    public var value: [Swift.UInt8]
    /// Fields that this version doesn't know, as they came.
    public var unknownFields: [Swift.UInt8] = []

    /// A message of these values.
    public init(
        typeUrl: Swift.String = "",
        value: [Swift.UInt8] = []
    ) {
        self.typeUrl = typeUrl
        self.value = value
    }
}

extension GoogleProtobufAny: ProtobufMessage {
    /// Reads and writes `google.protobuf.Any` in protobuf's wire format.
    public static let codec = Codec<GoogleProtobufAny>.protobuf(
        "google.protobuf.Any", google__protobuf__Any__descriptor())

    /// Reads the unpacked C struct; called by the codec.
    public init(from raw: UnsafeRawPointer, _ reader: MessageReader) throws(CodecError) {
        let c = raw.assumingMemoryBound(to: google__protobuf__Any.self)
        self.typeUrl = try reader.string(c.pointee.f1, c.pointee.f1_len, "google.protobuf.Any.type_url")
        self.value = reader.bytes(c.pointee.f2, c.pointee.f2_len)
        self.unknownFields = try reader.unknownFields(
            c.pointee.unknown_count, c.pointee.unknown)
    }

    /// Makes the C struct to pack; called by the codec.
    public func write(
        to writer: inout MessageWriter
    ) throws(CodecError) -> UnsafeMutableRawPointer {
        try writer.enter("google.protobuf.Any")
        defer { writer.leave() }
        let c = writer.make(google__protobuf__Any.self, google__protobuf__Any__descriptor())
        (c.pointee.f1, c.pointee.f1_len) = writer.string(self.typeUrl)
        (c.pointee.f2, c.pointee.f2_len) = writer.bytes(self.value)
        let raw = UnsafeMutableRawPointer(c)
        try writer.unknownFields(self.unknownFields, raw)
        return raw
    }
}
