/// Commits of one worker, which land when the scheduler says so.

internal import FlowsCore

final class SimulatedCommitter: Link, OffsetCommitter {
    private struct Commit {
        let partition: TopicPartition
        let offset: Int64
        let metadata: String
        /// The membership under which it was sent.
        let membership: Int
    }

    private let log: SimulatedLog
    private var waiting: [Commit] = []
    private var answered: [CommitAnswer] = []
    private var news: [CommitAnswer] = []

    init(_ log: SimulatedLog, waker: Waker) {
        self.log = log
        super.init(log.world, step: log.step, process: log.process, waker: waker)
    }

    func commit(_ partition: TopicPartition, offset: Int64, metadata: String) {
        waiting.append(
            Commit(
                partition: partition, offset: offset, metadata: metadata,
                membership: log.memberships))
    }

    func answers() -> [CommitAnswer] {
        if news.isEmpty { return [] }
        defer { news = [] }
        return news
    }

    func close() { orphan() }

    // MARK: The network

    override var canLand: Bool {
        !waiting.isEmpty && frozenUntil <= world.turn && !world.isBrokerDown
    }
    override var canDeliver: Bool { !answered.isEmpty && frozenUntil <= world.turn }
    override var isOver: Bool { isOrphan && waiting.isEmpty }

    override func land() {
        let commit = waiting.removeFirst()
        let error = carryOut(commit)
        if isOrphan { return }
        answered.append(
            CommitAnswer(
                partition: commit.partition, offset: commit.offset,
                error: error.map { LogError(code: $0, message: "the commit was refused") }))
    }

    private func carryOut(_ commit: Commit) -> String? {
        if world.refusesCommit() { return "REBALANCE_IN_PROGRESS" }
        let (member, group) = (log.member, log.group)
        let isTaken = world.broker.state.withLock { state in
            guard commit.membership == log.memberships,
                state.groups[group]?.mayCommit(member) == true
            else { return false }
            state.groups[group]?.commits[commit.partition] = (commit.offset, commit.metadata)
            return true
        }
        guard isTaken else { return "UNKNOWN_MEMBER_ID" }
        world.note(.committed, step, commit.partition.partition)
        world.referee.committed(step, commit.partition.partition, commit.offset)
        return nil
    }

    override func deliver() {
        news.append(answered.removeFirst())
        waker.wake()
    }

    override func orphan() {
        if isOrphan { return }
        isOrphan = true
        answered = []
        news = []
        waiting.removeLast(waiting.count - world.random.below(waiting.count + 1))
    }
}
