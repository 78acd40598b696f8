/// How a sender cuts an object.

extension ObjectChunk {
    /// The pieces of an object, `chunkBytes` (at least 1) each but for the last; an empty one has one.
    /// - Parameters:
    ///   - content: all of its bytes.
    ///   - object: its name.
    ///   - chunkBytes: bytes of a piece.
    ///   - started: now, in milliseconds since 1970; of two transfers the later one counts.
    ///   - transfer: a random number.
    public static func pieces(
        of content: [UInt8], object: String, chunkBytes: Int, started: Int64, transfer: UInt64
    ) -> [ObjectChunk] {
        let size = max(chunkBytes, 1)
        let count = max((content.count + size - 1) / size, 1)
        let sha256 = SHA256.hash(content)
        return (0..<count).map { index in
            let start = index * size
            return ObjectChunk(
                object: object, started: started, transfer: transfer, index: UInt32(index),
                count: UInt32(count), size: Int64(content.count), sha256: sha256,
                content: Array(content[start..<min(start + size, content.count)]))
        }
    }
}
