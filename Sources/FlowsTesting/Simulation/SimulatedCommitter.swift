/// Commits of one worker, which land when the scheduler says so.

internal import FlowsCore

final class SimulatedCommitter: Link, OffsetCommitter {
    private struct Commit {
        let partition: TopicPartition
        let offset: Int64
        let metadata: String
        /// The membership under which it was sent, −1 for none: the client knows no generation then.
        let membership: Int
    }

    private let log: SimulatedLog
    private var waiting: [Commit] = [] {
        didSet { waitingCount = waiting.count }
    }
    private var answered: [CommitAnswer] = [] {
        didSet { answerCount = answered.count }
    }
    private var news: [CommitAnswer] = []

    init(_ log: SimulatedLog, waker: Waker) {
        self.log = log
        super.init(log.world, step: log.step, process: log.process, waker: waker)
    }

    func commit(_ partition: TopicPartition, offset: Int64, metadata: String) {
        let (member, group) = (log.member, log.group)
        let isMember = world.broker.state.withLock {
            $0.groups[group]?.mayCommit(member) == true
        }
        waiting.append(
            Commit(
                partition: partition, offset: offset, metadata: metadata,
                membership: isMember ? log.memberships : -1))
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
        if !isOrphan, let turns = world.requestFaults.lateCommits.popLast() {
            frozenUntil = world.turn + turns
            world.stepsToJoin.append(step)
            return
        }
        let commit = waiting.removeFirst()
        let error = carryOut(commit)
        if isOrphan { return }
        answered.append(
            CommitAnswer(
                partition: commit.partition, offset: commit.offset,
                error: error.map { LogError(code: $0, message: "the commit was refused") }))
    }

    private func carryOut(_ commit: Commit) -> String? {
        let isRefused = world.refusesCommit()
        // Some are carried out all the same: their answer says nothing of that.
        let isInDoubt =
            isRefused && world.scenario.chain[step] == .collector && world.random.oneIn(2)
        if isRefused, !isInDoubt { return "REBALANCE_IN_PROGRESS" }
        let (member, group) = (log.member, log.group)
        let (isTaken, before) = world.broker.state.withLock { state -> (Bool, Int64?) in
            let before = state.groups[group]?.commits[commit.partition]?.offset
            guard commit.membership == log.memberships,
                state.groups[group]?.mayCommit(member) == true
            else { return (false, before) }
            state.groups[group]?.commits[commit.partition] = (commit.offset, commit.metadata)
            return (true, before)
        }
        guard isTaken else { return "UNKNOWN_MEMBER_ID" }
        world.note(.committed, step, commit.partition.partition)
        world.referee.committed(
            step, world.scenario.number(step, commit.partition), commit.offset, commit.metadata,
            from: before)
        return isInDoubt ? "REQUEST_TIMED_OUT" : nil
    }

    override func deliver() {
        news.append(answered.removeFirst())
        waker.wake()
    }

    override func orphan() {
        if isOrphan { return }
        linger()
        answered = []
        news = []
        waiting.removeLast(waiting.count - world.random.below(waiting.count + 1))
    }
}
