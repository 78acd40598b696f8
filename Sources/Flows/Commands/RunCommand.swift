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

/// One run of a step, from the first probe to the exit code.
struct RunCommand {
    private let outline: StepOutline
    private let configuration: StepConfiguration
    private let logger: Logger
    private let metrics = Metrics()
    private let clock = SystemClock()
    private let status: ProcessStatus

    init(_ outline: StepOutline, _ configuration: StepConfiguration) {
        self.outline = outline
        self.configuration = configuration
        logger = configuration.logger(step: outline.name, isTerminal: isatty(2) == 1)
        status = ProcessStatus(
            clock: clock, progressTimeout: configuration.options.progressTimeout)
    }

    func run() -> ExitCode {
        leaveOutSASLPlugins()
        let signals = SignalWatch()
        signals.start()
        metrics.gauge(
            "flows_build_info", help: "The toolkit's version.",
            labels: [("step", outline.name), ("version", Flows.version)]
        ).set(1)
        for name in configuration.unknown {
            logger.warning("a variable means nothing to a step", [("variable", name)])
        }
        let probes = Probes(status: status, metrics: metrics)
        let server = HTTPServer(
            address: configuration.httpAddress, port: configuration.httpPort, logger: logger,
            respond: { probes.answer($0) })
        do { try server.start() } catch {
            logger.error("can't start", [("cause", error.message)])
            return .configuration
        }
        defer { server.stop() }
        logger.info(
            "starting",
            [("runner", outline.runner), ("version", Flows.version), ("port", "\(server.port)")])
        do {
            guard let partitions = try checkedPartitions(signals) else {
                logger.info("stopped")
                return .done
            }
            return try supervise(signals, partitions)
        } catch {
            logger.error("can't start", [("cause", error.message)])
            return .configuration
        }
    }

    /// PLAIN, SCRAM and OAUTHBEARER are librdkafka's own; only Kerberos needs Cyrus SASL's plugins,
    /// which would otherwise be loaded into every step.
    private func leaveOutSASLPlugins() {
        let properties = configuration.kafkaProperties
        let mechanism = properties["sasl.mechanism"] ?? properties["sasl.mechanisms"] ?? "GSSAPI"
        let usesSASL = properties["security.protocol"]?.lowercased().hasPrefix("sasl") ?? false
        if !(usesSASL && mechanism == "GSSAPI") { setenv("SASL_PATH", "/nonexistent", 0) }
    }

    /// Waits until the brokers answer; nil when a stop came first.
    private func checkedPartitions(_ signals: SignalWatch) throws(LogError) -> [String: Int]? {
        let admin = try KafkaAdmin(
            configuration: outline.kafka(configuration, partitions: 1), logger: logger)
        var pause = 100
        var told = (code: "", at: Duration.zero)
        while !signals.wasAsked {
            do throws(LogError) {
                let found = try ContractCheck(outline: outline)
                    .problems(admin, timeout: .seconds(2))
                if found.problems.isEmpty { return found.partitions }
                throw LogError(
                    code: "_CONTRACT", message: found.problems.joined(separator: "; "))
            } catch {
                if error.code == "_CONTRACT" || error.isFatal { throw error }
                status.starting("Kafka: \(error.message)")
                // Once for each cause and minute: an outage at night must not fill a disk.
                if error.code != told.code || clock.now() - told.at > .seconds(60) {
                    told = (error.code, clock.now())
                    logger.warning(
                        "waiting for Kafka",
                        [("brokers", configuration.brokers), ("cause", error.message)])
                }
            }
            for _ in 0..<(pause / 50) where !signals.wasAsked { usleep(50_000) }
            pause = min(pause * 2, 5_000)
        }
        return nil
    }

    private func supervise(
        _ signals: SignalWatch, _ partitions: [String: Int]
    ) throws(LogError) -> ExitCode {
        let inputs = outline.inputs.map {
            PlanInput($0.contract.name, isLatest: $0.mode == .latest)
        }
        let outputs = outline.outputs.map {
            ($0.contract.name, Int32(partitions[$0.contract.name] ?? 1))
        }
        let inputPartitions = inputs.reduce(0) { $0 + (partitions[$1.topic] ?? 0) }
        // The client that looked at the topics is gone; what it needed is not needed again.
        Allocator.collect()
        let log = try KafkaLog(
            configuration: outline.kafka(configuration, partitions: inputPartitions),
            logger: logger)
        var options = configuration.options
        // Nothing folds in a stateless step: a larger batch only leaves the processor's caches.
        if !outline.needsStore { options.batchRecordsMax = min(options.batchRecordsMax, 4096) }
        // More workers than partitions would only hold connections.
        options.workers = min(options.workers, max(inputPartitions, 1))
        let parts = RuntimeParts(
            plan: StepPlan(
                name: outline.name, kind: outline.kind, inputs: inputs, outputs: outputs,
                remedy: outline.remedy, writesIdentity: outline.identity == .origin),
            options: options, log: log, makeStore: makeStore(), clock: clock, logger: logger,
            metrics: metrics, status: status)
        status.starting(nil)
        let supervisor = Supervisor(parts)
        signals.tell(supervisor)
        return exitCode(supervisor.run())
    }

    private func makeStore() -> @Sendable (Waker) -> (any StateStore)? {
        guard outline.needsStore, let conninfo = configuration.postgres else { return { _ in nil } }
        let layout = outline.storeLayout
        let options = PostgresOptions(
            applicationName: outline.name, prepared: configuration.preparesStatements)
        let logger = logger
        return { waker in
            PostgresStore(
                conninfo: conninfo, layout: layout, waker: waker, options: options, logger: logger)
        }
    }

    private func exitCode(_ end: RunEnd) -> ExitCode {
        switch end {
        case .stopped:
            logger.info("stopped")
            return .done
        case .deadlinePassed:
            logger.warning(
                "the stop's deadline passed: nothing is lost, some work will be repeated")
            return .deadline
        case .failed(let stop):
            logger.error("ended because a partition stopped", [("cause", stop.description)])
            switch stop.kind {
            case .record: return .record
            case .lineage, .databaseLost: return .lineage
            case .environment: return .configuration
            }
        }
    }
}
