/// What a claim asks before it starts: the group's offset with its metadata, the log's bounds, the cluster.

internal import CRdKafka
public import FlowsCore

extension KafkaLog {
    /// The group's commits, the logs' bounds and the cluster's id, for all partitions in three requests.
    public func facts(
        of partitions: [TopicPartition], timeout: Duration
    ) throws(LogError) -> [TopicPartition: PartitionFacts] {
        try client().facts(of: partitions, until: monotonic() + timeout)
    }

    /// The ends of all partitions that the topics have now. An open transaction's records lie
    /// behind the end that is told here, and count as appended when it is committed.
    public func ends(
        of topics: [String], timeout: Duration
    ) throws(LogError) -> [TopicPartition: Int64] {
        let client = try client()
        let until = monotonic() + timeout
        let places = try client.partitions(of: topics, until: until)
        return try client.bounds(places, RD_KAFKA_OFFSET_END, until: until)
    }
}

extension Client {
    /// All partitions of these topics.
    func partitions(
        of topics: [String], until: Duration
    ) throws(LogError) -> [TopicPartition] {
        var places: [TopicPartition] = []
        for topic in topics {
            for number in 0..<(try partitionCount(of: topic, until: until)) {
                places.append(TopicPartition(topic, number))
            }
        }
        return places
    }

    /// The same, for whichever client has the group's name.
    func facts(
        of partitions: [TopicPartition], until: Duration
    ) throws(LogError) -> [TopicPartition: PartitionFacts] {
        guard !partitions.isEmpty else { return [:] }
        let cluster = try clusterID(until: until)
        let committed = PartitionList(partitions)
        try Client.check(
            rd_kafka_committed(handle, committed.list, Client.left(until)), committed,
            group: context.group)
        let low = try bounds(partitions, RD_KAFKA_OFFSET_BEGINNING, until: until)
        let high = try bounds(partitions, RD_KAFKA_OFFSET_END, until: until)
        var facts: [TopicPartition: PartitionFacts] = [:]
        for element in committed.elements {
            let place = element.place
            facts[place] = PartitionFacts(
                committed: element.offset >= 0 ? element.offset : nil,
                metadata: element.metadataText, low: low[place] ?? 0, high: high[place] ?? 0,
                clusterID: cluster)
        }
        return facts
    }
}
