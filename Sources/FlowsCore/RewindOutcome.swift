/// What a rewind of a step's progress came to; the stores of Postgres and in memory give it.

/// The partitions as they are after a rewind (Delivery: Starting over).
public struct RewindOutcome: Sendable {
    /// The generation that each partition's outputs have from here on.
    public var generations: [TopicPartition: Int64] = [:]
    /// Partitions whose outbox still has outputs: their next owner publishes them first.
    public var outboxes: [TopicPartition] = []
    /// Partitions with such an outbox that the log doesn't have any more: nobody will own them.
    public var stranded: [TopicPartition] = []

    /// Nothing yet.
    public init() {}
}

/// The last act of a rewind in more than one act: what rows get that were marked in the first.
public struct RewindFinish: Sendable {
    /// What the rows' lineage says meanwhile; a row that says something else isn't touched.
    public var mark: String
    /// The lineage of each partition.
    public var lineage: [TopicPartition: String]
    /// What each of them has seen, as text of the runtime's own.
    public var seen: String

    /// A last act.
    public init(mark: String, lineage: [TopicPartition: String], seen: String) {
        self.mark = mark
        self.lineage = lineage
        self.seen = seen
    }
}
