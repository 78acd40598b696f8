/// Sees everything that lands, computes what should have, and says where the two differ.

internal import FlowsCore

/// The truth about a chain, folded from what is in its topics, independently of the steps.
final class Referee {
    /// A record as it was appended.
    struct Entry {
        /// Its origin partition and position there; −1 for a record of the source.
        var origin = -1
        var position = IdentityPosition.start
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
        /// Below this are generations of before the step started over; of the last one of them
        /// that came readers have so much.
        var floor: Int64 = 0
        var oldGeneration: Int64 = -1
        var oldAccepted = 0

        /// Everything comes again, under another generation.
        mutating func startOver(floor: Int64) {
            if generation >= 0 { (oldGeneration, oldAccepted) = (generation, accepted) }
            self.floor = floor
            generation = -1
            accepted = 0
        }

        /// Of a generation that is over a reader takes what is new, until it has seen the next one.
        mutating func isRepeat(_ found: Int, ofOld generation: Int64) -> Bool {
            if self.generation >= 0 || generation < oldGeneration { return true }
            if generation > oldGeneration { (oldGeneration, oldAccepted) = (generation, 0) }
            if found < oldAccepted { return true }
            oldAccepted = found + 1
            return false
        }
    }

    let scenario: Scenario
    private(set) var violation: Violation?
    /// Records handled by steps, repeats left out.
    var handled = 0
    /// By topic and partition.
    var entries: [[[Entry]]]
    /// By step, origin partition and destination.
    var lanes: [[[Lane]]]
    /// By step and partition: behind what was kept, or without a row committed.
    var next: [[Int64]]
    /// By step and partition: the highest that `next` ever was.
    var highestNext: [[Int64]]
    /// By step: the states that the kept records make.
    var states: [[[UInt8]: SimulatedState]]
    /// By step: the rows that they make.
    var rows: [[[UInt8]: Row]]
    /// By step and partition: below this a restored database made some outputs for a second time,
    /// when keys of other partitions had folded more or less, so they may differ.
    var looseBelow: [[Int64]]
    /// By step: its database was lost, so that it may not keep anything.
    var isLost: [Bool]

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
        rows = scenario.chain.map { _ in [:] }
        isLost = scenario.chain.map { _ in false }
        highestNext = next
        looseBelow = next
    }

    func fail(_ promise: String, _ message: String) {
        if violation == nil { violation = Violation(promise, message) }
    }

    // MARK: Appends

    /// A record of the source was appended.
    func appendedToSource(_ record: LogRecord, _ partition: Int32) {
        enter(0, partition, record, Entry(record, isRepeat: false))
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
        let isLoose = position.offset < looseBelow[step][origin]
        let isRepeat = accept(
            record, position, &lanes[step][origin][Int(partition)], isLoose, what)
        var entry = Entry(record, isRepeat: isRepeat)
        entry.origin = origin
        entry.position = position
        enter(step + 1, partition, record, entry)
    }

    /// True for a repeat.
    private func accept(
        _ record: LogRecord, _ position: IdentityPosition, _ lane: inout Lane,
        _ isLoose: Bool, _ what: String
    ) -> Bool {
        let isLate = position.generation < lane.floor
        if !isLate, lane.generation < 0 { lane.generation = position.generation }
        guard isLate || lane.generation == position.generation else {
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
        if !isLoose, expected.key != record.key || expected.value != record.value {
            fail("wrong", "\(what) isn't what the records before it make")
        }
        if isLate { return lane.isRepeat(found, ofOld: position.generation) }
        if found < lane.accepted { return true }
        if found > lane.accepted {
            let missing = lane.all[lane.accepted]
            fail("gap", "\(what) came before \(missing.offset).\(missing.index): readers drop that")
        }
        lane.accepted = found + 1
        return false
    }

    /// A step without a row has lost its progress: it starts at the beginning.
    func startsOver(_ step: Int, at wall: Int64) {
        for partition in lanes[step].indices {
            for lane in lanes[step][partition].indices {
                lanes[step][partition][lane].startOver(floor: wall)
            }
            next[step][partition] = 0
            highestNext[step][partition] = 0
        }
    }

    private func enter(_ topic: Int, _ partition: Int32, _ record: LogRecord, _ entry: Entry) {
        entries[topic][Int(partition)].append(entry)
        if !entry.isRepeat, topic < scenario.chain.count, scenario.chain[topic] == .stateless {
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

    func expect(_ output: Expected, _ step: Int, _ partition: Int32) {
        let count = scenario.partitions[step + 1]
        let to =
            output.key.map { $0.withUnsafeBytes { Partitioner.partition(ofKey: $0, count: count) } }
            ?? Partitioner.partition(ofOrigin: partition, offset: output.offset, count: count)
        let lane = lanes[step][Int(partition)][Int(to)]
        // A database that was put back makes some of them again.
        if let last = lane.all.last,
            (last.offset, last.index) >= (output.offset, output.index)
        {
            return
        }
        lanes[step][Int(partition)][Int(to)].all.append(output)
    }

    func place(_ topic: Int, _ partition: Int32) -> String { "t\(topic)[\(partition)]" }
}

/// The bytes of an optional array.
func withBytes<R>(
    _ bytes: [UInt8]?, _ body: (UnsafeRawBufferPointer?) -> R
) -> R {
    guard let bytes else { return body(nil) }
    return bytes.withUnsafeBytes { body($0) }
}

extension Referee.Entry {
    fileprivate init(_ record: LogRecord, isRepeat: Bool) {
        self.init(
            offset: record.offset, isRepeat: isRepeat, key: record.key, value: record.value)
    }
}

extension SimulatedRecord {
    static func number(_ value: [UInt8]?) -> UInt64 { withBytes(value) { number($0) } }
    static func outputCount(_ value: [UInt8]?) -> Int { withBytes(value) { outputCount($0) } }
}
