/// The variables that a step understands, as data: read, checked, documented and printed from one list.

/// One environment variable.
public struct Setting: Sendable {
    /// What its text must be.
    enum Form: Sendable {
        case text
        case choice([String])
        case number(ClosedRange<Int>)
        case bytes(ClosedRange<Int>)
        case duration(ClosedRange<Duration>)
    }

    /// The variable's name.
    public let name: String
    /// What it does, one sentence.
    public let purpose: String
    /// The text that stands for it when it isn't set; nil when it must be set or may be absent.
    public let fallback: String?
    /// Whether its value is masked when it is printed, and may come from the file that `NAME_FILE` names.
    public let isSecret: Bool
    let form: Form

    init(
        _ name: String, _ form: Form, default fallback: String? = nil, secret: Bool = false,
        _ purpose: String
    ) {
        self.name = name
        self.form = form
        self.fallback = fallback
        self.isSecret = secret
        self.purpose = purpose
    }

    /// What values are allowed, for people.
    public var bounds: String {
        switch form {
        case .text: return "text"
        case .choice(let words): return words.joined(separator: ", ")
        case .number(let range): return "\(range.lowerBound) to \(range.upperBound)"
        case .bytes(let range):
            return "\(Self.text(bytes: range.lowerBound)) to \(Self.text(bytes: range.upperBound))"
        case .duration(let range):
            return "\(Self.text(range.lowerBound)) to \(Self.text(range.upperBound))"
        }
    }

    static func text(bytes: Int) -> String {
        for (unit, size) in [("GiB", 1 << 30), ("MiB", 1 << 20), ("KiB", 1 << 10)]
        where bytes >= size && bytes % size == 0 {
            return "\(bytes / size)\(unit)"
        }
        return "\(bytes)"
    }

    static func text(_ duration: Duration) -> String {
        let (seconds, atto) = duration.components
        return atto == 0 ? "\(seconds)s" : "\(seconds * 1000 + atto / 1_000_000_000_000_000)ms"
    }
}

extension Setting {
    /// Where contracts lie unless somebody says otherwise.
    package static let usualContractsTopic = "flows-contracts"

    /// Every variable, in the order in which `help` prints them.
    public static let all: [Setting] = [
        Setting("FLOWS_BROKERS", .text, "Kafka brokers as host:port, several separated by commas."),
        Setting(
            "FLOWS_POSTGRES", .text, secret: true,
            "Postgres, as a libpq connection string or URI; steps with state or a table need it."),
        Setting(
            "FLOWS_POSTGRES_PASSWORD", .text, secret: true,
            "The password, where it is kept apart from FLOWS_POSTGRES; files are read again at each connect."
        ),
        Setting(
            "FLOWS_HTTP_PORT", .number(0...65_535), default: "8080",
            "Port of probes and metrics; 0 takes any free one and logs it."),
        Setting(
            "FLOWS_HTTP_ADDRESS", .text, default: "::",
            "Address that probes and metrics listen on; :: is all, of both kinds."),
        Setting(
            "FLOWS_LOG_LEVEL",
            .choice(["trace", "debug", "info", "notice", "warning", "error", "critical"]),
            default: "info", "The least level that is logged."),
        Setting(
            "FLOWS_LOG_FORMAT", .choice(["auto", "json", "text"]), default: "auto",
            "auto is text on a terminal and JSON lines elsewhere."),
        Setting(
            "FLOWS_WORKERS", .number(1...64), default: "2",
            "Threads that handle partitions, each with a database connection of its own."),
        Setting(
            "FLOWS_BATCH_RECORDS_MAX", .number(1...1_000_000), default: "20000",
            "Most records in a batch."),
        Setting(
            "FLOWS_BATCH_BYTES_MAX", .bytes(1024...(1 << 30)), default: "8MiB",
            "Most bytes of input in a batch."),
        Setting(
            "FLOWS_PREFETCH_BYTES", .bytes((1 << 20)...(16 << 30)), default: "64MiB",
            "Bytes fetched ahead of the workers, of all partitions together."),
        Setting(
            "FLOWS_STATE_CACHE_BYTES", .bytes((1 << 20)...(64 << 30)), default: "64MiB",
            "Bytes of states or row positions kept in memory."),
        Setting(
            "FLOWS_COMMIT_INTERVAL", .duration(.milliseconds(1)...(.seconds(60))), default: "100ms",
            "The least time between two offset commits of a partition."),
        Setting(
            "FLOWS_DELIVERY_TIMEOUT", .duration(.seconds(1)...(.seconds(3600))), default: "60s",
            "How long outputs may wait for an acknowledgement before they are sent anew."),
        Setting(
            "FLOWS_PROGRESS_TIMEOUT", .duration(.seconds(1)...(.seconds(86_400))), default: "120s",
            "How long a partition may stand still with records waiting before liveness fails."),
        Setting(
            "FLOWS_STOP_DEADLINE", .duration(.seconds(1)...(.seconds(3600))), default: "25s",
            "How long a stop may take; below Kubernetes' terminationGracePeriodSeconds."),
        Setting(
            "FLOWS_TOMBSTONE_AGE", .duration(.seconds(1)...(.seconds(31_536_000))), default: "24h",
            "How long a deleted state or row is remembered; longer than a dead or paused producer's request can land."
        ),
        Setting(
            "FLOWS_LAG_MAX", .duration(.seconds(1)...(.seconds(31_536_000))), default: "24h",
            "The longest that the step may be behind; check warns where a compacted input forgets sooner."
        ),
        Setting(
            "FLOWS_POSTGRES_PREPARED", .choice(["true", "false"]), default: "true",
            "false behind PgBouncer in transaction mode."),
        Setting(
            "FLOWS_INSTANCE_ID", .text,
            "Static group membership; a static member doesn't leave the group at a stop."),
        Setting(
            "FLOWS_CONTRACTS_TOPIC", .text, default: usualContractsTopic,
            "The topic in which all steps' contracts lie, for check and migrate; none compares with nothing."
        ),
        Setting(
            "FLOWS_STEP_VERSION", .text,
            "The step's own version, in the log and in flows_build_info; images set it when they are built."
        ),
    ]
}
