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
