/// Tests of what `check` warns of: compacted topics that forget before a reader has read them.

import FlowsCore
import Testing

@testable import Flows

@Suite("Compacted topics")
struct CompactionCheckTests {
    private static let day: Int64 = 86_400_000
    private static let table = Materialise(
        "a", reading: SampleSteps.compacted, into: SampleSteps.table
    ) { record in record.value.map { .upsert((record.key, $0)) } ?? .delete }

    private func warnings(
        _ step: some StepDeclaration, _ found: [String: String]?
    ) -> [String] {
        CompactionCheck(outline: step.outline, lagMax: .milliseconds(Self.day))
            .warnings { _ in found }
    }

    private func settings(lag: Int64, retention: Int64, _ policy: String = "compact") -> [String:
        String]
    {
        [
            "cleanup.policy": policy, "min.compaction.lag.ms": "\(lag)",
            "delete.retention.ms": "\(retention)",
        ]
    }

    /// A late repeat may be what the cleaner keeps of a key, when it takes the newest value first.
    @Test("A66 an input that may be compacted sooner than it is read is named, with what to set")
    func tooShort() {
        let both = warnings(Self.table, settings(lag: 0, retention: Self.day - 1))
        #expect(both.count == 2, "\(both)")
        for (sentence, property) in zip(both, ["min.compaction.lag.ms", "delete.retention.ms"]) {
            #expect(sentence.hasPrefix("\(property) of the topic in is "), "\(sentence)")
            #expect(sentence.hasSuffix("Set it to 86400000 or more"), "\(sentence)")
            #expect(sentence.contains("86400s behind (FLOWS_LAG_MAX)"), "\(sentence)")
        }
        let one = warnings(Self.table, settings(lag: 0, retention: Self.day, "delete,compact"))
        #expect(one.count == 1, "\(one)")
    }

    @Test("long enough, not compacted, every record read, or a broker that can't tell: no warning")
    func silent() {
        #expect(warnings(Self.table, settings(lag: Self.day, retention: Self.day)).isEmpty)
        #expect(warnings(Self.table, settings(lag: 0, retention: 0, "delete")).isEmpty)
        #expect(warnings(Self.table, nil).isEmpty)
        #expect(warnings(SampleSteps.echo, settings(lag: 0, retention: 0)).isEmpty)
    }

    /// Who reads such a topic can't tell a late repeat from a new value.
    @Test("outputs without identity to a compacted topic: by contract, or in fact")
    func output() {
        let bare = Stateless(
            "a", reading: SampleSteps.input, writing: SampleSteps.output, identity: .none
        ) { record, out in out.emit(record.value) }
        #expect(warnings(bare, nil).isEmpty)
        #expect(warnings(bare, ["cleanup.policy": "delete"]).isEmpty)
        #expect(warnings(bare, ["cleanup.policy": "compact"]).count == 1)
        let states = Topic<String, String?>(
            compacted: TopicContract(name: "states", cleanup: .compact), key: .string,
            value: .string)
        let contract = Stateless(
            "a", reading: SampleSteps.input, writing: states, identity: .none
        ) { record, out in out.emit(record.value, key: record.key) }
        #expect(warnings(contract, nil).contains { $0.contains("the compacted topic states") })
        let told = Stateless("a", reading: SampleSteps.input, writing: states) { record, out in
            out.emit(record.value, key: record.key)
        }
        #expect(warnings(told, ["cleanup.policy": "compact"]).isEmpty)
    }
}
