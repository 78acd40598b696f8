/// What the plugin writes for every message: between the C struct of protobuf-c and a Swift value.

public import FlowsCore

/// A Swift value that a `.proto` message describes; `protoc-gen-flows` writes the conformances.
///
/// Authors use ``codec``; the other members are called by it.
public protocol ProtobufMessage: Sendable, Hashable {
    /// Reads and writes the message in protobuf's wire format.
    static var codec: Codec<Self> { get }

    /// Fields that this version doesn't know, in wire format; written back as they came.
    var unknownFields: [UInt8] { get set }

    /// Reads the unpacked C struct, which is gone after the call.
    init(from raw: UnsafeRawPointer, _ reader: MessageReader) throws(CodecError)

    /// Makes the C struct in the writer's memory, to be packed.
    func write(to writer: inout MessageWriter) throws(CodecError) -> UnsafeMutableRawPointer
}

extension Codec where Value: ProtobufMessage {
    /// The codec of a message, from its full name and protobuf-c's descriptor of it.
    @inlinable
    public static func protobuf(_ schema: StaticString, _ descriptor: UnsafeRawPointer) -> Codec {
        let type = MessageType(descriptor)
        return Codec(
            name: "protobuf", schema: schema.description, shape: { type.shape }
        ) { bytes throws(CodecError) in
            try type.decode(Value.self, from: bytes)
        } encode: { value, out throws(CodecError) in
            try type.encode(value, into: &out)
        }
    }
}

extension Codec {
    /// A value's bytes in an array of their own, for a column that holds a message.
    public func bytes(of value: Value) throws(CodecError) -> [UInt8] {
        var out = ByteBuffer()
        try encode(value, &out)
        return [UInt8](out.bytes)
    }
}
