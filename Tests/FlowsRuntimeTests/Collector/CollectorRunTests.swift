/// A collector with its threads on the in-memory back ends: windows, their bounds, and what cuts them.

import FlowsCore
import FlowsRuntime
import FlowsTesting
import Synchronization
import Testing

@Suite("A collector")
struct CollectorRunTests {
    private static let never = Duration.seconds(3600)

    private func done(_ broker: InMemoryBroker, _ offset: Int64) -> Bool {
        eventually { broker.committed("test-gather", "in")?.offset == offset }
    }

    private func isOver(_ broker: InMemoryBroker) -> Bool {
        CommitMetadata(text: broker.committed("test-gather", "in")?.metadata ?? "")
            .isWithoutIntent
    }

    @Test("A window closes with the very record that reaches a bound; keys come as first seen")
    func bounds() {
        let broker = makeBroker()
        for (key, value) in [("b", "1"), ("a", "2"), ("b", "3"), ("a", "4"), ("c", "5")] {
            broker.append("in", key: key, value: value)
        }
        let step = RunningStep(.gather(.records(3, within: Self.never)), broker)
        #expect(done(broker, 3))
        broker.append("in", key: "c", value: "6")
        #expect(done(broker, 6))
        #expect(step.stop()?.isStopped == true)
        #expect(broker.outputs == ["1,3", "2", "4", "5,6"])
        let ends = broker.allRecords("out").map { String(($0.identity ?? "").suffix(4)) }
        #expect(ends == [" 2 0", " 2 1", " 5 0", " 5 1"])
        #expect(broker.allRecords("out").map(\.keyText) == ["b", "a", "a", "c"])
    }

    @Test("A10 a group that never completes is bounded by bytes, keys and age, and is shown")
    func ages() {
        for bounds in [
            WindowBounds.bytes(100, within: Self.never), .keys(4, within: Self.never),
            .within(.milliseconds(20)),
        ] {
            let broker = makeBroker()
            for i in 0..<40 { broker.append("in", key: "\(i)", value: "some bytes of value") }
            let step = RunningStep(.gather(bounds), broker)
            #expect(done(broker, 40), "\(bounds) \(step.lines.text)")
            #expect(isOver(broker))
            step.stop()
            #expect(broker.gathered.count == 40)
        }
        let broker = makeBroker()
        broker.append("in", key: "k", value: "v")
        let step = RunningStep(.gather(.within(Self.never)), broker)
        #expect(
            eventually {
                step.metrics.render().split(separator: "\n").contains {
                    $0.hasPrefix("flows_window_age_seconds") && !$0.hasSuffix(" 0")
                }
            })
        #expect(step.count("flows_window_records") == 1 && step.count("flows_window_keys") == 1)
        #expect(step.count("flows_window_bytes") == 2)
        step.stop()
        #expect(step.count("flows_window_keys") == 0)
    }

    @Test("A9 a window of repeats, or of what folds to nothing, is committed: lag reaches 0")
    func nothing() {
        let broker = makeBroker()
        broker.append("in", key: "k", value: "a", headers: [.upstream(7)])
        broker.append("in", key: "k", value: "a", headers: [.upstream(7)])
        broker.append("in", key: "k", value: "a", headers: [.upstream(6)])
        broker.append("in", key: "k", value: "drop", headers: [.upstream(8)])
        let step = RunningStep(.gather(.records(1, within: .milliseconds(5))), broker)
        #expect(done(broker, 4))
        step.stop()
        #expect(broker.outputs == ["a"])
        #expect(step.count("flows_lag_records") == 0)
        #expect(step.count("flows_duplicates_dropped_total") == 2)
    }

    @Test("A12 a stop drops the half window: nothing of it is out, nothing of it is committed")
    func stop() {
        let broker = makeBroker()
        for i in 0..<5 { broker.append("in", key: "k", value: "\(i)") }
        let step = RunningStep(.gather(.records(2, within: Self.never)), broker)
        #expect(done(broker, 4))
        #expect(eventually { step.count("flows_window_records") == 1 })
        #expect(step.stop()?.isStopped == true)
        #expect(broker.outputs == ["0,1", "2,3"])
        #expect(broker.committed("test-gather", "in")?.offset == 4)
        let again = RunningStep(.gather(.within(.milliseconds(1))), broker)
        #expect(done(broker, 5))
        again.stop()
        #expect(broker.outputs == ["0,1", "2,3", "4"])
    }

    // Taken away: `.finishIntent` gives "0" and "1,2,3" beside "0,1,2".
    @Test("A54 killed between publish and commit: the same window again, whatever its bounds")
    func killed() {
        let broker = makeBroker()
        let step = RunningStep(.gather(.records(3, within: Self.never)), broker)
        #expect(done(broker, 0))
        broker.setFaults { $0.losesAcknowledgements = true }
        for i in 0..<4 { broker.append("in", key: "k\(i % 2)", value: "\(i)") }
        #expect(eventually { broker.outputs.count == 2 })
        step.crash()
        broker.setFaults { $0.losesAcknowledgements = false }
        let again = RunningStep(.gather(.records(1, within: Self.never)), broker)
        #expect(done(broker, 4), "\(again.lines.text)")
        again.stop()
        #expect(broker.outputs == ["0,2", "1", "0,2", "1", "3"])
        #expect(broker.accepted == ["0,2", "1", "3"])
    }

    // Taken away: `.intentFirst` publishes while the commit is held.
    @Test("A20 an intent that the broker refused or holds isn't one: nothing is published")
    func refused() {
        let broker = makeBroker()
        let step = RunningStep(.gather(.records(2, within: Self.never)), broker)
        #expect(done(broker, 0))
        broker.setFaults { $0.refusedCommits = 3 }
        broker.append("in", key: "k", value: "a")
        broker.append("in", key: "k", value: "b")
        #expect(done(broker, 2), "\(step.lines.text)")
        #expect(step.lines.contain("refused an offset commit"))
        broker.setFaults { $0.holdsCommits = true }
        broker.append("in", key: "k", value: "c")
        broker.append("in", key: "k", value: "d")
        #expect(eventually { step.count("flows_windows_closed_total") == 2 })
        #expect(!eventually(seconds: 0.1) { broker.outputs.count > 1 })
        broker.setFaults { $0.holdsCommits = false }
        #expect(done(broker, 4))
        step.stop()
        #expect(broker.outputs == ["a,b", "c,d"])
    }

    @Test("A6 A7 an output of a window fails: nothing of it is committed, it is made again whole")
    func failing() {
        let broker = makeBroker()
        let step = RunningStep(.gather(.records(6, within: Self.never)), broker)
        #expect(done(broker, 0))
        broker.setFaults { $0.failsOutput = 3 }
        for i in 0..<6 { broker.append("in", key: "k\(i % 3)", value: "\(i)") }
        #expect(done(broker, 6), "\(step.lines.text)")
        step.stop()
        #expect(broker.commits("test-gather", "in") == [0, 0, 6])
        #expect(broker.accepted == ["0,3", "1,4", "2,5"])
        #expect(broker.outputs.count > 3)
    }

    @Test("A8 two collectors in a row, killed hard again and again: nothing lost, nothing twice")
    func chain() {
        let broker = makeBroker()
        broker.makeTopic("between", partitions: 1)
        func start(_ stage: Int, _ records: Int) -> RunningStep {
            let bounds = WindowBounds.records(records, within: .milliseconds(3))
            return stage == 0
                ? RunningStep(.gather(bounds, to: "between"), broker)
                : RunningStep(.gather(bounds, name: "test-second", from: "between"), broker)
        }
        var sent = 0
        for round in 0..<8 {
            let steps = [start(0, 3 + round), start(1, 5 + round % 3)]
            for _ in 0..<40 {
                broker.append("in", key: "k\(sent % 5)", value: "\(sent)")
                sent += 1
            }
            let before = broker.outputs.count
            _ = eventually(seconds: 2) { broker.outputs.count > before + round }
            for step in steps { step.crash() }
        }
        let last = [start(0, 7), start(1, 7)]
        #expect(done(broker, Int64(sent)))
        let count = Int64(broker.allRecords("between").count)
        #expect(
            eventually {
                broker.committed("test-second", "between")?.offset
                    == Int64(broker.allRecords("between").count)
            }, "\(count)")
        for step in last { step.stop() }
        let all = broker.gathered.compactMap { Int($0) }
        #expect(all.sorted() == Array(0..<sent))
        for key in 0..<5 {
            let own = all.filter { $0 % 5 == key }
            #expect(own == own.sorted())
        }
    }

    @Test("In the steady state one commit ends a window and announces the next")
    func commits() {
        let broker = makeBroker()
        for i in 0..<40 { broker.append("in", key: "k", value: "\(i)") }
        let step = RunningStep(.gather(.records(2, within: Self.never)), broker) {
            $0.commitInterval = .milliseconds(200)
        }
        #expect(done(broker, 40))
        step.stop()
        // The mark, the first window's intent, and an end for each window.
        #expect(broker.commits("test-gather", "in") == [0, 0] + (1...20).map { Int64($0 * 2) })
        #expect(broker.outputs.count == 20)
    }

    @Test("A56 repeats across windows, a crash and other bounds: each record counts once")
    func repeats() {
        let broker = makeBroker()
        func send(_ offset: Int) {
            broker.append("in", key: "k", value: "\(offset)", headers: [.upstream(offset)])
        }
        for offset in 0..<20 { send(offset) }
        let first = RunningStep(.gather(.records(6, within: .milliseconds(5))), broker)
        #expect(done(broker, 20))
        broker.setFaults { $0.losesAcknowledgements = true }
        let before = broker.outputs.count
        for offset in 15..<30 { send(offset) }
        #expect(eventually { broker.outputs.count > before })
        first.crash()
        broker.setFaults { $0.losesAcknowledgements = false }
        for offset in 25..<40 { send(offset) }
        let second = RunningStep(.gather(.records(4, within: .milliseconds(5))), broker)
        #expect(done(broker, 50))
        second.stop()
        #expect(broker.gathered == (0..<40).map(String.init))
    }

    @Test("A27 a record that can't be handled: what is before it goes out, or it is passed over")
    func policy() {
        for remedy in [Remedy.stop, .skip] {
            let broker = makeBroker()
            for value in ["a", "apply!", "b"] { broker.append("in", key: "k", value: value) }
            let step = RunningStep(.gather(.within(.milliseconds(20)), remedy), broker)
            if remedy == .skip {
                #expect(done(broker, 3))
                step.stop()
                #expect(broker.outputs == ["a,b"])
                #expect(step.count("flows_records_skipped_total") == 1)
            } else {
                let stop = step.wait()?.stop
                #expect(stop?.offset == 1 && stop?.stage == "apply")
                #expect(broker.outputs == ["a"])
                #expect(broker.committed("test-gather", "in")?.offset == 1 && isOver(broker))
            }
        }
    }

    // Without the number of its own a group's output would have another identity the second time.
    @Test("A27 an output that can't be made: nothing of its window, or all but it")
    func outputs() {
        for remedy in [Remedy.stop, .skip] {
            let broker = makeBroker()
            for (key, value) in [("a", "1"), ("b", "emit!"), ("c", "3")] {
                broker.append("in", key: key, value: value)
            }
            let step = RunningStep(.gather(.within(.milliseconds(20)), remedy), broker)
            if remedy == .skip {
                #expect(done(broker, 3))
                step.stop()
                #expect(broker.outputs == ["1", "3"])
                let numbers = broker.allRecords("out").map { String(($0.identity ?? "").suffix(4)) }
                #expect(numbers == [" 2 0", " 2 2"])
                #expect(step.count("flows_records_skipped_total") == 1)
            } else {
                let stop = step.wait()?.stop
                #expect(stop?.offset == 0 && stop?.stage == "encode")
                #expect(stop?.message.contains("first seen at offset 1") == true)
                #expect(broker.outputs == [])
                #expect(broker.committed("test-gather", "in")?.offset == 0)
            }
        }
    }

    @Test("A11 A19 gaps in the offsets, at the end of a window too: lag reaches 0")
    func gaps() {
        let broker = makeBroker()
        broker.append("in", key: "k", value: "a")
        broker.skipOffsets(1, "in")
        broker.append("in", key: "k", value: "b")
        broker.skipOffsets(1, "in")
        let step = RunningStep(.gather(.records(1, within: .milliseconds(5))), broker)
        #expect(done(broker, 4))
        step.stop()
        #expect(broker.outputs == ["a", "b"])
    }

    @Test("A33 a stop while the broker is down ends inside its deadline and loses nothing")
    func stopWhileDown() {
        let broker = makeBroker()
        let step = RunningStep(.gather(.records(2, within: Self.never)), broker)
        #expect(done(broker, 0))
        broker.setFaults { $0.isSilent = true }
        for i in 0..<3 { broker.append("in", key: "k", value: "\(i)") }
        #expect(eventually { step.count("flows_windows_closed_total") == 1 })
        broker.setFaults { $0.isDown = true }
        #expect(step.stop() != nil)
        broker.setFaults {
            $0.isDown = false
            $0.isSilent = false
        }
        let again = RunningStep(.gather(.records(3, within: .milliseconds(5))), broker)
        #expect(done(broker, 3))
        again.stop()
        #expect(broker.gathered == ["0", "1", "2"])
    }

    @Test("A26 revoked in a window and given back: no gap, no repeat")
    func rebalance() {
        let broker = makeBroker(partitions: 4)
        var steps = [RunningStep(.gather(.records(5, within: .milliseconds(3))), broker)]
        for i in 0..<400 {
            broker.append("in", Int32(i % 4), key: "k\(i % 4)", value: "\(i)")
            if i % 100 == 50 {
                steps.append(RunningStep(.gather(.records(5, within: .milliseconds(3))), broker))
            }
            if i % 100 == 99 { steps.removeFirst().stop() }
        }
        #expect(eventually { Set(broker.gathered).count == 400 })
        for step in steps { step.stop() }
        #expect(broker.gathered.count == 400)
        #expect(broker.outputs.count == broker.accepted.count)
    }
}

extension LogHeader {
    /// The identity of an output upstream that was made of this offset.
    static func upstream(_ offset: Int) -> LogHeader {
        LogHeader(Identity.header, Array("1 up src 0 7 \(offset) 0".utf8))
    }
}

extension CommitMetadata {
    /// Whether it is a collector's or another's ordinary progress.
    var isWithoutIntent: Bool {
        if case .log = self { return true }
        return false
    }
}
