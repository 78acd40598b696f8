/// Steps that the tests declare, as an author would.

import Flows
import FlowsRuntime

enum SampleSteps {
    static let input = Topic<String, String>(
        TopicContract(name: "in"), key: .string, value: .string)
    static let output = Topic<String, String>(
        TopicContract(name: "out"), key: .string, value: .string)
    static let keyed = Topic<String, String>(
        TopicContract(name: "out", keyField: "first"), key: .string, value: .string,
        keyOfValue: { String($0.prefix(1)) })
    static let keyless = Topic<[UInt8]?, String>(
        TopicContract(name: "out"), optionalKey: .bytes, value: .string)
    static let compacted = Topic<String, String?>(
        compacted: TopicContract(name: "in", cleanup: .compact), key: .string, value: .string)
    static let table = Table<String, (key: String, value: String)>(
        schema: TableSchema(
            name: "items",
            columns: [TableColumn("key", .text, isKey: true), TableColumn("value", .text)])
    ) { row, out throws(CodecError) in
        try out.text(row.key)
        try out.text(row.value)
    } encodeKey: { key, out throws(CodecError) in
        try out.text(key)
    }

    static let echo = Stateless("test-echo", reading: input, writing: output) { record, out in
        out.emit(record.value)
    }
    static let count = Stateful(
        "test-count", reading: input, writing: output, state: Codec<Int64>.integer
    ) { record, count, out in
        count = (count ?? 0) + 1
        out.emit("\(record.key)=\(count ?? 0)")
    }
}

struct Refused: Error {}

extension StepDeclaration {
    /// The plan that `run` would make, with one partition for each output.
    var plan: StepPlan {
        StepPlan(
            name: outline.name, kind: outline.kind,
            inputs: outline.inputs.map {
                PlanInput($0.contract.name, isLatest: $0.mode == .latest)
            },
            outputs: outline.outputs.map { ($0.contract.name, 1) }, remedy: outline.remedy,
            writesIdentity: outline.identity == .origin)
    }
}
