/// What several windows and partitions share: one commit, one session, one `seen`.

import FlowsCore
import FlowsRuntime
import FlowsTesting
import Testing

@Suite("Windows side by side")
struct WindowsTogetherTests {
    private static let never = Duration.seconds(3600)

    // Taken away: `seen` as of the window's end, or lineage as of it, beside its beginning.
    @Test("A56 an intent has `seen` and the witness as of its window's beginning")
    func asOf() {
        let broker = makeBroker()
        for i in 0..<2 {
            broker.append("in", key: "k", value: "\(i)", headers: [.upstream(i)])
        }
        let step = RunningStep(.gather(.records(2, within: Self.never)), broker)
        #expect(eventually { broker.committed("test-gather", "in")?.offset == 2 })
        broker.setFaults { $0.losesAcknowledgements = true }
        let plain = broker.committed("test-gather", "in")?.metadata ?? ""
        for i in 2..<4 {
            broker.append("in", key: "k", value: "\(i)", headers: [.upstream(i)])
        }
        #expect(eventually { broker.outputs.count == 2 })
        step.crash()
        let text = broker.committed("test-gather", "in")?.metadata ?? ""
        guard case .log(let generation, let lineage, let seen) = CommitMetadata(text: plain) else {
            Issue.record("\(plain)")
            return
        }
        let intent = CommitMetadata.window(
            generation: generation, lineage: lineage, end: 4, seen: seen)
        #expect(CommitMetadata(text: text) == intent && !seen.isEmpty)
    }

    // Taken away: what is behind the record that made so many keys counts as seen.
    @Test("A56 the keys bound is reached, and what is behind it in the batch isn't seen yet")
    func keysAndRepeats() {
        let broker = makeBroker()
        for i in [0, 1, 1, 2, 0, 3] {
            broker.append("in", key: "k\(i)", value: "\(i)", headers: [.upstream(i)])
        }
        let step = RunningStep(.gather(.keys(1, within: .milliseconds(50))), broker)
        #expect(eventually { broker.committed("test-gather", "in")?.offset == 6 })
        step.stop()
        #expect(broker.outputs == ["0", "1", "2", "3"])
        #expect(step.count("flows_duplicates_dropped_total") == 2)
    }

    // Taken away: a record passed over behind the window counts in it too.
    @Test("A27 a record with an unreadable identity behind the keys bound is skipped once")
    func keysAndSkips() {
        let broker = makeBroker()
        let bad = LogHeader(Identity.header, Array("1 up".utf8))
        for i in 0..<4 {
            broker.append("in", key: "k\(i)", value: "\(i)", headers: i == 2 ? [bad] : [])
        }
        let step = RunningStep(.gather(.keys(1, within: .milliseconds(50)), .skip), broker)
        #expect(eventually { broker.committed("test-gather", "in")?.offset == 4 })
        step.stop()
        #expect(broker.outputs == ["0", "1", "3"])
        #expect(step.count("flows_records_skipped_total") == 1)
    }

    @Test("A27 a record that stops right behind a window, or first of all", arguments: [0, 2])
    func stops(at offset: Int) {
        let broker = makeBroker()
        for i in 0..<4 {
            broker.append("in", key: "k", value: i == offset ? "apply!" : "\(i)")
        }
        let step = RunningStep(.gather(.records(2, within: Self.never)), broker)
        #expect(step.wait()?.stop?.offset == Int64(offset))
        #expect(broker.committed("test-gather", "in")?.offset == Int64(offset))
        #expect(broker.outputs == (offset == 0 ? [] : ["0,1"]))
    }

    @Test("A7 the session that several partitions share is over: each makes its window again")
    func session() {
        let broker = makeBroker(partitions: 3)
        let step = RunningStep(.gather(.records(4, within: Self.never)), broker) { $0.workers = 1 }
        let all = (0..<3).map(Int32.init)
        #expect(
            eventually { all.allSatisfy { broker.committed("test-gather", "in", $0) != nil } })
        broker.setFaults { $0.failsOutput = 4 }
        for i in 0..<24 {
            broker.append("in", Int32(i % 3), key: "k\(i % 4)", value: "\(i)")
        }
        #expect(
            eventually {
                all.allSatisfy { broker.committed("test-gather", "in", $0)?.offset == 8 }
            }, "\(step.lines.text)")
        step.stop()
        #expect(broker.gathered.compactMap { Int($0) }.sorted() == Array(0..<24))
    }

    @Test("A58 more origins than a commit holds: a stop that says so, and nothing is out")
    func tooLong() {
        let broker = makeBroker()
        for i in 0..<1500 {
            let header = LogHeader(Identity.header, Array("1 up src \(i) 7 5 0".utf8))
            broker.append("in", key: "k", value: "\(i)", headers: [header])
        }
        let step = RunningStep(.gather(.records(1000, within: .milliseconds(20))), broker)
        let stop = step.wait()?.stop
        #expect(stop?.kind == .environment && stop?.message.contains("offset.metadata") == true)
        #expect(broker.outputs.count <= 1)
    }
}
