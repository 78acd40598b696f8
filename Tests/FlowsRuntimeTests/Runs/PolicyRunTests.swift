/// Records that can't be handled: stop and skip, at every stage, on every runner (article HandlingErrors).

import FlowsCore
import FlowsRuntime
import FlowsTesting
import Testing

@Suite("A record that can't be handled")
struct PolicyRunTests {
    static let stages = [
        ("key!", "key"), ("decode!", "decode"), ("apply!", "apply"), ("large!", "encode"),
    ]

    private func fill(_ broker: InMemoryBroker, _ bad: String) {
        for value in ["a", "b", bad, "c", "d"] { broker.append("in", key: "k", value: value) }
    }

    @Test(
        "A27 stop: all before it is out and committed, then it says where and why",
        arguments: stages)
    func statelessStop(bad: String, stage: String) {
        let broker = makeBroker()
        fill(broker, bad)
        let step = RunningStep(.echo(), broker)
        let stop = step.wait()?.stop
        #expect(stop?.kind == .record && stop?.offset == 2 && stop?.stage == stage)
        #expect(stop?.partition == TopicPartition("in", 0))
        #expect(broker.outputs == ["a", "b"])
        #expect(broker.committed("test-echo", "in")?.offset == 2)
        #expect(!step.status.readiness().isWell)
    }

    @Test("A27 the same with a state, which has nothing of what is behind", arguments: stages)
    func statefulStop(bad: String, stage: String) {
        let broker = makeBroker()
        let database = InMemoryDatabase()
        fill(broker, bad)
        broker.append("in", key: "behind", value: "x")
        let step = RunningStep(.list(), broker, database)
        let stop = step.wait()?.stop
        #expect(stop?.offset == 2 && stop?.stage == stage, "\(step.lines.text)")
        #expect(broker.outputs == ["a", "a,b"])
        #expect(database.state("k")?.value == Array("a,b".utf8))
        #expect(database.state("behind") == nil)
        #expect(broker.committed("test-list", "in")?.offset == 2)
        #expect(database.progress("in")?.nextOffset == 2)
        // The fix is deployed: it goes on with that very record, and repeats nothing.
        let again = RunningStep(.list(.skip), broker, database)
        #expect(eventually { broker.committed("test-list", "in")?.offset == 6 })
        again.stop()
        #expect(broker.outputs == ["a", "a,b", "a,b,c", "a,b,c,d", "x"])
    }

    @Test("A27 the first record of all can't be handled: nothing is written for it")
    func firstRecord() {
        let broker = makeBroker()
        let database = InMemoryDatabase()
        broker.append("in", key: "k", value: "apply!")
        let stop = RunningStep(.list(), broker, database).wait()?.stop
        #expect(stop?.offset == 0)
        #expect(database.use.keeps == 0)
        #expect(database.progress("in")?.nextOffset == 0)
    }

    @Test(
        "A27 skip: passed over, counted once, said in the log, its outputs gone", arguments: stages)
    func skip(bad: String, stage: String) {
        let broker = makeBroker()
        let database = InMemoryDatabase()
        // Run twice over, since the first transaction is refused: counted once all the same.
        database.setFaults { $0.keeps = [.refused(.stale)] }
        fill(broker, bad)
        let step = RunningStep(.list(.skip), broker, database)
        #expect(eventually { broker.committed("test-list", "in")?.offset == 5 })
        step.stop()
        #expect(broker.outputs == ["a", "a,b", "a,b,c", "a,b,c,d"])
        #expect(step.count("flows_records_skipped_total") == 1)
        #expect(step.lines.contain("stage=\(stage)"))
    }

    @Test("A27 a record that the database refuses: found among many, then the policy decides")
    func refused() {
        for remedy in [Remedy.stop, .skip] {
            let broker = makeBroker()
            let database = InMemoryDatabase()
            database.setFaults { $0.refusedValue = Array("BAD".utf8) }
            for i in 0..<50 { broker.append("in", key: "k\(i)", value: i == 31 ? "BAD" : "\(i)") }
            let step = RunningStep(.list(remedy), broker, database)
            if remedy == .stop {
                let stop = step.wait()?.stop
                #expect(stop?.offset == 31 && stop?.stage == "keep", "\(step.lines.text)")
                #expect(broker.outputs == (0..<31).map(String.init))
                #expect(broker.committed("test-list", "in")?.offset == 31)
            } else {
                #expect(eventually { broker.committed("test-list", "in")?.offset == 50 })
                step.stop()
                #expect(broker.outputs == (0..<50).filter { $0 != 31 }.map(String.init))
                #expect(step.count("flows_records_skipped_total") == 1)
            }
        }
    }

    @Test("A27 an identity that can't be read: no repeat could be told, so the policy decides")
    func identity() {
        for remedy in [Remedy.stop, .skip] {
            let broker = makeBroker()
            broker.append("in", value: "a")
            broker.append("in", value: "b", headers: [LogHeader(Identity.header, [1, 2])])
            broker.append("in", value: "c")
            let step = RunningStep(.echo(remedy), broker)
            if remedy == .stop {
                let stop = step.wait()?.stop
                #expect(stop?.offset == 1 && stop?.stage == "decode")
                #expect(broker.outputs == ["a"])
            } else {
                #expect(eventually { broker.committed("test-echo", "in")?.offset == 3 })
                step.stop()
                #expect(broker.outputs == ["a", "c"])
                #expect(step.count("flows_records_skipped_total") == 1)
            }
        }
    }

    @Test("One partition stops, the others finish what they have, and the process ends")
    func othersFinish() {
        let broker = makeBroker(partitions: 3)
        for partition in Int32(0)..<3 {
            for i in 0..<20 { broker.append("in", partition, value: "\(partition)-\(i)") }
        }
        broker.append("in", 1, value: "apply!")
        let step = RunningStep(.echo(), broker)
        #expect(step.wait()?.stop?.partition == TopicPartition("in", 1))
        #expect(broker.committed("test-echo", "in", 1)?.offset == 20)
        // What any of them had sent is committed: nothing comes twice.
        let fixed = RunningStep(.echo(.skip), broker)
        #expect(eventually { broker.committed("test-echo", "in", 1)?.offset == 21 })
        #expect(eventually { broker.outputs.count >= 60 })
        fixed.stop()
        #expect(broker.outputs.count == 60)
    }

    @Test("A repeat behind a record that stops isn't taken for seen")
    func seenOfCut() {
        let broker = makeBroker()
        func send(_ offset: Int, _ value: String) {
            let identity = LogHeader(Identity.header, Array("1 up src 0 7 \(offset) 0".utf8))
            broker.append("in", value: value, headers: [identity])
        }
        send(1, "a")
        send(2, "apply!")
        send(3, "c")
        #expect(RunningStep(.echo(), broker).wait()?.stop?.offset == 1)
        #expect(broker.committed("test-echo", "in")?.metadata.hasSuffix(":7.1.0") == true)
        let again = RunningStep(.echo(.skip), broker)
        #expect(eventually { broker.committed("test-echo", "in")?.offset == 3 })
        again.stop()
        #expect(broker.outputs == ["a", "c"])
    }
}
