/// One half of a running step, or the whole of one that has no halves, wired to Kafka and Postgres.

internal import FlowsCore
internal import FlowsKafka
internal import FlowsPostgres
internal import FlowsRuntime

/// A consumer group's member with all that it needs; its logger names it.
struct HalfRun: Sendable {
    let outline: StepOutline
    let configuration: StepConfiguration
    let logger: Logger
    let metrics: Metrics
    let clock: any Clock
    let status: ProcessStatus

    init(
        _ outline: StepOutline, _ configuration: StepConfiguration, metrics: Metrics,
        clock: any Clock, isTerminal: Bool
    ) {
        self.outline = outline
        self.configuration = configuration
        self.metrics = metrics
        self.clock = clock
        logger = configuration.logger(step: outline.name, isTerminal: isTerminal)
        status = ProcessStatus(
            clock: clock, progressTimeout: configuration.options.progressTimeout)
    }

    /// What runs it. `partitions` are those of each topic in the broker, and `shared` are the
    /// input partitions of the whole process, which fetch ahead together.
    func supervisor(
        _ partitions: [String: Int], shared: Int
    ) throws(LogError) -> Supervisor {
        let inputPartitions = self.inputPartitions(partitions)
        let log = try KafkaLog(
            configuration: outline.kafka(configuration, partitions: shared), logger: logger)
        var options = configuration.options
        // Nothing folds in a stateless step: a larger batch only leaves the processor's caches.
        if !outline.needsStore { options.batchRecordsMax = min(options.batchRecordsMax, 4096) }
        // More workers than partitions would only hold connections.
        options.workers = min(options.workers, max(inputPartitions, 1))
        let outputs = outline.outputs.map {
            ($0.contract.name, Int32(partitions[$0.contract.name] ?? 1))
        }
        return Supervisor(
            RuntimeParts(
                plan: StepPlan(
                    name: outline.name, kind: outline.kind, inputs: outline.planInputs,
                    outputs: outputs, remedy: outline.remedy,
                    writesIdentity: outline.identity == .origin),
                options: options, log: log, makeStore: makeStore(), clock: clock, logger: logger,
                metrics: metrics, status: status))
    }

    /// Its share of the process's input partitions.
    func inputPartitions(_ partitions: [String: Int]) -> Int {
        outline.inputs.reduce(0) { $0 + (partitions[$1.contract.name] ?? 0) }
    }

    /// Asks whether its database is there; nil where it needs none.
    func postgresReach() -> PostgresReach? {
        guard outline.needsStore, let conninfo = configuration.postgres else { return nil }
        return PostgresReach(conninfo: conninfo, options: postgresOptions, logger: logger)
    }

    private var postgresOptions: PostgresOptions {
        var options = PostgresOptions(
            applicationName: outline.name, prepared: configuration.preparesStatements)
        options.reread = configuration.rereadPostgres
        return options
    }

    private func makeStore() -> @Sendable (Waker) -> (any StateStore)? {
        guard outline.needsStore, let conninfo = configuration.postgres else { return { _ in nil } }
        let layout = outline.storeLayout
        let logger = logger
        return { [options = postgresOptions] waker in
            PostgresStore(
                conninfo: conninfo, layout: layout, waker: waker, options: options, logger: logger)
        }
    }

    /// Says how it ended.
    func tell(_ end: RunEnd) {
        switch end {
        case .stopped: logger.info("stopped")
        case .deadlinePassed:
            logger.warning(
                "the stop's deadline passed: nothing is lost, some work will be repeated")
        case .failed(let stop):
            logger.error("ended because a partition stopped", [("cause", stop.description)])
        }
    }
}
