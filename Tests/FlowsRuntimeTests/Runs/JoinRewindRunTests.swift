/// A join's two halves after a rewind, on the in-memory back ends.

import FlowsCore
import FlowsTesting
import Testing

@testable import FlowsRuntime

@Suite("Runs: rewind of a join")
struct JoinRewindRunTests {
    /// How far a rewind got.
    private enum Act: Int, CaseIterable { case marked = 1, routed, finished }

    /// Two sources, the topic between the halves, and what the join keeps.
    private struct Stage {
        let broker = InMemoryBroker()
        let database = InMemoryDatabase()
        static let between = "test-join-route"
        let router = StepPlan(
            name: between, kind: .stateless { EchoFunction() },
            inputs: [PlanInput("a"), PlanInput("b")], outputs: [(between, 1)], remedy: .stop,
            writesIdentity: true)
        let joining = StepPlan(
            name: "test-join", kind: .stateful { ListFunction() }, inputs: [PlanInput(between)],
            outputs: [("out", 1)], remedy: .stop, writesIdentity: true)

        init() {
            for topic in ["a", "b", Self.between, "out"] {
                broker.makeTopic(topic, partitions: 1)
            }
            for value in ["a1", "a2"] { broker.append("a", key: "k", value: value) }
            for value in ["b1", "b2"] { broker.append("b", key: "k", value: value) }
        }

        /// What was folded into the one key, in any order of the two sources.
        var folded: [String] {
            String(decoding: database.state("k")?.value ?? [], as: UTF8.self)
                .split(separator: ",").map(String.init).sorted()
        }

        /// Both halves until all four are folded, and a stop in good order.
        func runBoth(until isDone: (Stage) -> Bool) {
            let first = RunningStep(router, broker)
            let second = RunningStep(joining, broker, database)
            #expect(eventually { isDone(self) }, "\(second.lines.text)")
            #expect(first.stop()?.isStopped == true)
            #expect(second.stop()?.isStopped == true)
        }

        private func facts(_ plan: StepPlan) throws -> [TopicPartition: PartitionFacts] {
            try InMemoryLog(broker, group: plan.name).facts(
                of: plan.inputs.map { TopicPartition($0.topic, 0) }, timeout: .seconds(1))
        }

        /// What the command does, up to an act.
        func rewind(
            upTo last: Act = .finished, number: UInt64 = 1, _ protections: Protections = .all
        ) throws {
            let plan = JoinRewind(
                joining.name, router: (router.name, try facts(router)), facts: try facts(joining),
                ownTopics: [Self.between], wall: SystemClock().wallMilliseconds(), number: number,
                protections: protections)
            let outcome = database.rewind(plan.marked)
            guard last.rawValue >= Act.routed.rawValue else { return }
            for commit in try #require(plan.router).commits(after: nil) {
                broker.setCommitted(
                    router.name, commit.partition.topic, offset: commit.offset,
                    metadata: commit.metadata)
            }
            guard last == .finished else { return }
            #expect(database.finish(plan.finish(after: outcome)))
        }

        /// The old router's request for a record that nobody has folded yet lands now.
        func landOld() {
            let lineage = broker.allRecords(Self.between).first?.identity ?? ""
            let generation = lineage.split(separator: " ").dropFirst(4).first ?? ""
            let identity = "1 \(Self.between) a 0 \(generation) 1000 0"
            broker.append(
                Self.between, key: "k", value: "late",
                headers: [LogHeader(Identity.header, Array(identity.utf8))])
        }
    }

    // Protects: `seenFloor`. Without it what the old router had in flight is folded beside what the
    // new one routes again, and counts though its source is read from the start.
    @Test(
        "a rewound join folds each record of its sources once, whatever its old router had in flight",
        arguments: [true, false])
    func countsOnce(hasFloor: Bool) throws {
        let stage = Stage()
        stage.runBoth { $0.folded.count == 4 }
        try stage.rewind(number: 1, hasFloor ? .all : .all.removing(.seenFloor))
        #expect(stage.folded.isEmpty)
        stage.landOld()
        let wanted = ["a1", "a2", "b1", "b2"]
        stage.runBoth { $0.folded.filter { $0 != "late" } == wanted }
        #expect(stage.folded == (hasFloor ? wanted : wanted + ["late"]))
        // Four before the rewind and four after it; the reader takes all for new.
        #expect(stage.broker.accepted.filter { $0.hasSuffix("late") }.isEmpty == hasFloor)
        #expect(stage.broker.accepted.count == (hasFloor ? 8 : 9))
    }

    // Protects: the marks. With the lineage at once the joining half would go on over emptied
    // states, beside a router that doesn't begin again: what was folded before would be lost.
    @Test(
        "an interrupted rewind leaves a join that refuses to run, and can be done again",
        arguments: [1, 2])
    func interrupted(act: Int) throws {
        let stage = Stage()
        stage.runBoth { $0.folded.count == 4 }
        try stage.rewind(upTo: try #require(Act(rawValue: act)))
        // The router may be another Deployment that is running: what it routes now counts later.
        let router = RunningStep(stage.router, stage.broker)
        let routed = act == Act.marked.rawValue ? 4 : 8
        #expect(eventually { stage.broker.allRecords(Stage.between).count == routed })
        let joining = RunningStep(stage.joining, stage.broker, stage.database)
        let stop = joining.wait()?.stop
        #expect(stop?.kind == .lineage)
        #expect(stop?.message.contains("`rewind --yes` again") == true)
        router.stop()
        #expect(stage.folded.isEmpty)
        try stage.rewind(number: 2)
        stage.landOld()
        stage.runBoth { $0.folded.count == 4 }
        #expect(stage.folded == ["a1", "a2", "b1", "b2"])
    }

    @Test("the last act of a rewind that another one overtook changes nothing")
    func overtaken() throws {
        let stage = Stage()
        stage.runBoth { $0.folded.count == 4 }
        try stage.rewind(upTo: .routed, number: 2)
        let row = stage.database.progress(Stage.between)
        let other = RewindFinish(
            mark: RewindMark.text(1), lineage: [TopicPartition(Stage.between, 0): "memory//"],
            seen: "")
        #expect(!stage.database.finish(other))
        #expect(stage.database.progress(Stage.between)?.lineage == row?.lineage)
    }
}
