/// A window found half out, made again by an owner whose bounds, records or policy are others.

import FlowsCore
import FlowsRuntime
import FlowsTesting
import Testing

@Suite("A window found half out")
struct FoundWindowTests {
    private static let never = Duration.seconds(3600)

    private func done(_ broker: InMemoryBroker, _ offset: Int64) -> Bool {
        eventually {
            let found = broker.committed("test-gather", "in")
            return found?.offset == offset
                && CommitMetadata(text: found?.metadata ?? "").isWithoutIntent
        }
    }

    /// A broker on which a window of all that `fill` sends is out and its end isn't committed.
    private func leave(
        _ bounds: WindowBounds, _ outputs: Int, _ fill: (InMemoryBroker) -> Void
    ) -> InMemoryBroker {
        let broker = makeBroker()
        let step = RunningStep(.gather(bounds), broker)
        #expect(done(broker, 0))
        broker.setFaults { $0.losesAcknowledgements = true }
        fill(broker)
        #expect(eventually { broker.outputs.count == outputs }, "\(step.lines.text)")
        step.crash()
        broker.setFaults { $0.losesAcknowledgements = false }
        return broker
    }

    // Taken away in the room, in the function's `keysMax` or at the clock, its records are cut anew.
    @Test(
        "A54 no bound of now cuts it",
        arguments: [
            WindowBounds.records(1, within: never), .keys(1, within: never),
            .bytes(1, within: never), .within(.nanoseconds(1)),
        ])
    func otherBounds(bounds: WindowBounds) {
        let broker = leave(.records(6, within: Self.never), 3) { broker in
            for i in 0..<6 { broker.append("in", key: "k\(i % 3)", value: "\(i)") }
        }
        let again = RunningStep(.gather(bounds), broker) { $0.batchRecordsMax = 2 }
        #expect(done(broker, 6), "\(again.lines.text)")
        again.stop()
        #expect(broker.outputs == ["0,3", "1,4", "2,5", "0,3", "1,4", "2,5"])
        #expect(broker.accepted == ["0,3", "1,4", "2,5"])
    }

    // Taken away: the gap behind its end would be in it, or the record behind that be lost.
    @Test("A11 A54 it ends in the gap that it ended in, though the gap has grown")
    func gap() {
        let broker = leave(.within(.milliseconds(20)), 1) { broker in
            broker.appendTransaction([], to: TopicPartition("in", 0))
            broker.append("in", key: "k", value: "a")
            broker.skipOffsets(2, "in")
        }
        broker.skipOffsets(3, "in")
        let again = RunningStep(.gather(.within(.milliseconds(1))), broker)
        #expect(done(broker, 7), "\(again.lines.text)")
        broker.append("in", key: "k", value: "b")
        #expect(done(broker, 8))
        again.stop()
        #expect(broker.accepted == ["a", "b"])
    }

    // Taken away: a part of it would be committed under another end.
    @Test(
        "A27 A54 a record of it that can't be handled any more: all of it waits", arguments: 0..<3)
    func poison(at offset: Int) {
        let broker = leave(.records(3, within: Self.never), 1) { broker in
            for i in 0..<3 { broker.append("in", key: "k", value: "\(i)") }
        }
        let before = broker.committed("test-gather", "in")
        let refusing = RunningStep(
            .gather(
                .records(1, within: Self.never),
                before: { value in
                    if value == "\(offset)" {
                        throw RecordFailure(stage: "apply", message: "no more")
                    }
                }), broker)
        let stop = refusing.wait()?.stop
        #expect(stop?.kind == .record && stop?.offset == Int64(offset))
        #expect(broker.outputs == ["0,1,2"])
        #expect(broker.committed("test-gather", "in")?.metadata == before?.metadata)
        let again = RunningStep(.gather(.records(1, within: Self.never)), broker)
        #expect(done(broker, 3))
        again.stop()
        #expect(broker.accepted == ["0,1,2"])
    }

    @Test("A21 records of it are gone by retention: a stop that says so, nothing is out")
    func retention() {
        let broker = leave(.records(3, within: Self.never), 1) { broker in
            for i in 0..<3 { broker.append("in", key: "k", value: "\(i)") }
        }
        broker.trim("in", before: 2)
        let again = RunningStep(.gather(.records(1, within: Self.never)), broker)
        #expect(again.wait()?.stop?.kind == .lineage)
        #expect(broker.outputs == ["0,1,2"])
    }
}
