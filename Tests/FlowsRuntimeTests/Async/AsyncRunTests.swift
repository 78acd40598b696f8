/// Stateless steps whose function waits: order, bounds, failures, and the ends of a partition.

import FlowsCore
import FlowsRuntime
import FlowsTesting
import Testing

@Suite("An asynchronous step")
struct AsyncRunTests {
    private func done(_ broker: InMemoryBroker, _ offset: Int64) -> Bool {
        eventually { broker.committed("test-echo", "in")?.offset == offset }
    }

    private func fill(_ broker: InMemoryBroker, _ records: [(String?, String)]) {
        for (key, value) in records { broker.append("in", key: key, value: value) }
    }

    // Protects `WindowRunner.apply`: with outputs sent as functions end, `b` would be first.
    @Test("A5 handled in any order, published in source order; only what is done is committed")
    func order() {
        let broker = makeBroker()
        let doors = Doors(["a", "c"])
        fill(broker, [("1", "a"), ("2", "b1|b2"), ("3", "c"), ("4", "drop"), ("5", "e")])
        let step = RunningStep(.echoLater(doors, .perKey(8)), broker)
        #expect(eventually { doors.begun.count == 5 && doors.waiting.count == 2 })
        #expect(broker.outputs == [])
        doors.open("a")
        #expect(done(broker, 2))
        #expect(broker.outputs == ["a", "b1", "b2"])
        doors.open("c")
        #expect(done(broker, 5))
        #expect(step.stop()?.isStopped == true)
        #expect(broker.outputs == ["a", "b1", "b2", "c", "e"])
        #expect(broker.accepted == broker.outputs)
        #expect(doors.threads == 1, "before and behind an await it is the worker's thread")
    }

    @Test("A5 in order, one record after another, where nothing else is said")
    func inOrder() {
        let broker = makeBroker()
        let doors = Doors()
        fill(broker, (0..<300).map { ("\($0 % 7)", "\($0)") })
        let step = RunningStep(.echoLater(doors, .inOrder), broker)
        #expect(done(broker, 300))
        step.stop()
        #expect(doors.most == 1)
        #expect(broker.outputs == (0..<300).map(String.init))
    }

    @Test("records of one key one after another, null keys beside each other")
    func keys() {
        let broker = makeBroker()
        let doors = Doors(["a1", "n1"])
        fill(broker, [("a", "a1"), ("a", "a2"), (nil, "n1"), (nil, "n2"), ("b", "b1")])
        let step = RunningStep(.echoLater(doors, .perKey(3)), broker)
        #expect(eventually { doors.waiting.sorted() == ["a1", "n1"] && doors.begun.count == 4 })
        #expect(!doors.begun.contains("a2"))
        doors.open("a1")
        #expect(eventually { doors.begun.contains("a2") })
        doors.open("n1")
        #expect(done(broker, 5))
        step.stop()
        #expect(broker.outputs == ["a1", "a2", "n1", "n2", "b1"])
        #expect(doors.most <= 3)
    }

    @Test("A9 A19 gaps and records without outputs are committed in the end")
    func gaps() {
        let broker = makeBroker()
        let doors = Doors(["first"])
        fill(broker, [("1", "first"), ("2", "drop")])
        broker.skipOffsets(3, "in")
        fill(broker, [("3", "drop")])
        broker.skipOffsets(1, "in")
        fill(broker, [("4", "drop")])
        let step = RunningStep(.echoLater(doors, .perKey(4)), broker)
        #expect(eventually { doors.begun.count == 4 })
        #expect(broker.committed("test-echo", "in")?.offset == 0)
        doors.open("first")
        #expect(done(broker, 8))
        step.stop()
    }

    // Protects `room`: with all of the topic polled at once it would all be in memory.
    @Test("A23 past the bound of records in flight nothing more is polled")
    func bound() {
        let broker = makeBroker()
        let doors = Doors(["0"])
        fill(broker, (0..<1000).map { (nil, "\($0)") })
        let step = RunningStep(.echoLater(doors, .perKey(4)), broker) {
            $0.inFlightRecordsMax = 20
        }
        #expect(eventually { doors.waiting == ["0"] && doors.begun.count == 20 })
        #expect(!eventually(seconds: 0.1) { doors.begun.count > 20 })
        doors.open("0")
        #expect(done(broker, 1000))
        step.stop()
        #expect(broker.outputs == (0..<1000).map(String.init))
        #expect(doors.most <= 4)
    }

    // Protects that a worker never waits for a function: with one worker, both would stand still.
    @Test("A25 while a function waits the worker serves its other partitions")
    func otherPartitions() {
        let broker = makeBroker(partitions: 2)
        let doors = Doors(["slow"])
        broker.append("in", 0, value: "slow")
        for i in 0..<50 { broker.append("in", 1, value: "\(i)") }
        let step = RunningStep(.echoLater(doors, .inOrder), broker) { $0.workers = 1 }
        #expect(eventually { broker.committed("test-echo", "in", 1)?.offset == 50 })
        #expect(doors.waiting == ["slow"])
        doors.openAll()
        #expect(done(broker, 1))
        step.stop()
    }

    @Test("A35 a function that never comes back fails liveness with its offset")
    func liveness() {
        let broker = makeBroker()
        let doors = Doors(["b"])
        fill(broker, [("1", "a"), ("2", "b"), ("3", "c")])
        let step = RunningStep(.echoLater(doors, .perKey(4)), broker) {
            $0.progressTimeout = .milliseconds(50)
        }
        #expect(eventually { !step.status.liveness().isWell })
        #expect(
            step.status.liveness().reasons.first?.contains("come back from in[0] offset 1") == true)
        doors.openAll()
        #expect(eventually { step.status.liveness().isWell })
        step.stop()
    }

    // MARK: Failures

    // Protects `merge`: with what is behind handled too, `d` would be out.
    @Test(
        "A27 stop: all before it is out and committed, nothing behind it is",
        arguments: PolicyRunTests.stages)
    func stop(bad: String, stage: String) {
        let broker = makeBroker()
        let doors = Doors(["a"])
        fill(broker, [("1", "a"), ("2", "b"), ("3", bad), ("4", "d")])
        let step = RunningStep(.echoLater(doors, .perKey(4)), broker)
        #expect(eventually { doors.begun.count >= 3 })
        doors.openAll()
        let stop = step.wait()?.stop
        #expect(stop?.offset == 2 && stop?.stage == stage)
        #expect(broker.outputs == ["a", "b"])
        #expect(broker.committed("test-echo", "in")?.offset == 2)
    }

    // Protects `end(before:)`: without it the lane goes on with what is behind.
    @Test("A27 stop: the function isn't called any more behind a record that fails")
    func nothingBehind() {
        let broker = makeBroker()
        let doors = Doors()
        fill(broker, [("1", "a"), ("2", "apply!"), ("3", "c"), ("4", "d")])
        let step = RunningStep(.echoLater(doors, .inOrder), broker)
        #expect(step.wait()?.stop?.offset == 1)
        #expect(doors.begun == ["a", "apply!"])
    }

    @Test("A27 skip: passed over, counted, said in the log", arguments: PolicyRunTests.stages)
    func skip(bad: String, stage: String) {
        let broker = makeBroker()
        fill(broker, [("1", "a"), ("2", "b"), ("3", bad), ("4", "d")])
        let step = RunningStep(.echoLater(Doors(), .perKey(4), .skip), broker)
        #expect(done(broker, 4))
        step.stop()
        #expect(broker.outputs == ["a", "b", "d"])
        #expect(step.count("flows_records_skipped_total") == 1)
        #expect(step.lines.contain("stage=\(stage)"))
    }

    // MARK: The ends of a partition

    // Protects `isAbandoned`: without it the old functions' outcomes fall into the new window.
    @Test("A22 what a function made that ends after its partition was lost is nobody's")
    func lost() {
        let broker = makeBroker()
        let doors = Doors(["1", "3"])
        fill(broker, (0..<5).map { ("\($0)", "\($0)") })
        let step = RunningStep(.echoLater(doors, .perKey(8)), broker)
        #expect(eventually { doors.waiting.sorted() == ["1", "3"] })
        let other = RunningStep(.echoLater(Doors(), .perKey(8)), broker)
        #expect(eventually { other.status.startup().isWell })
        broker.expel(step.log)
        #expect(done(broker, 5))
        #expect(eventually { doors.cancelled == 2 })
        let commits = broker.commits("test-echo", "in")
        doors.openAll()
        #expect(step.stop()?.isStopped == true)
        other.stop()
        #expect(broker.accepted == (0..<5).map(String.init))
        #expect(broker.commits("test-echo", "in").starts(with: commits))
    }

    // Protects `Pipeline.drain`: given back at once, what waits would be handled a second time.
    @Test("A stop lets a function finish what it has begun, and begins nothing more")
    func stopWaits() {
        let broker = makeBroker()
        let doors = Doors(["0", "1"])
        fill(broker, (0..<20).map { ("\($0)", "\($0)") })
        let step = RunningStep(.echoLater(doors, .perKey(2)), broker)
        #expect(eventually { doors.waiting.count == 2 })
        step.stopSoon()
        #expect(eventually { !step.status.readiness().isWell })
        doors.openAll()
        #expect(step.wait()?.isStopped == true)
        #expect(broker.outputs == ["0", "1"])
        #expect(doors.begun.count == 2 && doors.cancelled == 0)
        let again = RunningStep(.echoLater(doors, .perKey(2)), broker)
        #expect(done(broker, 20))
        again.stop()
        #expect(broker.outputs == (0..<20).map(String.init))
    }

    @Test("A6 A33 a stop ends at its deadline, whatever a function waits for")
    func stopEnds() {
        let broker = makeBroker()
        let doors = Doors(["1"])
        fill(broker, (0..<3).map { ("\($0)", "\($0)") })
        let step = RunningStep(.echoLater(doors, .perKey(4)), broker) {
            $0.stopDeadline = .seconds(1)
        }
        #expect(eventually { doors.waiting == ["1"] })
        step.stop()
        #expect(step.hasEnded)
        #expect(broker.outputs == ["0"])
        #expect(broker.committed("test-echo", "in")?.offset == 1)
        doors.openAll()
    }

    @Test("Crashed at any time, begun again: a reader by identity gets each output once, in order")
    func crashes() {
        let broker = makeBroker()
        fill(broker, (0..<2000).map { ("\($0 % 13)", "\($0)") })
        for round in 0..<5 {
            let step = RunningStep(.echoLater(Doors(), .perKey(5)), broker) {
                $0.inFlightRecordsMax = 50
            }
            let before = broker.outputs.count
            _ = eventually { broker.outputs.count > before + 150 * (round + 1) / 2 }
            step.crash()
        }
        let last = RunningStep(.echoLater(Doors(), .perKey(5)), broker)
        #expect(done(broker, 2000))
        last.stop()
        #expect(broker.accepted == (0..<2000).map(String.init))
    }
}
