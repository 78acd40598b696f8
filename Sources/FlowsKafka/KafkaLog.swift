/// The consumer side of one process over librdkafka, from which readers, committers and publishers come.

internal import CRdKafka
public import FlowsCore
internal import Synchronization

/// A member of a consumer group on a Kafka cluster.
///
/// Errors surface in three places: thrown by calls, as ``GroupEvent/failed(_:)`` where no call
/// waits, and as ``health`` where a broker can't be reached.
public final class KafkaLog: RecordLog {
    let configuration: KafkaConfiguration
    let context: ClientContext
    let state: Mutex<GroupState>

    /// What the group gave us and what of it is being read.
    struct GroupState {
        /// Nil once the log was closed.
        var client: Client?
        /// Given by the group and not yet completely given back.
        var assigned: Set<TopicPartition> = []
        /// Asked back by the group; not yet given back.
        var revoking: Set<TopicPartition> = []
        /// Really assigned to librdkafka: what it fetches, or would.
        var opened: Set<TopicPartition> = []
    }

    /// Makes the clients' common parts and the consumer; a bad setting is refused here by name.
    ///
    /// Connects in the background. Throws `_INVALID_ARG` for a property that is unknown,
    /// has a bad value or belongs to ``KafkaConfiguration/ownedProperties``.
    public init(
        configuration: KafkaConfiguration, logger: Logger = Logger()
    ) throws(LogError) {
        self.configuration = configuration
        context = ClientContext(logger: logger, configuration: configuration)
        let client = try Client(
            RD_KAFKA_CONSUMER, .consumer(configuration),
            events: RD_KAFKA_EVENT_REBALANCE | RD_KAFKA_EVENT_ERROR | RD_KAFKA_EVENT_STATS,
            context: context)
        state = Mutex(GroupState(client: client))
    }

    /// The client, or an error once the log was closed.
    func client() throws(LogError) -> Client {
        guard let client = state.withLock({ $0.client }) else { throw .closed }
        return client
    }

    /// The name that the group knows the process by; nil while it is no member.
    var memberID: String? {
        guard let client = state.withLock({ $0.client }),
            let id = rd_kafka_memberid(client.handle)
        else { return nil }
        defer { rd_kafka_mem_free(client.handle, id) }
        return id.pointee == 0 ? nil : text(id)
    }

    /// Whether a broker answers; while none does, asking also tries one in the background.
    public var health: LogHealth {
        state.withLock { $0.client }?.probeIfDue()
        return LogHealth(unreachable: context.unreachable)
    }

    /// A committer whose answers wake `waker`.
    public func makeCommitter(waker: Waker) -> any OffsetCommitter {
        KafkaCommitter(client: state.withLock { $0.client }, waker: waker)
    }

    /// A new producer session, with a client of its own.
    public func makePublisher(waker: Waker) throws(LogError) -> any RecordPublisher {
        try KafkaPublisher(
            configuration: configuration, lookups: try client(), context: context, waker: waker)
    }

    /// Leaves the group and frees the clients; false when that took longer than `deadline`.
    ///
    /// Readers, committers and publishers are closed first: a client lives as long as one of
    /// them. What is left past the deadline goes on in the background until the process ends.
    public func close(deadline: Duration) -> Bool {
        leaveGroup()
        return context.threads.waitIdle(timeout: deadline)
    }

    private func leaveGroup() {
        // A revoke that nobody answered would hold up the client's end for ever.
        completeRevoke(Array(state.withLock { $0.revoking }))
        let client = state.withLock { s in
            defer { s.client = nil }
            return s.client
        }
        guard let client else { return }
        rd_kafka_queue_yield(client.queue)
        // Closing waits for a broker's answer, past any time-out that it could be given.
        context.threads.run { rd_kafka_consumer_close(client.handle) }
    }
}
