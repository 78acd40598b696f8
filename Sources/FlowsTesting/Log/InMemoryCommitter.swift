/// Commits offsets to an in-memory broker.

internal import FlowsCore

final class InMemoryCommitter: OffsetCommitter {
    private struct Commit {
        let partition: TopicPartition
        let offset: Int64
        let metadata: String
    }

    private let log: InMemoryLog
    private let waker: Waker
    private let id: Int
    private var waiting: [Commit] = []

    init(_ log: InMemoryLog, waker: Waker) {
        self.log = log
        self.waker = waker
        id = log.register(waker)
    }

    func commit(_ partition: TopicPartition, offset: Int64, metadata: String) {
        waiting.append(Commit(partition: partition, offset: offset, metadata: metadata))
        waker.wake()
    }

    func answers() -> [CommitAnswer] {
        if waiting.isEmpty || log.power.isCut { return [] }
        let waiting = waiting
        let group = log.group
        let member = log.member
        let answers: [CommitAnswer]? = log.broker.state.withLock { state in
            if state.faults.isDown || state.faults.holdsCommits { return nil }
            return waiting.map { Self.carryOut($0, &state, group, member) }
        }
        guard let answers else { return [] }
        self.waiting = []
        return answers
    }

    private static func carryOut(
        _ commit: Commit, _ state: inout BrokerState, _ group: String, _ member: Int
    ) -> CommitAnswer {
        func answer(_ code: String?) -> CommitAnswer {
            CommitAnswer(
                partition: commit.partition, offset: commit.offset,
                error: code.map {
                    LogError(
                        code: $0, message: "the commit was refused",
                        topic: commit.partition.topic, partition: commit.partition.partition,
                        offset: commit.offset)
                })
        }
        if state.faults.refusedCommits > 0 {
            state.faults.refusedCommits -= 1
            return answer(state.faults.commitError)
        }
        guard state.groups[group]?.mayCommit(member) == true else {
            return answer("UNKNOWN_MEMBER_ID")
        }
        guard commit.metadata.count <= state.faults.metadataMax else {
            return answer("OFFSET_METADATA_TOO_LARGE")
        }
        state.groups[group]?.commits[commit.partition] = (commit.offset, commit.metadata)
        state.groups[group]?.history[commit.partition, default: []].append(commit.offset)
        return answer(nil)
    }

    func close() { log.forget(id) }
}
