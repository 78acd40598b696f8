/// A database in memory: progress, states and rows of one step, and the faults that a test wants of it.

public import FlowsCore
internal import Synchronization

/// Shared by the stores of any number of workers and processes.
public final class InMemoryDatabase: Sendable {
    let state: Mutex<DatabaseState>

    /// An empty database, with a table where a step materialises one; tombstones age by `clock`.
    public init(table: TableSchema? = nil, clock: any Clock = SystemClock()) {
        state = Mutex(DatabaseState(table: table, clock: clock))
    }

    /// One worker's connection.
    public func makeStore(
        waker: Waker, power: PowerSwitch = PowerSwitch(), clock: any Clock = SystemClock()
    ) -> any StateStore {
        InMemoryStore(self, waker: waker, power: power, clock: clock)
    }

    // MARK: What is there

    /// The progress of a partition.
    public func progress(_ topic: String, _ partition: Int32 = 0) -> ProgressRow? {
        state.withLock { $0.progress[TopicPartition(topic, partition)]?.row }
    }

    /// Everything known of a key.
    public func state(_ key: String) -> StoredState? {
        state.withLock { $0.states[Array(key.utf8)] }
    }

    /// The row of a key, whose columns are as ``RowWriter`` writes them.
    public func row(_ key: [UInt8]) -> StoredRow? { state.withLock { $0.rows[key] } }

    /// The tombstone of such a key.
    public func tombstone(_ key: [UInt8]) -> StoredTombstone? {
        state.withLock { $0.tombstones[key] }
    }

    /// Rows in the table.
    public var rowCount: Int { state.withLock { $0.rows.count } }

    /// How much was asked of it.
    public var use: StoreUse { state.withLock { $0.use } }

    // MARK: What an operator, another process or fate does

    /// Changes a state as another process would: one version on.
    public func setState(_ key: String, _ value: String?) {
        change { state in
            let key = Array(key.utf8)
            let version = (state.states[key]?.version ?? 0) + 1
            state.states[key] = StoredState(
                version: version, value: value.map { Array($0.utf8) })
        }
    }

    /// Removes a tombstone, as age does.
    public func expire(_ key: String) {
        change { state in
            let key = Array(key.utf8)
            if let found = state.states[key], found.value == nil { state.states[key] = nil }
        }
    }

    /// Puts a row into the table as somebody other than Flows does.
    public func setRow(_ key: [UInt8], _ row: StoredRow) { change { $0.rows[key] = row } }

    /// Changes a partition's progress row; nil takes it away.
    public func setProgress(_ row: ProgressRow?, _ topic: String, _ partition: Int32 = 0) {
        change { state in
            state.progress[TopicPartition(topic, partition)] = row.map {
                Progress(token: 0, row: $0)
            }
        }
    }

    /// Another owner's token goes into the row: whoever had it is fenced.
    public func fence(_ topic: String, _ partition: Int32 = 0) {
        change { $0.progress[TopicPartition(topic, partition)]?.token &+= 1 }
    }

    /// Everything as it is now.
    public func backup() -> DatabaseBackup { DatabaseBackup(state: state.withLock { $0 }) }

    /// Everything as it was then; connections stay, and their owners aren't told.
    public func restore(_ backup: DatabaseBackup) {
        change { state in
            let wakers = state.wakers
            state = backup.state
            state.wakers = wakers
        }
    }

    /// Opens a transaction that has a partition's row locked: claims and keeps wait for it.
    public func hold(_ topic: String, _ partition: Int32 = 0) -> InMemoryTransaction {
        let place = TopicPartition(topic, partition)
        let id = state.withLock { state in
            let id = state.newID()
            state.held[place] = id
            return id
        }
        return InMemoryTransaction(database: self, partition: place, id: id)
    }

    /// Cuts a connection to this database; what it had sent may yet be carried out.
    public func cut(_ store: any StateStore) { (store as? InMemoryStore)?.cut() }

    /// Removes all tombstones of states, as age does.
    public func expireAll() { change { $0.states = $0.states.filter { $0.value.value != nil } } }

    /// All rows of the table, in the order of their keys' bytes.
    public var rows: [StoredRow] {
        state.withLock { state in
            state.rows.sorted { $0.key.lexicographicallyPrecedes($1.key) }.map(\.value)
        }
    }

    /// Changes what goes wrong from here on.
    public func setFaults(_ change: @Sendable (inout StoreFaults) -> Void) {
        self.change { change(&$0.faults) }
    }

    /// Calls this right after each transaction became durable, before anybody hears of it.
    public func onKept(_ hook: (@Sendable (TopicPartition) -> Void)?) {
        state.withLock { $0.onKept = hook }
    }

    func change(_ body: (inout DatabaseState) -> Void) {
        let wakers = state.withLock { state in
            body(&state)
            return Array(state.wakers.values)
        }
        for waker in wakers { waker.wake() }
    }
}

/// A copy of an in-memory database.
public struct DatabaseBackup: Sendable {
    let state: DatabaseState
}
