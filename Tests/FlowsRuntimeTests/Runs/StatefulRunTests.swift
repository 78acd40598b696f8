/// Stateful steps with their threads: states once, outputs at least once, in order.

import FlowsCore
import FlowsRuntime
import FlowsTesting
import Synchronization
import Testing

@Suite("A stateful step")
struct StatefulRunTests {
    private func done(_ broker: InMemoryBroker, _ offset: Int64) -> Bool {
        eventually { broker.committed("test-list", "in")?.offset == offset }
    }

    @Test("A1 killed between keep and publish: the outbox goes out, the state changed once")
    func killedBeforePublish() {
        let broker = makeBroker()
        let database = InMemoryDatabase()
        for i in 0..<4 { broker.append("in", key: "k", value: "\(i)") }
        // The power goes after the transaction is durable and before anybody hears of it.
        let power = PowerSwitch()
        database.onKept { _ in power.cut() }
        let first = RunningStep(.list(), broker, database, power: power)
        #expect(eventually { first.log.power.isCut })
        first.crash()
        database.onKept(nil)
        #expect(broker.outputs.isEmpty)
        #expect(database.state("k")?.value == Array("0,1,2,3".utf8))
        broker.append("in", key: "k", value: "4")
        let second = RunningStep(.list(), broker, database)
        #expect(done(broker, 5), "\(second.lines.text)")
        #expect(second.stop()?.isStopped == true)
        #expect(broker.outputs == ["0", "0,1", "0,1,2", "0,1,2,3", "0,1,2,3,4"])
        #expect(second.lines.contain("publishing outputs that the owner before"))
    }

    @Test("A1 A2 the same with one key on two partitions and two processes at once")
    func oneKeyTwoPartitions() {
        let broker = makeBroker(partitions: 2)
        let database = InMemoryDatabase()
        let steps = (0..<2).map { _ in RunningStep(.list(), broker, database) }
        for i in 0..<400 { broker.append("in", Int32(i % 2), key: "k", value: "\(i)") }
        #expect(
            eventually {
                (0..<2).allSatisfy { broker.committed("test-list", "in", $0)?.offset == 200 }
            })
        for step in steps { #expect(step.stop()?.isStopped == true) }
        let all = (database.state("k")?.value).map { String(decoding: $0, as: UTF8.self) } ?? ""
        let numbers = all.split(separator: ",").compactMap { Int($0) }
        #expect(numbers.count == 400 && Set(numbers).count == 400)
        // Order per partition.
        for rest in 0..<2 {
            let own = numbers.filter { $0 % 2 == rest }
            #expect(own == own.sorted())
        }
        #expect(broker.accepted.count == 400)
    }

    @Test("A4 many records of one key in one batch: one read, one write, folded in order")
    func manyOfOneKey() {
        let broker = makeBroker()
        let database = InMemoryDatabase()
        for i in 0..<500 { broker.append("in", key: "k", value: "\(i)") }
        let step = RunningStep(.list(), broker, database)
        #expect(done(broker, 500))
        step.stop()
        let state = (0..<500).map(String.init).joined(separator: ",")
        #expect(database.state("k")?.value == Array(state.utf8))
        #expect(database.use.keysLoaded == 1)
        #expect(database.use.written == 1)
        #expect(broker.outputs.count == 500)
    }

    @Test("A5 outputs leave in the order of their inputs, also across keys and batches")
    func order() {
        let broker = makeBroker()
        let database = InMemoryDatabase()
        let step = RunningStep(.list(), broker, database) { $0.batchRecordsMax = 7 }
        for i in 0..<300 { broker.append("in", key: "k\(i * 7919 % 50)", value: "\(i)") }
        #expect(done(broker, 300))
        step.stop()
        let last = broker.outputs.map { $0.split(separator: ",").last.flatMap { Int($0) } ?? -1 }
        #expect(last == Array(0..<300))
    }

    @Test("A9 records without an output are committed in the end")
    func filtered() {
        let broker = makeBroker()
        let database = InMemoryDatabase()
        broker.append("in", key: "k", value: "a")
        for _ in 0..<20 { broker.append("in", key: "k", value: "drop") }
        let step = RunningStep(.list(), broker, database)
        #expect(done(broker, 21))
        step.stop()
        #expect(broker.outputs.count == 1)
    }

    @Test("A19 gaps in the offsets, also at the end")
    func gaps() {
        let broker = makeBroker()
        let database = InMemoryDatabase()
        broker.skipOffsets(3, "in")
        broker.append("in", key: "k", value: "a")
        broker.skipOffsets(2, "in")
        broker.append("in", key: "k", value: "b")
        broker.skipOffsets(4, "in")
        let step = RunningStep(.list(), broker, database)
        #expect(done(broker, 11))
        broker.append("in", key: "k", value: "c")
        #expect(done(broker, 12))
        step.stop()
        #expect(broker.outputs == ["a", "a,b", "a,b,c"])
        // Started again it finds its place, though there is no record right before it.
        let again = RunningStep(.list(), broker, database)
        broker.append("in", key: "k", value: "d")
        #expect(done(broker, 13), "\(again.lines.text)")
        again.stop()
        #expect(broker.outputs.last == "a,b,c,d")
    }

    @Test(
        "A58 no answer to a keep, carried out or not: neither lost nor twice",
        arguments: [true, false])
    func inDoubt(carriedOut: Bool) {
        let broker = makeBroker()
        let database = InMemoryDatabase()
        database.setFaults { $0.keeps = [.inDoubt(carriedOut: carriedOut)] }
        for i in 0..<3 { broker.append("in", key: "k", value: "\(i)") }
        let step = RunningStep(.list(), broker, database)
        #expect(done(broker, 3), "\(step.lines.text)")
        step.stop()
        #expect(database.state("k")?.value == Array("0,1,2".utf8))
        #expect(broker.outputs == ["0", "0,1", "0,1,2"])
    }

    @Test(
        "A49 fenced while the group still assigns the partition: acquired again, nobody is left out"
    )
    func fenced() {
        let broker = makeBroker()
        let database = InMemoryDatabase()
        broker.append("in", key: "k", value: "a")
        let step = RunningStep(.list(), broker, database)
        #expect(done(broker, 1))
        database.fence("in")
        broker.append("in", key: "k", value: "b")
        #expect(done(broker, 2), "\(step.lines.text)")
        step.stop()
        // The outbox of the batch before may go out again: it says so itself.
        #expect(broker.accepted == ["a", "a,b"])
        #expect(step.count("flows_fenced_total") == 1)
    }

    @Test("A50 a key that somebody else wrote: loaded again, also where it is only read")
    func stale() {
        let broker = makeBroker()
        let database = InMemoryDatabase()
        broker.append("in", key: "k", value: "a")
        let step = RunningStep(.list(), broker, database)
        #expect(done(broker, 1))
        database.setState("k", "other")
        broker.append("in", key: "k", value: "get")
        #expect(done(broker, 2))
        broker.append("in", key: "k", value: "b")
        #expect(done(broker, 3))
        step.stop()
        #expect(broker.outputs == ["a", "other", "other,b"])
    }

    @Test("A51 a database that went back in time: nothing cached is believed after the fence")
    func restored() {
        let broker = makeBroker()
        let database = InMemoryDatabase()
        broker.append("in", key: "k", value: "a")
        broker.append("in", key: "j", value: "a")
        let step = RunningStep(.list(), broker, database)
        #expect(done(broker, 2))
        let backup = database.backup()
        broker.append("in", key: "k", value: "b")
        #expect(done(broker, 3))
        database.restore(backup)
        // The same version as the cached one, another value: only dropping the cache helps.
        database.setState("k", "x")
        broker.append("in", key: "j", value: "c")
        #expect(eventually { database.state("j")?.value == Array("a,c".utf8) })
        broker.append("in", key: "k", value: "d")
        #expect(eventually { broker.outputs.contains { $0.hasSuffix(",d") } })
        step.stop()
        #expect(database.state("k")?.value == Array("x,b,d".utf8))
    }

    @Test("A52 one output is refused for good: nothing behind it goes out in that session")
    func gapless() {
        let broker = makeBroker()
        let database = InMemoryDatabase()
        broker.setFaults { $0.failsOutput = 3 }
        for i in 0..<6 { broker.append("in", key: "k\(i)", value: "\(i)") }
        let step = RunningStep(.list(), broker, database)
        #expect(done(broker, 6), "\(step.lines.text)")
        step.stop()
        #expect(broker.outputs == ["0", "1", "0", "1", "2", "3", "4", "5"])
        #expect(broker.accepted == ["0", "1", "2", "3", "4", "5"])
    }

    @Test("Acknowledgements that don't come: the session is given up, the outbox goes out again")
    func silentBroker() {
        let broker = makeBroker()
        let database = InMemoryDatabase()
        broker.setFaults { $0.losesAcknowledgements = true }
        for i in 0..<3 { broker.append("in", key: "k", value: "\(i)") }
        let step = RunningStep(.list(), broker, database) {
            $0.deliveryTimeout = .milliseconds(50)
        }
        #expect(eventually { broker.outputs.count >= 6 })
        broker.setFaults { $0.losesAcknowledgements = false }
        #expect(done(broker, 3), "\(step.lines.text)")
        step.stop()
        #expect(broker.accepted == ["0", "0,1", "0,1,2"])
        #expect(database.state("k")?.value == Array("0,1,2".utf8))
    }

    @Test("A65 a deleted and re-made key, its tombstone removed in between")
    func remade() {
        let broker = makeBroker()
        let database = InMemoryDatabase()
        for value in ["a", "del"] { broker.append("in", key: "k", value: value) }
        let step = RunningStep(.list(), broker, database)
        #expect(done(broker, 2))
        #expect(database.state("k")?.value == nil)
        database.expire("k")
        broker.append("in", key: "k", value: "b")
        #expect(done(broker, 3))
        step.stop()
        #expect(database.state("k")?.value == Array("b".utf8))
        #expect(broker.outputs == ["a", "none", "b"])
    }

    @Test("A56 repeats of a Flows step upstream are dropped, also after a restart")
    func repeats() {
        let broker = makeBroker()
        let database = InMemoryDatabase()
        func send(_ offset: Int) {
            let identity = LogHeader(Identity.header, Array("1 up src 0 7 \(offset) 0".utf8))
            broker.append("in", key: "k", value: "\(offset)", headers: [identity])
        }
        for offset in [1, 2, 1, 2, 3] { send(offset) }
        let step = RunningStep(.list(), broker, database)
        #expect(done(broker, 5))
        step.stop()
        for offset in [2, 3, 4] { send(offset) }
        let again = RunningStep(.list(), broker, database)
        #expect(done(broker, 8))
        again.stop()
        #expect(broker.outputs == ["1", "1,2", "1,2,3", "1,2,3,4"])
        #expect(again.count("flows_duplicates_dropped_total") == 2)
    }

    @Test("A database that refuses for a while costs time and nothing else")
    func transient() {
        let broker = makeBroker()
        let database = InMemoryDatabase()
        database.setFaults {
            $0.claims = [.refused(.transient), .inDoubt(carriedOut: true)]
            $0.loads = [.transient]
            $0.keeps = [.refused(.transient), .refused(.stale), .refused(.transient)]
        }
        for i in 0..<3 { broker.append("in", key: "k", value: "\(i)") }
        let step = RunningStep(.list(), broker, database)
        #expect(done(broker, 3), "\(step.lines.text)")
        step.stop()
        #expect(broker.outputs == ["0", "0,1", "0,1,2"])
    }

    @Test("The function runs on many batches while partitions come and go, and nothing is lost")
    func moving() {
        let broker = makeBroker(partitions: 6)
        let database = InMemoryDatabase()
        let first = RunningStep(.list(), broker, database) { $0.batchRecordsMax = 5 }
        for i in 0..<600 { broker.append("in", Int32(i % 6), key: "k\(i % 6)", value: "\(i)") }
        let second = RunningStep(.list(), broker, database) { $0.batchRecordsMax = 5 }
        for i in 600..<1200 { broker.append("in", Int32(i % 6), key: "k\(i % 6)", value: "\(i)") }
        #expect(eventually { Set(broker.owners("test-list").values).count == 2 })
        first.stop()
        let third = RunningStep(.list(), broker, database) { $0.batchRecordsMax = 5 }
        second.crash()
        let isDone = eventually {
            (0..<6).allSatisfy { broker.committed("test-list", "in", $0)?.offset == 200 }
        }
        #expect(isDone, "\(third.lines.text)")
        third.stop()
        for k in 0..<6 {
            let want = (0..<200).map { String($0 * 6 + k) }.joined(separator: ",")
            #expect(database.state("k\(k)")?.value == Array(want.utf8))
        }
        #expect(broker.accepted.count == 1200)
    }
}
