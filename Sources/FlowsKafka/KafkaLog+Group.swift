/// The group's side of a log: joining, what the group says, and giving partitions back.

internal import CRdKafka
public import FlowsCore

extension KafkaLog {
    /// Asks the group for partitions of these topics; what it gives comes out of ``groupEvents(timeout:)``.
    public func join(topics: [String]) throws(LogError) {
        let client = try client()
        let list = PartitionList(topics.map { TopicPartition($0, -1) })
        let code = rd_kafka_subscribe(client.handle, list.list)
        guard code == RD_KAFKA_RESP_ERR_NO_ERROR else { throw LogError(code) }
    }

    /// Whether partitions that were given back now would wait longer than those of a group at rest.
    public var isSettling: Bool { context.joins.isSettling && context.unreachable == nil }

    /// What the group said since the last call; this also tells the group that the process lives.
    public func groupEvents(timeout: Duration) -> [GroupEvent] {
        guard let client = state.withLock({ $0.client }) else { return [.failed(.closed)] }
        client.probeIfDue()
        if context.joins.mayJoinAgain { client.wake() }
        var events: [GroupEvent] = []
        var wait = timeout.milliseconds
        while let event = rd_kafka_queue_poll(client.queue, wait) {
            wait = 0
            if let said = handle(event, client) { events.append(said) }
            rd_kafka_event_destroy(event)
        }
        return events
    }

    private func handle(_ event: OpaquePointer, _ client: Client) -> GroupEvent? {
        switch rd_kafka_event_type(event) {
        case RD_KAFKA_EVENT_REBALANCE: return rebalance(event, client)
        case RD_KAFKA_EVENT_ERROR:
            let error = client.noteError(event)
            // The brokers' comings and goings, and whom they let in, are health and not the group's
            // failure: that is told once a minute, where each attempt to connect says it again.
            let isHealth = error.isRetriable || ["_AUTHENTICATION", "_SSL"].contains(error.code)
            return isHealth && error.topic == nil ? nil : .failed(error)
        default: return nil
        }
    }

    private func rebalance(_ event: OpaquePointer, _ client: Client) -> GroupEvent? {
        let list = rd_kafka_event_topic_partition_list(event)
        let partitions = PartitionList.elements(list).map(\.place)
        if rd_kafka_event_error(event) == RD_KAFKA_RESP_ERR__ASSIGN_PARTITIONS {
            context.noteAnswer()
            state.withLock { s in
                s.assigned.formUnion(partitions)
                // Nothing is fetched yet: each partition starts at an offset that only its
                // owner knows. The empty assignment lets the group go on meanwhile.
                change(client, add: true, [])
            }
            return .assigned(partitions)
        }
        let isLost = rd_kafka_assignment_lost(client.handle) != 0
        state.withLock { s in
            s.revoking.formUnion(partitions)
            if partitions.isEmpty { change(client, add: false, []) }
        }
        if isLost {
            context.warn("the group gave our partitions away", cause: "lost", "no heartbeat")
        }
        return isLost ? .lost(partitions) : .revoked(partitions)
    }

    /// Gives revoked partitions back; the group goes on once all that it asked for came back.
    public func completeRevoke(_ partitions: [TopicPartition]) {
        state.withLock { s in
            guard let client = s.client else { return }
            let asked = !s.revoking.isEmpty
            s.revoking.subtract(partitions)
            s.assigned.subtract(partitions)
            guard asked, s.revoking.isEmpty else { return }
            let back = s.opened.subtracting(s.assigned)
            s.opened.subtract(back)
            change(client, add: false, back.map { ($0, nil) })
        }
    }

    /// Tells librdkafka what to fetch or to fetch no more. Quick: no broker is asked.
    @discardableResult
    func change(
        _ client: Client, add: Bool, _ partitions: [(TopicPartition, Int64?)]
    ) -> LogError? {
        let list = PartitionList(capacity: partitions.count)
        for (partition, offset) in partitions { list.add(partition, offset: offset) }
        let error =
            add
            ? rd_kafka_incremental_assign(client.handle, list.list)
            : rd_kafka_incremental_unassign(client.handle, list.list)
        guard let error else { return nil }
        let failure = LogError(consuming: error)
        context.warn("the assignment was refused", cause: failure.code, failure.message)
        return failure
    }
}
