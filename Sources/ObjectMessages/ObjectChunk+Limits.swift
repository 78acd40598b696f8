/// How large an object may be, for the step that puts it together and for who sends it.

extension ObjectChunk {
    /// Most bytes of an object: it has to fit into one record of the topic object-assembled.
    public static let objectBytesMax = 16 << 20
    /// Most pieces of an object. Each kept batch writes an open transfer's bytes anew, so this
    /// bounds how often: in the worst case half as many times as there are pieces.
    public static let countMax = 64
    /// Most bytes of an object's name.
    public static let nameBytesMax = 1024
    /// Bytes of a SHA-256.
    public static let checksumBytes = 32
}
