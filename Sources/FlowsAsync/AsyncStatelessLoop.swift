/// Stateless with a function that may wait: decode → function → encode, for one record at a time.

internal import Flows
internal import FlowsCore
internal import FlowsRuntime

/// One for each record that is handled at once: a record keeps its place while the function waits.
final class AsyncStatelessLoop<Key: Sendable, Value: Sendable> {
    typealias Body = (borrowing Record<Key, Value>) async throws -> Void
    let reader: TypedReader<Key, Value>
    let makeBody: @Sendable (StepContext) -> Body
    var parts: Parts?

    /// The function with its outputs, and the place of its record; why a class: `StatelessLoop.Parts`.
    final class Parts {
        let body: Body
        let place: RecordPlace<Key, Value>

        init(_ body: @escaping Body, _ place: RecordPlace<Key, Value>) {
            self.body = body
            self.place = place
        }
    }

    init(
        _ topic: Topic<Key, Value>, _ makeBody: @escaping @Sendable (StepContext) -> Body
    ) {
        reader = TypedReader(topic)
        self.makeBody = makeBody
    }

    /// The loop as a task in the queue.
    func function(in queue: any JobQueue) -> any AsyncFunction {
        TaskFunction(queue) { record, context in await self.handle(record, context) }
    }

    private func handle(_ raw: RawRecord, _ context: StepContext) async -> RecordFailure? {
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
