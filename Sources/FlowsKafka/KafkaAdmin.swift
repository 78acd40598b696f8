/// Questions and changes about topics, for `migrate`, `check` and tools; it belongs to no group.

internal import CRdKafka
public import FlowsCore

/// Asks a cluster about its topics and makes new ones. Every call blocks up to its time-out.
public final class KafkaAdmin: Sendable {
    let client: Client

    /// A client that connects in the background; throws for a bad setting.
    public init(
        configuration: KafkaConfiguration, logger: Logger = Logger()
    ) throws(LogError) {
        let context = ClientContext(logger: logger, configuration: configuration)
        client = try Client(
            RD_KAFKA_CONSUMER, .reader(configuration), events: RD_KAFKA_EVENT_ERROR,
            context: context)
    }

    /// The cluster's id.
    public func clusterID(timeout: Duration) throws(LogError) -> String {
        try client.clusterID(until: monotonic() + timeout)
    }

    /// The partitions of each of these topics that exists; asking creates none.
    ///
    /// Throws for a topic that the user may not see: it isn't called missing.
    public func partitionCounts(
        of names: [String], timeout: Duration
    ) throws(LogError) -> [String: Int] {
        let until = monotonic() + timeout
        let all = try partitionCounts(timeout: timeout)
        let found = all.filter { names.contains($0.key) }
        // A broker leaves out of its list what the user may not see, and says so of a topic that is
        // asked for by name. (The embedded one would make it.)
        if found.count < Set(names).count,
            try !client.clusterID(until: until).hasPrefix("mockCluster")
        {
            for name in names where found[name] == nil { try look(at: name, until) }
        }
        return found
    }

    private func look(at topic: String, _ until: Duration) throws(LogError) {
        do { _ = try client.partitionCount(of: topic, until: until) } catch {
            if error.isDenied { throw error }
        }
    }

    /// The partitions of every topic of the cluster.
    public func partitionCounts(timeout: Duration) throws(LogError) -> [String: Int] {
        try client.metadata(of: nil, until: monotonic() + timeout) { topics throws(LogError) in
            var counts: [String: Int] = [:]
            for topic in topics where topic.err == RD_KAFKA_RESP_ERR_NO_ERROR {
                counts[text(topic.topic)] = Int(topic.partition_cnt)
            }
            return counts
        }
    }

    /// A topic's configuration by name, nil where the broker can't tell (the embedded one).
    public func configuration(
        of topic: String, timeout: Duration
    ) throws(LogError) -> [String: String]? {
        // The embedded broker has no controller: the request would only time out there.
        if try clusterID(timeout: timeout).hasPrefix("mockCluster") { return nil }
        guard let resource = rd_kafka_ConfigResource_new(RD_KAFKA_RESOURCE_TOPIC, topic) else {
            throw .outOfMemory
        }
        defer { rd_kafka_ConfigResource_destroy(resource) }
        var resources: [OpaquePointer?] = [resource]
        let request = AdminRequest(client, RD_KAFKA_ADMIN_OP_DESCRIBECONFIGS, timeout)
        rd_kafka_DescribeConfigs(client.handle, &resources, 1, request.options, request.queue)
        return try request.answer { event throws(LogError) in
            let code = rd_kafka_event_error(event)
            if code == RD_KAFKA_RESP_ERR__UNSUPPORTED_FEATURE { return nil }
            try AdminRequest.check(
                code, text(rd_kafka_event_error_string(event)), topic,
                right: "DescribeConfigs")
            guard let result = rd_kafka_event_DescribeConfigs_result(event) else { return nil }
            return try entries(of: topic, result)
        }
    }

    private func entries(
        of topic: String, _ result: OpaquePointer
    ) throws(LogError) -> [String: String]? {
        var count = 0
        guard let found = rd_kafka_DescribeConfigs_result_resources(result, &count), count > 0
        else { return nil }
        try AdminRequest.check(
            rd_kafka_ConfigResource_error(found[0]),
            text(rd_kafka_ConfigResource_error_string(found[0])), topic,
            right: "DescribeConfigs")
        var values: [String: String] = [:]
        let all = rd_kafka_ConfigResource_configs(found[0], &count)
        for index in 0..<count {
            guard let entry = all?[index] else { continue }
            values[text(rd_kafka_ConfigEntry_name(entry))] = text(rd_kafka_ConfigEntry_value(entry))
        }
        return values
    }
}
