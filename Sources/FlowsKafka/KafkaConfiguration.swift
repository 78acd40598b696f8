/// How a process talks to its Kafka: addresses, names and bounds; the protocol's settings aren't here.

/// The settings of every Kafka client of one process.
public struct KafkaConfiguration: Sendable {
    /// `host:port` of one or more brokers, separated by commas.
    public var brokers: String
    /// The consumer group: the step's name.
    public var groupID: String
    /// How the process calls itself in the broker's logs and quotas.
    public var clientID: String
    /// The member's fixed name (static membership), nil for none; a static member doesn't leave at a stop.
    public var instanceID: String?
    /// Bytes that are fetched ahead of each partition's reader, at most.
    public var prefetchBytesPerPartition: Int
    /// How long a producer waits for more records before it sends a batch that isn't full.
    public var linger: Duration
    /// Records that one worker's producer session may hold, sent or not, at most.
    public var producerRecordsMax: Int
    /// Bytes that one worker's producer session may hold, sent or not, at most.
    public var producerBytesMax: Int
    /// Bytes of the largest record that is sent or fetched, with what Kafka adds to it.
    public var recordBytesMax: Int
    /// Bytes of several records sent together, at most.
    public var sendBatchBytesMax: Int
    /// Further librdkafka properties by their own names; none of ``ownedProperties``.
    public var properties: [String: String]

    /// Reads the SASL password again, when brokers refuse the one in `properties`; nil where it
    /// can't change while the process runs.
    public var readPassword: (@Sendable () -> String?)?

    /// The properties with the password that is there now.
    var currentProperties: [String: String] {
        guard properties["sasl.password"] != nil, let password = readPassword?() else {
            return properties
        }
        return properties.merging(["sasl.password": password]) { $1 }
    }

    /// Settings; `properties` are checked when a client is made.
    public init(
        brokers: String, groupID: String, clientID: String? = nil, instanceID: String? = nil,
        prefetchBytesPerPartition: Int = 8 << 20, linger: Duration = .milliseconds(2),
        producerRecordsMax: Int = 200_000, producerBytesMax: Int = 128 << 20,
        recordBytesMax: Int = Self.usualRecordBytesMax,
        sendBatchBytesMax: Int = Self.usualRecordBytesMax, properties: [String: String] = [:]
    ) {
        self.brokers = brokers
        self.groupID = groupID
        self.clientID = clientID ?? groupID
        self.instanceID = instanceID
        self.prefetchBytesPerPartition = prefetchBytesPerPartition
        self.linger = linger
        self.producerRecordsMax = producerRecordsMax
        self.producerBytesMax = producerBytesMax
        self.recordBytesMax = recordBytesMax
        self.sendBatchBytesMax = sendBatchBytesMax
        self.properties = properties
    }

    /// What clients send at most unless told otherwise; every broker takes it that wasn't told less.
    public static let usualRecordBytesMax = 1_000_000
    /// Bytes that Kafka may add to a record beside its key, value and headers.
    public static let framingBytesMax = 128

    /// Whether clients log in by Kerberos, as the properties say.
    public var usesKerberos: Bool {
        let security = SecurityFacts(properties)
        return security.usesSASL && security.mechanism == "GSSAPI"
    }

    /// Variables of properties whose own names end in `.file` (of newer librdkafkas), so that the
    /// variable's value is the path that librdkafka wants.
    public static let fileProperties: Set<String> = [
        "FLOWS_KAFKA_SASL_OAUTHBEARER_ASSERTION_FILE",
        "FLOWS_KAFKA_SASL_OAUTHBEARER_ASSERTION_PRIVATE_KEY_FILE",
        "FLOWS_KAFKA_SASL_OAUTHBEARER_ASSERTION_JWT_TEMPLATE_FILE",
    ]

    /// Properties that the delivery protocol decides, so that nobody may set them by name.
    public static let ownedProperties: Set<String> = [
        "acks", "allow.auto.create.topics", "auto.commit.enable", "auto.commit.interval.ms",
        "auto.offset.reset", "bootstrap.servers", "client.id", "delivery.report.only.error",
        "delivery.timeout.ms", "enable.auto.commit", "enable.auto.offset.store",
        "enable.gapless.guarantee", "enable.idempotence", "enable.partition.eof",
        "enabled_events", "group.id", "group.instance.id", "group.protocol",
        "group.protocol.type", "isolation.level", "log.queue", "max.in.flight",
        "max.in.flight.requests.per.connection", "message.send.max.retries",
        "message.timeout.ms", "metadata.broker.list", "offset.store.method",
        "partition.assignment.strategy", "partitioner", "request.required.acks", "retries",
        "transactional.id",
    ]
}
