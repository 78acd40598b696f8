/// The two halves of a simulated join, with the envelopes and states of real ones.

internal import FlowsCore
internal import FlowsRuntime

/// Passes the records of all sources on to one topic, in envelopes under their keys.
final class SimulatedRoute: StatelessFunction {
    private let latest: Set<String>

    /// A router that reads these topics for the last value of each key.
    init(_ latest: Set<String>) { self.latest = latest }

    func apply(_ batch: BatchView, _ context: StepContext) -> Int {
        let source = context.source
        let writer = EnvelopeWriter(source, carriesOrigin: latest.contains(source.topic))
        for index in batch.records.indices where !batch.isRepeat(index) {
            let record = batch.records[index]
            context.begin(record)
            guard let key = record.key else {
                let failure = RecordFailure(stage: "key", message: "the key is null")
                if context.passesOver(failure) { continue }
                return index
            }
            let outputs = context.outputs
            let at = outputs.begin(topic: 0, timestamp: context.timestamp)
            outputs.bytes.append(key)
            outputs.endKey(at, isNull: false)
            let start = outputs.bytes.count
            writer.append(record, to: &outputs.bytes)
            outputs.endValue(at, from: start, isNull: false)
            context.finish(output: at, topic: 0)
        }
        return batch.records.count
    }
}

/// Folds what comes in envelopes, or of the sources themselves; each output shows the state.
final class SimulatedJoin: StatefulFunction {
    private struct Place {
        let slot: Int
        var state: SimulatedState?
        var positions = JoinPositions()
        var isChanged = false
    }

    private let latest: Set<String>
    private let isDirect: Bool
    private let origins = JoinOrigins()
    private var scratch = ByteBuffer(capacity: 64)
    private var now: [Place] = []

    /// A join that reads these topics for the last value of each key.
    init(_ latest: Set<String>, isDirect: Bool) {
        self.latest = latest
        self.isDirect = isDirect
    }

    func apply(
        _ batch: BatchView, slots: [Int], states: StateTable, _ context: StepContext
    ) -> Int {
        now.removeAll(keepingCapacity: true)
        for index in batch.records.indices where !batch.isRepeat(index) {
            let record = batch.records[index]
            context.begin(record)
            do throws(RecordFailure) {
                guard slots[index] >= 0 else {
                    throw RecordFailure(stage: "key", message: "the key is null")
                }
                try fold(record, at: place(slots[index], states), context)
            } catch {
                if context.passesOver(error) { continue }
                return finish(index, states)
            }
        }
        return finish(batch.records.count, states)
    }

    private func fold(
        _ record: RawRecord, at place: Int, _ context: StepContext
    ) throws(RecordFailure) {
        do {
            if isDirect {
                return try fold(
                    record.value, record.key, record.origin, context.source, record.offset, place,
                    context)
            }
            let none = UnsafeRawBufferPointer(start: nil, count: 0)
            let envelope = try Envelope(reading: record.value ?? none, scratch: &scratch)
            let source = TopicPartition(
                String(decoding: envelope.topic, as: UTF8.self), envelope.partition)
            try fold(
                envelope.value, record.key, envelope.origin, source, envelope.offset, place, context
            )
        } catch { throw RecordFailure(stage: "decode", message: "\(error)") }
    }

    private func fold(
        _ value: UnsafeRawBufferPointer?, _ key: UnsafeRawBufferPointer?,
        _ origin: UnsafeRawBufferPointer?, _ source: TopicPartition, _ offset: Int64,
        _ place: Int, _ context: StepContext
    ) throws(CodecError) {
        if latest.contains(source.topic) {
            let name = [UInt8](source.topic.utf8)
            let isNews = name.withUnsafeBytes { topic in
                Result { () throws(CodecError) in
                    try origins.accept(
                        origin, topic: topic, partition: source.partition, offset: offset,
                        in: &now[place].positions)
                }
            }
            guard try isNews.get() || !context.comparesPositions else { return }
            now[place].isChanged = true
        }
        let old = now[place].state
        now[place].state = SimulatedState.fold(old, value)
        if now[place].state != old { now[place].isChanged = true }
        let number = SimulatedRecord.number(value)
        for output in 0..<SimulatedRecord.outputCount(value) {
            emit(key, SimulatedRecord.outputNumber(number, now[place].state, output), context)
        }
    }

    private func place(_ slot: Int, _ states: StateTable) throws(RecordFailure) -> Int {
        if let at = now.firstIndex(where: { $0.slot == slot }) { return at }
        var place = Place(slot: slot)
        if let bytes = states.value(slot) {
            do throws(CodecError) {
                place.state = SimulatedState(
                    try JoinState.read(bytes, origins, into: &place.positions))
            } catch { throw RecordFailure(stage: "decode", message: error.reason) }
        }
        now.append(place)
        return now.count - 1
    }

    private func finish(_ handled: Int, _ states: StateTable) -> Int {
        for place in now where place.isChanged {
            if place.state == nil, place.positions.isEmpty {
                states.delete(place.slot)
                continue
            }
            do throws(CodecError) {
                try states.write(place.slot) { out throws(CodecError) in
                    if let state = place.state {
                        let start = JoinState.beginState(&out)
                        out.append(native: state.hash.littleEndian)
                        out.append(native: state.count.littleEndian)
                        JoinState.endState(&out, start)
                    }
                    JoinState.append(place.positions, origins, to: &out)
                }
            } catch { preconditionFailure("nothing is encoded here: \(error)") }
        }
        return handled
    }
}
