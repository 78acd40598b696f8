/// The main thread of a running step: membership in the group, workers, health and the stop.

public import FlowsCore
internal import Synchronization

/// What the runtime is made of, as the entry point wires it.
public struct RuntimeParts: Sendable {
    let plan: StepPlan
    let options: RuntimeOptions
    let log: any RecordLog
    let makeStore: @Sendable (Waker) -> (any StateStore)?
    let clock: any Clock
    let logger: Logger
    let metrics: Metrics
    let status: ProcessStatus
    let lookUps: LookUpThread

    /// Parts; `makeStore` gives each worker its own connection, or nil where a step needs none.
    public init(
        plan: StepPlan, options: RuntimeOptions, log: any RecordLog,
        makeStore: @escaping @Sendable (Waker) -> (any StateStore)?, clock: any Clock,
        logger: Logger, metrics: Metrics, status: ProcessStatus
    ) {
        self.plan = plan
        self.options = options
        self.log = log
        self.makeStore = makeStore
        self.clock = clock
        self.logger = logger
        self.metrics = metrics
        self.status = status
        lookUps = LookUpThread(log: log)
    }
}

/// How a run ended.
public enum RunEnd: Sendable {
    /// Asked to stop, and everything was finished or given back.
    case stopped
    /// A partition stopped; its reason.
    case failed(StepStop)
    /// The deadline passed with something unfinished: nothing is lost, some of it will be done again.
    case deadlinePassed
}

/// Joins the group, hands partitions to workers, and ends when told to or when a partition stops.
public final class Supervisor: @unchecked Sendable {
    private let parts: RuntimeParts
    private let letters = Mailbox<SupervisorLetter>()
    private var workers: [Worker] = []
    private var owner: [TopicPartition: Int] = [:]
    /// Partitions that the group wants back, or has lost, and that workers still hold.
    private var returning: [TopicPartition] = []
    private var leaving: Set<TopicPartition> = []
    private var stopAt: Duration?
    private var failure: StepStop?
    private var ended = 0

    /// A supervisor of these parts; nothing runs yet.
    public init(_ parts: RuntimeParts) { self.parts = parts }

    /// Asks for a stop; from any thread, also from a signal's.
    public func stop(_ reason: String) { letters.post(.stop(reason)) }

    /// Runs until stopped; the calling thread does nothing else meanwhile.
    public func run() -> RunEnd {
        for number in 0..<max(parts.options.workers, 1) {
            let worker = Worker(number: number, parts: parts, supervisor: letters)
            workers.append(worker)
            worker.start()
        }
        parts.lookUps.start()
        do { try parts.log.join(topics: parts.plan.inputs.map(\.topic)) } catch {
            begin(stop: "joining the group failed", failing: stop(for: error))
        }
        while !isOver {
            for event in parts.log.groupEvents(timeout: .milliseconds(50)) { take(event) }
            for letter in letters.take() { take(letter) }
            noteHealth()
            giveBack()
        }
        return end()
    }

    private var isOver: Bool {
        guard let stopAt else { return false }
        return leaving.isEmpty || parts.clock.now() >= stopAt
    }

    private func noteHealth() {
        let reason = parts.log.health.unreachable
        parts.status.state.withLock { $0.logUnreachable = reason }
        guard stopAt != nil, !leaving.isEmpty else { return }
        // What it waits for can't come while its server is away: end now and lose nothing.
        let store = parts.status.state.withLock { !$0.storeUnreachable.isEmpty }
        if reason != nil || store { abandonAll() }
    }

    // MARK: The group

    private func take(_ event: GroupEvent) {
        switch event {
        case .assigned(let partitions):
            parts.status.state.withLock { $0.hasJoined = true }
            parts.metrics.counter(
                "flows_rebalances_total", help: "Rebalances of the group.",
                labels: [("step", parts.plan.name)]
            ).add(1)
            parts.logger.info(
                "partitions assigned", [("partitions", list(partitions))])
            if stopAt != nil { return }
            for partition in partitions { assign(partition) }
        case .revoked(let partitions): leave(partitions, lost: false)
        case .lost(let partitions): leave(partitions, lost: true)
        case .failed(let error):
            parts.logger.warning("the consumer group has trouble", [("cause", error.description)])
            if error.isFatal { begin(stop: "a fatal error of the client", failing: stop(for: error)) }
        }
    }

    private func assign(_ partition: TopicPartition) {
        var load = Array(repeating: 0, count: workers.count)
        for number in owner.values { load[number] += 1 }
        let number = load.indices.min { load[$0] < load[$1] } ?? 0
        owner[partition] = number
        workers[number].letters.post(.assigned([partition]))
    }

    private func leave(_ partitions: [TopicPartition], lost: Bool) {
        parts.logger.info(
            lost ? "partitions lost" : "partitions revoked", [("partitions", list(partitions))])
        returning += partitions
        for partition in partitions {
            guard let number = owner[partition] else { continue }
            leaving.insert(partition)
            workers[number].letters.post(lost ? .abandon([partition]) : .drain([partition]))
        }
    }

    /// Tells the group once every partition that it asked for is free.
    private func giveBack() {
        guard !returning.isEmpty, returning.allSatisfy({ owner[$0] == nil }) else { return }
        parts.log.completeRevoke(returning)
        returning = []
    }

    private func take(_ letter: SupervisorLetter) {
        switch letter {
        case .released(let partition):
            owner[partition] = nil
            leaving.remove(partition)
        case .stopped(let stop):
            parts.status.state.withLock { $0.stops.append(stop) }
            owner[stop.partition] = nil
            leaving.remove(stop.partition)
            parts.logger.error(
                "a partition stopped",
                [
                    ("topic", stop.partition.topic),
                    ("partition", String(stop.partition.partition)),
                    ("offset", String(stop.offset)), ("kind", stop.kind.rawValue),
                    ("stage", stop.stage ?? ""), ("cause", stop.message),
                ])
            begin(stop: "a partition stopped", failing: stop)
        case .ended: ended += 1
        case .stop(let reason): begin(stop: reason, failing: nil)
        }
    }

    private func list(_ partitions: [TopicPartition]) -> String {
        partitions.map(\.description).sorted().joined(separator: " ")
    }

    private func stop(for error: LogError) -> StepStop {
        StepStop(
            kind: .environment,
            partition: TopicPartition(error.topic ?? "", error.partition ?? -1), offset: -1,
            message: error.message)
    }

    // MARK: The stop

    private func begin(stop reason: String, failing failure: StepStop?) {
        if self.failure == nil { self.failure = failure }
        guard stopAt == nil else { return }
        parts.logger.info("stopping", [("reason", reason)])
        parts.status.state.withLock { $0.isStopping = true }
        // A fifth of the deadline, two seconds at the most, is for leaving the group.
        let reserve = min(parts.options.stopDeadline / 5, .seconds(2))
        stopAt = parts.clock.now() + parts.options.stopDeadline - reserve
        for (partition, number) in owner {
            leaving.insert(partition)
            workers[number].letters.post(.drain([partition]))
        }
    }

    private func abandonAll() {
        for partition in leaving {
            if let number = owner[partition] { workers[number].letters.post(.abandon([partition])) }
        }
    }

    private func end() -> RunEnd {
        let isLate = !leaving.isEmpty
        parts.lookUps.end()
        for worker in workers { worker.letters.post(.end) }
        let limit = parts.clock.now() + .seconds(1)
        while ended < workers.count, parts.clock.now() < limit {
            letters.waker.wait(others: [], timeout: .milliseconds(50))
            for letter in letters.take() { if case .ended = letter { ended += 1 } }
        }
        let left = parts.log.close(deadline: .seconds(1))
        if let failure { return .failed(failure) }
        return isLate || !left || ended < workers.count ? .deadlinePassed : .stopped
    }
}
