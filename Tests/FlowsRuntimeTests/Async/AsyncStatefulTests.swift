/// Stateful steps whose function waits: keys beside each other, one transaction for all of a batch.

import Flows
import FlowsAsync
import FlowsRuntime
import FlowsTesting
import Testing

@Suite("An asynchronous stateful step")
struct AsyncStatefulTests {
    struct Refused: Error {}

    /// A key's state is all its values one behind the other; each output shows it.
    private func plan(
        _ doors: Doors, _ concurrency: Concurrency = .perKey(8), _ remedy: Remedy = .stop
    ) -> StepPlan {
        let input = Topic<String, String>(TopicContract(name: "in"), key: .string, value: .string)
        let output = Topic<String, String>(
            TopicContract(name: "out"), key: .string, value: .string)
        // A state that ends so can't be encoded.
        let state = Codec<String>(
            name: "test",
            decode: { bytes throws(CodecError) in String(decoding: bytes, as: UTF8.self) }
        ) { text, out throws(CodecError) in
            if text.hasSuffix("odd") { throw CodecError("it is odd") }
            out.append(text)
        }
        let step = Stateful(
            "test-list", reading: input, writing: output, state: state, onError: remedy,
            concurrency: concurrency
        ) { record, state, out in
            await doors.pass(record.value)
            let before = state.map { $0 + "," } ?? ""
            state = before + record.value
            out.emit(state ?? "")
            if record.value == "bad" { throw Refused() }
        }
        let outline = step.outline
        return StepPlan(
            name: outline.name, kind: outline.kind, inputs: [PlanInput("in")],
            outputs: [("out", 1)], remedy: remedy, writesIdentity: true)
    }

    private func fill(_ broker: InMemoryBroker, _ records: [(String, String)]) {
        for (key, value) in records { broker.append("in", key: key, value: value) }
    }

    private func done(_ broker: InMemoryBroker, _ offset: Int64) -> Bool {
        eventually { broker.committed("test-list", "in")?.offset == offset }
    }

    @Test("A5 keys fold beside each other, outputs in source order, all in one transaction")
    func perKey() {
        let broker = makeBroker()
        let database = InMemoryDatabase()
        let doors = Doors(["a1"])
        fill(broker, [("a", "a1"), ("b", "b1"), ("a", "a2"), ("b", "b2"), ("c", "c1")])
        let step = RunningStep(plan(doors), broker, database)
        #expect(eventually { doors.begun.sorted() == ["a1", "b1", "b2", "c1"] })
        #expect(database.use.keeps == 0 && broker.outputs == [])
        doors.openAll()
        #expect(done(broker, 5))
        step.stop()
        #expect(broker.outputs == ["a1", "b1", "a1,a2", "b1,b2", "c1"])
        #expect(database.state("a")?.value == Array("a1,a2".utf8))
        #expect(doors.threads == 1)
    }

    @Test("in order, one record after another; refused transactions run the batch again")
    func again() {
        let broker = makeBroker()
        let database = InMemoryDatabase()
        database.setFaults { $0.keeps = [.refused(.stale), .refused(.stale)] }
        let doors = Doors()
        fill(broker, [("a", "1"), ("b", "2"), ("a", "3")])
        let step = RunningStep(plan(doors, .inOrder), broker, database)
        #expect(done(broker, 3))
        step.stop()
        #expect(doors.most == 1 && doors.begun == ["1", "2", "3", "1", "2", "3", "1", "2", "3"])
        #expect(broker.outputs == ["1", "2", "1,3"])
    }

    // Protects the second run in `hasEnded`: without it the state of `a` has `3` in it.
    @Test("A27 stop: the state has nothing of records behind the failing one, whatever came first")
    func stop() {
        let broker = makeBroker()
        let database = InMemoryDatabase()
        let doors = Doors(["bad"])
        fill(broker, [("a", "1"), ("b", "bad"), ("a", "3"), ("c", "4")])
        let step = RunningStep(plan(doors), broker, database)
        #expect(eventually { doors.begun.count == 4 })
        doors.openAll()
        let stop = step.wait()?.stop
        #expect(stop?.offset == 1 && stop?.stage == "apply")
        #expect(broker.outputs == ["1"])
        #expect(database.state("a")?.value == Array("1".utf8))
        #expect(database.state("b") == nil && database.state("c") == nil)
        #expect(database.progress("in")?.nextOffset == 1)
        let again = RunningStep(plan(Doors(), .perKey(2), .skip), broker, database)
        #expect(done(broker, 4))
        again.stop()
        #expect(broker.outputs == ["1", "1,3", "4"])
    }

    @Test("A27 a state that can't be encoded is its record's failure", arguments: [true, false])
    func odd(isStop: Bool) {
        let broker = makeBroker()
        let database = InMemoryDatabase()
        fill(broker, [("a", "1"), ("b", "odd"), ("a", "3")])
        let step = RunningStep(plan(Doors(), .perKey(4), isStop ? .stop : .skip), broker, database)
        if isStop {
            let stop = step.wait()?.stop
            #expect(stop?.offset == 1 && stop?.stage == "encode")
            #expect(broker.outputs == ["1"])
        } else {
            #expect(done(broker, 3))
            step.stop()
            #expect(broker.outputs == ["1", "1,3"])
        }
        // A key that was only looked at has a tombstone.
        #expect(database.state("b")?.value == nil)
    }

    // Protects `run` in `AsyncStatefulLoop`: without it the old function takes back what the new
    // one made of the key.
    @Test("A22 what a function makes that ends after its partition was given up changes no state")
    func givenUp() {
        let broker = makeBroker()
        let database = InMemoryDatabase()
        let doors = Doors(["slow", "hold"])
        let step = RunningStep(plan(doors), broker, database) {
            $0.deliveryTimeout = .milliseconds(50)
        }
        // The batch before isn't acknowledged, so the session ends while the functions wait.
        broker.setFaults { $0.isSilent = true }
        fill(broker, [("a", "0")])
        #expect(eventually { database.use.keeps == 1 })
        fill(broker, [("a", "1"), ("a", "slow"), ("a", "3"), ("b", "hold")])
        #expect(eventually { doors.cancelled >= 2 })
        broker.setFaults { $0.isSilent = false }
        #expect(eventually { doors.waiting.count { $0 == "slow" } > 1 && step.isCaughtUp(doors) })
        // The new function is through, its batch isn't; then the old one comes back.
        doors.letGo("slow", at: doors.waiting.count { $0 == "slow" } - 1)
        #expect(eventually { doors.begun.contains("3") })
        let left = doors.left
        doors.letGo("slow", at: 0)
        #expect(eventually { doors.left > left })
        doors.openAll()
        #expect(done(broker, 5))
        step.stop()
        #expect(broker.accepted == ["0", "0,1", "0,1,slow", "0,1,slow,3", "hold"])
        #expect(database.state("a")?.value == Array("0,1,slow,3".utf8))
    }

    @Test("A stop drops the batch that waits, at once: the next owner runs it")
    func stopDrops() {
        let broker = makeBroker()
        let database = InMemoryDatabase()
        let doors = Doors(["1"])
        fill(broker, [("a", "1")])
        let step = RunningStep(plan(doors), broker, database)
        #expect(eventually { doors.waiting == ["1"] })
        #expect(step.stop()?.isStopped == true)
        #expect(doors.cancelled == 1)
        doors.openAll()
        let again = RunningStep(plan(Doors()), broker, database)
        #expect(done(broker, 1))
        again.stop()
        #expect(broker.outputs == ["1"])
    }

    // Protects the look at `isCancelled` too: a task begun with and given up in one turn would ask
    // for a state of a table that was emptied.
    @Test("Crashed at any time and begun again: each record counts once")
    func crashes() {
        let broker = makeBroker()
        let database = InMemoryDatabase()
        fill(broker, (0..<600).map { ("\($0 % 7)", "\($0)") })
        for _ in 0..<4 {
            let step = RunningStep(plan(Doors()), broker, database) { $0.inFlightRecordsMax = 20 }
            let before = broker.outputs.count
            _ = eventually { broker.outputs.count > before + 50 }
            step.crash()
        }
        let last = RunningStep(plan(Doors()), broker, database)
        #expect(done(broker, 600))
        last.stop()
        for key in 0..<7 {
            let all = stride(from: key, to: 600, by: 7).map(String.init).joined(separator: ",")
            #expect(database.state("\(key)")?.value == Array(all.utf8))
        }
        #expect(broker.accepted.count == 600)
    }
}

extension RunningStep {
    /// Whether the functions that wait are those given up and two of the present batch.
    func isCaughtUp(_ doors: Doors) -> Bool { doors.waiting.count == doors.cancelled + 2 }
}
