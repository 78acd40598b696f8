/// Handing a batch's outputs to the producer's client, one by one and in order.

internal import CRdKafka
public import FlowsCore

extension KafkaPublisher {
    /// Hands over outputs until the client is full; see ``RecordPublisher/send(_:from:ticket:)``.
    ///
    /// An output that can never be sent (too large) ends the session: nothing behind it goes out.
    public func send(
        _ batch: OutputBatch, from place: Int, ticket: UInt64
    ) throws(LogError) -> Int {
        if let failure { throw failure }
        guard let client else { throw .closed }
        if batch.topics != topicNames { try openTopics(batch.topics, client) }
        var fields = fields
        let topics = topics
        fields.set(ticket: ticket)
        let end = batch.bytes.count
        let handle = client.handle
        var at = place
        var sent = 0
        defer {
            pending += sent
            self.fields = fields
        }
        while at < end {
            let output = batch.output(at: at)
            fields.set(output, topic: topics[output.topic])
            if let error = rd_kafka_produceva(handle, fields.base, fields.count) {
                if rd_kafka_error_code(error) == RD_KAFKA_RESP_ERR__QUEUE_FULL {
                    rd_kafka_error_destroy(error)
                    return at
                }
                let refused = LogError(
                    consuming: error, topic: batch.topics[output.topic],
                    partition: output.partition)
                failure = refused
                throw refused
            }
            sent += 1
            at = output.next
        }
        return at
    }

    /// The client's topics for these names, in their order.
    private func openTopics(_ names: [String], _ client: Client) throws(LogError) {
        for topic in topics { rd_kafka_topic_destroy(topic) }
        topics = []
        topicNames = []
        for name in names {
            guard let topic = rd_kafka_topic_new(client.handle, name, nil) else {
                throw LogError(rd_kafka_last_error(), topic: name)
            }
            topics.append(topic)
        }
        topicNames = names
    }
}
