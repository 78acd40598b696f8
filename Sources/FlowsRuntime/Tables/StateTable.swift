/// The states of one partition's keys, as far as they are cached, and what a batch does to them.

public import FlowsCore

/// A cache of states with the version that each was loaded at, and the changes of the batch at hand.
///
/// A batch touches keys, loads those that aren't cached, changes some of them in ``pending``
/// memory of its own, and only when its transaction is durable do the changes become the cache
/// (``kept()``). Nothing else survives a conflict: ``forget()`` drops what the batch touched.
public final class StateTable {
    /// What is believed of a key.
    enum Belief: UInt8 { case unknown, absent, present, tombstone }
    /// What the batch at hand does with a key.
    enum Change: UInt8 { case untouched, read, written, deleted }

    struct Entry {
        var belief = Belief.unknown
        var change = Change.untouched
        /// Touched by a later batch than the one that loaded it, since the last sweep.
        var isUsedAgain = false
        var version: Int64 = 0
        /// The cached value in `values`.
        var start = 0
        var length = 0
        var room = 0
        /// The batch's new value in `pending`.
        var pendingStart = 0
        var pendingLength = 0
    }

    // One worker owns a table: the check of exclusive access at run time would cost more than
    // the look-up.
    @exclusivity(unchecked) var keys = KeyTable()
    @exclusivity(unchecked) var entries: [Entry] = []
    @exclusivity(unchecked) private var values = ByteBuffer(capacity: 256)
    @exclusivity(unchecked) private var pending = ByteBuffer(capacity: 256)
    /// Keys of the batch at hand, in the order in which they were first touched.
    @exclusivity(unchecked) public private(set) var touched: [Int] = []
    @exclusivity(unchecked) private var missing: [Int] = []
    var bytesMax: Int
    /// What protects; tests alone take something away.
    package var protections = Protections.all
    private var random: TokenSource
    /// What the keys that the batch updates have as their version behind it.
    private var freshVersion: Int64 = 0

    /// A cache that is swept when it has grown over `bytesMax` bytes.
    public convenience init(bytesMax: Int) {
        self.init(bytesMax: bytesMax, seed: .random(in: .min ... .max))
    }

    /// The same; `seed` makes the versions that states get.
    init(bytesMax: Int, seed: UInt64) {
        self.bytesMax = bytesMax
        random = TokenSource(seed: seed)
    }

    /// Keys cached.
    public var count: Int { entries.count }

    /// What a key costs beside its own bytes and its value's.
    private static let perKey = MemoryLayout<Entry>.stride + KeyTable.overhead

    /// Bytes that the cache takes.
    private var bytes: Int { keys.bytes + values.count + entries.count * Self.perKey }

    /// Starts a batch.
    public func begin() {
        if bytes > bytesMax { sweep() }
        pending.removeAll()
        touched.removeAll(keepingCapacity: true)
        missing.removeAll(keepingCapacity: true)
    }

    /// Names a key of the batch; returns its slot, which stays the same until the batch is over.
    @inline(__always)
    public func touch(_ key: UnsafeRawBufferPointer) -> Int {
        let (slot, isNew) = keys.insert(key)
        if isNew { entries.append(Entry()) }
        if entries[slot].change == .untouched { start(slot) }
        return slot
    }

    private func start(_ slot: Int) {
        entries[slot].change = .read
        touched.append(slot)
        if entries[slot].belief == .unknown {
            missing.append(slot)
        } else {
            entries[slot].isUsedAgain = true
        }
    }

    /// Makes room: keys that came back since the last sweep stay, as far as they fill half the bound.
    ///
    /// So keys that pass through once don't drive out those that come again and again, and what is
    /// copied is never more than what was loaded meanwhile.
    private func sweep() {
        var oldKeys = KeyTable()
        var oldValues = ByteBuffer(capacity: 256)
        swap(&oldKeys, &keys)
        swap(&oldValues, &values)
        let old = entries
        entries = []
        for slot in old.indices where old[slot].isUsedAgain && old[slot].belief != .unknown {
            let entry = old[slot]
            let key = oldKeys.key(slot)
            let needed = key.count + Self.room(for: entry.length) + Self.perKey
            guard bytes + needed <= bytesMax / 2 else { continue }
            _ = keys.insert(key)
            entries.append(Entry(belief: entry.belief, version: entry.version))
            guard entry.belief == .present else { continue }
            store(
                UnsafeRawBufferPointer(start: oldValues.base + entry.start, count: entry.length),
                in: entries.count - 1)
        }
    }

    /// The keys to load before the batch can be applied; nil when all are cached.
    public func loadRequest() -> LoadRequest? {
        if missing.isEmpty { return nil }
        var column = ByteColumn()
        for slot in missing { column.append(keys.key(slot)) }
        return LoadRequest(keys: column)
    }

    /// Takes what was found of ``loadRequest()``; keys that aren't named are absent.
    public func loaded(_ found: LoadedEntries) {
        for slot in missing { entries[slot].belief = .absent }
        found.values.forEach { index, value in
            let slot = missing[found.indices[index]]
            entries[slot].version = found.versions[index]
            entries[slot].belief = value == nil ? .tombstone : .present
            if let value { store(value, in: slot) }
        }
        missing.removeAll(keepingCapacity: true)
    }

    /// A key's state as it was before the batch; nil where there is none.
    @inline(__always)
    public func value(_ slot: Int) -> UnsafeRawBufferPointer? {
        guard entries[slot].belief == .present else { return nil }
        return UnsafeRawBufferPointer(
            start: values.base + entries[slot].start, count: entries[slot].length)
    }

    /// Encodes the state that a key has after the batch; what is the same as before is only a read.
    public func write(
        _ slot: Int, _ encode: (inout ByteBuffer) throws(CodecError) -> Void
    ) throws(CodecError) {
        let start = pending.count
        do { try encode(&pending) } catch {
            pending.truncate(to: start)
            throw error
        }
        let new = UnsafeRawBufferPointer(rebasing: pending.bytes[start...])
        if let old = value(slot), same(old, new) {
            pending.truncate(to: start)
            entries[slot].change = .read
            return
        }
        entries[slot].pendingStart = start
        entries[slot].pendingLength = new.count
        entries[slot].change = .written
    }

    /// Takes the batch back to these slots: what was done with others of its keys is void.
    func narrow(to slots: ArraySlice<Int>) {
        let wanted = Set(slots)
        touched.removeAll { slot in
            if wanted.contains(slot) { return false }
            entries[slot].change = .untouched
            return true
        }
    }

    /// Says that a key has no state after the batch.
    public func delete(_ slot: Int) {
        entries[slot].change = entries[slot].belief == .present ? .deleted : .read
    }

    /// The transaction's part of all that; the versions to write are chosen here, at random.
    public func changes() -> StateChanges {
        var changes = StateChanges()
        freshVersion = randomVersion()
        changes.freshVersion = freshVersion
        let guardsReads = protections.contains(.readGuard)
        let buriesAbsent = guardsReads && protections.contains(.absentRead)
        let isRandom = protections.contains(.freshVersion)
        for slot in touched {
            let entry = entries[slot]
            let key = keys.key(slot)
            switch (entry.belief, entry.change) {
            case (.absent, _) where entry.change != .written && !buriesAbsent: break
            case (.absent, _), (.unknown, _):
                entries[slot].version = isRandom ? randomVersion() : 1
                changes.insertKeys.append(key)
                changes.insertVersions.append(entries[slot].version)
                changes.insertValues.append(entry.change == .written ? newValue(slot) : nil)
            case (_, .written), (_, .deleted):
                changes.updateKeys.append(key)
                changes.updateVersions.append(entry.version)
                changes.updateValues.append(entry.change == .written ? newValue(slot) : nil)
            case (_, .read), (_, .untouched):
                guard guardsReads else { break }
                changes.readKeys.append(key)
                changes.readVersions.append(entry.version)
            }
        }
        return changes
    }

    private func randomVersion() -> Int64 { .random(in: 1...(Int64.max >> 1), using: &random) }

    /// The transaction is durable: the changes are the cache.
    public func kept() {
        let isRandom = protections.contains(.freshVersion)
        let deleted = protections.contains(.tombstone) ? Belief.tombstone : .absent
        let buried =
            protections.isSuperset(of: [.readGuard, .absentRead]) ? deleted : Belief.absent
        for slot in touched {
            let change = entries[slot].change
            switch (entries[slot].belief, change) {
            case (.absent, .written), (.unknown, .written):
                entries[slot].belief = .present
                store(newValue(slot), in: slot)
            case (.absent, _), (.unknown, _):
                entries[slot].belief = buried
            case (_, .written):
                entries[slot].version = isRandom ? freshVersion : entries[slot].version + 1
                entries[slot].belief = .present
                store(newValue(slot), in: slot)
            case (_, .deleted):
                entries[slot].version = isRandom ? freshVersion : entries[slot].version + 1
                entries[slot].belief = deleted
            case (_, .read), (_, .untouched): break
            }
            entries[slot].change = .untouched
        }
        touched.removeAll(keepingCapacity: true)
    }

    /// The batch is run again, or given up: what it touched is loaded anew.
    public func forget() {
        for slot in touched {
            entries[slot].change = .untouched
            if protections.contains(.cacheDrop) { entries[slot].belief = .unknown }
        }
        touched.removeAll(keepingCapacity: true)
        missing.removeAll(keepingCapacity: true)
    }

    private func newValue(_ slot: Int) -> UnsafeRawBufferPointer {
        UnsafeRawBufferPointer(
            start: pending.base + entries[slot].pendingStart, count: entries[slot].pendingLength)
    }

    private static func room(for length: Int) -> Int { (length * 3 / 2 + 15) & ~15 }

    private func store(_ value: UnsafeRawBufferPointer, in slot: Int) {
        if value.count > entries[slot].room {
            // Old places are left behind until the cache is swept; rooms grow by half, so few are.
            let room = Self.room(for: value.count)
            entries[slot].start = values.count
            entries[slot].room = room
            _ = values.reserve(room)
            values.advance(by: room)
        }
        entries[slot].length = value.count
        if let start = value.baseAddress, value.count > 0 {
            (values.base + entries[slot].start).copyMemory(from: start, byteCount: value.count)
        }
    }

    /// Forgets everything that is cached, and the batch at hand.
    func removeAll() {
        keys.removeAll()
        entries.removeAll(keepingCapacity: false)
        values.removeAll(keepingUpTo: 1 << 16)
        touched.removeAll(keepingCapacity: true)
        missing.removeAll(keepingCapacity: true)
    }

    /// Gives back memory that only a batch needs.
    func trim() {
        guard touched.isEmpty else { return }
        pending.removeAll(keepingUpTo: 1 << 12)
        touched = []
        missing = []
    }
}
