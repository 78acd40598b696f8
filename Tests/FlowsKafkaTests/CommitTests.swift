/// Commits and what a claim finds of them.

import FlowsCore
import Foundation
import Testing

@testable import FlowsKafka

@Suite struct CommitTests {
    /// Protects: the code inside an answer, without which a refusal looks like success.
    @Test("A20 a commit that the broker rejected is not treated as done")
    func rejected() throws {
        let stage = try Stage(.embedded, partitions: 1)
        let log = try KafkaLog(configuration: configuration(stage.brokers))
        try publish(log, stage.topic, [Sample("a")])
        try log.join(topics: [stage.topic])
        try waitAssigned(log, [stage.place(0)])
        stage.embedded?.failNext(.offsetCommit, with: [12])
        let error = try #require(try commit(log, stage.place(0), 1, "m"))
        #expect(error.code == "OFFSET_METADATA_TOO_LARGE")
        #expect(error.topic == stage.topic && error.partition == 0 && error.offset == 1)
        let facts = try log.facts(of: [stage.place(0)], timeout: .seconds(10))
        #expect(facts[stage.place(0)]?.committed == nil)
        #expect(log.close(deadline: .seconds(5)))
    }

    @Test(
        "A20 metadata past the broker's bound is refused",
        .enabled(if: SharedKafka.isThere, "\(SharedKafka.absent)"))
    func tooLong() throws {
        let stage = try Stage(.real, partitions: 1)
        let log = try KafkaLog(configuration: configuration(stage.brokers))
        try log.join(topics: [stage.topic])
        try waitAssigned(log, [stage.place(0)])
        let long = String(repeating: "m", count: 5000)
        #expect(try commit(log, stage.place(0), 1, long)?.code == "OFFSET_METADATA_TOO_LARGE")
        #expect(log.close(deadline: .seconds(5)))
    }

    /// Protects: no commit is sent behind a join's request. It would be refused for its generation,
    /// and librdkafka would take all partitions for lost, in the middle of an ordinary scale-out.
    ///
    /// A sleepy member makes the join's answer take a second or two: without the protection every
    /// join costs the first what it has. One loss is allowed for: a commit that is handed over
    /// in the very moment between the join's decision and its request isn't held back.
    @Test(
        "A62 a member that joins doesn't cost the other what it keeps, with commits all the time",
        .enabled(if: SharedKafka.isThere, "\(SharedKafka.absent)"))
    func commitsWhileOthersJoin() throws {
        let stage = try Stage(.real, partitions: 6)
        let quick = configuration(stage.brokers, ["heartbeat.interval.ms": "100"])
        var sleepy = quick
        sleepy.properties["heartbeat.interval.ms"] = "2000"
        sleepy.properties["session.timeout.ms"] = "10000"
        let first = try Committing(KafkaLog(configuration: quick), stage)
        let other = try Committing(KafkaLog(configuration: sleepy), stage)
        try eventually("both to have their share", within: 30) {
            try first.turn()
            try other.turn()
            return first.held.count == 3 && other.held.count == 3
        }
        for _ in 1...3 {
            let third = try Committing(KafkaLog(configuration: quick), stage)
            defer { #expect(third.log.close(deadline: .seconds(10))) }
            try eventually("the third to get its share", within: 30) {
                for member in [first, other, third] { try member.turn() }
                return first.held.count == 2 && other.held.count == 2 && third.held.count == 2
            }
        }
        #expect(first.losses <= 1, "\(first.losses) of 3 joins")
        for member in [first, other] {
            member.committer.close()
            #expect(member.log.close(deadline: .seconds(10)))
        }
    }

    /// A member that commits what it has every 50 ms, and does what the group wants.
    private final class Committing {
        let log: KafkaLog
        let committer: any OffsetCommitter
        private(set) var held: Set<TopicPartition> = []
        private(set) var losses = 0
        private var nextCommit = Date()

        init(_ log: KafkaLog, _ stage: Stage) throws {
            self.log = log
            committer = log.makeCommitter(waker: Waker())
            try log.join(topics: [stage.topic])
        }

        func turn() throws {
            if nextCommit < Date() {
                nextCommit = Date().addingTimeInterval(0.05)
                for place in held { committer.commit(place, offset: 0, metadata: "m") }
            }
            _ = committer.answers()
            for event in log.groupEvents(timeout: .milliseconds(2)) {
                switch event {
                case .assigned(let places): held.formUnion(places)
                case .revoked(let places): leave(places)
                case .lost(let places):
                    losses += 1
                    leave(places)
                case .failed(let error): throw error
                }
            }
        }

        private func leave(_ places: [TopicPartition]) {
            held.subtract(places)
            log.completeRevoke(places)
        }
    }

    private func commit(
        _ log: KafkaLog, _ place: TopicPartition, _ offset: Int64, _ metadata: String
    ) throws -> LogError? {
        let waker = Waker()
        let committer = log.makeCommitter(waker: waker)
        defer { committer.close() }
        committer.commit(place, offset: offset, metadata: metadata)
        var answers: [CommitAnswer] = []
        try eventually("the commit's answer") {
            // The answer itself must wake: nothing else is waited for here.
            waker.wait(others: [], timeout: .seconds(5))
            answers += committer.answers()
            return !answers.isEmpty
        }
        #expect(answers.count == 1)
        #expect(answers[0].partition == place && answers[0].offset == offset)
        return answers[0].error
    }
}
