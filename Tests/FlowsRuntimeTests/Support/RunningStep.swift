/// A step that really runs, with its threads, on the in-memory back ends.

import FlowsCore
import FlowsRuntime
import FlowsTesting
import Foundation
import Synchronization

/// One process of a step.
final class RunningStep: Sendable {
    let log: InMemoryLog
    let status: ProcessStatus
    let metrics = Metrics()
    let lines = Lines()
    private let supervisor: Supervisor
    private let end = Mutex<RunEnd?>(nil)

    /// Starts a process of this plan.
    init(
        _ plan: StepPlan, _ broker: InMemoryBroker, _ database: InMemoryDatabase? = nil,
        power: PowerSwitch = PowerSwitch(),
        watched: WatchedLog? = nil,
        _ change: (inout RuntimeOptions) -> Void = { _ in }
    ) {
        var options = RuntimeOptions()
        options.commitInterval = .milliseconds(2)
        options.stopDeadline = .seconds(5)
        change(&options)
        log = InMemoryLog(broker, group: plan.name, power: power)
        let lines = lines
        status = ProcessStatus(clock: SystemClock(), progressTimeout: options.progressTimeout)
        status.starting(nil)
        supervisor = Supervisor(
            RuntimeParts(
                plan: plan, options: options, log: watched?.watching(log) ?? log,
                makeStore: { waker in database?.makeStore(waker: waker, power: power) },
                clock: SystemClock(),
                logger: Logger(level: .debug) { lines.add($0, $1, $2) }, metrics: metrics,
                status: status))
        let thread = Thread { [self] in
            let end = supervisor.run()
            self.end.withLock { $0 = end }
        }
        thread.start()
    }

    /// Asks for a stop and waits for it.
    @discardableResult
    func stop() -> RunEnd? {
        supervisor.stop("the test is over")
        return wait()
    }

    /// Asks for a stop.
    func stopSoon() { supervisor.stop("the test wants it") }

    /// Waits for the end that the step makes itself.
    func wait(seconds: Double = 10) -> RunEnd? {
        _ = eventually(seconds: seconds) { self.end.withLock { $0 != nil } }
        return end.withLock { $0 }
    }

    /// Dies: nothing that it does arrives any more, and its group hears of it.
    func crash() {
        log.power.cut()
        log.broker.expel(log)
        supervisor.stop("dead")
        _ = wait()
    }

    /// A counter's sum over all partitions.
    func count(_ name: String) -> Int {
        metrics.render().split(separator: "\n").filter { $0.hasPrefix(name) }
            .compactMap { $0.split(separator: " ").last.flatMap { Double($0) } }
            .reduce(0) { $0 + Int($1) }
    }

    var hasEnded: Bool { end.withLock { $0 != nil } }
}

/// Lines that a step logged.
final class Lines: Sendable {
    private let all = Mutex<[String]>([])

    func add(_ level: Logger.Level, _ message: String, _ facts: [(String, String)]) {
        let line = "\(level) \(message) \(facts.map { "\($0)=\($1)" }.joined(separator: " "))"
        all.withLock { $0.append(line) }
    }

    func contain(_ part: String) -> Bool { all.withLock { $0.contains { $0.contains(part) } } }
    var text: String { all.withLock { $0.joined(separator: "\n") } }
}

/// Waits for a condition; false when it didn't come true in time.
func eventually(seconds: Double = 10, _ condition: () -> Bool) -> Bool {
    let limit = Date().addingTimeInterval(seconds)
    while Date() < limit {
        if condition() { return true }
        usleep(1000)
    }
    return condition()
}

extension RunEnd {
    var stop: StepStop? {
        if case .failed(let stop) = self { return stop }
        return nil
    }
    var isStopped: Bool {
        if case .stopped = self { return true }
        return false
    }
}

extension StepPlan {
    /// `in` → `out`, values passed on.
    static func echo(
        _ remedy: Remedy = .stop, outputs: Int32 = 1,
        before: (@Sendable (String?) -> Void)? = nil
    ) -> StepPlan {
        StepPlan(
            name: "test-echo", kind: .stateless { EchoFunction(before: before) },
            inputs: [PlanInput("in")], outputs: [("out", outputs)], remedy: remedy,
            writesIdentity: true)
    }

    /// `in` → `out`, all values of each key.
    static func list(
        _ remedy: Remedy = .stop, outputs: Int32 = 1,
        before: (@Sendable (String?) -> Void)? = nil
    ) -> StepPlan {
        StepPlan(
            name: "test-list", kind: .stateful { ListFunction(before: before) },
            inputs: [PlanInput("in")], outputs: [("out", outputs)], remedy: remedy,
            writesIdentity: true)
    }

    /// `in` into the table `items`.
    static func rows(_ remedy: Remedy = .stop, isLatest: Bool = true) -> StepPlan {
        StepPlan(
            name: "test-rows", kind: .materialise(RowFunction.schema) { RowFunction() },
            inputs: [PlanInput("in", isLatest: isLatest)], outputs: [], remedy: remedy,
            writesIdentity: true)
    }
}

/// A broker with the topics `in` and `out`.
func makeBroker(partitions: Int32 = 1, outputs: Int32 = 1) -> InMemoryBroker {
    let broker = InMemoryBroker()
    broker.makeTopic("in", partitions: partitions)
    broker.makeTopic("out", partitions: outputs)
    return broker
}

extension InMemoryBroker {
    /// Values of the topic `out`.
    var outputs: [String] { allRecords("out").map(\.text) }

    /// What a reader that drops by identity accepts of `out`, in order.
    var accepted: [String] {
        var highest: [String: IdentityPosition] = [:]
        var accepted: [String] = []
        for record in allRecords("out") {
            let header = Array((record.identity ?? "").utf8)
            header.withUnsafeBytes { bytes in
                guard let (origin, position) = Identity.parse(bytes) else { return }
                let name = String(decoding: origin, as: UTF8.self)
                if let known = highest[name], known >= position { return }
                highest[name] = position
                accepted.append(record.text)
            }
        }
        return accepted
    }
}
