/// The key of an output that is still being written, for the choice of its partition.

internal import FlowsCore

extension OutputBatch {
    /// The key of the output that begins at `at`; its key and value have been appended.
    @inline(__always)
    func key(at: Int) -> UnsafeRawBufferPointer? {
        // Its length stands at 14 and it begins at 26, as the layout of a batch says.
        let stored = bytes.bytes.loadUnaligned(fromByteOffset: at + 14, as: Int32.self)
        let length = Int(Int32(littleEndian: stored))
        return length < 0 ? nil : UnsafeRawBufferPointer(start: bytes.base + at + 26, count: length)
    }
}
