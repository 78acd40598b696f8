/// Questions about a step's consumer group, and its offsets set from outside, for `rewind`.

internal import CRdKafka
public import FlowsCore

extension KafkaAdmin {
    /// The members of a group as `client id at host`, empty for none or no such group; nil where
    /// the broker can't tell (the embedded one).
    public func members(
        ofGroup group: String, timeout: Duration
    ) throws(LogError) -> [String]? {
        // The embedded broker doesn't know the request, which would only time out there.
        if try clusterID(timeout: timeout).hasPrefix("mockCluster") { return nil }
        let request = AdminRequest(client, RD_KAFKA_ADMIN_OP_DESCRIBECONSUMERGROUPS, timeout)
        group.withCString { name in
            var names: [UnsafePointer<CChar>?] = [name]
            rd_kafka_DescribeConsumerGroups(
                client.handle, &names, 1, request.options, request.queue)
        }
        return try request.answer { event throws(LogError) in
            try AdminRequest.check(
                rd_kafka_event_error(event), text(rd_kafka_event_error_string(event)), nil,
                right: "Describe", group: group)
            return try Self.members(event, of: group)
        }
    }

    private static func members(
        _ event: OpaquePointer, of name: String
    ) throws(LogError) -> [String] {
        var count = 0
        guard let result = rd_kafka_event_DescribeConsumerGroups_result(event),
            let groups = rd_kafka_DescribeConsumerGroups_result_groups(result, &count), count > 0
        else { return [] }
        if let error = rd_kafka_ConsumerGroupDescription_error(groups[0]) {
            let code = rd_kafka_error_code(error)
            if code == RD_KAFKA_RESP_ERR_GROUP_ID_NOT_FOUND { return [] }
            try AdminRequest.check(
                code, text(rd_kafka_error_string(error)), nil, right: "Describe", group: name)
        }
        return (0..<rd_kafka_ConsumerGroupDescription_member_count(groups[0])).map { index in
            let member = rd_kafka_ConsumerGroupDescription_member(groups[0], index)
            let client = text(rd_kafka_MemberDescription_client_id(member))
            return "\(client) at \(text(rd_kafka_MemberDescription_host(member)))"
        }
    }

    /// What the group has committed of these topics' partitions, and the ends of their logs.
    public func facts(
        ofTopics topics: [String], timeout: Duration
    ) throws(LogError) -> [TopicPartition: PartitionFacts] {
        let until = monotonic() + timeout
        return try client.facts(of: client.partitions(of: topics, until: until), until: until)
    }

    /// Commits offsets for the group, which must have no members; throws the first refusal.
    public func commit(
        _ offsets: [(partition: TopicPartition, offset: Int64, metadata: String)],
        timeout: Duration
    ) throws(LogError) {
        let committer = KafkaCommitter(client: client, waker: Waker())
        defer { committer.close() }
        for (partition, offset, metadata) in offsets {
            committer.commit(partition, offset: offset, metadata: metadata)
        }
        let until = monotonic() + timeout
        var left = offsets.count
        while left > 0 {
            for answer in committer.answers() {
                if let error = answer.error { throw error }
                left -= 1
            }
            if left > 0, monotonic() > until { throw LogError(RD_KAFKA_RESP_ERR__TIMED_OUT) }
            if left > 0 { pause(.milliseconds(5)) }
        }
    }
}
