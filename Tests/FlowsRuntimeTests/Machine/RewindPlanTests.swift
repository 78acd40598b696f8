/// Where a rewound step begins, and what is committed for it.

import FlowsCore
import Testing

@testable import FlowsRuntime

@Suite("A rewind's plan")
struct RewindPlanTests {
    private let place = TopicPartition("in", 0)

    private func plan(_ metadata: String, wall: Int64 = 1000) -> RewindPlan {
        let facts = PartitionFacts(
            committed: 50, metadata: metadata, low: 7, high: 60, clusterID: "c")
        return RewindPlan(facts: [place: facts], wall: wall)
    }

    // Protects: `generation`. Where the clock went back, outputs would be taken for repeats.
    @Test("the generation is the clock's, or one more than the last where that is higher")
    func generation() {
        let lineage = Lineage(cluster: "old")
        let high = CommitMetadata.log(generation: 5000, lineage: lineage, seen: "x").text
        #expect(plan(high).starts[place]?.generation == 5001)
        let low = CommitMetadata.row(generation: 3, nextOffset: 9).text
        #expect(plan(low).starts[place]?.generation == 1000)
        let open = CommitMetadata.window(generation: 5000, lineage: lineage, end: 9, seen: "")
        #expect(plan(open.text).starts[place]?.generation == 5001)
        #expect(plan("").starts[place]?.generation == 1000)
    }

    @Test("A21 it begins at the start of the log with the lineage of the log that is there")
    func start() throws {
        let plan = plan("")
        #expect(plan.starts[place]?.nextOffset == 7)
        let commit = try #require(plan.commits(after: nil).first)
        #expect(commit.offset == 7)
        let mark = CommitMetadata.log(generation: 1000, lineage: Lineage(cluster: "c"), seen: "")
        #expect(CommitMetadata(text: commit.metadata) == mark)
        var outcome = RewindOutcome()
        outcome.generations[place] = 1001
        let tag = try #require(plan.commits(after: outcome).first)
        #expect(
            CommitMetadata(text: tag.metadata) == .row(generation: 1001, nextOffset: 7))
    }

    @Test("metadata of a newer version isn't overwritten")
    func newer() {
        #expect(plan("flows/9 log 1 2 3").unreadable == [place])
        #expect(plan("").unreadable.isEmpty)
    }
}
