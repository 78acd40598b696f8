/// Stateful: decode → function over the key's state → encode, for a batch; each state once in, once out.

public import FlowsCore
public import FlowsRuntime

@usableFromInline final class StatefulLoop<Fold: RecordFold> {
    @usableFromInline typealias State = Fold.State
    @usableFromInline let codec: Codec<State>
    @usableFromInline let makeFold: @Sendable (StepContext) -> Fold
    /// The function with its outputs: one for each partition. Why a class: `StatelessLoop.Parts`.
    @exclusivity(unchecked) @usableFromInline var fold: Fold?
    /// The states of the batch's keys while it is folded, by slot.
    @exclusivity(unchecked) @usableFromInline var states: [State?] = []
    @exclusivity(unchecked) @usableFromInline var isLoaded: [Bool] = []
    @exclusivity(unchecked) @usableFromInline var encodesEach = false

    @inlinable init(
        _ codec: Codec<State>, _ makeFold: @escaping @Sendable (StepContext) -> Fold
    ) {
        self.codec = codec
        self.makeFold = makeFold
    }

    @inlinable func apply(
        _ batch: BatchView, slots: [Int], states table: StateTable, _ context: StepContext
    ) -> Int {
        if fold == nil { fold = makeFold(context) }
        guard let fold else { return 0 }
        defer { fold.clear() }
        if states.count < table.count {
            states.append(contentsOf: repeatElement(nil, count: table.count - states.count))
            isLoaded.append(contentsOf: repeatElement(false, count: table.count - isLoaded.count))
        }
        let start = context.outputs.mark
        let handled = run(batch, slots, table, context, fold)
        if finish(table) { return handled }
        // Some state can't be encoded: once more, encoding after each record, to find whose it is.
        encodesEach = true
        defer { encodesEach = false }
        context.outputs.rewind(to: start)
        let found = run(batch, slots, table, context, fold)
        _ = finish(table)
        return found
    }

    @inlinable func run(
        _ batch: BatchView, _ slots: [Int], _ table: StateTable, _ context: StepContext,
        _ fold: Fold
    ) -> Int {
        for index in 0..<batch.records.count {
            if batch.isRepeat(index) { continue }
            let raw = batch.records[index]
            context.begin(raw)
            let mark = context.outputs.mark
            do {
                try handle(raw, slots[index], table, context, fold)
            } catch {
                context.outputs.rewind(to: mark)
                if !context.passesOver(context.failure(error)) { return index }
            }
        }
        return batch.records.count
    }

    @inlinable @inline(__always)
    func handle(
        _ raw: RawRecord, _ slot: Int, _ table: StateTable, _ context: StepContext, _ fold: Fold
    ) throws {
        guard slot >= 0 else {
            throw RecordFailure(stage: "key", message: "the key is null: it names no state")
        }
        if !isLoaded[slot] { try load(slot, table) }
        // A copy, so that a function that throws leaves the state as it was.
        var state = states[slot]
        try fold.fold(raw, &state)
        if let failure = context.outputFailure { throw failure }
        if encodesEach, let state { try check(state) }
        states[slot] = state
    }

    @inlinable func load(_ slot: Int, _ table: StateTable) throws(RecordFailure) {
        if let bytes = table.value(slot) {
            do { states[slot] = try codec.decode(bytes) } catch {
                throw RecordFailure(
                    stage: "decode", message: "the key's state can't be read: \(error.reason)")
            }
        } else {
            states[slot] = nil
        }
        isLoaded[slot] = true
    }

    @inlinable func check(_ state: State) throws(RecordFailure) {
        var scratch = ByteBuffer()
        do { try codec.encode(state, &scratch) } catch {
            throw RecordFailure(
                stage: "encode", message: "the key's state can't be encoded: \(error.reason)")
        }
    }

    /// Encodes what the batch made of each state, and forgets it; false when one can't be.
    @inlinable func finish(_ table: StateTable) -> Bool {
        var isWell = true
        for slot in table.touched where isLoaded[slot] {
            isLoaded[slot] = false
            guard let state = states[slot] else {
                table.delete(slot)
                continue
            }
            states[slot] = nil
            do throws(CodecError) {
                try table.write(slot) { out throws(CodecError) in try codec.encode(state, &out) }
            } catch {
                isWell = false
            }
        }
        return isWell
    }
}

/// The loop without its types: made in the step's own module, where the loop is specialised.
@usableFromInline final class StatefulPass: StatefulFunction {
    @usableFromInline typealias Run = (BatchView, [Int], StateTable, StepContext) -> Int
    private let run: Run

    @inlinable convenience init<Fold: RecordFold>(_ loop: StatefulLoop<Fold>) {
        self.init(run: { batch, slots, states, context in
            loop.apply(batch, slots: slots, states: states, context)
        })
    }

    @usableFromInline init(run: @escaping Run) { self.run = run }

    @usableFromInline func apply(
        _ batch: BatchView, slots: [Int], states: StateTable, _ context: StepContext
    ) -> Int {
        run(batch, slots, states, context)
    }
}
