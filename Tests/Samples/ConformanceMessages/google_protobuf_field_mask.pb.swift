// Made by protoc-gen-flows from google/protobuf/field_mask.proto; make proto
// swift-format-ignore-file

internal import CConformanceMessages
public import FlowsCore
public import FlowsProtobuf

/// `google.protobuf.FieldMask`.
public struct GoogleProtobufFieldMask: Swift.Sendable, Swift.Hashable {
    /// The field `paths`.
    public var paths: [Swift.String]
    /// Fields that this version doesn't know, as they came.
    public var unknownFields: [Swift.UInt8] = []

    /// A message of these values.
    public init(
        paths: [Swift.String] = []
    ) {
        self.paths = paths
    }
}

extension GoogleProtobufFieldMask: ProtobufMessage {
    /// Reads and writes `google.protobuf.FieldMask` in protobuf's wire format.
    public static let codec = Codec<GoogleProtobufFieldMask>.protobuf(
        "google.protobuf.FieldMask", google__protobuf__FieldMask__descriptor())

    /// Reads the unpacked C struct; called by the codec.
    public init(from raw: UnsafeRawPointer, _ reader: MessageReader) throws(CodecError) {
        let c = raw.assumingMemoryBound(to: google__protobuf__FieldMask.self)
        self.paths = try reader.strings(c.pointee.f1, c.pointee.f1_count, "google.protobuf.FieldMask.paths")
        self.unknownFields = try reader.unknownFields(
            c.pointee.unknown_count, c.pointee.unknown)
    }

    /// Makes the C struct to pack; called by the codec.
    public func write(
        to writer: inout MessageWriter
    ) throws(CodecError) -> UnsafeMutableRawPointer {
        try writer.enter("google.protobuf.FieldMask")
        defer { writer.leave() }
        let c = writer.make(google__protobuf__FieldMask.self, google__protobuf__FieldMask__descriptor())
        (c.pointee.f1, c.pointee.f1_count) = writer.strings(self.paths)
        let raw = UnsafeMutableRawPointer(c)
        try writer.unknownFields(self.unknownFields, raw)
        return raw
    }
}
