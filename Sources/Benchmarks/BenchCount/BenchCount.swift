/// A count by key: the state is a protobuf message, the output the count as decimal text.

import BenchVariables
import Flows
import TextMessages

@main
struct BenchCount: FlowStep {
    static let step = Stateful(
        Variables["BENCH_GROUP"],
        reading: Topic<[UInt8], [UInt8]>(
            TopicContract(name: Variables["BENCH_IN"]), key: .bytes, value: .bytes),
        writing: Topic<[UInt8], String>(
            TopicContract(name: Variables["BENCH_OUT"]), key: .bytes, value: .string),
        state: WordTally.self
    ) { record, tally, counted in
        var now = tally ?? WordTally()
        now.count += 1
        tally = now
        counted.emit(String(now.count))
    }
}
