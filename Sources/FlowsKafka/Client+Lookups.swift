/// Questions to the cluster that block up to a deadline, for whichever client asks them.

internal import CRdKafka
import FlowsCore

extension Client {
    /// Milliseconds until a moment, at least 1.
    static func left(_ until: Duration) -> Int32 { max((until - monotonic()).milliseconds, 1) }

    /// The cluster's id.
    func clusterID(until: Duration) throws(LogError) -> String {
        let answer = try awaitAnswer(until: until) { milliseconds in
            rd_kafka_clusterid(handle, milliseconds)
        }
        guard let id = answer else {
            throw LogError(
                RD_KAFKA_RESP_ERR__TIMED_OUT, detail: context.unreachable ?? "no broker answered")
        }
        defer { rd_kafka_mem_free(handle, id) }
        context.noteReached()
        return text(id)
    }

    /// Asks until there is an answer or it is time; nil then.
    ///
    /// While no broker has answered yet, it asks again after moments, and throws why the brokers
    /// don't let us in as soon as they have said so: waiting longer wouldn't help.
    private func awaitAnswer<Answer>(
        until: Duration, _ ask: (_ milliseconds: Int32) -> Answer?
    ) throws(LogError) -> Answer? {
        var patience: Int32 = 1000
        while true {
            let left = Client.left(until)
            let isKnown = context.unreachable == nil
            if let answer = ask(isKnown ? left : min(left, patience)) { return answer }
            if context.refusal?.code == "_AUTHENTICATION" { password?.refresh(handle) }
            // What may pass by itself is given a little time.
            if let refusal = context.refusal, !refusal.isRetriable || patience > 1000 {
                throw refusal
            }
            if isKnown || left <= patience { return nil }
            patience *= 2
        }
    }

    /// One end of each log: a time look-up of the two special times, which is one request a broker.
    func bounds(
        _ partitions: [TopicPartition], _ end: Int32, until: Duration
    ) throws(LogError) -> [TopicPartition: Int64] {
        let list = PartitionList(capacity: partitions.count)
        for partition in partitions { list.add(partition, offset: Int64(end)) }
        try Client.check(
            rd_kafka_offsets_for_times(handle, list.list, Client.left(until)), list)
        var offsets: [TopicPartition: Int64] = [:]
        for element in list.elements { offsets[element.place] = element.offset }
        return offsets
    }

    /// Partitions of one topic.
    func partitionCount(of topic: String, until: Duration) throws(LogError) -> Int32 {
        guard let handle = rd_kafka_topic_new(self.handle, topic, nil) else {
            throw LogError(rd_kafka_last_error(), topic: topic)
        }
        defer { rd_kafka_topic_destroy(handle) }
        return try metadata(of: handle, until: until) { topics throws(LogError) in
            guard let found = topics.first else {
                throw LogError(RD_KAFKA_RESP_ERR_UNKNOWN_TOPIC_OR_PART, topic: topic)
            }
            guard found.err == RD_KAFKA_RESP_ERR_NO_ERROR else {
                throw LogError(found.err, topic: topic, right: "Describe")
            }
            return found.partition_cnt
        }
    }

    /// The cluster's word on one topic, or on all; all are asked without creating any.
    func metadata<Result>(
        of topic: OpaquePointer?, until: Duration,
        _ body: (UnsafeBufferPointer<rd_kafka_metadata_topic>) throws(LogError) -> Result
    ) throws(LogError) -> Result {
        var code = RD_KAFKA_RESP_ERR_NO_ERROR
        let answer = try awaitAnswer(until: until) { milliseconds in
            var metadata: UnsafePointer<rd_kafka_metadata>?
            code = rd_kafka_metadata(
                handle, topic == nil ? 1 : 0, topic, &metadata, milliseconds)
            return code == RD_KAFKA_RESP_ERR_NO_ERROR ? metadata : nil
        }
        guard let metadata = answer else {
            throw LogError(code, detail: context.unreachable ?? "")
        }
        defer { rd_kafka_metadata_destroy(metadata) }
        context.noteReached()
        return try body(
            UnsafeBufferPointer(
                start: metadata.pointee.topics, count: Int(metadata.pointee.topic_cnt)))
    }

    /// Throws the first partition's error, else the whole call's.
    static func check(
        _ code: rd_kafka_resp_err_t, _ list: borrowing PartitionList, group: String? = nil
    ) throws(LogError) {
        for element in list.elements where element.err != RD_KAFKA_RESP_ERR_NO_ERROR {
            throw LogError(
                element.err, topic: text(element.topic), partition: element.partition,
                right: "Describe", group: group)
        }
        if code != RD_KAFKA_RESP_ERR_NO_ERROR {
            throw LogError(code, right: "Describe", group: group)
        }
    }
}
