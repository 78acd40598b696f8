/// Tests of steps whose function is asynchronous, as their author writes them.

import Flows
import FlowsAsync
import FlowsRuntime
import FlowsTesting
import Testing

/// Somebody outside who answers the later the shorter the question is.
private actor Oracle {
    private(set) var most = 0
    private var inside = 0

    func answer(_ question: String) async throws -> String {
        inside += 1
        most = max(most, inside)
        defer { inside -= 1 }
        for _ in 0..<(40 - question.count) { await Task.yield() }
        if question == "refuse" { throw Refused() }
        return question.uppercased()
    }
}

@Suite("Asynchronous typed steps")
struct AsyncStepTests {
    @Test("A5 asked at once, answered in any order, written in source order, with key and headers")
    func order() async {
        let oracle = Oracle()
        let step = Stateless(
            "a", reading: SampleSteps.input, writing: SampleSteps.output,
            concurrency: .perKey(8)
        ) { record, out in
            out.emit("before")
            let trace = record.headers.map(\.name)
            let answer = try await oracle.answer(record.value)
            // The record is still the one that it was before the wait.
            out.emit("\(answer) \(record.key) \(record.offset) \(trace)")
        }
        let records = (0..<100).map { i in
            LogRecord.of(
                "key\(i)", String(repeating: "x", count: i % 40), [LogHeader("h\(i)", [])])
        }
        let run = TypedRun(step, records)
        #expect(run.committed == 100)
        let texts = run.outputs.filter { $0.text != "before" }
        #expect(
            texts.map(\.text)
                == (0..<100).map {
                    "\(String(repeating: "X", count: $0 % 40)) key\($0) \($0) [\"h\($0)\"]"
                })
        #expect(texts.map(\.keyText) == (0..<100).map { "key\($0)" })
        #expect(run.outputs.count == 200)
        #expect(texts.allSatisfy { $0.others.count == 1 })
        let most = await oracle.most
        #expect(most > 1 && most <= 8)
    }

    @Test("in order, where no concurrency is declared")
    func inOrder() async {
        let oracle = Oracle()
        let step = Stateless("a", reading: SampleSteps.input, writing: SampleSteps.output) {
            record, out in
            out.emit(try await oracle.answer(record.value))
        }
        let run = TypedRun(step, (0..<50).map { .of("k\($0)", "v\($0)") })
        #expect(run.outputs.map(\.text) == (0..<50).map { "V\($0)" })
        #expect(await oracle.most == 1)
    }

    @Test("A function that throws stops the step after what is before it, or is passed over")
    func throwing() {
        let oracle = Oracle()
        func step(_ remedy: Remedy) -> Stateless {
            Stateless(
                "a", reading: SampleSteps.input, writing: SampleSteps.output, onError: remedy,
                concurrency: .perKey(4)
            ) { record, out in
                out.emit("half")
                out.emit(try await oracle.answer(record.value))
            }
        }
        let records: [LogRecord] = [.of("1", "a"), .of("2", "refuse"), .of("3", "b")]
        let stopped = TypedRun(step(.stop), records)
        #expect(stopped.stop?.offset == 1 && stopped.stop?.stage == "apply")
        #expect(stopped.outputs.map(\.text) == ["half", "A"])
        let skipped = TypedRun(step(.skip), records)
        #expect(skipped.committed == 3)
        #expect(skipped.outputs.map(\.text) == ["half", "A", "half", "B"])
    }

    @Test("A step without outputs, and a value that can't be decoded, behave as ever")
    func none() async {
        let oracle = Oracle()
        let step = Stateless("a", reading: SampleSteps.input, onError: .skip) { record in
            _ = try await oracle.answer(record.value)
        }
        let broken = LogRecord(timestamp: 1, key: [], value: [0xff, 0xfe])
        #expect(TypedRun(step, [.of("k", "v"), broken, .of("k", "w")]).committed == 3)
    }
}
