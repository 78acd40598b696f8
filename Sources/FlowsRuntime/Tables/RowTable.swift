/// What a materialising step believes of its table's rows, and what the batch at hand does to them.

public import FlowsCore

/// A cache of rows' positions, with the changes of the batch at hand; the rows' values aren't cached.
///
/// Records are folded in log order: one that isn't above its own origin's highest in the row is
/// refused, so that old repeats never win, whatever the cleaner of a compacted topic left over.
public final class RowTable {
    enum Pending: UInt8 {
        case none, upsert, delete
        /// A delete came again: its tombstone is as young as that.
        case refresh
    }

    /// Where a text stands in `texts`, and how long it may become there.
    struct Place {
        var start = 0
        /// −1 for null.
        var length = 0
        var room = 0
    }

    struct Entry {
        var isKnown = false
        var isTouched = false
        /// Touched by a later batch than the one that loaded it, since the last sweep.
        var isUsedAgain = false
        var hasRow = false
        var hasTombstone = false
        var pending = Pending.none
        var position = RowPosition()
        /// The texts that were loaded or written last, in `texts`: what a statement must find.
        var row = Place()
        var tombstone = Place()
        /// The columns of an upsert, in `rows`.
        var value = (start: 0, length: 0)
    }

    // One worker owns a table: the check of exclusive access at run time would cost more than
    // the look-up.
    @exclusivity(unchecked) private var keys = KeyTable()
    @exclusivity(unchecked) private var entries: [Entry] = []
    @exclusivity(unchecked) private var origins = RowOrigins()
    @exclusivity(unchecked) private var texts = ByteBuffer(capacity: 256)
    @exclusivity(unchecked) private var rows = ByteBuffer(capacity: 256)
    @exclusivity(unchecked) private var touched: [Int] = []
    @exclusivity(unchecked) private var missing: [Int] = []
    private let schema: TableSchema
    var bytesMax: Int
    /// What protects; tests alone take something away.
    package var protections = Protections.all {
        didSet { origins.areTold = protections.contains(.origins) }
    }

    /// A cache for this table that is swept when it has grown over `bytesMax` bytes.
    public init(schema: TableSchema, bytesMax: Int) {
        self.schema = schema
        self.bytesMax = bytesMax
    }

    /// Bytes that the cache takes, what a key costs beside its own bytes among them.
    private var bytes: Int {
        keys.bytes + texts.count + entries.count * (MemoryLayout<Entry>.stride + KeyTable.overhead)
    }

    /// Starts a batch.
    public func begin() {
        if bytes > bytesMax { sweep() }
        rows.removeAll()
        touched.removeAll(keepingCapacity: true)
        missing.removeAll(keepingCapacity: true)
    }

    /// Forgets everything that is cached, and the batch at hand.
    func removeAll() {
        keys.removeAll()
        entries.removeAll()
        texts.removeAll(keepingUpTo: 1 << 16)
        touched.removeAll(keepingCapacity: true)
        missing.removeAll(keepingCapacity: true)
    }

    /// Gives back memory that only a batch needs.
    func trim() {
        guard touched.isEmpty else { return }
        rows.removeAll(keepingUpTo: 1 << 12)
        touched = []
        missing = []
    }

    /// Names a row of the batch by its key columns; returns its slot.
    public func touch(_ key: UnsafeRawBufferPointer) -> Int {
        let (slot, isNew) = keys.insert(key)
        if isNew { entries.append(Entry()) }
        if !entries[slot].isTouched {
            entries[slot].isTouched = true
            touched.append(slot)
            if entries[slot].isKnown {
                entries[slot].isUsedAgain = true
            } else {
                missing.append(slot)
            }
        }
        return slot
    }

    /// Makes room: rows that came back since the last sweep stay, as far as they fill half the bound.
    private func sweep() {
        var oldKeys = KeyTable()
        var oldTexts = ByteBuffer(capacity: 256)
        swap(&oldKeys, &keys)
        swap(&oldTexts, &texts)
        let old = entries
        entries = []
        for slot in old.indices where old[slot].isUsedAgain && old[slot].isKnown {
            guard bytes < bytesMax / 2 else { break }
            _ = keys.insert(oldKeys.key(slot))
            var entry = old[slot]
            entry.isUsedAgain = false
            entry.row = moved(entry.row, oldTexts.base)
            entry.tombstone = moved(entry.tombstone, oldTexts.base)
            entries.append(entry)
        }
    }

    /// A text's place after it was copied from where the texts were before a sweep.
    private func moved(_ old: Place, _ base: UnsafeMutableRawPointer) -> Place {
        var new = Place(length: min(old.length, 0))
        if old.length > 0 {
            store(UnsafeRawBufferPointer(start: base + old.start, count: old.length), at: &new)
        }
        return new
    }

    /// The key columns of a slot.
    public func key(_ slot: Int) -> UnsafeRawBufferPointer { keys.key(slot) }

    /// The rows to look up before the batch can be applied; nil when all are known.
    public func loadRequest() -> LoadRequest? {
        if missing.isEmpty { return nil }
        var column = ByteColumn()
        for slot in missing { column.append(keys.key(slot)) }
        return LoadRequest(keys: column)
    }

    /// Takes what was found; false when a stored position isn't of a form that is known.
    public func loaded(_ found: LoadedEntries) -> Bool {
        for slot in missing {
            clear(slot)
            entries[slot].isKnown = true
            entries[slot].isTouched = true
        }
        var isWell = true
        found.values.forEach { index, text in
            let slot = missing[found.indices[index]]
            let isRow = found.versions[index] == 0
            if isRow { entries[slot].hasRow = true } else { entries[slot].hasTombstone = true }
            // A row that was there before Flows has no position: everything is above it.
            guard let text else { return entries[slot].row.length = -1 }
            guard let position = origins.position(text: text) else { return isWell = false }
            entries[slot].position.merge(position)
            if isRow {
                store(text, at: &entries[slot].row)
            } else {
                store(text, at: &entries[slot].tombstone)
            }
        }
        missing.removeAll(keepingCapacity: true)
        return isWell
    }

    /// A slot of which nothing is known; its places in `texts` stay its own.
    private func clear(_ slot: Int) {
        var fresh = Entry()
        fresh.row = Place(start: entries[slot].row.start, room: entries[slot].row.room)
        fresh.tombstone = Place(
            start: entries[slot].tombstone.start, room: entries[slot].tombstone.room)
        entries[slot] = fresh
    }

    /// Puts a text where the one before was, or at the end with room to grow.
    private func store(_ text: UnsafeRawBufferPointer, at place: inout Place) {
        if text.count > place.room {
            place.room = (text.count * 3 / 2 + 7) & ~7
            place.start = texts.count
            _ = texts.reserve(place.room)
            texts.advance(by: place.room)
        }
        place.length = text.count
        if let start = text.baseAddress {
            (texts.base + place.start).copyMemory(from: start, byteCount: text.count)
        }
    }

    /// Puts a row; its columns are as ``RowWriter`` writes them. False: an old repeat, refused.
    public func upsert(
        _ slot: Int, _ columns: UnsafeRawBufferPointer, origin: UnsafeRawBufferPointer,
        position: IdentityPosition
    ) -> Bool {
        let isAbove = entries[slot].position.accept(origins.number(origin), position)
        guard isAbove || passesOld(slot) else { return false }
        entries[slot].pending = .upsert
        entries[slot].value = (rows.count, columns.count)
        rows.append(columns)
        return true
    }

    /// Deletes a row, or remembers that it must not come. False: an old repeat, refused.
    public func delete(
        _ slot: Int, origin: UnsafeRawBufferPointer, position: IdentityPosition
    ) -> Bool {
        let number = origins.number(origin)
        let isAbove = entries[slot].position.accept(number, position)
        guard isAbove || passesOld(slot) else {
            refresh(slot, number, position)
            return false
        }
        entries[slot].pending = .delete
        return true
    }

    /// Whether a record is taken that isn't above its origin's highest: never.
    private func passesOld(_ slot: Int) -> Bool {
        if protections.isSuperset(of: [.identity, .batchHighest]) { return false }
        return !protections.contains(.identity) || entries[slot].pending != .none
    }

    /// Whether a delete leaves a tombstone: always.
    private func buries(_ entry: Entry) -> Bool {
        guard protections.contains(.rowTombstone) else { return false }
        return entry.hasRow || entry.hasTombstone || protections.contains(.tombstoneOfNone)
    }

    /// A tombstone lives from its delete's last repeat on (Delivery: Rows of a table): another may follow.
    private func refresh(_ slot: Int, _ origin: Int32, _ position: IdentityPosition) {
        let entry = entries[slot]
        guard entry.pending == .none, entry.hasTombstone, !entry.hasRow,
            entry.position.highest(of: origin) == position
        else { return }
        entries[slot].pending = .refresh
    }

    /// The transaction's part of the batch.
    public func changes() -> RowChanges {
        let keyColumns = schema.columns.indices.filter { schema.columns[$0].isKey }
        var changes = RowChanges(columns: schema.columns.count, keyColumns: keyColumns.count)
        var new = ByteBuffer(capacity: 128)
        for slot in touched {
            let entry = entries[slot]
            if entry.pending == .none { continue }
            new.truncate(to: 0)
            origins.append(entry.position, to: &new)
            switch (entry.pending, entry.hasRow) {
            case (.upsert, true):
                split(value(slot), into: &changes.updateColumns)
                changes.updateOld.append(text(entry.row))
                changes.updateNew.append(new.bytes)
            case (.upsert, false):
                split(value(slot), into: &changes.insertColumns)
                changes.insertKeys.append(keys.key(slot))
                changes.insertOld.append(entry.hasTombstone ? text(entry.tombstone) : nil)
                changes.insertNew.append(new.bytes)
            case (_, true):
                split(keys.key(slot), into: &changes.deleteColumns)
                changes.deleteKeys.append(keys.key(slot))
                changes.deleteOld.append(text(entry.row))
                changes.deleteNew.append(new.bytes)
            case (_, false):
                guard buries(entry) else { break }
                changes.buryKeys.append(keys.key(slot))
                changes.buryOld.append(entry.hasTombstone ? text(entry.tombstone) : nil)
                changes.buryNew.append(new.bytes)
            }
        }
        return changes
    }

    /// The transaction is durable: the batch's positions are the rows'.
    public func kept() {
        var new = ByteBuffer(capacity: 128)
        for slot in touched {
            entries[slot].isTouched = false
            let pending = entries[slot].pending
            entries[slot].pending = .none
            guard pending != .none else { continue }
            new.truncate(to: 0)
            origins.append(entries[slot].position, to: &new)
            let isUpsert = pending == .upsert
            guard isUpsert || buries(entries[slot]) else {
                clear(slot)
                entries[slot].isKnown = true
                continue
            }
            entries[slot].hasRow = isUpsert
            entries[slot].hasTombstone = !isUpsert
            if isUpsert {
                store(new.bytes, at: &entries[slot].row)
            } else {
                store(new.bytes, at: &entries[slot].tombstone)
            }
        }
        touched.removeAll(keepingCapacity: true)
    }

    /// The batch is run again, or given up: what it touched is looked up anew.
    public func forget() {
        for slot in touched {
            if protections.contains(.cacheDrop) { clear(slot) }
            entries[slot].isTouched = false
            entries[slot].pending = .none
        }
        touched.removeAll(keepingCapacity: true)
        missing.removeAll(keepingCapacity: true)
    }

    private func text(_ place: Place) -> UnsafeRawBufferPointer? {
        if place.length < 0 { return nil }
        return UnsafeRawBufferPointer(start: texts.base + place.start, count: place.length)
    }

    private func value(_ slot: Int) -> UnsafeRawBufferPointer {
        let place = entries[slot].value
        return UnsafeRawBufferPointer(start: rows.base + place.start, count: place.length)
    }

    /// Distributes columns as ``RowWriter`` wrote them.
    private func split(_ columns: UnsafeRawBufferPointer, into out: inout [ByteColumn]) {
        var at = 0
        for index in out.indices {
            let length = Int(
                Int32(bigEndian: columns.loadUnaligned(fromByteOffset: at, as: Int32.self)))
            at += 4
            if length < 0 {
                out[index].append(nil)
            } else {
                out[index].append(UnsafeRawBufferPointer(rebasing: columns[at..<at + length]))
                at += length
            }
        }
    }
}
