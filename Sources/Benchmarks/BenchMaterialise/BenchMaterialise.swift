/// A table of the last value of each key.

import BenchVariables
import Flows

@main
struct BenchMaterialise: FlowStep {
    static let table = Table<String, (key: String, value: String)>(
        schema: TableSchema(
            name: "materialised",
            columns: [
                TableColumn("key", .text, isKey: true),
                TableColumn("value", .text),
            ])
    ) { row, out throws(CodecError) in
        try out.text(row.key)
        try out.text(row.value)
    } encodeKey: { key, out throws(CodecError) in
        try out.text(key)
    }

    static let step = Materialise(
        Variables["BENCH_GROUP"],
        reading: Topic<String, String>(
            TopicContract(name: Variables["BENCH_IN"]), key: .string, value: .string),
        into: table
    ) { record in
        .upsert((record.key, record.value))
    }
}
