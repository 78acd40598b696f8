/// Runs both halves of a declared join on the in-memory back ends, one turn after another.

import Flows
import FlowsRuntime
import FlowsTesting
import Synchronization

/// One join with its broker and database; its halves are started again with each ``run()``.
final class JoinRun {
    let broker = InMemoryBroker()
    let database = InMemoryDatabase()
    let outline: StepOutline
    /// Why halves stopped in the last run, by their name.
    private(set) var stops: [String: StepStop] = [:]
    /// What was passed over, as `topic offset stage message`.
    var skips: [String] { skipped.all.withLock { $0 } }
    /// The half that dies in the next run with the first batch that it has kept.
    var dies: String?
    /// What the halves of the last run counted.
    private(set) var metrics = ""
    private let skipped = SkipList()
    let clock = ManualClock()
    private let protections: Protections
    private var seed: UInt64 = 0

    private final class SkipList: Sendable {
        let all = Mutex<[String]>([])
    }

    init(_ step: some StepDeclaration, protections: Protections = .all) {
        outline = step.outline
        self.protections = protections
        for use in outline.halves.flatMap({ $0.inputs + $0.outputs }) {
            broker.makeTopic(use.contract.name, partitions: Int32(use.contract.partitions))
        }
    }

    func append(_ topic: String, _ record: LogRecord) {
        _ = broker.append(record, to: TopicPartition(topic, 0))
    }

    func append(_ topic: String, _ key: String?, _ value: String?) {
        append(topic, .of(key, value))
    }

    /// Runs the halves, or those named, until nothing happens any more, and stops them.
    func run(_ names: String...) {
        stops = [:]
        metrics = ""
        for half in outline.halves where names.isEmpty || names.contains(half.name) {
            let log = InMemoryLog(broker, group: half.name)
            if half.name == dies { database.onKept { _ in log.power.cut() } }
            let process = start(half, log)
            settle(process)
            process.stop(reason: "the test is over")
            for _ in 0..<1000 where process.end == nil {
                settle(process)
                clock.advance(by: .milliseconds(50))
            }
            metrics += process.metrics.render()
            if log.power.isCut {
                broker.expel(log)
                database.onKept(nil)
                dies = nil
            }
            guard case .failed(let stop) = process.end else { continue }
            stops[half.name] = stop
        }
    }

    private func start(_ half: StepOutline, _ log: InMemoryLog) -> SteppedProcess {
        seed += 1
        var options = RuntimeOptions()
        options.workers = 1
        options.protections = protections
        options.onSkip = { [skipped] place, offset, failure in
            skipped.all.withLock {
                $0.append("\(place.topic) \(offset) \(failure.stage) \(failure.message)")
            }
        }
        let power = log.power
        return SteppedProcess(
            plan: half.plan, options: options, log: log,
            makeStore: { [database] in database.makeStore(waker: $0, power: power) },
            clock: clock, logger: Logger(level: .critical) { _, _, _ in }, seed: seed)
    }

    private func settle(_ process: SteppedProcess) {
        for _ in 0..<100_000 {
            var happened = process.turnSupervisor()
            for number in 0..<process.workerCount where process.turnWorker(number) {
                happened = true
            }
            if process.answerLookUps() { happened = true }
            if happened { continue }
            guard let due = process.nextDue else { return }
            // What is only due much later is a time-out that nothing here waits for.
            guard due - clock.now() < .seconds(1) else { return }
            clock.advance(by: max(due - clock.now(), .milliseconds(1)))
        }
    }
}

extension StepOutline {
    /// The plan that `run` would make of one half.
    var plan: StepPlan {
        StepPlan(
            name: name, kind: kind,
            inputs: planInputs,
            outputs: outputs.map { ($0.contract.name, Int32($0.contract.partitions)) },
            remedy: remedy, writesIdentity: identity == .origin)
    }
}
