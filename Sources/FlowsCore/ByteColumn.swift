/// A column of byte strings in one piece of memory: what crosses from the runtime to a store.

/// Byte strings one behind the other, each behind its length.
///
/// The storage is, for each element, its length as a big-endian `Int32` (−1 for null) and then
/// its bytes: the body of a Postgres binary array, so that a store over libpq copies it once.
public struct ByteColumn: Sendable {
    /// Lengths and bytes as described above.
    public private(set) var storage: [UInt8] = []
    /// Elements, nulls included.
    public private(set) var count = 0

    /// An empty column.
    public init() {}

    /// Appends an element, nil for null.
    public mutating func append(_ element: UnsafeRawBufferPointer?) {
        count += 1
        guard let element else { return appendLength(-1) }
        appendLength(Int32(element.count))
        storage.append(contentsOf: element)
    }

    /// Appends an integer of 1, 2, 4 or 8 bytes, most significant byte first.
    public mutating func append<I: FixedWidthInteger>(bigEndian value: I) {
        var value = value.bigEndian
        Swift.withUnsafeBytes(of: &value) { append($0) }
    }

    /// Empties the column and keeps its memory.
    public mutating func removeAll() {
        storage.removeAll(keepingCapacity: true)
        count = 0
    }

    /// Visits each element in order with its index; a null is nil.
    public func forEach(_ body: (Int, UnsafeRawBufferPointer?) throws -> Void) rethrows {
        try storage.withUnsafeBytes { all in
            var at = 0
            for index in 0..<count {
                let length = Int(
                    Int32(bigEndian: all.loadUnaligned(fromByteOffset: at, as: Int32.self)))
                at += 4
                if length < 0 {
                    try body(index, nil)
                } else {
                    try body(index, UnsafeRawBufferPointer(rebasing: all[at..<at + length]))
                    at += length
                }
            }
        }
    }

    private mutating func appendLength(_ length: Int32) {
        Swift.withUnsafeBytes(of: length.bigEndian) { storage.append(contentsOf: $0) }
    }
}
