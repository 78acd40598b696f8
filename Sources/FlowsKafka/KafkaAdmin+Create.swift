/// Making topics as their contracts say.

internal import CRdKafka
public import FlowsCore

extension KafkaAdmin {
    /// Makes topics with the broker's own replication; returns the names that were there already.
    ///
    /// `cleanup` and `config` become the topic's configuration. Throws the first refusal that
    /// isn't `TOPIC_ALREADY_EXISTS`. The embedded broker answers none of this.
    @discardableResult
    public func createTopics(
        _ contracts: [TopicContract], timeout: Duration
    ) throws(LogError) -> [String] {
        guard !contracts.isEmpty else { return [] }
        let until = monotonic() + timeout
        let existing = try create(contracts, timeout)
        // The broker that we ask next may hear of them a little later.
        for contract in contracts { try awaitTopic(contract.name, until) }
        return existing
    }

    private func awaitTopic(_ name: String, _ until: Duration) throws(LogError) {
        while true {
            do {
                _ = try client.partitionCount(of: name, until: until)
                return
            } catch {
                guard error.code == "UNKNOWN_TOPIC_OR_PART" || error.isRetriable,
                    monotonic() < until
                else { throw error }
            }
            pause(.milliseconds(5))
        }
    }

    private func create(
        _ contracts: [TopicContract], _ timeout: Duration
    ) throws(LogError) -> [String] {
        var topics: [OpaquePointer?] = []
        defer { rd_kafka_NewTopic_destroy_array(&topics, topics.count) }
        for contract in contracts { topics.append(try newTopic(contract)) }
        let request = AdminRequest(client, RD_KAFKA_ADMIN_OP_CREATETOPICS, timeout)
        rd_kafka_CreateTopics(client.handle, &topics, topics.count, request.options, request.queue)
        return try request.answer { event throws(LogError) in
            try AdminRequest.check(
                rd_kafka_event_error(event), text(rd_kafka_event_error_string(event)), nil,
                right: "Create")
            return try existing(event)
        }
    }

    private func newTopic(_ contract: TopicContract) throws(LogError) -> OpaquePointer {
        var reason = [CChar](repeating: 0, count: 256)
        guard
            let topic = rd_kafka_NewTopic_new(
                contract.name, Int32(clamping: contract.partitions), -1, &reason, reason.count)
        else {
            throw LogError(
                code: "_INVALID_ARG", message: errorText(reason), topic: contract.name)
        }
        rd_kafka_NewTopic_set_config(topic, "cleanup.policy", contract.cleanup.rawValue)
        for (name, value) in contract.config.sorted(by: { $0.key < $1.key }) {
            rd_kafka_NewTopic_set_config(topic, name, value)
        }
        return topic
    }

    private func existing(_ event: OpaquePointer) throws(LogError) -> [String] {
        var count = 0
        guard let result = rd_kafka_event_CreateTopics_result(event),
            let topics = rd_kafka_CreateTopics_result_topics(result, &count)
        else { return [] }
        var names: [String] = []
        for index in 0..<count {
            let name = text(rd_kafka_topic_result_name(topics[index]))
            let code = rd_kafka_topic_result_error(topics[index])
            if code == RD_KAFKA_RESP_ERR_TOPIC_ALREADY_EXISTS {
                names.append(name)
                continue
            }
            try AdminRequest.check(
                code, text(rd_kafka_topic_result_error_string(topics[index])), name,
                right: "Create")
        }
        return names
    }
}
