/// Cases of the log: what a claim finds, and commits that are stored or refused.

internal import FlowsCore

extension LogConformance {
    static let facts: [LogCase] = [
        LogCase(log: "A11 without a commit there is none, and a log has its bounds") {
            let member = try $0.soleMember(partitions: 3)
            for partition in Int32(0)..<2 {
                try $0.append(LogRecord.numbered(0..<4), to: member.place(partition))
            }
            let all = try member.log.facts(of: member.places(3), timeout: .seconds(10))
            try requireEqual(Set(all.keys), Set(member.places(3)), "partitions with facts")
            for (place, facts) in all {
                try require(facts.committed == nil && facts.metadata.isEmpty, "a commit: \(facts)")
                try requireEqual(facts.low, 0, "the start of \(place)")
                try requireEqual(facts.high, place.partition < 2 ? 4 : 0, "the end of \(place)")
            }
            try member.close()
        },
        LogCase(log: "the cluster's id is the same for everybody", needs: .clusterID) {
            let first = try $0.soleMember()
            let second = try $0.soleMember()
            let id = try first.facts().clusterID
            try require(!id.isEmpty, "the cluster has no id")
            try requireEqual(try second.facts().clusterID, id, "the cluster's id")
            try first.close()
            try second.close()
        },
        LogCase(log: "A21 retention moves the start and not the end", needs: .retention) {
            let member = try $0.soleMember()
            try $0.append(LogRecord.numbered(0..<100), to: member.place())
            let low = try $0.trim(member.place())
            let facts = try member.facts()
            try requireEqual(facts.low, low, "the start")
            try require(facts.high >= 100 && facts.high >= low, "the end: \(facts.high)")
            try member.close()
        },
        LogCase(log: "A21 a topic that is made again begins at 0", needs: .recreation) {
            let first = try $0.soleMember()
            try $0.append(LogRecord.numbered(0..<100), to: first.place())
            let topic = first.topic
            try first.close()
            try $0.recreate(topic, partitions: 1)
            let next = try $0.member(first.group)
            try next.join(topic)
            try next.waitFor([next.place()])
            let facts = try next.facts()
            try require(facts.low == 0 && facts.high == 0, "bounds \(facts.low) to \(facts.high)")
            try isOutOfRange(next, at: 100)
            try next.close()
        },
        LogCase(log: "facts of a topic that isn't there are an error", needs: .unknownTopics) {
            let member = try $0.member()
            let place = TopicPartition("absent-\(member.group)", 0)
            var found: LogError?
            try eventually("an error that stays", within: member.patience) {
                do {
                    _ = try member.log.facts(of: [place], timeout: .seconds(10))
                    throw ConformanceFailure("an unknown topic has facts")
                } catch let error as LogError { found = error.isRetriable ? nil : error }
                return found != nil
            }
            try requireEqual(found?.topic, place.topic, "the topic of \(String(describing: found))")
            try member.close()
        },
    ]

    static let commits: [LogCase] = [
        LogCase(log: "commits come back with their metadata, word for word") { backEnd in
            let member = try backEnd.soleMember(partitions: 2)
            try backEnd.append(LogRecord.numbered(0..<9), to: member.place())
            let long = String(repeating: "é", count: 1400)
            for (offset, metadata) in [(Int64(2), "a b\tc\"'\\é"), (0, ""), (9, long)] {
                try isStored(try member.commit(offset, metadata))
                let facts = try member.facts()
                try requireEqual(facts.committed, offset, "the committed offset")
                try requireEqual(facts.metadata, metadata, "the metadata")
            }
            let other = try member.facts(member.place(1))
            try require(other.committed == nil, "the other partition has a commit: \(other)")
            // Another group has commits of its own; a process that hasn't joined may look.
            let stranger = try backEnd.member()
            try requireEqual(try stranger.facts(member.place()).committed, nil, "theirs")
            let sibling = try backEnd.member(member.group)
            try requireEqual(try sibling.facts(member.place()).committed, 9, "the group's")
            for one in [stranger, sibling, member] { try one.close() }
        },
        LogCase(
            log: "A20 metadata that is too long is refused and not stored", needs: .metadataBound
        ) { backEnd in
            let max = try requireValue(backEnd.claims.metadataMax, "no bound is claimed")
            let member = try backEnd.soleMember()
            try isStored(try member.commit(0, String(repeating: "m", count: max)))
            let error = try member.commit(1, String(repeating: "n", count: max + 1))
            try requireEqual(error?.code, "OFFSET_METADATA_TOO_LARGE", "the error")
            try requireEqual(try member.facts().committed, 0, "the committed offset")
            try member.close()
        },
        LogCase(
            log: "A20 a commit that is refused says so and isn't stored", needs: .commitRefusals
        ) {
            let member = try $0.soleMember()
            try isStored(try member.commit(1, "old"))
            try $0.refuseCommit()
            let error = try member.commit(2, "new")
            try require(error != nil, "the refusal looks like success")
            try requireEqual(error?.topic, member.topic, "the error's topic")
            let facts = try member.facts()
            try requireEqual(facts.committed, 1, "the committed offset")
            try requireEqual(facts.metadata, "old", "the metadata")
            try isStored(try member.commit(3))
            try member.close()
        },
        LogCase(log: "of several commits the last one stays, whatever its offset") {
            let member = try $0.soleMember()
            let waker = Waker()
            let committer = member.log.makeCommitter(waker: waker)
            let offsets = [Int64(5), 3, 8, 2]
            for offset in offsets {
                committer.commit(member.place(), offset: offset, metadata: "at \(offset)")
            }
            var answers: [CommitAnswer] = []
            try eventually("the answers", within: member.patience) {
                waker.wait(others: [], timeout: .milliseconds(50))
                answers += committer.answers()
                return answers.count >= offsets.count
            }
            try requireEqual(answers.map(\.offset), offsets, "the answers' order")
            for answer in answers { try isStored(answer.error) }
            try requireEqual(try member.facts().metadata, "at 2", "the metadata")
            committer.close()
            try member.close()
        },
    ]

    static func isStored(_ error: LogError?) throws {
        if let error { throw ConformanceFailure("a commit was refused: \(error)") }
    }
}
