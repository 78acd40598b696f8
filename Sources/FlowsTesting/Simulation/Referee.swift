/// Sees everything that lands, computes what should have, and says where the two differ.

internal import FlowsCore

/// The truth about a chain, folded from what is in its topics, independently of the steps.
final class Referee {
    /// A record as it was appended.
    struct Entry {
        let offset: Int64
        /// A reader has to drop it.
        let isRepeat: Bool
        let key: [UInt8]?
        let value: [UInt8]?
    }

    /// An output that has to come, in the order of one origin partition and one destination.
    struct Expected {
        /// The input's offset, and the output's number among those of that input.
        let offset: Int64
        let index: Int64
        let key: [UInt8]?
        let value: [UInt8]?
    }

    /// What one origin partition has to write to one partition.
    struct Lane {
        var generation: Int64 = -1
        var all: [Expected] = []
        /// How much of that was appended in order: what a reader that drops by identity has.
        var accepted = 0
    }

    let scenario: Scenario
    private(set) var violation: Violation?
    /// Records handled by steps, repeats left out.
    private(set) var handled = 0
    /// By topic and partition.
    var entries: [[[Entry]]]
    /// By step, origin partition and destination.
    var lanes: [[[Lane]]]
    /// By step and partition: behind what was kept, or without a row committed.
    var next: [[Int64]]
    /// By step: the states that the kept records make.
    private var states: [[[UInt8]: SimulatedState]]

    init(_ scenario: Scenario) {
        self.scenario = scenario
        let counts = scenario.partitions.map { Int($0) }
        entries = counts.map { Array(repeating: [], count: $0) }
        lanes = scenario.chain.indices.map { step in
            let row = Array(repeating: Lane(), count: counts[step + 1])
            return Array(repeating: row, count: counts[step])
        }
        next = scenario.chain.indices.map { Array(repeating: 0, count: counts[$0]) }
        states = scenario.chain.map { _ in [:] }
    }

    func fail(_ promise: String, _ message: String) {
        if violation == nil { violation = Violation(promise, message) }
    }

    // MARK: Appends

    /// A record of the source was appended.
    func appendedToSource(_ record: LogRecord, _ partition: Int32) {
        enter(0, partition, record, isRepeat: false)
    }

    /// An output of a step was appended.
    func appended(_ record: LogRecord, _ partition: Int32, of step: Int) {
        guard let (origin, position) = identity(record) else {
            return fail("identity", "\(place(step + 1, partition)) has an output without one")
        }
        guard next[step].indices.contains(origin) else {
            return fail("identity", "an output names the origin partition \(origin)")
        }
        let what =
            "output \(position.offset).\(position.index) of \(place(step, Int32(origin))) on "
            + "\(place(step + 1, partition))@\(record.offset)"
        let isRepeat = accept(record, position, &lanes[step][origin][Int(partition)], what)
        enter(step + 1, partition, record, isRepeat: isRepeat)
    }

    /// True for a repeat.
    private func accept(
        _ record: LogRecord, _ position: IdentityPosition, _ lane: inout Lane, _ what: String
    ) -> Bool {
        if lane.generation < 0 { lane.generation = position.generation }
        guard lane.generation == position.generation else {
            fail(
                "identity",
                "\(what) is of generation \(position.generation), not \(lane.generation)")
            return true
        }
        let found = lane.all.lastIndex {
            $0.offset == position.offset && $0.index == position.index
        }
        guard let found else {
            fail("invented", "\(what) was published and no kept batch made it")
            return true
        }
        let expected = lane.all[found]
        if expected.key != record.key || expected.value != record.value {
            fail("wrong", "\(what) isn't what the records before it make")
        }
        if found < lane.accepted { return true }
        if found > lane.accepted {
            let missing = lane.all[lane.accepted]
            fail("gap", "\(what) came before \(missing.offset).\(missing.index): readers drop that")
        }
        lane.accepted = found + 1
        return false
    }

    private func enter(_ topic: Int, _ partition: Int32, _ record: LogRecord, isRepeat: Bool) {
        let entry = Entry(
            offset: record.offset, isRepeat: isRepeat, key: record.key, value: record.value)
        entries[topic][Int(partition)].append(entry)
        if !isRepeat, topic < scenario.chain.count, scenario.chain[topic] == .stateless {
            expectPassed(entry, step: topic, partition)
        }
    }

    private func identity(_ record: LogRecord) -> (partition: Int, position: IdentityPosition)? {
        guard let header = record.headers.first(where: { $0.name == Identity.header })?.value
        else { return nil }
        return header.withUnsafeBytes { bytes in
            guard let (origin, position) = Identity.parse(bytes), origin.count > 2 else {
                return nil
            }
            // The text ends with the partition and a space; there are fewer than ten.
            return (Int(origin[origin.count - 2]) - 48, position)
        }
    }

    // MARK: Outputs that have to come

    /// What the stateless function makes of a record.
    private func expectPassed(_ entry: Entry, step: Int, _ partition: Int32) {
        let number = SimulatedRecord.number(entry.value)
        for index in 0..<SimulatedRecord.outputCount(entry.value) {
            let made = SimulatedRecord.outputNumber(number, nil, index)
            expect(
                Expected(
                    offset: entry.offset, index: Int64(index),
                    key: SimulatedPass.key(of: made, keys: scenario.keys),
                    value: SimulatedRecord.value(of: made)), step, partition)
        }
    }

    private func expect(_ output: Expected, _ step: Int, _ partition: Int32) {
        let count = scenario.partitions[step + 1]
        let to =
            output.key.map { $0.withUnsafeBytes { Partitioner.partition(ofKey: $0, count: count) } }
            ?? Partitioner.partition(ofOrigin: partition, offset: output.offset, count: count)
        lanes[step][Int(partition)][Int(to)].all.append(output)
    }

    // MARK: Keeps

    /// A transaction is durable: does the database hold what the records up to there make?
    func kept(_ step: Int, _ keep: KeepCopy, in database: InMemoryDatabase) {
        let partition = keep.partition.partition
        let from = next[step][Int(partition)]
        let what = "the keep of \(place(step, partition)) from \(from) to \(keep.nextOffset)"
        guard keep.nextOffset >= from else { return fail("backwards", "\(what) goes back") }
        var touched: [[UInt8]] = []
        var outputs: [Expected] = []
        for entry in new(step, partition, from, keep.nextOffset) {
            handled += 1
            guard let key = entry.key else { continue }
            fold(entry, key, step, &outputs)
            touched.append(key)
        }
        next[step][Int(partition)] = keep.nextOffset
        for output in outputs { expect(output, step, partition) }
        let made = database.state.withLock { state in
            touched.map { state.states[$0]?.value }
        }
        for (key, value) in zip(touched, made) {
            let found = value.flatMap { $0.withUnsafeBytes { SimulatedState($0) } }
            guard found != states[step][key] else { continue }
            return fail(
                "state",
                "after \(what) key \(String(decoding: key, as: UTF8.self)) has folded "
                    + "\(found?.count ?? 0) records, or in another order, where "
                    + "\(states[step][key]?.count ?? 0) were")
        }
        compare(keep.outbox, outputs, what)
    }

    private func fold(
        _ entry: Entry, _ key: [UInt8], _ step: Int, _ outputs: inout [Expected]
    ) {
        let number = SimulatedRecord.number(entry.value)
        let state = withBytes(entry.value) { SimulatedState.fold(states[step][key], $0) }
        states[step][key] = state
        for index in 0..<SimulatedRecord.outputCount(entry.value) {
            let made = SimulatedRecord.outputNumber(number, state, index)
            outputs.append(
                Expected(
                    offset: entry.offset, index: Int64(index), key: key,
                    value: SimulatedRecord.value(of: made)))
        }
    }

    private func compare(_ outbox: [UInt8], _ outputs: [Expected], _ what: String) {
        if outputs.isEmpty, outbox.isEmpty { return }
        guard let batch = OutputBatch(outbox: outbox), batch.count == outputs.count else {
            return fail("outbox", "\(what) should have \(outputs.count) outputs in its outbox")
        }
        var at = batch.firstOutput
        for expected in outputs {
            let output = batch.output(at: at)
            at = output.next
            guard output.key.map({ [UInt8]($0) }) == expected.key,
                output.value.map({ [UInt8]($0) }) == expected.value
            else {
                return fail("outbox", "\(what) has a wrong output for offset \(expected.offset)")
            }
        }
    }

    /// The records of a range that a step has to handle.
    func new(_ step: Int, _ partition: Int32, _ from: Int64, _ to: Int64) -> [Entry] {
        let all = entries[step][Int(partition)]
        var found: [Entry] = []
        var at = all.count
        while at > 0, all[at - 1].offset >= from { at -= 1 }
        while at < all.count, all[at].offset < to {
            if !all[at].isRepeat { found.append(all[at]) }
            at += 1
        }
        return found
    }

    // MARK: Commits and releases

    /// An offset is committed: is everything before it out?
    func committed(_ step: Int, _ partition: Int32, _ offset: Int64) {
        let known = next[step][Int(partition)]
        if scenario.chain[step] == .stateless {
            handled += new(step, partition, known, max(offset, known)).count
            next[step][Int(partition)] = max(offset, known)
        } else if offset > known {
            fail("commit", "\(place(step, partition)) committed \(offset), kept is \(known)")
        }
        requireOut(step, partition, before: offset, "was committed")
    }

    /// An outbox is emptied: is all of it out?
    func released(_ step: Int, _ partition: Int32) {
        requireOut(step, partition, before: next[step][Int(partition)], "lost its outbox")
    }

    private func requireOut(
        _ step: Int, _ partition: Int32, before offset: Int64, _ what: String
    ) {
        for lane in lanes[step][Int(partition)] where lane.accepted < lane.all.count {
            let missing = lane.all[lane.accepted]
            guard missing.offset < offset else { continue }
            return fail(
                "commit",
                "\(place(step, partition)) \(what) up to \(offset), but output "
                    + "\(missing.offset).\(missing.index) isn't published")
        }
    }

    // MARK: The end

    /// All is quiet: was everything handled?
    func check(_ step: Int, committed: [Int64?], ends: [Int64]) {
        for partition in ends.indices {
            let name = place(step, Int32(partition))
            guard next[step][partition] == ends[partition] else {
                return fail(
                    "unhandled",
                    "\(name) was handled up to \(next[step][partition]) of \(ends[partition])")
            }
            guard committed[partition] == ends[partition] else {
                return fail(
                    "lag",
                    "\(name) is committed at \(committed[partition] ?? -1) of \(ends[partition])")
            }
            requireOut(step, Int32(partition), before: .max, "is done")
        }
    }

    private func place(_ topic: Int, _ partition: Int32) -> String { "t\(topic)[\(partition)]" }
}

/// The bytes of an optional array.
private func withBytes<R>(
    _ bytes: [UInt8]?, _ body: (UnsafeRawBufferPointer?) -> R
) -> R {
    guard let bytes else { return body(nil) }
    return bytes.withUnsafeBytes { body($0) }
}

extension SimulatedRecord {
    static func number(_ value: [UInt8]?) -> UInt64 { withBytes(value) { number($0) } }
    static func outputCount(_ value: [UInt8]?) -> Int { withBytes(value) { outputCount($0) } }
}
