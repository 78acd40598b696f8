/// Commits and what a claim finds of them.

import FlowsCore
import Foundation
import Testing

@testable import FlowsKafka

@Suite struct CommitTests {
    @Test(
        "3,000 characters of metadata come back with their offset, and offset 0 is an offset",
        arguments: Stage.Kind.present)
    func metadata(_ kind: Stage.Kind) throws {
        let stage = try Stage(kind, partitions: 3)
        let log = try KafkaLog(configuration: configuration(stage.brokers))
        try publish(log, stage.topic, (0..<9).map { Sample("\($0)", partition: Int32($0 % 3)) })
        try log.join(topics: [stage.topic])
        let all = (0..<3).map { stage.place($0) }
        try waitAssigned(log, Set(all))
        let before = try log.facts(of: all, timeout: .seconds(10))
        // A11: nothing is committed before the first commit.
        for place in all {
            let facts = try #require(before[place])
            #expect(facts.committed == nil && facts.metadata.isEmpty)
            #expect(facts.low == 0 && facts.high == 3 && !facts.clusterID.isEmpty)
        }
        let long = String(repeating: "m", count: 3000)
        #expect(try commit(log, stage.place(0), 2, long) == nil)
        #expect(try commit(log, stage.place(1), 0, "") == nil)
        let after = try log.facts(of: all, timeout: .seconds(10))
        #expect(after[stage.place(0)]?.committed == 2)
        #expect(after[stage.place(0)]?.metadata == long)
        #expect(after[stage.place(1)]?.committed == 0)
        #expect(after[stage.place(2)]?.committed == nil)
        let reader = try log.open(stage.place(1), at: 0, waker: Waker())
        #expect(try take(reader, 3).map(\.offset) == [0, 1, 2])
        reader.close()
        #expect(log.close(deadline: .seconds(5)))
    }

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
