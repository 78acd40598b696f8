/// A Kafka cluster inside this process, for tests and for `flows dev`: librdkafka's own mock.

internal import CRdKafka
public import FlowsCore

/// Brokers on loopback at ports of their own, which any Kafka client may use until closed.
///
/// It keeps 5 MiB per partition and forgets everything when closed. Groups: the first member
/// waits 3 s, each later join or leave the session time-out less 1 s, which must be over 3,100 ms.
/// Transactions isolate nothing, and topic configurations can't be asked.
public final class EmbeddedBroker: @unchecked Sendable {
    /// `host:port` of each broker, separated by commas.
    public let bootstrap: String
    private let client: OpaquePointer
    // Owned here; freed by close().
    private var cluster: OpaquePointer?
    private let brokers: Int32

    /// Starts a cluster with these topics, each with so many partitions.
    public init(
        partitionsByTopic: [String: Int] = [:], brokers: Int = 1
    ) throws(LogError) {
        var reason = [CChar](repeating: 0, count: 512)
        guard let conf = rd_kafka_conf_new() else { throw .outOfMemory }
        // The client only carries the cluster: that it has no broker to call is no news.
        rd_kafka_conf_set_log_cb(conf, nil)
        guard let client = rd_kafka_new(RD_KAFKA_PRODUCER, conf, &reason, reason.count) else {
            rd_kafka_conf_destroy(conf)
            throw LogError(code: "_FAIL", message: errorText(reason))
        }
        guard let cluster = rd_kafka_mock_cluster_new(client, Int32(brokers)) else {
            rd_kafka_destroy(client)
            throw LogError(code: "_FAIL", message: "the embedded broker can't be started")
        }
        self.client = client
        self.cluster = cluster
        self.brokers = Int32(brokers)
        bootstrap = text(rd_kafka_mock_cluster_bootstraps(cluster))
        for (topic, partitions) in partitionsByTopic { try createTopic(topic, partitions) }
    }

    deinit { close() }

    /// Makes a topic; `TOPIC_ALREADY_EXISTS` when there is one of that name.
    public func createTopic(_ name: String, _ partitions: Int) throws(LogError) {
        let code = rd_kafka_mock_topic_create(cluster, name, Int32(partitions), brokers)
        if code != RD_KAFKA_RESP_ERR_NO_ERROR { throw LogError(code, topic: name) }
    }

    /// Lets every broker wait so long before each answer: hours make it silent.
    public func delayAnswers(by delay: Duration) {
        for broker in 1...brokers {
            rd_kafka_mock_broker_set_rtt(cluster, broker, delay.milliseconds)
        }
    }

    /// Refuses connections and cuts those there are, or accepts them again.
    public func setReachable(_ reachable: Bool) {
        for broker in 1...brokers {
            if reachable {
                rd_kafka_mock_broker_set_up(cluster, broker)
            } else {
                rd_kafka_mock_broker_set_down(cluster, broker)
            }
        }
    }

    /// What the next requests of a kind are answered with: Kafka's error codes, one each.
    public func failNext(_ request: Request, with codes: [Int32]) {
        let errors = codes.map { rd_kafka_resp_err_t(rawValue: $0) }
        rd_kafka_mock_push_request_errors_array(
            cluster, request.rawValue, errors.count, errors)
    }

    /// Requests that can be failed, with their numbers in Kafka's protocol.
    public enum Request: Int16, Sendable {
        case produce = 0
        case fetch = 1
        case offsetCommit = 8
    }

    /// Stops the brokers and forgets their records.
    public func close() {
        guard let cluster else { return }
        self.cluster = nil
        rd_kafka_mock_cluster_destroy(cluster)
        rd_kafka_destroy(client)
    }
}
