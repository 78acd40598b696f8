/// Stateless: decode → function → encode, for a batch.

internal import FlowsCore
internal import FlowsRuntime

final class StatelessLoop<Key: Sendable, Value: Sendable>: StatelessFunction {
    typealias Body = (borrowing Record<Key, Value>) throws -> Void
    private let reader: TypedReader<Key, Value>
    private let makeBody: @Sendable (StepContext) -> Body
    private var body: Body?

    init(_ topic: Topic<Key, Value>, _ makeBody: @escaping @Sendable (StepContext) -> Body) {
        reader = TypedReader(topic)
        self.makeBody = makeBody
    }

    func apply(_ batch: BatchView, _ context: StepContext) -> Int {
        let body = self.body ?? makeBody(context)
        self.body = body
        for index in 0..<batch.records.count {
            if batch.isRepeat(index) { continue }
            let raw = batch.records[index]
            context.begin(raw)
            let mark = context.outputs.mark
            do {
                try body(reader.read(raw, context))
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
