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

    // Protects: `seenFloor`, and the ends of the step's own topics: what lies there from a source
    // that isn't read any more has no floor.
    @Test("a join begins at the end of its own topics, and drops what was made for them before")
    func join() {
        func facts(_ topic: String) -> [TopicPartition: PartitionFacts] {
            [
                TopicPartition(topic, 0): PartitionFacts(
                    committed: nil, metadata: "", low: 7, high: 60, clusterID: "c")
            ]
        }
        func rewind(_ own: String...) -> JoinRewind {
            JoinRewind(
                "j", router: ("j-route", facts("in")),
                facts: own.reduce(into: [:]) { $0.merge(facts($1)) { $1 } }, ownTopics: Set(own),
                wall: 1000, number: 255)
        }
        let hop = rewind("j-route")
        #expect(hop.router?.starts[place]?.nextOffset == 7)
        let between = TopicPartition("j-route", 0)
        #expect(hop.marked[between]?.nextOffset == 60)
        #expect(hop.marked[between]?.lineage == "rewinding/ff")
        #expect(RewindMark.isOne("rewinding/ff") && Lineage(text: "rewinding/ff") == nil)
        var outcome = RewindOutcome()
        outcome.generations = [between: 2000, TopicPartition("j-wait", 0): 3000]
        let last = hop.finish(after: outcome)
        #expect(last.mark == "rewinding/ff" && last.lineage == [between: "c//"])
        func drops(_ seen: String, _ header: String) -> Bool {
            guard var table = SeenTable(text: seen) else { return false }
            return Array(header.utf8).withUnsafeBytes { table.accept(header: $0) } == .repeat
        }
        #expect(drops(last.seen, "1 j-route in 0 999 123456789 5"))
        #expect(!drops(last.seen, "1 j-route in 0 1000 0 0"))
        #expect(!drops(last.seen, "1 j j-route 0 1999 0 0"))
        // One that writes to itself drops that too: all partitions that it reads are origins.
        let waiting = rewind("j-route", "j-wait").finish(after: outcome)
        #expect(drops(waiting.seen, "1 j j-route 0 1999 7 0"))
        #expect(drops(waiting.seen, "1 j j-wait 0 2999 7 0"))
        #expect(!drops(waiting.seen, "1 j j-wait 0 3000 0 0"))
    }
}
