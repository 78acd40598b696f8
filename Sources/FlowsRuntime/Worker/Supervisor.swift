/// The main thread of a running step: membership in the group, workers, health and the stop.

internal import FlowsCore
internal import Synchronization

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
    private let letters: Mailbox<SupervisorLetter>
    private(set) var workers: [Worker] = []
    var waker: Waker { letters.waker }
    /// Who has what; gone once the worker has given it back.
    private var tenants: [TopicPartition: Tenant] = [:]
    /// Partitions that the group wants back, or has lost.
    private var returning: Set<TopicPartition> = []
    /// Partitions that are ours again while a worker has yet to let go of them.
    private var waiting: Set<TopicPartition> = []
    private var lastLease: UInt64 = 0
    /// When partitions are no longer waited for, and when the process is to have ended.
    private var stopAt: Duration?
    /// By when they are asked back, while a stop waits for the group to come to rest.
    private var drainBy: Duration?
    private var deadline: Duration?
    private var failure: StepStop?
    private var ended = 0
    /// By when the workers have to be gone, once the end has begun.
    private var endBy: Duration?
    private var leavingSince: Duration?
    private var isLate = false
    /// Whether the last turn found anything to do.
    private(set) var didWork = false

    private struct Tenant {
        let worker: Int
        let lease: Lease
        /// By when it has to be free, once it was asked back.
        var leaveBy: Duration?
        var isAbandoned = false
        /// Abandoned by a process that ends: the answer to a commit isn't awaited.
        var isDropped = false
    }

    /// A supervisor of these parts; nothing runs yet.
    public init(_ parts: RuntimeParts) {
        self.parts = parts
        letters = Mailbox(waker: parts.makeWaker())
    }

    /// Asks for a stop; from any thread, also from a signal's.
    public func stop(_ reason: String) { letters.post(.stop(reason)) }

    /// Runs until stopped; the calling thread does nothing else meanwhile.
    public func run() -> RunEnd {
        begin { $0.start() }
        while true {
            if let end = turn(timeout: .milliseconds(50)) { return end }
        }
    }

    /// Makes the workers and joins the group.
    func begin(_ start: (Worker) -> Void) {
        for number in 0..<max(parts.options.workers, 1) {
            let worker = Worker(number: number, parts: parts, supervisor: letters)
            workers.append(worker)
            start(worker)
        }
        parts.lookUps.start()
        do { try parts.log.join(topics: parts.plan.inputs.map(\.topic)) } catch {
            begin(stop: "joining the group failed", failing: stop(for: error))
        }
    }

    /// Does what can be done now, or within `timeout`; the end of the run once it is there.
    func turn(timeout: Duration) -> RunEnd? {
        didWork = false
        if let endBy { return turnAtEnd(by: endBy, timeout) }
        for event in parts.log.groupEvents(timeout: timeout) {
            didWork = true
            take(event)
        }
        for letter in letters.take() {
            didWork = true
            take(letter)
        }
        drainWhenSettled()
        noteHealth()
        giveBack()
        if isOver { beginEnd() }
        return nil
    }

    /// When time alone gives it something to do; nil when it doesn't.
    var nextDue: Duration? {
        if let endBy { return endBy }
        var first = drainBy ?? stopAt
        for tenant in tenants.values where !tenant.isAbandoned {
            if let due = tenant.leaveBy { first = min(first ?? due, due) }
        }
        return first
    }

    private var isOver: Bool {
        guard let stopAt else { return false }
        return tenants.isEmpty || parts.clock.now() >= stopAt
    }

    /// Looks at the servers, and at who is asked to leave and can't for one of them.
    private func noteHealth() {
        let reason = parts.log.health.unreachable
        parts.status.note(log: reason)
        let leaving = tenants.values.filter { $0.leaveBy != nil && mayAbandon($0) }
            .sorted { $0.lease.number < $1.lease.number }
        if leaving.isEmpty { return }
        let now = parts.clock.now()
        let stores = parts.status.state.withLock { $0.storeUnreachable }
        for tenant in leaving {
            // What it waits for can't come while its server is away: drop it now and lose nothing.
            let isAway = (reason != nil && stopAt != nil) || stores[tenant.worker] != nil
            guard isAway || tenant.leaveBy.map({ $0 <= now }) == true else { continue }
            abandon(tenant.lease.partition)
        }
    }

    // MARK: The group

    private func take(_ event: GroupEvent) {
        switch event {
        case .assigned(let partitions):
            parts.metrics.counter(
                "flows_rebalances_total", help: "Rebalances of the group.",
                labels: [("step", parts.plan.name)]
            ).add(1)
            parts.logger.info(
                "partitions assigned", [("partitions", list(partitions))])
            if stopAt == nil { for partition in partitions { assign(partition) } }
            // Only now: whoever asks in between must not hear that all is ready.
            parts.status.state.withLock { $0.hasJoined = true }
        case .revoked(let partitions): leave(partitions, lost: false)
        case .lost(let partitions): leave(partitions, lost: true)
        case .failed(let error):
            parts.logger.warning("the consumer group has trouble", [("cause", error.description)])
            if error.isFatal {
                begin(stop: "a fatal error of the client", failing: stop(for: error))
            } else if error.isDenied {
                begin(stop: "a right is missing", failing: stop(for: error))
            }
        }
    }

    private func assign(_ partition: TopicPartition) {
        guard tenants[partition] == nil else {
            waiting.insert(partition)
            return
        }
        var load = Array(repeating: 0, count: workers.count)
        for tenant in tenants.values { load[tenant.worker] += 1 }
        let number = load.indices.min { load[$0] < load[$1] } ?? 0
        lastLease += 1
        let lease = Lease(partition: partition, number: lastLease)
        tenants[partition] = Tenant(worker: number, lease: lease)
        parts.status.state.withLock { _ = $0.pending.insert(partition) }
        workers[number].letters.post(.assigned(lease))
    }

    private func leave(_ partitions: [TopicPartition], lost: Bool) {
        parts.logger.info(
            lost ? "partitions lost" : "partitions revoked", [("partitions", list(partitions))])
        returning.formUnion(partitions)
        waiting.subtract(partitions)
        for partition in partitions {
            if lost { abandon(partition) } else { drain(partition) }
        }
    }

    private func drain(_ partition: TopicPartition) {
        guard let tenant = tenants[partition], tenant.leaveBy == nil else { return }
        tenants[partition]?.leaveBy = parts.clock.now() + parts.options.drainTimeout
        workers[tenant.worker].letters.post(.drain(tenant.lease))
    }

    private func abandon(_ partition: TopicPartition) {
        guard let tenant = tenants[partition], mayAbandon(tenant) else { return }
        let isStopping = stopAt != nil
        tenants[partition]?.leaveBy = parts.clock.now()
        tenants[partition]?.isAbandoned = true
        tenants[partition]?.isDropped = isStopping
        didWork = true
        let letter = WorkerLetter.abandon(tenant.lease, awaitsAnswer: !isStopping)
        workers[tenant.worker].letters.post(letter)
    }

    /// A process that ends waits no longer for the answer to a commit either.
    private func mayAbandon(_ tenant: Tenant) -> Bool {
        stopAt == nil ? !tenant.isAbandoned : !tenant.isDropped
    }

    /// Tells the group once every partition that it asked for is free.
    private func giveBack() {
        guard !returning.isEmpty, returning.allSatisfy({ tenants[$0] == nil }) else { return }
        didWork = true
        parts.log.completeRevoke(returning.sorted { $0.description < $1.description })
        returning = []
    }

    /// The worker has nothing of this assignment any more; the next one may be under way already.
    private func free(_ lease: Lease) {
        guard tenants[lease.partition]?.lease == lease else { return }
        tenants[lease.partition] = nil
        parts.status.state.withLock { _ = $0.pending.remove(lease.partition) }
        if waiting.remove(lease.partition) != nil, stopAt == nil { assign(lease.partition) }
    }

    private func take(_ letter: SupervisorLetter) {
        switch letter {
        case .released(let lease): free(lease)
        case .stopped(let stop, let lease):
            parts.status.state.withLock { state in
                state.stops.append(stop)
                state.partitions[lease.partition] = nil
            }
            free(lease)
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
        let end = parts.clock.now() + parts.options.stopDeadline
        deadline = end
        stopAt = end - reserve
        drainBy = parts.clock.now() + min(parts.options.stopDeadline / 5, Self.settlingMax)
        drainWhenSettled()
    }

    /// A stop in the middle of a rebalance, as when the process that replaces this one has just come,
    /// goes on handling records until the others can take over at once.
    private static let settlingMax = Duration.seconds(4)

    private func drainWhenSettled() {
        guard let drainBy else { return }
        if failure == nil, parts.log.isSettling, parts.clock.now() < drainBy { return }
        self.drainBy = nil
        didWork = true
        let leases = tenants.values.map(\.lease).sorted { $0.number < $1.number }
        for lease in leases { drain(lease.partition) }
    }

    private func beginEnd() {
        didWork = true
        isLate = !tenants.isEmpty
        parts.lookUps.end(tell: letters)
        for worker in workers { worker.letters.post(.end) }
        let now = parts.clock.now()
        let end = deadline ?? now
        // Half of what is kept back is for leaving the group.
        endBy = min(now + .seconds(1), max(now, end - (end - (stopAt ?? end)) / 2))
    }

    private func turnAtEnd(by limit: Duration, _ timeout: Duration) -> RunEnd? {
        let threads = workers.count + 1
        if timeout > .zero, ended < threads { letters.waker.wait(others: [], timeout: timeout) }
        for letter in letters.take() {
            didWork = true
            if case .ended = letter { ended += 1 }
        }
        if ended < threads, parts.clock.now() < limit { return nil }
        didWork = true
        guard let left = leave(timeout) else { return nil }
        if let failure { return .failed(failure) }
        return isLate || !left || ended < threads ? .deadlinePassed : .stopped
    }

    /// A rebalance that waits for a dead member holds up whoever leaves, for a session at the most.
    private static let leavingMax = Duration.seconds(6)

    /// Leaves the group: nil while that goes on; false when no broker answers, or when it is time.
    ///
    /// One that doesn't leave makes the others wait for the end of its session.
    private func leave(_ timeout: Duration) -> Bool? {
        if parts.log.close(deadline: timeout) { return true }
        let now = parts.clock.now()
        let began = leavingSince ?? now
        leavingSince = began
        let least = min(began + .seconds(1), deadline ?? began)
        if now >= max(least, min(deadline ?? least, began + Self.leavingMax)) { return false }
        return now >= least && parts.log.health.unreachable != nil ? false : nil
    }
}
