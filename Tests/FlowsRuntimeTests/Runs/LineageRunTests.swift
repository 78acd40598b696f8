/// A log or a database that isn't the one the progress belongs to: stop with a sentence (A21, A48).

import FlowsCore
import FlowsRuntime
import FlowsTesting
import Testing

@Suite("Progress that belongs elsewhere")
struct LineageRunTests {
    /// Runs both kinds of step over ten records, lets `change` happen, and starts them again.
    private func stops(
        after change: (InMemoryBroker, InMemoryDatabase) -> Void
    ) -> [StepStop?] {
        [StepPlan.echo(), .list()].map { plan in
            let broker = makeBroker()
            let database = InMemoryDatabase()
            for i in 0..<10 { broker.append("in", key: "k", value: "\(i)") }
            let step = RunningStep(plan, broker, database)
            #expect(eventually { broker.committed(plan.name, "in")?.offset == 10 })
            step.stop()
            change(broker, database)
            let again = RunningStep(plan, broker, database)
            let stop = again.wait()?.stop
            #expect(broker.outputs.count == 10)
            return stop
        }
    }

    @Test("A21 a topic made anew, shorter than before")
    func recreated() {
        for stop in stops(after: { broker, _ in broker.makeTopic("in", partitions: 1) }) {
            #expect(stop?.kind == .lineage)
            #expect(stop?.message.contains("next offset 10 is outside of the log (0 to 0)") == true)
        }
    }

    @Test("A21 a topic made anew, longer than before: the record before isn't the one remembered")
    func recreatedLonger() {
        let all = stops { broker, _ in
            broker.makeTopic("in", partitions: 1)
            for i in 0..<20 { broker.append("in", key: "k", value: "other \(i)") }
        }
        for stop in all {
            #expect(stop?.kind == .lineage)
            #expect(stop?.message.contains("the topic was deleted and made again") == true)
        }
    }

    @Test("A21 another cluster")
    func otherCluster() {
        for stop in stops(after: { broker, _ in broker.clusterID = "mirror" }) {
            #expect(stop?.kind == .lineage)
            #expect(stop?.message.contains("belongs to cluster memory") == true)
        }
    }

    @Test("A21 retention passed the next offset")
    func retention() {
        let all = stops { broker, _ in
            for i in 10..<30 { broker.append("in", key: "k", value: "\(i)") }
            broker.trim("in", before: 25)
        }
        for stop in all {
            #expect(stop?.kind == .lineage)
            #expect(stop?.message.contains("records up to 25 are gone") == true)
        }
    }

    @Test("A21 retention passes a reader at work")
    func retentionWhileReading() {
        let broker = makeBroker()
        let database = InMemoryDatabase()
        let gate = Gate()
        for i in 0..<10 { broker.append("in", key: "k", value: "\(i)") }
        let step = RunningStep(.list { if $0 == "1" { gate.wait() } }, broker, database) {
            $0.batchRecordsMax = 2
        }
        #expect(eventually { gate.isWaitedAt })
        broker.trim("in", before: 9)
        gate.open()
        #expect(step.wait()?.stop?.kind == .lineage)
        #expect(broker.committed("test-list", "in")?.offset == 0 || broker.outputs.count == 2)
    }

    @Test("A48 the database was lost, and the group's offset says so")
    func databaseLost() {
        let broker = makeBroker()
        let database = InMemoryDatabase()
        for i in 0..<10 { broker.append("in", key: "k", value: "\(i)") }
        let step = RunningStep(.list(), broker, database)
        #expect(eventually { broker.committed("test-list", "in")?.offset == 10 })
        step.stop()
        let again = RunningStep(.list(), broker, InMemoryDatabase())
        #expect(again.wait()?.stop?.kind == .databaseLost)
        #expect(broker.outputs.count == 10)
    }

    @Test("A compacted witness is unknown, which isn't a mismatch")
    func unknownWitness() {
        let broker = makeBroker()
        for i in 0..<10 { broker.append("in", key: "k", value: "\(i)") }
        let step = RunningStep(.echo(), broker)
        #expect(eventually { broker.committed("test-echo", "in")?.offset == 10 })
        step.stop()
        broker.makeTopic("in", partitions: 1)
        broker.skipOffsets(10, "in")
        broker.append("in", key: "k", value: "10")
        let again = RunningStep(.echo(), broker)
        #expect(eventually { broker.committed("test-echo", "in")?.offset == 11 })
        again.stop()
    }
}
