/// Stateful with a function that may wait: the states of a batch, and the function over one record.

internal import Flows
internal import FlowsCore
internal import FlowsRuntime

/// The states of the batch's keys while it is folded, by slot; one for each partition.
final class AsyncStatefulLoop<Key: Sendable, Value: Sendable, State: Sendable>:
    AsyncStatefulFunction
{
    typealias Body =
        (borrowing Record<Key, Value>, inout State?) async throws -> Void
    let reader: TypedReader<Key, Value>
    let codec: Codec<State>
    let makeBody: @Sendable (StepContext) -> Body
    private let queue: any JobQueue
    private var table: StateTable?
    var states: [State?] = []
    /// The run in which each state was loaded; only those of the present one count.
    var loadedIn: [Int] = []
    /// Grows with each run, so that a function that was given up changes no state of a later one.
    var run = 0
    var encodesEach = false

    init(
        _ topic: Topic<Key, Value>, _ codec: Codec<State>, _ queue: any JobQueue,
        _ makeBody: @escaping @Sendable (StepContext) -> Body
    ) {
        reader = TypedReader(topic)
        self.codec = codec
        self.queue = queue
        self.makeBody = makeBody
    }

    func makeFunction() -> any AsyncFunction {
        let fold = AsyncFold(self)
        return TaskFunction(queue) { record, context in await fold.handle(record, context) }
    }

    func begin(_ table: StateTable, encodesEach: Bool) {
        self.table = table
        self.encodesEach = encodesEach
        run += 1
        let missing = table.count - states.count
        if missing > 0 {
            states.append(contentsOf: repeatElement(nil, count: missing))
            loadedIn.append(contentsOf: repeatElement(0, count: missing))
        }
    }

    func load(_ slot: Int) throws(RecordFailure) -> State? {
        if loadedIn[slot] == run { return states[slot] }
        guard let bytes = table?.value(slot) else { return nil }
        do { return try codec.decode(bytes) } catch {
            throw RecordFailure(
                stage: "decode", message: "the key's state can't be read: \(error.reason)")
        }
    }

    func check(_ state: State?) throws(RecordFailure) {
        guard encodesEach, let state else { return }
        var scratch = ByteBuffer()
        do { try codec.encode(state, &scratch) } catch {
            throw RecordFailure(
                stage: "encode", message: "the key's state can't be encoded: \(error.reason)")
        }
    }

    func finish() -> Bool {
        guard let table else { return true }
        var isWell = true
        for slot in table.touched where loadedIn[slot] == run {
            loadedIn[slot] = 0
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

/// The function over one record at a time; there is one for each record in hand.
final class AsyncFold<Key: Sendable, Value: Sendable, State: Sendable> {
    typealias Loop = AsyncStatefulLoop<Key, Value, State>
    let loop: Loop
    var parts: Parts?

    /// The function with its outputs, and the place of its record; why a class: `StatelessLoop.Parts`.
    final class Parts {
        let body: Loop.Body
        let place: RecordPlace<Key, Value>

        init(_ body: @escaping Loop.Body, _ place: RecordPlace<Key, Value>) {
            self.body = body
            self.place = place
        }
    }

    init(_ loop: Loop) { self.loop = loop }

    func handle(_ raw: RawRecord, _ context: StepContext) async -> RecordFailure? {
        let parts = self.parts ?? Parts(loop.makeBody(context), RecordPlace(context))
        self.parts = parts
        defer { parts.place.clear() }
        do {
            try await fold(raw, context, parts)
            return nil
        } catch {
            return context.failure(error)
        }
    }

    func fold(
        _ raw: RawRecord, _ context: StepContext, _ parts: Parts
    ) async throws {
        let slot = context.slot
        guard slot >= 0 else {
            throw RecordFailure(stage: "key", message: "the key is null: it names no state")
        }
        let run = loop.run
        // A copy, so that a function that throws leaves the state as it was.
        var state = try loop.load(slot)
        let record = try loop.reader.read(raw, into: parts.place)
        try await parts.body(record, &state)
        if let failure = context.outputFailure { throw failure }
        guard loop.run == run else { return }
        try loop.check(state)
        loop.states[slot] = state
        loop.loadedIn[slot] = run
    }
}
