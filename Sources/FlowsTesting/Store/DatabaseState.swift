/// What an in-memory database holds, and the transactions that change it.

internal import FlowsCore

struct Progress: Sendable {
    var token: Int64
    var row: ProgressRow
}

struct DatabaseState: Sendable {
    let table: TableSchema?
    var progress: [TopicPartition: Progress] = [:]
    var states: [[UInt8]: StoredState] = [:]
    var rows: [[UInt8]: StoredRow] = [:]
    var tombstones: [[UInt8]: StoredTombstone] = [:]
    var faults = StoreFaults()
    var use = StoreUse()
    var onKept: (@Sendable (TopicPartition) -> Void)?
    var wakers: [Int: Waker] = [:]
    /// Transactions of others that stay open, by the partition whose row they have locked.
    var held: [TopicPartition: Int] = [:]
    /// Keeps whose connection was cut while they waited for such a transaction.
    var orphans: [KeepCopy] = []
    /// When tombstones of states and rows were written, microseconds since 1970.
    var stateAges: [[UInt8]: Int64] = [:]
    var tombstoneAges: [[UInt8]: Int64] = [:]
    var clock: any Clock
    private var lastID = 0
    /// What the transaction at hand has overwritten.
    private var journal = Journal()

    private struct Journal: Sendable {
        var states: [([UInt8], StoredState?)] = []
        var rows: [([UInt8], StoredRow?)] = []
        var tombstones: [([UInt8], StoredTombstone?)] = []
    }

    init(table: TableSchema?, clock: any Clock) {
        self.table = table
        self.clock = clock
    }

    mutating func newID() -> Int {
        lastID += 1
        return lastID
    }

    /// Lets a partition's row go: what waits behind it without a connection is carried out.
    mutating func letGo(_ partition: TopicPartition) {
        held[partition] = nil
        for orphan in orphans where orphan.partition == partition { _ = keep(orphan) }
        orphans.removeAll { $0.partition == partition }
    }

    /// Ends whoever is in the way of a claim; nothing of what they sent is carried out.
    mutating func unblock(_ partition: TopicPartition) {
        held[partition] = nil
        orphans.removeAll { $0.partition == partition }
    }

    mutating func claim(_ request: ClaimRequest) -> ProgressRow? {
        use.claims += 1
        if progress[request.partition] != nil {
            progress[request.partition]?.token = request.token
            return progress[request.partition]?.row
        }
        guard let initial = request.initial else { return nil }
        var row = ProgressRow(
            nextOffset: initial.nextOffset, generation: initial.generation, seen: "",
            lineage: initial.lineage, outbox: [], isNew: false)
        progress[request.partition] = Progress(token: request.token, row: row)
        row.isNew = true
        return row
    }

    /// Empties the outbox; nil: whoever's it is.
    mutating func release(_ partition: TopicPartition, token: Int64?) {
        guard let found = progress[partition], token == nil || found.token == token
        else { return }
        use.releases += 1
        progress[partition]?.row.outbox = []
    }

    mutating func load(_ keys: [[UInt8]]) -> LoadedEntries {
        use.loads += 1
        use.keysLoaded += keys.count
        var found = LoadedEntries()
        for (index, key) in keys.enumerated() {
            if table == nil {
                guard let state = states[key] else { continue }
                found.append(index, state.version, state.value)
                continue
            }
            if let row = rows[key] { found.append(index, 0, row.position.map { Array($0.utf8) }) }
            if let tombstone = tombstones[key] {
                found.append(index, 1, Array(tombstone.position.utf8))
            }
        }
        return found
    }

    /// All of it or nothing; nil when it was carried out.
    mutating func keep(_ request: KeepCopy) -> StoreError? {
        guard let row = progress[request.partition] else { return Self.fenced }
        let isOurs = row.token == request.token || !request.protections.contains(.token)
        if !isOurs, request.protections.contains(.atomic) { return Self.fenced }
        if let error = Self.refusal(ofText: request.seen + request.lineage) { return error }
        if let error = write(request.changes, request.protections) {
            rollBack()
            return error
        }
        noteAges()
        journal = Journal()
        // Only where states have a transaction of their own it comes as late as this.
        guard isOurs else { return Self.fenced }
        use.keeps += 1
        progress[request.partition] = Progress(
            token: request.freshToken,
            row: ProgressRow(
                nextOffset: request.nextOffset, generation: row.row.generation,
                seen: request.seen, lineage: request.lineage, outbox: request.outbox,
                isNew: false))
        return nil
    }

    private static let fenced = StoreError(
        kind: .fenced, sqlState: "FL001", message: "the token isn't ours")

    mutating func put(_ value: StoredState?, forKey key: [UInt8]) {
        journal.states.append((key, states[key]))
        states[key] = value
        use.written += 1
    }

    mutating func put(row: StoredRow?, forKey key: [UInt8]) {
        journal.rows.append((key, rows[key]))
        rows[key] = row
        use.written += 1
    }

    mutating func put(tombstone: StoredTombstone?, forKey key: [UInt8]) {
        journal.tombstones.append((key, tombstones[key]))
        tombstones[key] = tombstone
    }

    /// What the transaction buried is as old as the transaction, also where it was buried before.
    private mutating func noteAges() {
        let moment = clock.wallMilliseconds() * 1000
        for (key, _) in journal.states {
            stateAges[key] = states[key].flatMap { $0.value == nil ? moment : nil }
        }
        for (key, _) in journal.tombstones {
            tombstoneAges[key] = tombstones[key] == nil ? nil : moment
        }
    }

    private mutating func rollBack() {
        for (key, old) in journal.states.reversed() { states[key] = old }
        for (key, old) in journal.rows.reversed() { rows[key] = old }
        for (key, old) in journal.tombstones.reversed() { tombstones[key] = old }
        journal = Journal()
    }

    private mutating func write(
        _ changes: KeepCopy.Changes, _ protections: Protections
    ) -> StoreError? {
        switch changes {
        case .none: return nil
        case .states(let states): return write(states, protections)
        case .rows(let rows): return write(rows, protections)
        }
    }
}

extension LoadedEntries {
    mutating func append(_ index: Int, _ version: Int64, _ value: [UInt8]?) {
        indices.append(index)
        versions.append(version)
        guard let value else { return values.append(nil) }
        value.withUnsafeBytes { values.append($0) }
    }
}

extension ByteColumn {
    /// Every element with bytes of its own.
    var elements: [[UInt8]?] {
        var all: [[UInt8]?] = []
        all.reserveCapacity(count)
        forEach { _, bytes in all.append(bytes.map { [UInt8]($0) }) }
        return all
    }
}
