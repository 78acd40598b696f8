/// Byte strings to small numbers: the index under the state cache, the positions of rows and the origins seen.

internal import FlowsCore

/// Keys one behind the other in one piece of memory, found by open addressing.
///
/// It compares bytes and never `String`s: composed and decomposed é are two keys on the wire.
struct KeyTable: ~Copyable {
    /// Keys in the table; they are numbered from 0 in the order in which they came.
    private(set) var count = 0
    private var slots: UnsafeMutablePointer<Int32>
    private var mask: Int
    private var hashes: [UInt64] = []
    private var starts: [Int] = [0]
    private var arena = ByteBuffer(capacity: 256)
    private let seed: UInt64

    /// An empty table; the seed differs from process to process, so that nobody can choose keys that collide.
    init(seed: UInt64 = .random(in: .min ... .max)) {
        self.seed = seed
        mask = 63
        slots = .allocate(capacity: 64)
        slots.initialize(repeating: -1, count: 64)
    }

    deinit { slots.deallocate() }

    /// About what a key costs beside its bytes: its hash, its start, and two slots at half load.
    static let overhead = 8 + 8 + 2 * 4

    /// Bytes that keys take, for the bound of a cache.
    var bytes: Int { arena.count }

    /// The bytes of key number `index`, valid until the next insertion.
    @inline(__always)
    func key(_ index: Int) -> UnsafeRawBufferPointer {
        let start = starts[index]
        return UnsafeRawBufferPointer(start: arena.base + start, count: starts[index + 1] - start)
    }

    /// The number of a key that is there.
    @inline(__always)
    func find(_ key: UnsafeRawBufferPointer) -> Int? {
        let found = probe(key, hash(key)).index
        return found >= 0 ? found : nil
    }

    /// The number of a key, which is put in when it isn't there.
    @inline(__always)
    mutating func insert(_ key: UnsafeRawBufferPointer) -> (index: Int, isNew: Bool) {
        let hash = hash(key)
        let (slot, found) = probe(key, hash)
        if found >= 0 { return (found, false) }
        return (add(key, hash, slot), true)
    }

    /// Forgets all keys.
    mutating func removeAll() {
        count = 0
        if mask > 0xffff { return renew() }
        hashes.removeAll(keepingCapacity: true)
        starts.removeAll(keepingCapacity: true)
        starts.append(0)
        arena.removeAll()
        slots.update(repeating: -1, count: mask + 1)
    }

    /// What was large is given back, not emptied.
    private mutating func renew() {
        slots.deallocate()
        mask = 63
        slots = .allocate(capacity: 64)
        slots.initialize(repeating: -1, count: 64)
        hashes = []
        starts = [0]
        arena.removeAll(keepingUpTo: 1 << 16)
    }

    @inline(__always)
    private func probe(_ key: UnsafeRawBufferPointer, _ hash: UInt64) -> (slot: Int, index: Int) {
        var slot = Int(truncatingIfNeeded: hash) & mask
        while true {
            let index = Int(slots[slot])
            if index < 0 { return (slot, -1) }
            if hashes[index] == hash, equal(index, key) { return (slot, index) }
            slot = (slot + 1) & mask
        }
    }

    @inline(__always)
    private func equal(_ index: Int, _ key: UnsafeRawBufferPointer) -> Bool {
        same(self.key(index), key)
    }

    @inline(never)
    private mutating func add(_ key: UnsafeRawBufferPointer, _ hash: UInt64, _ slot: Int) -> Int {
        arena.append(key)
        starts.append(arena.count)
        hashes.append(hash)
        slots[slot] = Int32(count)
        count += 1
        if count * 2 > mask { grow() }
        return count - 1
    }

    private mutating func grow() {
        let capacity = (mask + 1) * 2
        slots.deallocate()
        slots = .allocate(capacity: capacity)
        slots.initialize(repeating: -1, count: capacity)
        mask = capacity - 1
        for index in 0..<count {
            var slot = Int(truncatingIfNeeded: hashes[index]) & mask
            while slots[slot] >= 0 { slot = (slot + 1) & mask }
            slots[slot] = Int32(index)
        }
    }

    @inline(__always)
    private func hash(_ key: UnsafeRawBufferPointer) -> UInt64 {
        var h = seed ^ (UInt64(truncatingIfNeeded: key.count) &* 0x9e37_79b9_7f4a_7c15)
        var at = 0
        while at + 8 <= key.count {
            h = mix(h ^ key.loadUnaligned(fromByteOffset: at, as: UInt64.self))
            at += 8
        }
        var rest: UInt64 = 0
        while at < key.count {
            rest = rest << 8 | UInt64(key[at])
            at += 1
        }
        return mix(h ^ rest)
    }

    @inline(__always)
    private func mix(_ x: UInt64) -> UInt64 {
        let (high, low) = (x ^ 0x2d35_8dcc_aa6c_78a5).multipliedFullWidth(by: 0x8bb8_4b93_962e_acc9)
        return high ^ low
    }
}
