/// Growable bytes that encoders write into: one allocation for a whole batch.

/// Bytes that grow at the end, owned by one place and freed with it.
///
/// Integers are stored in the machine's order unless a method says otherwise: what is kept
/// in Postgres or sent to Kafka says its byte order in its own specification.
public struct ByteBuffer: ~Copyable, @unchecked Sendable {
    @usableFromInline var start: UnsafeMutableRawPointer
    @usableFromInline var used: Int
    @usableFromInline var room: Int

    /// An empty buffer with room for `capacity` bytes.
    public init(capacity: Int = 256) {
        room = max(capacity, 16)
        start = .allocate(byteCount: room, alignment: 16)
        used = 0
    }

    deinit { start.deallocate() }

    /// The first byte; valid until the next append.
    @inlinable public var base: UnsafeMutableRawPointer { start }
    /// Bytes written.
    @inlinable public var count: Int { used }
    /// Bytes there is room for.
    @inlinable public var capacity: Int { room }

    /// What was written; valid until the next append.
    @inlinable public var bytes: UnsafeRawBufferPointer {
        UnsafeRawBufferPointer(start: base, count: count)
    }

    /// Room for `additional` bytes at the end: write there, then call ``advance(by:)``.
    @inlinable @inline(__always)
    public mutating func reserve(_ additional: Int) -> UnsafeMutableRawPointer {
        if used + additional > room { grow(to: used + additional) }
        return start + used
    }

    /// Says that `n` bytes of what ``reserve(_:)`` gave were written.
    @inlinable @inline(__always)
    public mutating func advance(by n: Int) { used += n }

    /// Appends borrowed bytes.
    @inlinable @inline(__always)
    public mutating func append(_ source: UnsafeRawBufferPointer) {
        guard let first = source.baseAddress, source.count > 0 else { return }
        reserve(source.count).copyMemory(from: first, byteCount: source.count)
        used += source.count
    }

    /// Appends one byte.
    @inlinable @inline(__always)
    public mutating func append(_ byte: UInt8) {
        reserve(1).storeBytes(of: byte, as: UInt8.self)
        used += 1
    }

    /// Appends an array.
    @inlinable public mutating func append(_ bytes: [UInt8]) {
        bytes.withUnsafeBytes { append($0) }
    }

    /// Appends a text as UTF-8.
    @inlinable public mutating func append(_ text: String) {
        var text = text
        text.withUTF8 { append(UnsafeRawBufferPointer($0)) }
    }

    /// Appends an integer in the machine's byte order.
    @inlinable @inline(__always)
    public mutating func append<I: FixedWidthInteger>(native value: I) {
        reserve(MemoryLayout<I>.size).storeBytes(of: value, as: I.self)
        used += MemoryLayout<I>.size
    }

    /// Appends an integer, most significant byte first.
    @inlinable @inline(__always)
    public mutating func append<I: FixedWidthInteger>(bigEndian value: I) {
        append(native: value.bigEndian)
    }

    /// Appends an integer as decimal ASCII.
    @inlinable public mutating func append(decimal value: Int64) {
        let digits = reserve(20).assumingMemoryBound(to: UInt8.self)
        used += Decimal.write(value, to: digits)
    }

    /// Overwrites an integer that was appended at `offset`, in the machine's byte order.
    @inlinable public mutating func overwrite<I: FixedWidthInteger>(_ value: I, at offset: Int) {
        precondition(offset + MemoryLayout<I>.size <= used, "overwrite past the end")
        (start + offset).storeBytes(of: value, as: I.self)
    }

    /// Cuts back to `count` bytes, which must not be more than there are.
    @inlinable public mutating func truncate(to count: Int) {
        precondition(count <= used, "truncate past the end")
        used = count
    }

    /// Empties the buffer and keeps its memory, unless it is larger than `keep` bytes.
    public mutating func removeAll(keepingUpTo keep: Int = 1 << 22) {
        used = 0
        if room > keep {
            start.deallocate()
            room = 256
            start = .allocate(byteCount: room, alignment: 16)
        }
    }

    @inline(never) @usableFromInline
    mutating func grow(to needed: Int) {
        let larger = max(room * 2, needed)
        let next = UnsafeMutableRawPointer.allocate(byteCount: larger, alignment: 16)
        next.copyMemory(from: start, byteCount: used)
        start.deallocate()
        start = next
        room = larger
    }
}

/// Decimal digits without Foundation and without an allocation.
public enum Decimal {
    /// Writes `value` in decimal ASCII to `room`, which has at least 20 bytes; returns how many.
    @inlinable public static func write(_ value: Int64, to room: UnsafeMutablePointer<UInt8>) -> Int
    {
        var rest = value.magnitude
        var length = 0
        var digits: (UInt64, UInt64, UInt64) = (0, 0, 0)
        return withUnsafeMutableBytes(of: &digits) { scratch in
            repeat {
                scratch[length] = UInt8(48 + rest % 10)
                rest /= 10
                length += 1
            } while rest > 0
            var at = 0
            if value < 0 {
                room[0] = 45
                at = 1
            }
            for i in 0..<length { room[at + i] = scratch[length - 1 - i] }
            return at + length
        }
    }

    /// Reads decimal ASCII from `at`; stops behind the last digit; nil without a digit or past Int64.
    @inlinable @inline(__always)
    public static func read(_ bytes: UnsafeRawBufferPointer, _ at: inout Int) -> Int64? {
        let start = at
        var value: Int64 = 0
        while at < bytes.count {
            let digit = Int64(bytes[at]) - 48
            guard digit >= 0, digit <= 9 else { break }
            let (tens, over) = value.multipliedReportingOverflow(by: 10)
            let (next, past) = tens.addingReportingOverflow(digit)
            if over || past { return nil }
            value = next
            at += 1
        }
        return at > start ? value : nil
    }
}
