/// Steps that run again after a rewind, on the in-memory back ends.

import FlowsCore
import FlowsTesting
import Testing

@testable import FlowsRuntime

@Suite("Runs: rewind")
struct RewindRunTests {
    private func start(_ broker: InMemoryBroker) -> [TopicPartition: InitialProgress] {
        [
            TopicPartition("in", 0): InitialProgress(
                nextOffset: 0, generation: 1, lineage: Lineage(cluster: "").text)
        ]
    }

    // Protects: `rewindOutbox` and `generation`: without the first the kept outputs are lost,
    // without the second a reader drops all that is made again.
    @Test("A47 a rewind between keep and publish: the outbox goes out, then all is made again")
    func betweenKeepAndPublish() {
        let broker = makeBroker()
        let database = InMemoryDatabase()
        for i in 0..<3 { broker.append("in", key: "k", value: "\(i)") }
        let power = PowerSwitch()
        database.onKept { _ in power.cut() }
        let first = RunningStep(.list(), broker, database, power: power)
        #expect(eventually { first.log.power.isCut })
        first.crash()
        database.onKept(nil)
        #expect(broker.outputs.isEmpty)
        let outcome = database.rewind(start(broker))
        #expect(outcome.outboxes == [TopicPartition("in", 0)])
        let second = RunningStep(.list(), broker, database)
        #expect(eventually { broker.outputs.count == 6 }, "\(second.lines.text)")
        #expect(second.stop()?.isStopped == true)
        let once = ["0", "0,1", "0,1,2"]
        #expect(broker.outputs == once + once)
        #expect(broker.accepted == once + once)
        #expect(database.state("k")?.value == Array("0,1,2".utf8))
    }

    // Protects: `rewindToken`: the owner that doesn't know of it would go on at its offset.
    @Test("an owner that a rewind overtook takes the partition again and starts over")
    func overtaken() {
        let broker = makeBroker()
        let database = InMemoryDatabase()
        broker.append("in", key: "k", value: "0")
        let step = RunningStep(.list(), broker, database)
        #expect(eventually { broker.outputs == ["0"] })
        database.rewind(start(broker))
        broker.append("in", key: "k", value: "1")
        #expect(eventually { broker.outputs.last == "0,1" }, "\(step.lines.text)")
        #expect(step.stop()?.isStopped == true)
        #expect(broker.accepted == ["0", "0", "0,1"])
        #expect(database.state("k")?.value == Array("0,1".utf8))
    }

    @Test("A21 a step whose log is another is on its way again after a rewind")
    func anotherLog() {
        let broker = makeBroker()
        let database = InMemoryDatabase()
        broker.append("in", key: "k", value: "0")
        database.setProgress(
            ProgressRow(
                nextOffset: 50, generation: 3, seen: "", lineage: Lineage(cluster: "").text,
                outbox: [], isNew: false), "in")
        let first = RunningStep(.list(), broker, database)
        let stop = first.wait()?.stop
        #expect(stop?.kind == .lineage && stop?.message.contains("`rewind`") == true)
        database.rewind(start(broker))
        let second = RunningStep(.list(), broker, database)
        #expect(eventually { broker.outputs == ["0"] }, "\(second.lines.text)")
        second.stop()
    }
}
