/// The least that a step can do with a record: pass it on, or count it by key.

import FlowsCore
import FlowsRuntime

@inline(__always)
private func put(
    _ value: UnsafeRawBufferPointer?, key: UnsafeRawBufferPointer?, _ context: StepContext
) {
    let outputs = context.outputs
    let at = outputs.begin(topic: 0, timestamp: context.timestamp)
    if let key { outputs.bytes.append(key) }
    outputs.endKey(at, isNull: key == nil)
    let start = outputs.bytes.count
    if let value { outputs.bytes.append(value) }
    outputs.endValue(at, from: start, isNull: value == nil)
    context.finish(output: at, topic: 0)
}

final class CopyLoop: StatelessFunction {
    func apply(_ batch: BatchView, _ context: StepContext) -> Int {
        for index in 0..<batch.records.count where !batch.isRepeat(index) {
            let record = batch.records[index]
            context.begin(record)
            put(record.value, key: record.key, context)
        }
        return batch.records.count
    }
}

final class CountLoop: StatefulFunction {
    /// The counts of the batch's keys by slot, −1 for those that aren't loaded.
    @exclusivity(unchecked) private var counts: [Int64] = []

    func apply(
        _ batch: BatchView, slots: [Int], states: StateTable, _ context: StepContext
    ) -> Int {
        if counts.count < states.count {
            counts.append(contentsOf: repeatElement(-1, count: states.count - counts.count))
        }
        for index in 0..<batch.records.count where !batch.isRepeat(index) {
            let record = batch.records[index]
            context.begin(record)
            let slot = slots[index]
            if counts[slot] < 0 {
                counts[slot] = states.value(slot)?.loadUnaligned(as: Int64.self) ?? 0
            }
            counts[slot] += 1
            withUnsafeBytes(of: counts[slot]) { put($0, key: record.key, context) }
        }
        for slot in states.touched {
            let count = counts[slot]
            counts[slot] = -1
            try? states.write(slot) { out in out.append(native: count) }
        }
        return batch.records.count
    }
}

/// Counts by key in a window.
final class CollectLoop: CollectorFunction {
    @exclusivity(unchecked) private var places: [String: Int] = [:]
    @exclusivity(unchecked) private var groups: [(key: String, count: Int64, first: Int64)] = []

    var keys: Int { groups.count }

    func fold(_ batch: BatchView, keysMax: Int, _ context: StepContext) -> Int {
        for index in 0..<batch.records.count where !batch.isRepeat(index) {
            let record = batch.records[index]
            context.begin(record)
            guard let bytes = record.key else { continue }
            let key = String(decoding: bytes, as: UTF8.self)
            if let place = places[key] {
                groups[place].count += 1
                continue
            }
            places[key] = groups.count
            groups.append((key, 1, record.offset))
            if groups.count >= keysMax { return index + 1 }
        }
        return batch.records.count
    }

    func emit(_ context: StepContext) -> Bool {
        for number in groups.indices {
            context.beginGroup(number, first: groups[number].first, timestamp: 1_700_000_000_000)
            var (key, count, _) = groups[number]
            key.withUTF8 { key in
                withUnsafeBytes(of: &count) { put($0, key: UnsafeRawBufferPointer(key), context) }
            }
        }
        return true
    }

    func clear() {
        places.removeAll(keepingCapacity: true)
        groups.removeAll(keepingCapacity: true)
    }

    func trim() {}
}
