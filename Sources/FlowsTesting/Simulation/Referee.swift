/// Sees everything that lands, computes what should have, and says where the two differ.

internal import FlowsCore

/// The truth about a chain, folded from what is in its topics, independently of the steps.
final class Referee {
    /// A record as it was appended.
    struct Entry {
        /// The number of its origin partition, and its position there.
        var origin: Int
        var position: IdentityPosition
        let offset: Int64
        /// A reader has to drop it.
        let isRepeat: Bool
        let key: [UInt8]?
        let value: [UInt8]?
        /// What an envelope holds.
        var source: Source?
    }

    /// An output that has to come, in the order of one origin partition and one destination.
    struct Expected {
        /// The input's offset, and the output's number among those of that input.
        let offset: Int64
        let index: Int64
        let key: [UInt8]?
        let value: [UInt8]?
        /// What it holds as an envelope.
        var source: Source?
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
        /// What that one made, where the next one makes other outputs.
        var oldOutputs: [Expected]?

        /// Everything comes again, under another generation.
        mutating func startOver(floor: Int64, cutsAnew: Bool) {
            if cutsAnew { (oldOutputs, all) = (all, []) }
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
    /// By step, number of the origin partition, and destination.
    var lanes: [[[Lane]]]
    /// By step and number of the partition: behind what was kept, or without a row committed.
    var next: [[Int64]]
    /// By step and partition: the highest that `next` ever was.
    var highestNext: [[Int64]]
    /// By step: the states that the kept records make.
    var states: [[[UInt8]: SimulatedState]]
    /// By step: the rows that they make.
    var rows: [[[UInt8]: Row]]
    /// By step and partition, of collectors.
    var windows: [[Windows]]
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
            return Array(repeating: row, count: scenario.places(of: step).count)
        }
        next = lanes.map { Array(repeating: 0, count: $0.count) }
        windows = lanes.map { Array(repeating: Windows(), count: $0.count) }
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

    /// A record of a source was appended.
    func appendedToSource(_ record: LogRecord, _ topic: Int, _ partition: Int32) {
        let position = IdentityPosition(generation: 0, offset: record.offset, index: 0)
        enter(topic, partition, record, Entry(record, Int(partition), position, isRepeat: false))
    }

    /// An output of a step was appended.
    func appended(_ record: LogRecord, _ partition: Int32, of step: Int) {
        guard let (origin, position) = identity(record, step) else {
            return fail("identity", "\(place(step + 1, partition)) has an output without one")
        }
        guard next[step].indices.contains(origin) else {
            return fail("identity", "an output names the origin partition \(origin)")
        }
        let what =
            "output \(position.offset).\(position.index) of \(name(step, origin)) on "
            + "\(place(step + 1, partition))@\(record.offset)"
        let isLoose = position.offset < looseBelow[step][origin]
        let (isRepeat, source) = accept(
            record, position, &lanes[step][origin][Int(partition)], isLoose, what)
        var entry = Entry(record, origin, position, isRepeat: isRepeat)
        entry.source = source
        enter(step + 1, partition, record, entry)
    }

    /// Whether it is a repeat, and what it holds as an envelope.
    private func accept(
        _ record: LogRecord, _ position: IdentityPosition, _ lane: inout Lane,
        _ isLoose: Bool, _ what: String
    ) -> (isRepeat: Bool, source: Source?) {
        let isLate = position.generation < lane.floor
        if !isLate, lane.generation < 0 { lane.generation = position.generation }
        guard isLate || lane.generation == position.generation else {
            fail(
                "identity",
                "\(what) is of generation \(position.generation), not \(lane.generation)")
            return (true, nil)
        }
        let outputs = (isLate ? lane.oldOutputs : nil) ?? lane.all
        let found = outputs.lastIndex {
            $0.offset == position.offset && $0.index == position.index
        }
        guard let found else {
            fail("invented", "\(what) was published and no kept batch made it")
            return (true, nil)
        }
        let expected = outputs[found]
        if !isLoose, expected.key != record.key || expected.value != record.value {
            fail("wrong", "\(what) isn't what the records before it make")
        }
        if isLate { return (lane.isRepeat(found, ofOld: position.generation), expected.source) }
        if found < lane.accepted { return (true, expected.source) }
        if found > lane.accepted {
            let missing = lane.all[lane.accepted]
            fail("gap", "\(what) came before \(missing.offset).\(missing.index): readers drop that")
        }
        lane.accepted = found + 1
        return (false, expected.source)
    }

    /// A step without a row has lost its progress: it starts at the beginning.
    func startsOver(_ step: Int, at wall: Int64) {
        for partition in lanes[step].indices {
            for lane in lanes[step][partition].indices {
                lanes[step][partition][lane].startOver(
                    floor: wall, cutsAnew: scenario.chain[step] == .collector)
            }
            next[step][partition] = 0
            highestNext[step][partition] = 0
            windows[step][partition] = Windows()
        }
    }

    private func enter(_ topic: Int, _ partition: Int32, _ record: LogRecord, _ entry: Entry) {
        entries[topic][Int(partition)].append(entry)
        guard let step = scenario.reader(of: topic),
            !entry.isRepeat || scenario.isLatest(topic)
        else { return }
        let number = scenario.number(step, topic: topic, partition)
        switch scenario.chain[step] {
        case .stateless: expectPassed(entry, step: step, number)
        case .router: expectRouted(entry, record, step: step, topic, number)
        default: break
        }
    }

    private func identity(
        _ record: LogRecord, _ step: Int
    ) -> (number: Int, position: IdentityPosition)? {
        guard let header = record.headers.first(where: { $0.name == Identity.header })?.value
        else { return nil }
        return header.withUnsafeBytes { bytes in
            guard let (origin, position) = Identity.parse(bytes), origin.count > 4 else {
                return nil
            }
            // The text ends with topic and partition, and a space; there are fewer than ten of both.
            let end = origin.count
            let (topic, partition) = (Int(origin[end - 4]) - 48, Int32(origin[end - 2]) - 48)
            return (scenario.number(step, topic: topic, partition), position)
        }
    }

    // MARK: Outputs that have to come

    /// What the stateless function makes of a record.
    private func expectPassed(_ entry: Entry, step: Int, _ place: Int) {
        let number = SimulatedRecord.number(entry.value)
        for index in 0..<SimulatedRecord.outputCount(entry.value) {
            let made = SimulatedRecord.outputNumber(number, nil, index)
            expect(
                Expected(
                    offset: entry.offset, index: Int64(index),
                    key: SimulatedPass.key(of: made, keys: scenario.keys),
                    value: SimulatedRecord.value(of: made)), step, place)
        }
    }

    func expect(_ output: Expected, _ step: Int, _ place: Int) {
        let partition = Int32(scenario.topic(step, place).partition)
        let count = scenario.partitions[step + 1]
        let to =
            output.key.map { $0.withUnsafeBytes { Partitioner.partition(ofKey: $0, count: count) } }
            ?? Partitioner.partition(ofOrigin: partition, offset: output.offset, count: count)
        let lane = lanes[step][place][Int(to)]
        // A database that was put back makes some of them again.
        if let last = lane.all.last,
            (last.offset, last.index) >= (output.offset, output.index)
        {
            return
        }
        lanes[step][place][Int(to)].all.append(output)
    }

    /// A partition that a step reads, by its number.
    func name(_ step: Int, _ number: Int) -> String {
        let (topic, partition) = scenario.topic(step, number)
        return place(topic, Int32(partition))
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
    fileprivate init(
        _ record: LogRecord, _ origin: Int, _ position: IdentityPosition, isRepeat: Bool
    ) {
        self.init(
            origin: origin, position: position, offset: record.offset, isRepeat: isRepeat,
            key: record.key, value: record.value)
    }
}

extension SimulatedRecord {
    static func number(_ value: [UInt8]?) -> UInt64 { withBytes(value) { number($0) } }
    static func outputCount(_ value: [UInt8]?) -> Int { withBytes(value) { outputCount($0) } }
}
