/// How many records of each key a window has, as decimal text.

import BenchVariables
import Flows

@main
struct BenchCollector: FlowStep {
    static let step = Collector(
        Variables["BENCH_GROUP"],
        reading: Topic<[UInt8], [UInt8]>(
            TopicContract(name: Variables["BENCH_IN"]), key: .bytes, value: .bytes),
        writing: Topic<[UInt8], String>(
            TopicContract(name: Variables["BENCH_OUT"]), key: .bytes, value: .string),
        window: .records(
            Variables.number("BENCH_WINDOW", else: 20_000),
            within: .milliseconds(Variables.number("BENCH_WITHIN_MS", else: 1_000))),
        by: { $0.key },
        state: Int.self
    ) { _, count in
        count = (count ?? 0) + 1
    } emit: { _, count in
        String(count)
    }
}
