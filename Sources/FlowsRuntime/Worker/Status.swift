/// What a process tells of itself while it works: written by workers, read by probes without waiting for them.

public import FlowsCore
internal import Synchronization

/// One partition's vital signs.
public final class PartitionStatus: Sendable {
    /// The partition.
    public let partition: TopicPartition
    /// The offset of the record that the function is handling, −1 when it isn't running.
    let handling = Atomic<Int64>(-1)
    /// When it last got on, nanoseconds of the monotonic clock.
    let progressAt: Atomic<Int64>
    let isWorking = Atomic<Bool>(false)
    /// Records are waiting that nothing outside keeps us from handling.
    let isWaiting = Atomic<Bool>(false)
    let next = Atomic<Int64>(-1)
    let end = Atomic<Int64>(-1)

    init(_ partition: TopicPartition, now: Duration) {
        self.partition = partition
        progressAt = Atomic(Self.nanoseconds(now))
    }

    func progressed(_ now: Duration) {
        progressAt.store(Self.nanoseconds(now), ordering: .relaxed)
    }

    static func nanoseconds(_ time: Duration) -> Int64 {
        let (seconds, atto) = time.components
        return seconds &* 1_000_000_000 &+ atto / 1_000_000_000
    }
}

/// The whole process's vital signs, and what the probes answer from them.
public final class ProcessStatus: Sendable {
    /// An answer of a probe.
    public struct Verdict: Sendable, Equatable {
        /// Whether all is well.
        public let isWell: Bool
        /// One line for each reason, for a human.
        public let reasons: [String]
    }

    struct State {
        var partitions: [TopicPartition: PartitionStatus] = [:]
        /// Assigned by the group and not yet taken up by a worker.
        var pending: Set<TopicPartition> = []
        var hasJoined = false
        var isStopping = false
        var stops: [StepStop] = []
        var storeUnreachable: [Int: String] = [:]
        var logUnreachable: String?
        var notStarted: String? = "starting"
        /// When a server was last seen to be away, nanoseconds of the monotonic clock.
        var lastOutage = Int64.min / 2
        var isOutage: Bool { logUnreachable != nil || !storeUnreachable.isEmpty }
    }

    let state = Mutex(State())
    private let clock: any Clock
    private let progressTimeout: Duration

    /// Signs by this clock; a partition that doesn't get on for `progressTimeout` is stuck.
    public init(clock: any Clock, progressTimeout: Duration) {
        self.clock = clock
        self.progressTimeout = progressTimeout
    }

    /// Notes what a look at the servers showed; nil is well.
    func note(log reason: String?) {
        note { $0.logUnreachable = reason }
    }

    /// The same for one worker's connection.
    func note(store reason: String?, worker: Int) {
        note { $0.storeUnreachable[worker] = reason }
    }

    private func note(_ change: (inout State) -> Void) {
        let now = PartitionStatus.nanoseconds(clock.now())
        state.withLock { state in
            let wasOutage = state.isOutage
            change(&state)
            if wasOutage || state.isOutage { state.lastOutage = now }
        }
    }

    /// Says why the process hasn't started yet, nil once it has.
    public func starting(_ reason: String?) { state.withLock { $0.notStarted = reason } }

    /// `/startupz`: has the step found everything that it needs, and joined its group?
    public func startup() -> Verdict {
        let (reason, joined) = state.withLock { ($0.notStarted, $0.hasJoined) }
        if let reason { return Verdict(isWell: false, reasons: [reason]) }
        return joined
            ? Verdict(isWell: true, reasons: ["started"])
            : Verdict(isWell: false, reasons: ["waiting for the consumer group"])
    }

    /// `/readyz`: partitions assigned, and records can be handled.
    public func readiness() -> Verdict {
        let reasons = state.withLock { state in
            var reasons: [String] = []
            if let reason = state.notStarted { reasons.append(reason) }
            if !state.hasJoined { reasons.append("waiting for the consumer group") }
            if state.isStopping { reasons.append("stopping") }
            if let why = state.logUnreachable { reasons.append("Kafka: \(why)") }
            for (_, why) in state.storeUnreachable.sorted(by: { $0.key < $1.key }) {
                reasons.append("Postgres: \(why)")
            }
            for stop in state.stops { reasons.append("stopped: \(stop)") }
            for partition in state.pending { reasons.append("\(partition) isn't acquired yet") }
            for (partition, status) in state.partitions
            where !status.isWorking.load(ordering: .relaxed) {
                reasons.append("\(partition) isn't acquired yet")
            }
            return reasons
        }
        return Verdict(isWell: reasons.isEmpty, reasons: reasons.isEmpty ? ["ready"] : reasons)
    }

    /// `/livez`: does every partition get on? Fails only for what a restart can heal.
    public func liveness() -> Verdict {
        let now = PartitionStatus.nanoseconds(clock.now())
        let limit = PartitionStatus.nanoseconds(progressTimeout)
        let (partitions, lastOutage) = state.withLock {
            ($0.partitions, $0.isOutage ? now : $0.lastOutage)
        }
        var reasons: [String] = []
        for (partition, status) in partitions.sorted(by: { $0.key.description < $1.key.description }
        ) {
            let progressAt = status.progressAt.load(ordering: .relaxed)
            let handling = status.handling.load(ordering: .relaxed)
            let waits = status.isWaiting.load(ordering: .relaxed)
            // Who waited for a server gets the whole time again from when it came back.
            let quietFor = now - (handling >= 0 ? progressAt : max(progressAt, lastOutage))
            guard quietFor > limit, handling >= 0 || waits else { continue }
            let offset = handling >= 0 ? handling : status.next.load(ordering: .relaxed)
            let what = handling >= 0 ? "the function hasn't come back from" : "nothing moves at"
            reasons.append(
                "stuck: \(what) \(partition) offset \(offset) for \(quietFor / 1_000_000_000) s")
        }
        return Verdict(isWell: reasons.isEmpty, reasons: reasons.isEmpty ? ["alive"] : reasons)
    }
}
