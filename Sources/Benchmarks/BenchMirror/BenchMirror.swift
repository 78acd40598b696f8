/// A mirror: each record of one topic to another, as it is. Topics and group come from the environment of the peers' bench.

import BenchVariables
import Flows

@main
struct BenchMirror: FlowStep {
    static let step = Stateless(
        BenchTopics.group, reading: BenchTopics.input, writing: BenchTopics.output
    ) { record, output in
        output.emit(record.value)
    }
}

/// The bench's topics: bytes in, bytes out.
enum BenchTopics {
    static let group = Variables["BENCH_GROUP"]
    static let input = Topic<[UInt8], [UInt8]>(
        TopicContract(name: Variables["BENCH_IN"]), key: .bytes, value: .bytes)
    static let output = Topic<[UInt8], [UInt8]>(
        TopicContract(name: Variables["BENCH_OUT"]), key: .bytes, value: .bytes)
}
