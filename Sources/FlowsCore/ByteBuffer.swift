/// Growable bytes that encoders write into: one allocation for a whole batch.

/// Bytes that grow at the end, owned by one place and freed with it.
///
/// Integers are stored in the machine's order unless a method says otherwise: what is kept
/// in Postgres or sent to Kafka says its byte order in its own specification.
public struct ByteBuffer: ~Copyable, @unchecked Sendable {
    /// The first byte; valid until the next append.
    public private(set) var base: UnsafeMutableRawPointer
    /// Bytes written.
    public private(set) var count: Int
    /// Bytes there is room for.
    public private(set) var capacity: Int

    /// An empty buffer with room for `capacity` bytes.
    public init(capacity: Int = 256) {
        self.capacity = max(capacity, 16)
        self.base = .allocate(byteCount: self.capacity, alignment: 16)
        self.count = 0
    }

    deinit { base.deallocate() }

    /// What was written; valid until the next append.
    public var bytes: UnsafeRawBufferPointer { UnsafeRawBufferPointer(start: base, count: count) }

    /// Room for `additional` bytes at the end: write there, then call ``advance(by:)``.
    @inline(__always)
    public mutating func reserve(_ additional: Int) -> UnsafeMutableRawPointer {
        if count + additional > capacity { grow(to: count + additional) }
        return base + count
    }

    /// Says that `n` bytes of what ``reserve(_:)`` gave were written.
    @inline(__always)
    public mutating func advance(by n: Int) { count += n }

    /// Appends borrowed bytes.
    @inline(__always)
    public mutating func append(_ source: UnsafeRawBufferPointer) {
        guard let start = source.baseAddress, source.count > 0 else { return }
        reserve(source.count).copyMemory(from: start, byteCount: source.count)
        count += source.count
    }

    /// Appends one byte.
    @inline(__always)
    public mutating func append(_ byte: UInt8) {
        reserve(1).storeBytes(of: byte, as: UInt8.self)
        count += 1
    }

    /// Appends an array.
    public mutating func append(_ bytes: [UInt8]) { bytes.withUnsafeBytes { append($0) } }

    /// Appends a text as UTF-8.
    public mutating func append(_ text: String) {
        var text = text
        text.withUTF8 { append(UnsafeRawBufferPointer($0)) }
    }

    /// Appends an integer in the machine's byte order.
    @inline(__always)
    public mutating func append<I: FixedWidthInteger>(native value: I) {
        reserve(MemoryLayout<I>.size).storeBytes(of: value, as: I.self)
        count += MemoryLayout<I>.size
    }

    /// Appends an integer, most significant byte first.
    @inline(__always)
    public mutating func append<I: FixedWidthInteger>(bigEndian value: I) {
        append(native: value.bigEndian)
    }

    /// Appends an integer as decimal ASCII.
    public mutating func append(decimal value: Int64) {
        let room = reserve(20).assumingMemoryBound(to: UInt8.self)
        count += Decimal.write(value, to: room)
    }

    /// Overwrites an integer that was appended at `offset`, in the machine's byte order.
    public mutating func overwrite<I: FixedWidthInteger>(_ value: I, at offset: Int) {
        precondition(offset + MemoryLayout<I>.size <= count, "overwrite past the end")
        (base + offset).storeBytes(of: value, as: I.self)
    }

    /// Cuts back to `count` bytes, which must not be more than there are.
    public mutating func truncate(to count: Int) {
        precondition(count <= self.count, "truncate past the end")
        self.count = count
    }

    /// Empties the buffer and keeps its memory, unless it is larger than `keep` bytes.
    public mutating func removeAll(keepingUpTo keep: Int = 1 << 22) {
        count = 0
        if capacity > keep {
            base.deallocate()
            capacity = 256
            base = .allocate(byteCount: capacity, alignment: 16)
        }
    }

    @inline(never)
    private mutating func grow(to needed: Int) {
        let larger = max(capacity * 2, needed)
        let next = UnsafeMutableRawPointer.allocate(byteCount: larger, alignment: 16)
        next.copyMemory(from: base, byteCount: count)
        base.deallocate()
        base = next
        capacity = larger
    }
}

/// Decimal digits without Foundation and without an allocation.
public enum Decimal {
    /// Writes `value` in decimal ASCII to `room`, which has at least 20 bytes; returns how many.
    public static func write(_ value: Int64, to room: UnsafeMutablePointer<UInt8>) -> Int {
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
    @inline(__always)
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
