/// What a collector's protections are for: each taken away, and a reader counts records twice or never.

import FlowsCore
import FlowsRuntime
import FlowsTesting
import Testing

@Suite("A collector's protections")
struct CollectorProtectionTests {
    /// Killed when a window is out and not committed; the next owner's windows are smaller.
    private func gathered(without gone: Protections) -> [String] {
        let broker = makeBroker()
        let never = Duration.seconds(3600)
        func start(_ records: Int) -> RunningStep {
            RunningStep(.gather(.records(records, within: never)), broker) {
                $0.protections = .all.removing(gone)
            }
        }
        let first = start(4)
        _ = eventually { broker.committed("test-gather", "in")?.offset == 0 }
        broker.setFaults { $0.losesAcknowledgements = true }
        for i in 0..<6 { broker.append("in", key: "k", value: "\(i)") }
        _ = eventually { broker.outputs.count == 1 }
        first.crash()
        broker.setFaults { $0.losesAcknowledgements = false }
        let second = start(3)
        _ = eventually(seconds: 1) { broker.committed("test-gather", "in")?.offset == 6 }
        for i in 6..<8 { broker.append("in", key: "k", value: "\(i)") }
        _ = eventually(seconds: 1) { (broker.committed("test-gather", "in")?.offset ?? 0) >= 7 }
        second.stop()
        return broker.gathered
    }

    @Test("A54 with all of them each record is in one accepted window")
    func all() { #expect(gathered(without: []) == (0..<7).map(String.init)) }

    @Test(
        "A54 without it records are in two accepted windows, or in none",
        arguments: [Protections.intentFirst, .finishIntent])
    func without(gone: Protections) {
        #expect(gathered(without: gone) != (0..<7).map(String.init))
    }
}
