/// Which partition an output goes to: Flows chooses, so that a repeat goes where the first went.

/// The partitioner of Java clients for keys, and one that a repeat can't change for null keys.
public enum Partitioner {
    /// murmur2 as Kafka's Java client computes it (seed 0x9747b28c).
    @inlinable public static func murmur2(_ bytes: UnsafeRawBufferPointer) -> UInt32 {
        let m: UInt32 = 0x5bd1_e995
        let length = bytes.count
        var h = 0x9747_b28c ^ UInt32(truncatingIfNeeded: length)
        var at = 0
        while at + 4 <= length {
            var k = UInt32(littleEndian: bytes.loadUnaligned(fromByteOffset: at, as: UInt32.self))
            k = k &* m
            k ^= k >> 24
            k = k &* m
            h = (h &* m) ^ k
            at += 4
        }
        let rest = length - at
        if rest > 2 { h ^= UInt32(bytes[at + 2]) << 16 }
        if rest > 1 { h ^= UInt32(bytes[at + 1]) << 8 }
        if rest > 0 {
            h ^= UInt32(bytes[at])
            h = h &* m
        }
        h ^= h >> 13
        h = h &* m
        h ^= h >> 15
        return h
    }

    /// The partition of a key, as Java clients choose it.
    @inlinable public static func partition(ofKey key: UnsafeRawBufferPointer, count: Int32)
        -> Int32
    {
        Int32(murmur2(key) & 0x7fff_ffff) % count
    }

    /// The partition of an output with a null key: sixty-four source offsets in a row share one.
    ///
    /// It depends on where the record came from alone, so a repeat goes where the first went.
    @inlinable public static func partition(
        ofOrigin source: Int32, offset: Int64, count: Int32
    ) -> Int32 {
        var x = UInt64(bitPattern: offset >> 6) &+ UInt64(UInt32(bitPattern: source)) << 40
        x = (x ^ (x >> 30)) &* 0xbf58_476d_1ce4_e5b9
        x = (x ^ (x >> 27)) &* 0x94d0_49bb_1331_11eb
        x ^= x >> 31
        return Int32(truncatingIfNeeded: x % UInt64(count))
    }
}
