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
