/// The typed loops of simulated steps.

internal import FlowsCore
internal import FlowsRuntime

/// Writes an output with a key of its own.
func emit(_ key: UnsafeRawBufferPointer?, _ number: UInt64, _ context: StepContext) {
    let outputs = context.outputs
    let at = outputs.begin(topic: 0, timestamp: context.timestamp)
    if let key { outputs.bytes.append(key) }
    outputs.endKey(at, isNull: key == nil)
    let start = outputs.bytes.count
    let value = SimulatedRecord.value(of: number)
    if let value { outputs.bytes.append(value) }
    outputs.endValue(at, from: start, isNull: value == nil)
    context.finish(output: at, topic: 0)
}

/// Folds records into states of their keys; each output shows the state.
final class SimulatedFold: StatefulFunction {
    private var now: [(slot: Int, state: SimulatedState?, isChanged: Bool)] = []

    func apply(
        _ batch: BatchView, slots: [Int], states: StateTable, _ context: StepContext
    ) -> Int {
        now.removeAll(keepingCapacity: true)
        for index in batch.records.indices where !batch.isRepeat(index) {
            let record = batch.records[index]
            context.begin(record)
            guard slots[index] >= 0 else {
                let failure = RecordFailure(stage: "key", message: "the key is null")
                if context.passesOver(failure) { continue }
                return finish(index, states)
            }
            let place = place(slots[index], states)
            let old = now[place].state
            now[place].state = SimulatedState.fold(old, record.value)
            if now[place].state != old { now[place].isChanged = true }
            let number = SimulatedRecord.number(record.value)
            for output in 0..<SimulatedRecord.outputCount(record.value) {
                emit(
                    record.key, SimulatedRecord.outputNumber(number, now[place].state, output),
                    context)
            }
        }
        return finish(batch.records.count, states)
    }

    private func place(_ slot: Int, _ states: StateTable) -> Int {
        if let at = now.firstIndex(where: { $0.slot == slot }) { return at }
        now.append((slot, SimulatedState(states.value(slot)), false))
        return now.count - 1
    }

    private func finish(_ handled: Int, _ states: StateTable) -> Int {
        for (slot, state, isChanged) in now where isChanged {
            guard let state else {
                states.delete(slot)
                continue
            }
            do throws(CodecError) {
                try states.write(slot) { out throws(CodecError) in
                    out.append(native: state.hash.littleEndian)
                    out.append(native: state.count.littleEndian)
                }
            } catch { preconditionFailure("nothing is encoded here: \(error)") }
        }
        return handled
    }
}

/// Passes records on under other keys, so that keys meet on partitions that they didn't share.
final class SimulatedPass: StatelessFunction {
    private let keys: Int

    init(keys: Int) { self.keys = keys }

    /// The key of an output: another one, seldom none.
    static func key(of number: UInt64, keys: Int) -> [UInt8]? {
        let choice = Int((number >> 33) % UInt64(keys * 4 + 1))
        return choice == keys * 4 ? nil : SimulatedRecord.key(choice % keys)
    }

    func apply(_ batch: BatchView, _ context: StepContext) -> Int {
        for index in batch.records.indices where !batch.isRepeat(index) {
            let record = batch.records[index]
            context.begin(record)
            let number = SimulatedRecord.number(record.value)
            for output in 0..<SimulatedRecord.outputCount(record.value) {
                let made = SimulatedRecord.outputNumber(number, nil, output)
                guard let key = Self.key(of: made, keys: keys) else {
                    emit(nil, made, context)
                    continue
                }
                key.withUnsafeBytes { emit($0, made, context) }
            }
        }
        return batch.records.count
    }
}

/// Puts records into a table of keys and values; a null value deletes.
final class SimulatedRows: MaterialiseFunction {
    static let schema = TableSchema(
        name: "rows",
        columns: [TableColumn("key", .bytea, isKey: true), TableColumn("value", .bytea)])

    private var slots: [Int] = []

    /// A column as rows carry it.
    static func column(_ bytes: UnsafeRawBufferPointer) -> [UInt8] {
        let length = UInt32(truncatingIfNeeded: bytes.count)
        return [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: length >> $0) } + [UInt8](bytes)
    }

    func decode(_ batch: BatchView, rows: RowTable, _ context: StepContext) -> Int {
        slots.removeAll(keepingCapacity: true)
        for index in batch.records.indices {
            guard !batch.isRepeat(index), let key = batch.records[index].key else {
                context.begin(batch.records[index])
                let failure = RecordFailure(stage: "key", message: "the key is null")
                if !batch.isRepeat(index), !context.passesOver(failure) { return index }
                slots.append(-1)
                continue
            }
            context.begin(batch.records[index])
            slots.append(Self.column(key).withUnsafeBytes { rows.touch($0) })
        }
        return batch.records.count
    }

    func apply(_ batch: BatchView, count: Int, rows: RowTable, _ context: StepContext) {
        for index in 0..<count where slots[index] >= 0 {
            let record = batch.records[index]
            guard let header = record.origin, let (origin, position) = Identity.parse(header),
                let key = record.key
            else { continue }
            let name = UnsafeRawBufferPointer(rebasing: origin[2..<origin.count - 1])
            guard let value = record.value else {
                _ = rows.delete(slots[index], origin: name, position: position)
                continue
            }
            (Self.column(key) + Self.column(value)).withUnsafeBytes {
                _ = rows.upsert(slots[index], $0, origin: name, position: position)
            }
        }
    }
}
