/// Collector: decode → group → fold for a batch; emit → encode for each group when the window closes.

public import FlowsCore
public import FlowsRuntime

@usableFromInline
final class CollectorLoop<
    Key: Sendable, Value: Sendable, Group: Hashable & Sendable, State: Sendable,
    OutputKey: Sendable, OutputValue: Sendable
> {
    @usableFromInline typealias Grouping =
        @Sendable (borrowing Record<Key, Value>) throws -> Group
    @usableFromInline typealias Fold =
        @Sendable (borrowing Record<Key, Value>, inout State?) throws -> Void
    @usableFromInline typealias Emit = @Sendable (Group, State) throws -> OutputValue?

    /// A group of the open window.
    @usableFromInline struct Slot {
        @usableFromInline let group: Group
        @usableFromInline var state: State?
        @usableFromInline let first: Int64
        @usableFromInline var timestamp: Int64

        @inlinable init(group: Group, state: State?, first: Int64, timestamp: Int64) {
            self.group = group
            self.state = state
            self.first = first
            self.timestamp = timestamp
        }
    }

    @usableFromInline let reader: TypedReader<Key, Value>
    @usableFromInline let topic: Topic<OutputKey, OutputValue>
    @usableFromInline let grouping: Grouping
    @usableFromInline let fold: Fold
    @usableFromInline let emit: Emit
    /// Whether `fold` never throws: then a state is folded where it lies, without a copy.
    @usableFromInline let isCertain: Bool
    @exclusivity(unchecked) @usableFromInline var place: RecordPlace<Key, Value>?
    @exclusivity(unchecked) @usableFromInline var writer: TopicWriter<OutputKey, OutputValue>?
    /// Where each group's slot is; slots are in the order in which groups were first seen.
    @exclusivity(unchecked) @usableFromInline var places: [Group: Int] = [:]
    @exclusivity(unchecked) @usableFromInline var slots: [Slot] = []

    @inlinable init(
        _ source: Topic<Key, Value>, _ topic: Topic<OutputKey, OutputValue>,
        _ grouping: @escaping Grouping, isCertain: Bool, _ fold: @escaping Fold,
        _ emit: @escaping Emit
    ) {
        reader = TypedReader(source)
        self.topic = topic
        self.grouping = grouping
        self.isCertain = isCertain
        self.fold = fold
        self.emit = emit
    }

    // MARK: Fold

    @inlinable func run(_ batch: BatchView, _ keysMax: Int, _ context: StepContext) -> Int {
        let place = self.place ?? RecordPlace(context)
        self.place = place
        defer { place.clear() }
        for index in 0..<batch.records.count {
            if batch.isRepeat(index) { continue }
            let raw = batch.records[index]
            context.begin(raw)
            do { try take(raw, place) } catch {
                if !context.passesOver(context.failure(error)) { return index }
                continue
            }
            if slots.count >= keysMax { return index + 1 }
        }
        return batch.records.count
    }

    @inlinable @inline(__always)
    func take(_ raw: RawRecord, _ place: RecordPlace<Key, Value>) throws {
        let record = try reader.read(raw, into: place)
        let group = try group(of: record)
        guard let known = places[group] else {
            var state: State?
            try fold(record, &state)
            places[group] = slots.count
            slots.append(
                Slot(group: group, state: state, first: raw.offset, timestamp: raw.timestamp))
            return
        }
        if isCertain {
            try fold(record, &slots[known].state)
        } else {
            // A copy, so that a function that throws leaves the state as it was.
            var state = slots[known].state
            try fold(record, &state)
            slots[known].state = state
        }
        if raw.timestamp > slots[known].timestamp { slots[known].timestamp = raw.timestamp }
    }

    @inlinable @inline(__always)
    func group(of record: borrowing Record<Key, Value>) throws -> Group {
        do { return try grouping(record) } catch {
            if let failure = error as? RecordFailure { throw failure }
            throw RecordFailure(stage: "key", message: "the step's `by` threw: \(error)")
        }
    }

    // MARK: Emit

    @inlinable func emitAll(_ context: StepContext) -> Bool {
        let writer = self.writer ?? TopicWriter(topic, 0, context)
        self.writer = writer
        for number in slots.indices {
            guard let state = slots[number].state else { continue }
            let slot = slots[number]
            context.beginGroup(number, first: slot.first, timestamp: slot.timestamp)
            let mark = context.outputs.mark
            do {
                guard let value = try emit(slot.group, state) else { continue }
                writer.write(
                    value, key: try key(of: value, slot.group), timestamp: slot.timestamp,
                    headers: [])
                if let failure = context.outputFailure { throw failure }
            } catch {
                context.outputs.rewind(to: mark)
                let failure =
                    (error as? RecordFailure)
                    ?? RecordFailure(stage: "encode", message: "the step's `emit` threw: \(error)")
                if !context.passesOverGroup(failure) { return false }
            }
        }
        return true
    }

    /// The key that the contract names in the value, else the group where the topic's keys are such.
    @inlinable func key(of value: OutputValue, _ group: Group) throws(RecordFailure) -> OutputKey? {
        if topic.declaresNoKey { return nil }
        if let key = topic.keyOfValue?(value) ?? (group as? OutputKey) { return key }
        throw RecordFailure(
            stage: "encode",
            message: """
                the output names no key, and the group isn't one: keys of \(topic.contract.name) \
                are \(OutputKey.self), groups \(Group.self)
                """)
    }

    // MARK: The end of a window

    @inlinable func clear() {
        places.removeAll(keepingCapacity: true)
        slots.removeAll(keepingCapacity: true)
    }

    @inlinable func trim() {
        places = [:]
        slots = []
    }
}

/// The loop without its types: made in the step's own module, where the loop is specialised.
@usableFromInline final class CollectorPass: CollectorFunction {
    @usableFromInline typealias Run = (BatchView, Int, StepContext) -> Int
    private let run: Run
    private let emitAll: (StepContext) -> Bool
    private let count: () -> Int
    private let drop: (_ isTrim: Bool) -> Void

    @inlinable
    convenience init<
        Key: Sendable, Value: Sendable, Group: Hashable & Sendable, State: Sendable,
        OutputKey: Sendable, OutputValue: Sendable
    >(_ loop: CollectorLoop<Key, Value, Group, State, OutputKey, OutputValue>) {
        self.init(
            run: { batch, keysMax, context in loop.run(batch, keysMax, context) },
            emitAll: { context in loop.emitAll(context) }, count: { loop.slots.count },
            drop: { isTrim in if isTrim { loop.trim() } else { loop.clear() } })
    }

    @usableFromInline init(
        run: @escaping Run, emitAll: @escaping (StepContext) -> Bool,
        count: @escaping () -> Int, drop: @escaping (_ isTrim: Bool) -> Void
    ) {
        self.run = run
        self.emitAll = emitAll
        self.count = count
        self.drop = drop
    }

    @usableFromInline var keys: Int { count() }
    @usableFromInline func fold(_ batch: BatchView, keysMax: Int, _ context: StepContext) -> Int {
        run(batch, keysMax, context)
    }
    @usableFromInline func emit(_ context: StepContext) -> Bool { emitAll(context) }
    @usableFromInline func clear() { drop(false) }
    @usableFromInline func trim() { drop(true) }
}
