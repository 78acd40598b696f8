/// What the log looked like just before the next offset, to notice a topic that was made anew (Delivery: Acquire a partition).

public import FlowsCore

/// The cluster's id, and timestamp and hash of the record before the next offset where there is one.
///
/// Text form: `cluster/timestamp/hash`, or `cluster//` when no record is known; numbers in hexadecimal.
public struct Lineage: Hashable, Sendable {
    /// The cluster's id; empty when the broker told none.
    public var cluster: String
    /// The record before the next offset.
    public var witness: Witness?

    /// One record, as far as it must be recognised.
    public struct Witness: Hashable, Sendable {
        /// Its timestamp, milliseconds since 1970.
        public var timestamp: Int64
        /// A hash of its key and value.
        public var hash: UInt64

        /// The witness that a record is.
        public init(_ record: RawRecord) {
            timestamp = record.timestamp
            hash = Self.fold(Self.fold(0xcbf2_9ce4_8422_2325, record.key), record.value)
        }

        /// FNV-1a over words of eight bytes: a value may be large, and each batch has a witness.
        private static func fold(_ start: UInt64, _ bytes: UnsafeRawBufferPointer?) -> UInt64 {
            let prime: UInt64 = 0x100_0000_01b3
            guard let bytes else { return (start ^ .max) &* prime }
            var hash = (start ^ UInt64(bytes.count)) &* prime
            var at = 0
            while at + 8 <= bytes.count {
                let word = bytes.loadUnaligned(fromByteOffset: at, as: UInt64.self)
                hash = (hash ^ UInt64(littleEndian: word)) &* prime
                // The product alone never moves high bits down.
                hash ^= hash >> 32
                at += 8
            }
            while at < bytes.count {
                hash = (hash ^ UInt64(bytes[at])) &* prime
                at += 1
            }
            return hash
        }

        init(timestamp: Int64, hash: UInt64) {
            self.timestamp = timestamp
            self.hash = hash
        }
    }

    /// A lineage.
    public init(cluster: String, witness: Witness? = nil) {
        self.cluster = cluster
        self.witness = witness
    }

    /// Reads the text form; nil when it isn't one.
    public init?(text: String) {
        let parts = text.split(separator: "/", omittingEmptySubsequences: false)
        guard parts.count == 3 else { return nil }
        cluster = String(parts[0])
        if parts[1].isEmpty { return }
        guard let timestamp = Int64(parts[1], radix: 16), let hash = UInt64(parts[2], radix: 16)
        else { return nil }
        witness = Witness(timestamp: timestamp, hash: hash)
    }

    /// The text form.
    public var text: String {
        guard let witness else { return "\(cluster)//" }
        return
            "\(cluster)/\(String(witness.timestamp, radix: 16))/\(String(witness.hash, radix: 16))"
    }
}
