/// What the runtime is made of, as the entry point wires it.

public import FlowsCore

/// A step with its servers, limits, clock and words.
public struct RuntimeParts: Sendable {
    let plan: StepPlan
    let options: RuntimeOptions
    let log: any RecordLog
    let makeStore: @Sendable (Waker) -> (any StateStore)?
    let clock: any Clock
    let logger: Logger
    let metrics: Metrics
    let status: ProcessStatus
    let lookUps: any LookUps
    let makeWaker: @Sendable () -> Waker

    /// Parts; `makeStore` gives each worker its own connection, or nil where a step needs none.
    public init(
        plan: StepPlan, options: RuntimeOptions, log: any RecordLog,
        makeStore: @escaping @Sendable (Waker) -> (any StateStore)?, clock: any Clock,
        logger: Logger, metrics: Metrics, status: ProcessStatus
    ) {
        self.init(
            plan: plan, options: options, log: log, makeStore: makeStore, clock: clock,
            logger: logger, metrics: metrics, status: status, lookUps: LookUpThread(log: log)
        ) { Waker() }
    }

    init(
        plan: StepPlan, options: RuntimeOptions, log: any RecordLog,
        makeStore: @escaping @Sendable (Waker) -> (any StateStore)?, clock: any Clock,
        logger: Logger, metrics: Metrics, status: ProcessStatus, lookUps: any LookUps,
        makeWaker: @escaping @Sendable () -> Waker
    ) {
        self.plan = plan
        self.options = options
        self.log = log
        self.makeStore = makeStore
        self.clock = clock
        self.logger = logger
        self.metrics = metrics
        self.status = status
        self.lookUps = lookUps
        self.makeWaker = makeWaker
    }
}
