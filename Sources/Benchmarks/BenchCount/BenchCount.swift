/// A count by key: the state is a protobuf message, the output the count as decimal text.

import BenchVariables
import Flows
import TextMessages

@main
struct BenchCount: FlowStep {
    static let step = Variables.isSet("BENCH_ADDS") ? adding : counting

    private static let input = Topic<[UInt8], [UInt8]>(
        TopicContract(name: Variables["BENCH_IN"]), key: .bytes, value: .bytes)
    private static let output = Topic<[UInt8], String>(
        TopicContract(name: Variables["BENCH_OUT"]), key: .bytes, value: .string)

    /// Each record counts once.
    private static let counting = Stateful(
        Variables["BENCH_GROUP"], reading: input, writing: output, state: WordTally.self
    ) { record, tally, counted in
        var now = tally ?? WordTally()
        now.count += 1
        tally = now
        counted.emit(String(now.count))
    }

    /// Each record is a number of records, as decimal text: what a collector before this one wrote.
    private static let adding = Stateful(
        Variables["BENCH_GROUP"], reading: input, writing: output, state: WordTally.self
    ) { record, tally, counted in
        var now = tally ?? WordTally()
        now.count += record.value.reduce(0) { $0 * 10 + Int64($1 - 48) }
        tally = now
        counted.emit(String(now.count))
    }
}
