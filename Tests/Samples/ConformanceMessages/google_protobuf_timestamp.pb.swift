// Made by protoc-gen-flows from google/protobuf/timestamp.proto; make proto
// swift-format-ignore-file

internal import CConformanceMessages
public import FlowsCore
public import FlowsProtobuf

/// `google.protobuf.Timestamp`.
public struct GoogleProtobufTimestamp: Swift.Sendable, Swift.Hashable {
    /// The field `seconds`.
    public var seconds: Swift.Int64
    /// The field `nanos`.
    public var nanos: Swift.Int32
    /// Fields that this version doesn't know, as they came.
    public var unknownFields: [Swift.UInt8] = []

    /// A message of these values.
    public init(
        seconds: Swift.Int64 = 0,
        nanos: Swift.Int32 = 0
    ) {
        self.seconds = seconds
        self.nanos = nanos
    }
}

extension GoogleProtobufTimestamp: ProtobufMessage {
    /// Reads and writes `google.protobuf.Timestamp` in protobuf's wire format.
    public static let codec = Codec<GoogleProtobufTimestamp>.protobuf(
        "google.protobuf.Timestamp", google__protobuf__Timestamp__descriptor())

    /// Reads the unpacked C struct; called by the codec.
    public init(from raw: UnsafeRawPointer, _ reader: MessageReader) throws(CodecError) {
        let c = raw.assumingMemoryBound(to: google__protobuf__Timestamp.self)
        self.seconds = c.pointee.f1
        self.nanos = c.pointee.f2
        self.unknownFields = try reader.unknownFields(
            c.pointee.unknown_count, c.pointee.unknown)
    }

    /// Makes the C struct to pack; called by the codec.
    public func write(
        to writer: inout MessageWriter
    ) throws(CodecError) -> UnsafeMutableRawPointer {
        try writer.enter("google.protobuf.Timestamp")
        defer { writer.leave() }
        let c = writer.make(google__protobuf__Timestamp.self, google__protobuf__Timestamp__descriptor())
        c.pointee.f1 = self.seconds
        c.pointee.f2 = self.nanos
        let raw = UnsafeMutableRawPointer(c)
        try writer.unknownFields(self.unknownFields, raw)
        return raw
    }
}
