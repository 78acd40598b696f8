/// Tests of the typed loops: keys, nulls, headers, errors and policies as a step's author meets them.

import Flows
import FlowsRuntime
import FlowsTesting
import Testing

@Suite("Typed steps")
struct TypedStepTests {
    // Protects the raw key in TopicWriter.writeKey: without it outputs have null keys.
    @Test("A61 a step that says nothing about the key keeps its bytes")
    func keepsKey() {
        let run = TypedRun(SampleSteps.echo, [.of("k", "v"), .of("", "w")])
        #expect(run.outputs.map(\.key) == [Array("k".utf8), []])
    }

    @Test("a contract's key field wins over the input's key, and a given key over both")
    func keyRules() {
        let step = Stateless("a", reading: SampleSteps.input, writing: SampleSteps.keyed) {
            record, out in
            out.emit(record.value)
            out.emit(record.value, key: "given")
        }
        #expect(TypedRun(step, [.of("k", "value")]).outputs.map(\.keyText) == ["v", "given"])
    }

    @Test("a topic that declares no key is written with null keys")
    func nullKeys() {
        let step = Stateless("a", reading: SampleSteps.input, writing: SampleSteps.keyless) {
            record, out in
            out.emit(record.value)
            out.emit(record.value, key: [1])
        }
        #expect(TypedRun(step, [.of("k", "v")]).outputs.map(\.key) == [nil, [1]])
    }

    // Protects `NullableCodec`: read as empty, a tombstone would become a value.
    @Test("A13 null and empty values stay different, and a tombstone keeps its key")
    func nulls() {
        let out = Topic<String, String?>(
            compacted: TopicContract(name: "out", cleanup: .compact), key: .string,
            value: .string, keyOfValue: { $0 })
        let source = Topic<String, String?>(
            compacted: TopicContract(name: "in"), key: .string, value: .string)
        let step = Stateless("a", reading: source, writing: out) { record, out in
            out.emit(record.value)
        }
        let run = TypedRun(step, [.of("k", nil), .of("k", ""), .of("k", "v")])
        #expect(run.outputs.map(\.value) == [nil, [], Array("v".utf8)])
        #expect(run.outputs.map(\.keyText) == ["k", "", "v"])
    }

    @Test("A14 headers are passed on, new ones stand behind them, timestamps are the input's")
    func headers() {
        let step = Stateless("a", reading: SampleSteps.input, writing: SampleSteps.output) {
            record, out in
            let trace = record.header("traceparent").map { String(decoding: $0, as: UTF8.self) }
            out.emit(record.value)
            out.emit(trace ?? "none", timestamp: 5, headers: [Header("more", "x")])
        }
        let sent = [LogHeader("traceparent", Array("00-1".utf8)), LogHeader("null", nil)]
        let run = TypedRun(step, [.of("k", "v", sent)])
        #expect(run.outputs[0].others == sent)
        #expect(run.outputs[1].others == sent + [LogHeader("more", [120])])
        #expect(run.outputs.map(\.timestamp) == [1_700_000_000_000, 5])
        #expect(run.outputs[1].text == "00-1")
    }

    @Test("A27 a function that throws stops at its record; what is before it goes its way")
    func throwing() {
        let step = Stateless("a", reading: SampleSteps.input, writing: SampleSteps.output) {
            record, out in
            out.emit(record.value)
            if record.value == "bad" { throw Refused() }
        }
        let run = TypedRun(step, [.of("a", "1"), .of("b", "bad"), .of("c", "3")])
        #expect(run.outputs.map(\.text) == ["1"])
        #expect(run.stop?.offset == 1 && run.stop?.stage == "apply" && run.committed == 1)
    }

    @Test("A27 with the policy skip the record is passed over, whatever stage failed")
    func skipping() {
        let step = Stateful(
            "a", reading: SampleSteps.input, writing: SampleSteps.output,
            state: Codec<Int64>.integer, onError: .skip
        ) { record, count, out in
            count = (count ?? 0) + 1
            out.emit("\(record.value)\(count ?? 0)")
            if record.value == "bad" { throw Refused() }
        }
        let malformed = LogRecord(timestamp: 1, key: [107], value: [0xff])
        let run = TypedRun(
            step, [.of("k", "a"), .of("k", "bad"), malformed, .of(nil, "n"), .of("k", "b")])
        // The state is as if the others had never been.
        #expect(run.outputs.map(\.text) == ["a1", "b2"])
        #expect(run.committed == 5)
    }

    @Test("an undecodable key stops in the stage key, an undecodable value in decode")
    func stages() {
        let key = LogRecord(timestamp: 1, key: [0xff], value: [])
        #expect(TypedRun(SampleSteps.echo, [key]).stop?.stage == "key")
        let value = LogRecord(timestamp: 1, key: [], value: [0xff])
        #expect(TypedRun(SampleSteps.echo, [.of("a", "b"), value]).stop?.stage == "decode")
        #expect(TypedRun(SampleSteps.count, [.of(nil, "b")]).stop?.stage == "key")
    }

    // Protects the second pass of StatefulLoop, which encodes after each record.
    @Test("a state that can't be encoded is an error of the record that made it")
    func badState() {
        let codec = Codec<String>(name: "odd") { bytes throws(CodecError) in
            String(decoding: bytes, as: UTF8.self)
        } encode: { value, out throws(CodecError) in
            if value.contains("x") { throw CodecError("an x") }
            out.append(value)
        }
        func step(_ remedy: Remedy) -> Stateful {
            Stateful(
                "a", reading: SampleSteps.input, writing: SampleSteps.output, state: codec,
                onError: remedy
            ) { record, state, out in
                state = (state ?? "") + record.value
                out.emit(state ?? "")
            }
        }
        let records: [LogRecord] = [.of("k", "a"), .of("k", "x"), .of("k", "b")]
        let stopped = TypedRun(step(.stop), records)
        #expect(stopped.outputs.map(\.text) == ["a"])
        #expect(stopped.stop?.offset == 1 && stopped.stop?.stage == "encode")
        let skipped = TypedRun(step(.skip), records)
        #expect(skipped.outputs.map(\.text) == ["a", "ab"])
        #expect(skipped.database.state("k")?.value == Array("ab".utf8))
    }

    @Test("assigning nil deletes the state")
    func deleting() {
        let step = Stateful(
            "a", reading: SampleSteps.input, writing: SampleSteps.output,
            state: Codec<Int64>.integer
        ) { record, count, out in
            out.emit("\(count ?? -1)")
            count = record.value == "delete" ? nil : (count ?? 0) + 1
        }
        let run = TypedRun(step, [.of("k", "1"), .of("k", "delete"), .of("k", "1"), .of("k", "1")])
        #expect(run.outputs.map(\.text) == ["-1", "1", "-1", "1"])
    }
}
