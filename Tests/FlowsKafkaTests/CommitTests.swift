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
    @Test(
        "A62 a member that joins doesn't cost the other what it keeps, with commits all the time",
        .enabled(if: SharedKafka.isThere, "\(SharedKafka.absent)"))
    func commitsWhileOthersJoin() throws {
        let stage = try Stage(.real, partitions: 4)
        let settings = configuration(stage.brokers, ["heartbeat.interval.ms": "100"])
        let first = try KafkaLog(configuration: settings)
        try first.join(topics: [stage.topic])
        try waitAssigned(first, Set((0..<4).map { stage.place($0) }))
        let committer = first.makeCommitter(waker: Waker())
        defer { committer.close() }
        for _ in 1...3 {
            let second = try KafkaLog(configuration: settings)
            try second.join(topics: [stage.topic])
            var given: Set<TopicPartition> = []
            try eventually("half of the partitions", within: 30) {
                for partition in Int32(0)..<4 {
                    committer.commit(stage.place(partition), offset: 0, metadata: "m")
                }
                _ = committer.answers()
                for event in second.groupEvents(timeout: .zero) {
                    if case .assigned(let places) = event { given.formUnion(places) }
                }
                for event in first.groupEvents(timeout: .milliseconds(2)) {
                    if case .revoked(let places) = event { first.completeRevoke(places) }
                    if case .lost(let places) = event { throw Waited("\(places) not to be lost") }
                }
                return given.count == 2
            }
            #expect(second.close(deadline: .seconds(5)))
            try waitAssigned(first, given)
        }
        #expect(first.close(deadline: .seconds(5)))
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
