/// `run`: the only place where the runtime is wired to Kafka, Postgres and HTTP.

internal import FlowsCore
internal import FlowsHTTP
internal import FlowsKafka
internal import FlowsPostgres
internal import FlowsRuntime
#if canImport(Glibc)
internal import Glibc
#else
internal import Darwin
#endif

/// One run of a step, or of a join's halves, from the first probe to the exit code.
struct RunCommand {
    private let outline: StepOutline
    private let halves: [HalfRun]
    private let configuration: StepConfiguration
    private let name: String
    private let logger: Logger
    private let metrics: Metrics
    private let clock = SystemClock()
    private let relay = StopRelay()

    init(_ outline: StepOutline, _ configuration: StepConfiguration, part: RunPart = .all) {
        self.outline = outline
        self.configuration = configuration
        let (clock, metrics) = (clock, Metrics())
        let isTerminal = isatty(2) == 1
        self.metrics = metrics
        halves = part.halves(of: outline).map {
            HalfRun(
                $0, configuration, metrics: metrics, clock: clock, isTerminal: isTerminal)
        }
        name = part == .route ? halves[0].outline.name : outline.name
        logger = configuration.logger(step: name, isTerminal: isTerminal)
    }

    func run() -> ExitCode {
        leaveOutSASLPlugins()
        SignalWatch(relay).start()
        metrics.gauge(
            "flows_build_info", help: "The versions of the toolkit and of the step.",
            labels: [
                ("step", name), ("version", Flows.version),
                ("step_version", configuration.stepVersion ?? ""),
            ]
        ).set(1)
        for name in configuration.unknown {
            logger.warning("a variable means nothing to a step", [("variable", name)])
        }
        let probes = Probes(
            halves: halves.map { ($0.outline.name, $0.status) }, metrics: metrics)
        let server = HTTPServer(
            address: configuration.httpAddress, port: configuration.httpPort, logger: logger,
            respond: { probes.answer($0) })
        do { try server.start() } catch {
            logger.error("can't start", [("cause", error.message)])
            return .configuration
        }
        defer { server.stop() }
        var facts = [
            ("runner", outline.runner), ("version", Flows.version), ("port", "\(server.port)"),
        ]
        if let version = configuration.stepVersion { facts.append(("step_version", version)) }
        logger.info("starting", facts)
        do {
            guard let partitions = try checkedPartitions(), reachedPostgres() else {
                logger.info("stopped")
                return .done
            }
            return try runHalves(partitions)
        } catch {
            logger.error("can't start", [("cause", error.message)])
            return .configuration
        }
    }

    /// PLAIN, SCRAM and OAUTHBEARER are librdkafka's own; only Kerberos needs Cyrus SASL's plugins,
    /// which would otherwise be loaded into every step.
    private func leaveOutSASLPlugins() {
        let kafka = halves[0].outline.kafka(configuration, partitions: 1)
        if !kafka.usesKerberos { setenv("SASL_PATH", "/nonexistent", 0) }
    }

    /// Waits until the brokers answer; nil when a stop came first.
    private func checkedPartitions() throws(LogError) -> [String: Int]? {
        let admin = try KafkaAdmin(
            configuration: halves[0].outline.kafka(configuration, partitions: 1), logger: logger)
        var patience = Patience(clock: clock)
        // A stop can't be heard while a question is waited for.
        let timeout = min(.seconds(2), configuration.options.stopDeadline / 2)
        while !relay.wasAsked {
            do throws(LogError) {
                let found = try ContractCheck(outline: outline, halves: halves.map(\.outline))
                    .problems(admin, timeout: timeout)
                if found.problems.isEmpty { return found.partitions }
                throw LogError(
                    code: "_CONTRACT", message: found.problems.joined(separator: "; "))
            } catch {
                if error.code == "_CONTRACT" || error.isFatal || error.isDenied { throw error }
                for half in halves { half.status.starting("Kafka: \(error.message)") }
                if patience.isToTell(error.code) {
                    logger.warning(
                        "waiting for Kafka",
                        [("brokers", configuration.brokers), ("cause", error.message)])
                }
            }
            patience.wait(until: { relay.wasAsked })
        }
        return nil
    }

    /// Waits until Postgres answers; false when a stop came first. Who joined the group before would
    /// take partitions from processes that can handle them.
    private func reachedPostgres() -> Bool {
        guard let reach = halves.lazy.compactMap({ $0.postgresReach() }).first else { return true }
        for half in halves { half.status.starting("Postgres: connecting") }
        var patience = Patience(clock: clock)
        while !relay.wasAsked {
            switch reach.ask(until: { relay.wasAsked }) {
            case .reached: return true
            case .givenUp: return false
            case .failed(let error):
                for half in halves { half.status.starting("Postgres: \(error.message)") }
                if patience.isToTell(error.message) {
                    logger.warning("waiting for Postgres", [("cause", error.message)])
                }
            }
            patience.wait(until: { relay.wasAsked })
        }
        return false
    }

    /// Each half on a thread of its own, the last one on this; when one ends the others are stopped.
    private func runHalves(_ partitions: [String: Int]) throws(LogError) -> ExitCode {
        // The client that looked at the topics is gone; what it needed is not needed again.
        Allocator.collect()
        let shared = halves.reduce(0) { $0 + $1.inputPartitions(partitions) }
        var parts: [StopRelay.Part] = []
        for half in halves {
            let supervisor = try half.supervisor(partitions, shared: shared)
            half.status.starting(nil)
            parts.append(
                StopRelay.Part(
                    name: half.outline.name, supervisor: supervisor, tell: { half.tell($0) }))
        }
        return ExitCode(relay.run(parts))
    }
}
