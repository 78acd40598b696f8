/// Whether the group's rights suffice, found out without changing anything.

internal import CRdKafka
public import FlowsCore

extension KafkaAdmin {
    /// The rights to read these topics as the group that are missing, as errors that name them;
    /// empty where the broker can't tell (the embedded one).
    ///
    /// Asks to commit an offset of a partition that no topic has: a broker looks at the rights on
    /// group and topic first, and then refuses, whether the group has members or none.
    public func missingRights(
        toRead topics: [String], timeout: Duration
    ) throws(LogError) -> [LogError] {
        if try client.clusterID(until: monotonic() + timeout).hasPrefix("mockCluster") { return [] }
        let committer = KafkaCommitter(client: client, waker: Waker())
        defer { committer.close() }
        for topic in topics {
            committer.commit(TopicPartition(topic, Int32.max), offset: 0, metadata: "")
        }
        let until = monotonic() + timeout
        var denied: [LogError] = []
        var left = topics.count
        while left > 0 {
            for answer in committer.answers() {
                left -= 1
                guard let error = answer.error, error.isDenied,
                    !denied.contains(where: { $0.message == error.message })
                else { continue }
                denied.append(error)
            }
            if left > 0, monotonic() > until { throw LogError(RD_KAFKA_RESP_ERR__TIMED_OUT) }
            if left > 0 { pause(.milliseconds(5)) }
        }
        return denied
    }
}
