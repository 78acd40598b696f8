/// The one layout in which headers travel inside Flows: from the log to a function, to the outbox, to the producer.

/// Headers one behind the other in one piece of memory, copied as a whole when they are passed on.
///
/// Each header is the length of its name without the end (`UInt16`), the name, one zero byte (so
/// that C can read it in place), the length of its value (`Int32`, −1 for null) and the value.
/// Numbers are little-endian: the block is kept in the outbox.
public enum HeaderBlock {
    /// Appends one header; a name is at most 65,535 bytes of UTF-8 without U+0000.
    @inlinable @inline(__always)
    public static func append(
        name: UnsafeRawBufferPointer, value: UnsafeRawBufferPointer?, to out: inout ByteBuffer
    ) {
        out.append(native: UInt16(truncatingIfNeeded: name.count).littleEndian)
        out.append(name)
        out.append(0)
        out.append(native: Int32(value?.count ?? -1).littleEndian)
        if let value { out.append(value) }
    }

    /// Appends one header.
    public static func append(name: String, value: [UInt8]?, to out: inout ByteBuffer) {
        var name = name
        name.withUTF8 { utf8 in
            let name = UnsafeRawBufferPointer(utf8)
            guard let value else { return append(name: name, value: nil, to: &out) }
            value.withUnsafeBytes { append(name: name, value: $0, to: &out) }
        }
    }

    /// Visits the headers in order: the name with its zero byte behind it, and the value.
    ///
    /// Returns false when the block is cut off or not laid out so.
    @discardableResult
    public static func forEach(
        _ block: UnsafeRawBufferPointer,
        _ body: (_ name: UnsafeRawBufferPointer, _ value: UnsafeRawBufferPointer?) throws -> Void
    ) rethrows -> Bool {
        var at = 0
        while at < block.count {
            guard at + 2 <= block.count else { return false }
            let nameLength = Int(
                UInt16(littleEndian: block.loadUnaligned(fromByteOffset: at, as: UInt16.self)))
            at += 2
            guard at + nameLength + 5 <= block.count else { return false }
            let name = UnsafeRawBufferPointer(rebasing: block[at..<at + nameLength])
            at += nameLength + 1
            let length = Int(
                Int32(littleEndian: block.loadUnaligned(fromByteOffset: at, as: Int32.self)))
            at += 4
            guard length >= 0 else {
                try body(name, nil)
                continue
            }
            guard at + length <= block.count else { return false }
            try body(name, UnsafeRawBufferPointer(rebasing: block[at..<at + length]))
            at += length
        }
        return true
    }
}
