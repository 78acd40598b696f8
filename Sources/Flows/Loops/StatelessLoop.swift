/// Stateless: decode → function → encode, for a batch.

public import FlowsCore
public import FlowsRuntime

@usableFromInline final class StatelessLoop<Key: Sendable, Value: Sendable> {
    @usableFromInline typealias Body = (borrowing Record<Key, Value>) throws -> Void
    @usableFromInline let reader: TypedReader<Key, Value>
    @usableFromInline let makeBody: @Sendable (StepContext) -> Body
    @exclusivity(unchecked) @usableFromInline var parts: Parts?

    /// The function with its outputs, and the place of its record: one for each partition.
    ///
    /// A class of its own, since a closure in an optional or a tuple is wrapped in a thunk each
    /// time it is stored or taken out, and wrapped again at the next batch.
    @usableFromInline final class Parts {
        @usableFromInline let body: Body
        @usableFromInline let place: RecordPlace<Key, Value>

        @inlinable init(_ body: @escaping Body, _ place: RecordPlace<Key, Value>) {
            self.body = body
            self.place = place
        }
    }

    @inlinable init(
        _ topic: Topic<Key, Value>, _ makeBody: @escaping @Sendable (StepContext) -> Body
    ) {
        reader = TypedReader(topic)
        self.makeBody = makeBody
    }

    @inlinable func apply(_ batch: BatchView, _ context: StepContext) -> Int {
        if parts == nil { parts = Parts(makeBody(context), RecordPlace(context)) }
        guard let parts else { return 0 }
        defer { parts.place.clear() }
        for index in 0..<batch.records.count {
            if batch.isRepeat(index) { continue }
            let raw = batch.records[index]
            context.begin(raw)
            let mark = context.outputs.mark
            do {
                try parts.body(reader.read(raw, into: parts.place))
                guard let failure = context.outputFailure else { continue }
                throw failure
            } catch {
                context.outputs.rewind(to: mark)
                if !context.passesOver(context.failure(error)) { return index }
            }
        }
        return batch.records.count
    }
}

/// The loop without its types: made in the step's own module, where the loop is specialised.
@usableFromInline final class StatelessPass: StatelessFunction {
    private let run: (BatchView, StepContext) -> Int

    @inlinable convenience init<Key: Sendable, Value: Sendable>(_ loop: StatelessLoop<Key, Value>) {
        self.init(run: { batch, context in loop.apply(batch, context) })
    }

    @usableFromInline init(run: @escaping (BatchView, StepContext) -> Int) { self.run = run }

    @usableFromInline func apply(_ batch: BatchView, _ context: StepContext) -> Int {
        run(batch, context)
    }
}
