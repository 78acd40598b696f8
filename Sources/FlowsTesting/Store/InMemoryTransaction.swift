/// A transaction of an in-memory database that stays open, as a paused owner's does.

internal import FlowsCore

/// Has a partition's row locked until it ends, or until a claim has it ended.
public final class InMemoryTransaction: Sendable {
    private let database: InMemoryDatabase
    private let partition: TopicPartition
    private let id: Int

    init(database: InMemoryDatabase, partition: TopicPartition, id: Int) {
        self.database = database
        self.partition = partition
        self.id = id
    }

    /// Ends it, nothing changed; false when a claim had it ended before.
    public func end() -> Bool {
        let isMine = database.state.withLock { $0.held[partition] == id }
        if isMine { database.change { $0.letGo(partition) } }
        return isMine
    }
}
