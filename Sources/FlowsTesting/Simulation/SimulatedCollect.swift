/// A simulated collector: what a window's records of a key come to, one output for most keys.

internal import FlowsCore
internal import FlowsRuntime

/// What a window has of one key.
struct SimulatedGroup {
    let key: [UInt8]
    let first: Int64
    var timestamp: Int64
    var state = SimulatedState()
    private var says = false

    init(key: [UInt8], first: Int64, timestamp: Int64) {
        self.key = key
        self.first = first
        self.timestamp = timestamp
    }

    /// Takes one more record in.
    mutating func take(_ value: UnsafeRawBufferPointer?) {
        state.hash = SimulationRandom.mix(state.hash &+ SimulatedRecord.number(value))
        state.count += 1
        if SimulatedRecord.outputCount(value) > 0 { says = true }
    }

    /// What its output says; nil where none of its records has one, however they were cut.
    var output: UInt64? { says ? SimulatedRecord.outputNumber(state.count, state, 0) : nil }
}

/// Groups records by their keys.
final class SimulatedCollect: CollectorFunction {
    private var groups: [SimulatedGroup] = []

    var keys: Int { groups.count }

    func fold(_ batch: BatchView, keysMax: Int, _ context: StepContext) -> Int {
        for index in batch.records.indices where !batch.isRepeat(index) {
            let record = batch.records[index]
            context.begin(record)
            guard let key = record.key else {
                let failure = RecordFailure(stage: "key", message: "the key is null")
                if context.passesOver(failure) { continue }
                return index
            }
            take(record, [UInt8](key))
            if groups.count >= keysMax { return index + 1 }
        }
        return batch.records.count
    }

    private func take(_ record: RawRecord, _ key: [UInt8]) {
        let at = groups.firstIndex { $0.key == key } ?? groups.count
        if at == groups.count {
            groups.append(
                SimulatedGroup(key: key, first: record.offset, timestamp: record.timestamp))
        }
        groups[at].take(record.value)
        groups[at].timestamp = max(groups[at].timestamp, record.timestamp)
    }

    func emit(_ context: StepContext) -> Bool {
        for (number, group) in groups.enumerated() {
            guard let made = group.output else { continue }
            context.beginGroup(number, first: group.first, timestamp: group.timestamp)
            group.key.withUnsafeBytes { FlowsTesting.emit($0, made, context) }
        }
        return true
    }

    func clear() { groups.removeAll(keepingCapacity: true) }
    func trim() {}
}

extension WindowBounds {
    /// Some bounds, of which now one is reached first and now another.
    static func simulated(_ random: inout SimulationRandom) -> WindowBounds {
        .within(
            .milliseconds(random.within(1...60)), records: random.within(1...12),
            bytes: random.within(20...400), keys: random.within(1...5))
    }
}
