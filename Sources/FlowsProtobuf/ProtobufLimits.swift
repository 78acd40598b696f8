/// The limits of the protobuf codec, each with its unit.

/// What a message may be at most; past it decoding or encoding is an error.
public enum ProtobufLimits {
    /// Levels of messages and groups inside one another, the outermost counted; as in Google's own.
    public static let nestingDepthMax = 100
    /// Bytes of memory that one message may take while it is unpacked.
    public static let arenaBytesMax = 256 << 20
    /// Bytes of one encoded message: what protobuf allows.
    public static let encodedBytesMax = Int(Int32.max)
}
