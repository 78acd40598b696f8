/// The librdkafka properties of each kind of client: what the protocol wants, then what the user adds.

internal import CRdKafka
import FlowsCore

/// Names and values in the order in which they are set; a later one wins.
struct ClientSettings {
    var pairs: [(String, String)]

    /// What every client has.
    private init(common c: KafkaConfiguration) throws(LogError) {
        for name in c.properties.keys.sorted()
        where KafkaConfiguration.ownedProperties.contains(name) {
            throw LogError(
                code: "_INVALID_ARG",
                message: "the Kafka property \(name) is set by Flows itself: take it out")
        }
        let security = SecurityFacts(c.properties)
        if let mistake = security.mistake(c.properties, features: SecurityFacts.features) {
            throw LogError(code: "_INVALID_ARG", message: mistake)
        }
        pairs = [
            ("bootstrap.servers", c.brokers),
            ("client.id", c.clientID),
            ("socket.keepalive.enable", "true"),
            ("socket.nagle.disable", "true"),
            ("reconnect.backoff.max.ms", "2000"),
            // A consumer's: from it follow the bounds of a fetch and of an answer.
            ("message.max.bytes", "\(min(max(c.recordBytesMax, 1000), 1_000_000_000))"),
        ]
        // OpenSSL's own default lies in a package that slim images lack; the user's own wins.
        if security.usesTLS, c.properties["ssl.ca.pem"] == nil {
            pairs.append(("ssl.ca.location", "probe"))
        }
    }

    /// The member of the group.
    static func consumer(_ c: KafkaConfiguration) throws(LogError) -> ClientSettings {
        var settings = try reader(c)
        settings.pairs += [
            ("session.timeout.ms", "6000"),
            // The others hear by a heartbeat that a member died or left.
            ("heartbeat.interval.ms", "200"),
            ("partition.assignment.strategy", "cooperative-sticky"),
        ]
        if let instance = c.instanceID { settings.pairs.append(("group.instance.id", instance)) }
        return settings.adding(c.currentProperties)
    }

    /// A consumer that assigns itself: tools and lookups.
    static func reader(_ c: KafkaConfiguration) throws(LogError) -> ClientSettings {
        var settings = try ClientSettings(common: c)
        settings.pairs += [
            ("group.id", c.groupID),
            ("isolation.level", "read_committed"),
            // Where to start is always the runtime's to say, by explicit assignment.
            ("auto.offset.reset", "error"),
            ("enable.auto.commit", "false"),
            ("enable.auto.offset.store", "false"),
            ("enable.partition.eof", "true"),
            // A lookup must not create what it looks for.
            ("allow.auto.create.topics", "false"),
            // 2.0.2 looks at a partition once a second once its queue holds more than this.
            ("queued.min.messages", "10000000"),
            ("queued.max.messages.kbytes", "\(max(c.prefetchBytesPerPartition >> 10, 1))"),
            ("fetch.error.backoff.ms", "100"),
            // Look-ups wait behind a fetch that waits for data on the same connection.
            ("fetch.wait.max.ms", "100"),
        ]
        return settings.adding(c.currentProperties)
    }

    /// One worker's producer session.
    static func producer(_ c: KafkaConfiguration) throws(LogError) -> ClientSettings {
        var settings = try ClientSettings(common: c)
        settings.pairs += [
            ("enable.idempotence", "true"),
            ("acks", "all"),
            ("enable.gapless.guarantee", "true"),
            // The deadline is the runtime's, for the whole session: a single record never expires.
            ("message.timeout.ms", "0"),
            ("compression.type", "lz4"),
            ("linger.ms", "\(c.linger.milliseconds)"),
            ("queue.buffering.max.messages", "\(c.producerRecordsMax)"),
            (
                "queue.buffering.max.kbytes",
                "\(max(c.producerBytesMax, c.recordBytesMax) >> 10 + 1)"
            ),
            // A record larger than that goes alone, and no other topic gets a batch of its size.
            ("batch.size", "\(max(c.sendBatchBytesMax, 1))"),
        ]
        return settings.adding(c.currentProperties)
    }

    /// The settings with the user's own behind them.
    private func adding(_ properties: [String: String]) -> ClientSettings {
        var all = self
        all.pairs += properties.sorted { $0.key < $1.key }
        return all
    }

    /// A configuration that the caller passes to `rd_kafka_new` or destroys.
    func makeConf() throws(LogError) -> OpaquePointer {
        guard let conf = rd_kafka_conf_new() else { throw .outOfMemory }
        var reason = [CChar](repeating: 0, count: 512)
        for (name, value) in pairs {
            let result = rd_kafka_conf_set(conf, name, value, &reason, reason.count)
            guard result != RD_KAFKA_CONF_OK else { continue }
            rd_kafka_conf_destroy(conf)
            let known = result == RD_KAFKA_CONF_INVALID
            throw LogError(
                code: "_INVALID_ARG",
                message: known
                    ? "the Kafka property \(name) was refused: \(errorText(reason))"
                    : "this librdkafka has no Kafka property \(name): correct the name, or take it out"
            )
        }
        return conf
    }
}
