/// Tests that a bad declaration is refused before anything runs, in a sentence.

import Flows
import FlowsAsync
import Testing

@Suite("Declarations")
struct OutlineTests {
    private func mistakes(_ step: some StepDeclaration) -> [String] { step.outline.mistakes }

    @Test(
        "A32 a step's name that is no DNS label is refused",
        arguments: [
            "", "Upper", "a_b", "-a", "a-", "a.b", String(repeating: "a", count: 64), "ä",
        ])
    func name(_ name: String) {
        let step = Stateless(name, reading: SampleSteps.input) { _ in }
        #expect(mistakes(step).contains { $0.contains("DNS label") })
    }

    @Test("A32 names that are well are taken")
    func goodName() {
        #expect(mistakes(SampleSteps.echo).isEmpty)
        #expect(mistakes(SampleSteps.count).isEmpty)
    }

    // Without it a counting fold over a compacted topic would miss what the cleaner took.
    @Test("A57 a fold over every record of a compacted topic is refused")
    func compacted() {
        let step = Stateful("a", reading: SampleSteps.compacted, state: Codec<Int64>.integer) {
            _, _ in
        }
        #expect(mistakes(step).contains { $0.contains("compacted") })
    }

    @Test("A66 a stateless step that reads .latest is refused")
    func latest() {
        let step = Stateless("a", reading: Reading.latest(SampleSteps.compacted)) { _ in }
        #expect(mistakes(step).contains { $0.contains(".latest") })
    }

    @Test("a table reads a compacted topic .latest without a word")
    func table() {
        let step = Materialise("a", reading: SampleSteps.compacted, into: SampleSteps.table) {
            record in record.value.map { .upsert((record.key, $0)) } ?? .delete
        }
        #expect(mistakes(step).isEmpty)
        #expect(step.outline.inputs[0].mode == .latest)
    }

    @Test("a step that reads what it writes is refused")
    func loop() {
        let step = Stateless("a", reading: SampleSteps.input, writing: SampleSteps.input) {
            record, out in out.emit(record.value)
        }
        #expect(mistakes(step).contains { $0.contains("feed itself") })
    }

    private func keyless(_ name: String) -> Topic<String?, String> {
        Topic(TopicContract(name: name), optionalKey: .string, value: .string)
    }

    // Without it every record would stop its partition: "the key is null: it names no state".
    @Test("A32 a state of records without keys is refused")
    func keylessState() {
        let step = Stateful("a", reading: keyless("b"), state: Codec<Int64>.integer) { _, _ in }
        #expect(mistakes(step).count == 1)
        #expect(mistakes(step).contains { $0.contains("declares no key") })
        #expect(mistakes(Stateless("a", reading: keyless("b")) { _ in }).isEmpty)
    }

    @Test("A32 a topic that is written twice is refused")
    func twice() {
        let step = Stateless(
            "a", reading: SampleSteps.input, writing: SampleSteps.output, SampleSteps.output
        ) { _, _, _ in }
        #expect(mistakes(step).contains { $0.contains("writes out 2 times") })
    }

    // Kafka itself refuses the second one, at a moment when the first is there already.
    @Test("A32 topics whose names are one to Kafka are refused")
    func alike() {
        let step = Stateless("a", reading: keyless("x.y"), writing: keyless("x_y")) { _, _ in }
        #expect(mistakes(step).contains { $0.contains("'.' and '_'") })
    }

    @Test("A32 a topic's settings may not contradict how it is declared to be cleaned up")
    func cleanup() {
        let topic = Topic<String, String>(
            TopicContract(name: "b", config: ["cleanup.policy": "compact"]), key: .string,
            value: .string)
        #expect(mistakes(Stateless("a", reading: topic) { _ in }).count == 1)
    }

    @Test("A32 a schema that is Postgres' own is refused", arguments: ["public", "pg-a"])
    func schema(_ name: String) {
        let step = Stateful(name, reading: SampleSteps.input, state: Codec<Int64>.integer) {
            _, _ in
        }
        #expect(mistakes(step).contains { $0.contains("Postgres' own") })
        #expect(mistakes(Stateless(name, reading: SampleSteps.input) { _ in }).isEmpty)
    }

    // Postgres would cut the name, and two columns would be one.
    @Test("A32 a table's names that Postgres would cut or mix up are refused")
    func tableNames() {
        func mistakes(_ columns: [TableColumn], _ name: String = "t") -> [String] {
            let table = Table<String, String>(
                schema: TableSchema(name: name, columns: columns),
                encodeRow: { _, _ throws(CodecError) in },
                encodeKey: { _, _ throws(CodecError) in })
            return self.mistakes(
                Materialise("a", reading: SampleSteps.input, into: table) { .upsert($0.value) })
        }
        let key = TableColumn("k", .text, isKey: true)
        #expect(mistakes([key]).isEmpty)
        #expect(mistakes([key], String(repeating: "a", count: 64)).count == 1)
        #expect(mistakes([key, TableColumn(String(repeating: "ä", count: 32), .text)]).count == 1)
        #expect(mistakes([key, key]).count == 1)
        #expect(mistakes([key, TableColumn("flows_position", .text)]).count == 1)
        #expect(mistakes([TableColumn("k", .text)]).count == 1)
    }

    @Test("a step that handles no key at once says so")
    func noConcurrency() {
        let step = Stateless(
            "a", reading: SampleSteps.input, writing: SampleSteps.output, concurrency: .perKey(0)
        ) { record, out in
            await Task.yield()
            out.emit(record.value)
        }
        #expect(step.outline.mistakes.count == 1)
    }
}
