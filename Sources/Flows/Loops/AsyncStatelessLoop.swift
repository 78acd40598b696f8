/// Stateless with a function that may wait: decode → function → encode, for one record at a time.

public import FlowsCore
public import FlowsRuntime

/// One for each record that is handled at once: a record keeps its place while the function waits.
@usableFromInline
final class AsyncStatelessLoop<Key: Sendable, Value: Sendable>: AsyncStatelessFunction {
    @usableFromInline typealias Body = (borrowing Record<Key, Value>) async throws -> Void
    @usableFromInline let reader: TypedReader<Key, Value>
    @usableFromInline let makeBody: @Sendable (StepContext) -> Body
    @usableFromInline var parts: Parts?

    /// The function with its outputs, and the place of its record; why a class: `StatelessLoop.Parts`.
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

    @inlinable func handle(_ raw: RawRecord, _ context: StepContext) async -> RecordFailure? {
        let parts = self.parts ?? Parts(makeBody(context), RecordPlace(context))
        self.parts = parts
        defer { parts.place.clear() }
        do {
            try await parts.body(reader.read(raw, into: parts.place))
            return context.outputFailure
        } catch {
            return context.failure(error)
        }
    }
}
