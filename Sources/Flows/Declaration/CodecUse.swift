/// A codec in an outline: what it is called, and what its messages look like.

public import FlowsCore

/// How keys, values or states are written, without their Swift type; equal when codec and schema are.
public struct CodecUse: Sendable, Equatable {
    /// The codec's name, such as `protobuf` or `int64`.
    public let codec: String
    /// The schema's full name where there is one.
    public let schema: String?
    /// The message's fields where the codec knows them.
    public let shape: @Sendable () -> MessageShape?

    /// A codec's.
    public init<Value>(_ codec: Codec<Value>) {
        self.codec = codec.name
        schema = codec.schema
        shape = codec.shape
    }

    /// A nullable codec's.
    public init<Value>(_ codec: NullableCodec<Value>) {
        self.codec = codec.name
        schema = codec.schema
        shape = codec.shape
    }

    /// Compares the names.
    public static func == (a: Self, b: Self) -> Bool {
        a.codec == b.codec && a.schema == b.schema
    }
}
