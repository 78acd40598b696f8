/// Steps with mistakes that real authors make, and steps for what the example steps don't have.

import Flows
import Synchronization

enum Samples {
    static let input = Topic<String, String>(
        TopicContract(name: "in", partitions: 3), key: .string, value: .string)
    static let other = Topic<String, String>(
        TopicContract(name: "other", partitions: 2), key: .string, value: .string)
    static let numbers = Topic<String, Int64>(
        TopicContract(name: "in", partitions: 3), key: .string, value: .integer)
    static let numbersOut = Topic<String, Int64>(
        TopicContract(name: "out", partitions: 3), key: .string, value: .integer)
    static let output = Topic<String, String>(
        TopicContract(name: "out", partitions: 3), key: .string, value: .string)
    static let table = Table<String, (key: String, value: Int64?)>(
        schema: TableSchema(
            name: "items",
            columns: [
                TableColumn("key", .text, isKey: true),
                TableColumn("value", .bigint, isRequired: false),
            ])
    ) { row, out throws(CodecError) in
        try out.text(row.key)
        if let value = row.value { out.integer(value) } else { out.null() }
    } encodeKey: { key, out throws(CodecError) in
        try out.text(key)
    }

    static let echo = Stateless("sample-echo", reading: input, writing: output) { record, out in
        out.emit(record.value)
    }
    static let count = Stateful(
        "sample-count", reading: input, writing: output, state: Codec<Int64>.integer
    ) { record, count, out in
        count = (count ?? 0) + 1
        out.emit("\(count ?? 0)")
    }
    static let lenient = Stateful(
        "sample-lenient", reading: input, writing: output, state: Codec<Int64>.integer,
        onError: .skip
    ) { record, count, out in
        if record.value == "bad" { throw Refused() }
        count = (count ?? 0) + 1
        out.emit("\(count ?? 0)")
    }
    static let merge = Stateless(
        "sample-merge", merging: [input, other], writing: output, identity: .none
    ) { record, out in
        out.emit("\(record.source.topic) \(record.value)")
    }
    static let last = Stateful(
        "sample-last", reading: input, writing: output, state: Codec<String>.string
    ) { record, last, out in
        out.emit(last ?? "none")
        last = record.value
    }

    struct Refused: Error, CustomStringConvertible {
        let description = "a value that isn't wanted"
    }
}

/// What must not be: each makes something else of the same records sooner or later.
enum WrongSteps {
    /// A variable outside of the step.
    final class Memory: Sendable {
        let values = Mutex<[String: Int64]>([:])

        func add(_ key: String) -> Int64 {
            values.withLock { values in
                values[key, default: 0] += 1
                return values[key] ?? 0
            }
        }

        func clear() { values.withLock { $0 = [:] } }
    }

    /// Keeps its counts outside of the state.
    static func globalCount() -> Stateful {
        let memory = Memory()
        return Stateful(
            "wrong-global", reading: Samples.input, writing: Samples.output,
            state: Codec<Int64>.integer
        ) { record, count, out in
            count = memory.add(record.key)
            out.emit("\(count ?? 0)")
        }
    }

    /// Numbers records since the last `end`: two runs without faults agree, a repeat doesn't.
    static func countSinceEnd() -> Stateless {
        let memory = Memory()
        return Stateless("wrong-since", reading: Samples.input, writing: Samples.output) {
            record, out in
            out.emit("\(record.value) \(memory.add("all"))")
            if record.value == "end" { memory.clear() }
        }
    }

    /// The same in the state, with nothing written.
    static func stateSinceEnd() -> Stateful {
        let memory = Memory()
        return Stateful("wrong-state", reading: Samples.input, state: Codec<Int64>.integer) {
            record, state in
            state = memory.add("all")
            if record.value == "end" { memory.clear() }
        }
    }

    /// The same in a table.
    static func rowSinceEnd() -> Materialise {
        let memory = Memory()
        return Materialise("wrong-row", reading: Samples.input, into: Samples.table) { record in
            let number = memory.add("all")
            if record.value == "end" { memory.clear() }
            return .upsert((record.key, number))
        }
    }

    /// Skips a record when it comes for the second time.
    static func skipSinceEnd() -> Stateless {
        let memory = Memory()
        return Stateless("wrong-skip", reading: Samples.input, onError: .skip) { record in
            if memory.add(record.value) > 1 { throw Samples.Refused() }
            if record.value == "end" { memory.clear() }
        }
    }

    /// Stops at a record that comes for the second time.
    static func stopSinceEnd() -> Stateless {
        let memory = Memory()
        return Stateless("wrong-stop", reading: Samples.input) { record in
            if memory.add(record.value) > 1 { throw Samples.Refused() }
            if record.value == "end" { memory.clear() }
        }
    }

    static let random = Stateless("wrong-random", reading: Samples.input, writing: Samples.output) {
        record, out in
        out.emit("\(UInt64.random(in: 0 ... .max))")
    }

    static let clock = Stateless("wrong-clock", reading: Samples.input, writing: Samples.output) {
        record, out in
        out.emit(record.value, timestamp: Int64(SystemClock().now() / .nanoseconds(1)))
    }
}
