/// Byte strings to small numbers: the index under the state cache, the positions of rows and the origins seen.

internal import FlowsCore

/// Keys one behind the other in one piece of memory, found by open addressing.
///
/// It compares bytes and never `String`s: composed and decomposed é are two keys on the wire.
struct KeyTable: ~Copyable {
    /// A place of the table: a key's number plus one, 0 for none, and the upper half of its hash.
    private struct Slot {
        var number: UInt32 = 0
        var hash: UInt32 = 0
    }

    /// Keys in the table; they are numbered from 0 in the order in which they came.
    private(set) var count = 0
    private var slots: UnsafeMutablePointer<Slot>
    private var mask: Int
    private var starts: [Int] = [0]
    private var arena = ByteBuffer(capacity: 256)
    private let seed: UInt64

    /// An empty table; the seed differs from process to process, so that nobody can choose keys that collide.
    init(seed: UInt64 = .random(in: .min ... .max)) {
        self.seed = seed
        mask = 63
        slots = Self.emptySlots(64)
    }

    deinit { slots.deallocate() }

    private static func emptySlots(_ count: Int) -> UnsafeMutablePointer<Slot> {
        let slots = UnsafeMutablePointer<Slot>.allocate(capacity: count)
        slots.initialize(repeating: Slot(), count: count)
        return slots
    }

    /// About what a key costs beside its bytes: its start, and two places at half load.
    static let overhead = 8 + 2 * 8

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

    /// Forgets all keys; what was large is given back, not emptied.
    mutating func removeAll() {
        count = 0
        starts = [0]
        arena.removeAll(keepingUpTo: 1 << 16)
        guard mask > 63 else { return slots.update(repeating: Slot(), count: mask + 1) }
        slots.deallocate()
        mask = 63
        slots = Self.emptySlots(64)
    }

    @inline(__always)
    private func probe(_ key: UnsafeRawBufferPointer, _ hash: UInt64) -> (slot: Int, index: Int) {
        let upper = UInt32(truncatingIfNeeded: hash >> 32)
        var slot = Int(truncatingIfNeeded: upper) & mask
        while true {
            let place = slots[slot]
            if place.number == 0 { return (slot, -1) }
            let index = Int(place.number) - 1
            if place.hash == upper, same(self.key(index), key) { return (slot, index) }
            slot = (slot + 1) & mask
        }
    }

    @inline(never)
    private mutating func add(_ key: UnsafeRawBufferPointer, _ hash: UInt64, _ slot: Int) -> Int {
        arena.append(key)
        starts.append(arena.count)
        count += 1
        slots[slot] = Slot(
            number: UInt32(count), hash: UInt32(truncatingIfNeeded: hash >> 32))
        if count * 2 > mask { grow() }
        return count - 1
    }

    private mutating func grow() {
        let old = UnsafeBufferPointer(start: slots, count: mask + 1)
        mask = old.count * 2 - 1
        slots = Self.emptySlots(mask + 1)
        for place in old where place.number > 0 {
            var slot = Int(truncatingIfNeeded: place.hash) & mask
            while slots[slot].number > 0 { slot = (slot + 1) & mask }
            slots[slot] = place
        }
        old.deallocate()
    }

    @inline(__always)
    private func hash(_ key: UnsafeRawBufferPointer) -> UInt64 {
        let length = UInt64(truncatingIfNeeded: key.count)
        var h = seed ^ (length &* 0x9e37_79b9_7f4a_7c15)
        guard let start = key.baseAddress else { return mix(h) }
        var left = key.count
        var at = start
        while left >= 8 {
            h = mix(h ^ at.loadUnaligned(as: UInt64.self))
            at += 8
            left -= 8
        }
        // The rest as one word: what overlaps was counted before, and that is no harm.
        if left == 0 { return h }
        if key.count >= 8 {
            return mix(h ^ (at + left - 8).loadUnaligned(as: UInt64.self))
        }
        var rest: UInt64 = 0
        for index in 0..<left {
            rest = rest << 8 | UInt64((at + index).load(as: UInt8.self))
        }
        return mix(h ^ rest)
    }

    @inline(__always)
    private func mix(_ x: UInt64) -> UInt64 {
        let (high, low) = (x ^ 0x2d35_8dcc_aa6c_78a5).multipliedFullWidth(by: 0x8bb8_4b93_962e_acc9)
        return high ^ low
    }
}
