/// One process of a simulated step, as the scheduler moves it.

internal import FlowsCore
internal import FlowsRuntime

final class SimulatedProcess {
    let step: Int
    let number: Int
    let log: SimulatedLog
    let runtime: SteppedProcess
    /// It stands still before this turn of the scheduler.
    var pausedUntil = 0
    /// The wakers of its workers.
    let wakers: [Waker]
    private let supervisorWaker: Waker
    private var hasNews = true

    init(_ world: SimulatedWorld, step: Int, number: Int) {
        self.step = step
        self.number = number
        let scenario = world.scenario
        let plan = StepPlan.simulated(scenario, step, &world.random)
        let log = SimulatedLog(world, step: step, process: number, group: plan.name)
        self.log = log
        var options = RuntimeOptions()
        options.workers = scenario.workers
        options.batchRecordsMax = scenario.batchRecordsMax
        options.unackedBatchesMax = scenario.unackedBatchesMax
        options.commitInterval = .milliseconds(scenario.commitInterval)
        options.deliveryTimeout = .seconds(5)
        options.drainTimeout = .seconds(2)
        options.stopDeadline = .seconds(5)
        options.protections = world.protections
        let database = plan.keeps ? world.databases[step] : nil
        runtime = SteppedProcess(
            plan: plan, options: options, log: log,
            makeStore: { [unowned world] waker in
                database.map {
                    world.add(
                        SimulatedStore(world, step: step, process: number, waker: waker, $0))
                }
            }, clock: world.clock, logger: Logger(level: .critical) { _, _, _ in },
            seed: world.random.next())
        wakers = (0..<runtime.workerCount).map { [runtime] in runtime.workerWaker($0) }
        supervisorWaker = runtime.supervisorWaker
    }

    func groupChanged() { hasNews = true }
    func wakeWorkers() {
        for waker in wakers { waker.wake() }
    }

    /// Whether a turn of the supervisor would find something.
    var supervisorIsDue: Bool { hasNews || supervisorWaker.isWoken }

    func turnSupervisor() {
        hasNews = false
        supervisorWaker.drain()
        if runtime.turnSupervisor() { hasNews = true }
    }

    func turnWorker(_ worker: Int) {
        let waker = wakers[worker]
        waker.drain()
        if runtime.turnWorker(worker) { waker.wake() }
    }
}

extension StepPlan {
    /// A step of a scenario's chain.
    static func simulated(
        _ scenario: Scenario, _ step: Int, _ random: inout SimulationRandom
    ) -> StepPlan {
        let keys = scenario.keys
        let kind: Kind
        switch scenario.chain[step] {
        case .stateful: kind = .stateful { SimulatedFold() }
        case .stateless: kind = .stateless { SimulatedPass(keys: keys) }
        case .materialise: kind = .materialise(SimulatedRows.schema) { SimulatedRows() }
        case .router:
            let latest = Set(scenario.inputs(of: step).filter(scenario.isLatest).map { "t\($0)" })
            kind = .stateless { SimulatedRoute(latest) }
        case .join, .direct:
            let sources = scenario.inputs(of: scenario.merging ?? step)
            let latest = Set(sources.filter(scenario.isLatest).map { "t\($0)" })
            let isDirect = scenario.chain[step] == .direct
            kind = .stateful { SimulatedJoin(latest, isDirect: isDirect) }
        case .collector:
            // Each process as if it were deployed with bounds of its own.
            kind = .collector(.simulated(&random)) { SimulatedCollect() }
        }
        let isTable = scenario.chain[step] == .materialise
        return StepPlan(
            name: "s\(step)", kind: kind,
            inputs: scenario.inputs(of: step).map {
                PlanInput("t\($0)", isLatest: scenario.isLatest($0))
            },
            outputs: isTable ? [] : [("t\(step + 1)", scenario.partitions[step + 1])],
            remedy: .skip, writesIdentity: true)
    }

    /// Whether it keeps anything in a database.
    fileprivate var keeps: Bool {
        switch kind {
        case .stateless, .collector: false
        default: true
        }
    }
}
