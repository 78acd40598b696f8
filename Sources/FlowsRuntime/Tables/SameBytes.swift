/// Comparison of byte strings eight at a time: what the tables do most.

/// Whether both have the same bytes; from the end, where origins and many keys differ.
@inline(__always)
func same(_ a: UnsafeRawBufferPointer, _ b: UnsafeRawBufferPointer) -> Bool {
    let count = a.count
    guard count == b.count else { return false }
    guard let a = a.baseAddress, let b = b.baseAddress else { return true }
    var at = count
    while at >= 8 {
        at -= 8
        if a.loadUnaligned(fromByteOffset: at, as: UInt64.self)
            != b.loadUnaligned(fromByteOffset: at, as: UInt64.self)
        {
            return false
        }
    }
    if at == 0 { return true }
    if count >= 8 {
        // The bytes before overlap what was compared: one more word instead of a loop.
        return a.loadUnaligned(as: UInt64.self) == b.loadUnaligned(as: UInt64.self)
    }
    while at > 0 {
        at -= 1
        if a.load(fromByteOffset: at, as: UInt8.self) != b.load(fromByteOffset: at, as: UInt8.self)
        {
            return false
        }
    }
    return true
}
