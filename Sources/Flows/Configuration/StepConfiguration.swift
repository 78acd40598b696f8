/// The effective configuration of a step: environment only, checked as a whole at the start.

public import FlowsCore
internal import FlowsKafka
internal import FlowsPostgres
public import FlowsRuntime

/// What the environment says, with defaults for the rest.
public struct StepConfiguration: Sendable {
    /// Brokers as `host:port,…`.
    public let brokers: String
    /// A libpq connection string, nil for none.
    public let postgres: String?
    /// Reads that string again, nil where no file holds it.
    let rereadPostgres: PostgresOptions.Reread?
    /// The port of probes and metrics.
    public let httpPort: UInt16
    /// The address of probes and metrics.
    public let httpAddress: String
    /// The least level that is logged.
    public let logLevel: Logger.Level
    /// How lines are written; nil depends on the terminal.
    public let logFormat: Logger.Format?
    /// Limits and times of the runtime.
    public let options: RuntimeOptions
    /// The longest that the step may be behind its input, for `check`.
    public let lagMax: Duration
    /// Bytes fetched ahead of all partitions together.
    public let prefetchBytes: Int
    /// Whether statements are prepared.
    public let preparesStatements: Bool
    /// Static membership.
    public let instanceID: String?
    /// The step's own version, nil where nobody says.
    public let stepVersion: String?
    /// The topic of contracts, nil for none.
    public let contractsTopic: String?
    /// librdkafka properties from `FLOWS_KAFKA_…`.
    public let kafkaProperties: [String: String]
    /// Where the SASL password is read again when brokers refuse it.
    let kafkaPasswordFile: SecretFile?
    /// Each setting with its effective text, secrets masked.
    public let printable: [(name: String, value: String, isDefault: Bool)]
    /// Variables that start with FLOWS_ and mean nothing: typing errors, mostly.
    public let unknown: [String]

    /// Reads an environment; throws every mistake at once.
    public init(environment: [String: String], outline: StepOutline) throws(ConfigurationError) {
        var reader = EnvironmentReader(environment)
        brokers = reader.text("FLOWS_BROKERS") ?? ""
        let secret = PostgresSecret(&reader)
        rereadPostgres = secret?.reread
        do throws(PostgresError) { postgres = try secret?.firstConninfo() } catch {
            postgres = nil
            reader.mistakes.append(error.message)
        }
        httpPort = UInt16(reader.number("FLOWS_HTTP_PORT"))
        httpAddress = reader.text("FLOWS_HTTP_ADDRESS") ?? "::"
        logLevel = Logger.Level(rawValue: reader.text("FLOWS_LOG_LEVEL") ?? "") ?? .info
        logFormat = Logger.Format(rawValue: reader.text("FLOWS_LOG_FORMAT") ?? "")
        var options = RuntimeOptions()
        options.workers = reader.number("FLOWS_WORKERS")
        options.batchRecordsMax = reader.number("FLOWS_BATCH_RECORDS_MAX")
        options.batchBytesMax = reader.number("FLOWS_BATCH_BYTES_MAX")
        options.stateCacheBytes = reader.number("FLOWS_STATE_CACHE_BYTES")
        options.commitInterval = reader.duration("FLOWS_COMMIT_INTERVAL")
        options.deliveryTimeout = reader.duration("FLOWS_DELIVERY_TIMEOUT")
        options.progressTimeout = reader.duration("FLOWS_PROGRESS_TIMEOUT")
        options.stopDeadline = reader.duration("FLOWS_STOP_DEADLINE")
        options.tombstoneAge = reader.duration("FLOWS_TOMBSTONE_AGE")
        lagMax = reader.duration("FLOWS_LAG_MAX")
        prefetchBytes = reader.number("FLOWS_PREFETCH_BYTES")
        preparesStatements = reader.text("FLOWS_POSTGRES_PREPARED") != "false"
        instanceID = reader.text("FLOWS_INSTANCE_ID")
        stepVersion = reader.text("FLOWS_STEP_VERSION")
        contractsTopic = reader.contractsTopic()
        kafkaProperties = reader.kafkaProperties(owned: KafkaConfiguration.ownedProperties)
        kafkaPasswordFile = reader.secretFile("FLOWS_KAFKA_SASL_PASSWORD")
        options.limitRecords(outline, environment: kafkaProperties["message.max.bytes"])
        self.options = options
        if brokers.isEmpty {
            reader.mistakes.append(
                "FLOWS_BROKERS is not set: name the Kafka brokers, such as kafka:9092")
        }
        if secret == nil, outline.needsStore {
            reader.mistakes.append(
                """
                FLOWS_POSTGRES is not set, and the \(outline.runner) step \(outline.name) keeps its \
                progress there: give a libpq connection string, such as postgres://user@host/database
                """)
        }
        printable = reader.printable
        unknown = reader.unknown
        if !reader.mistakes.isEmpty { throw ConfigurationError(mistakes: reader.mistakes) }
    }
}

extension EnvironmentReader {
    /// The topic of contracts, nil where they are turned off.
    fileprivate mutating func contractsTopic() -> String? {
        guard let name = text("FLOWS_CONTRACTS_TOPIC"), name != "none" else { return nil }
        if !StepOutline.isTopicName(name) {
            mistakes.append(
                """
                FLOWS_CONTRACTS_TOPIC is "\(name)", which is no topic name: use 1 to 249 of a–z, A–Z, \
                0–9, '.', '_' and '-', or none
                """)
        }
        return name
    }
}

/// All that is wrong with the environment.
public struct ConfigurationError: Error, Sendable, CustomStringConvertible {
    /// One sentence each.
    public let mistakes: [String]

    /// The sentences, one a line.
    public var description: String { mistakes.joined(separator: "\n") }
}
