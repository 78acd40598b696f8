/// The latest value of one topic with the latest of another, per key; the output has both's numbers.

import BenchVariables
import Flows
import TextMessages

@main
struct BenchJoin: FlowStep {
    static let step = Join(
        Variables["BENCH_GROUP"], by: .bytes, state: Pair.self, writing: output,
        partitions: Variables.number("BENCH_PARTITIONS", else: 6)
    ) {
        Source(input("BENCH_IN")) { record, pair, joined in
            var now = pair ?? Pair()
            now.left = keepsValues ? record.value : number(record.value)
            pair = now
            emit(now, joined)
        }
        Source(input("BENCH_IN2")) { record, pair, joined in
            var now = pair ?? Pair()
            now.right = keepsValues ? record.value : number(record.value)
            pair = now
            emit(now, joined)
        }
    }

    /// Whether the state has whole values, as a table join of Kafka Streams keeps them.
    private static let keepsValues = Variables.isSet("BENCH_KEEPS")

    private static let output = Topic<[UInt8], String>(
        TopicContract(name: Variables["BENCH_OUT"]), key: .bytes, value: .string)

    private static func input(_ variable: String) -> Topic<[UInt8], String> {
        Topic(TopicContract(name: Variables[variable]), key: .bytes, value: .string)
    }

    /// A value begins with its number, of eight digits.
    private static func number(_ value: String) -> String {
        String(decoding: value.utf8.prefix(8), as: UTF8.self)
    }

    private static func emit(_ pair: Pair, _ joined: borrowing Output<[UInt8], String>) {
        guard !pair.left.isEmpty, !pair.right.isEmpty else { return }
        joined.emit(number(pair.left) + "|" + number(pair.right))
    }
}

/// A message with two texts: what is kept of both sides.
private typealias Pair = WordTyped

extension WordTyped {
    fileprivate var left: String {
        get { word }
        set { word = newValue }
    }
    fileprivate var right: String {
        get { type }
        set { type = newValue }
    }
}
