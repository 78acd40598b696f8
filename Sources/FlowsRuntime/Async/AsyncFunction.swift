/// The part of a step whose function may wait: what the runtime needs of tasks, without linking them.

public import FlowsCore

/// Handles one record after another; there is one for each record that may be handled at once.
///
/// `FlowsAsync` makes it of a task: steps that don't wait carry no runtime for those with them.
public protocol AsyncFunction: AnyObject {
    /// What is done with a record that is through: its failure goes in, the next record comes out.
    typealias Done = (RecordFailure?) -> RawRecord?

    /// Begins with a record, and goes on with those that `done` gives until it gives none.
    ///
    /// Outputs go to the context's ``StepContext/outputs``; it and the record's bytes belong to the
    /// record until `done` is called, which is in a run of the worker's ``JobQueue``.
    func begin(_ record: RawRecord, _ context: StepContext, done: @escaping Done)
    /// Tells the function that nobody waits for its record any more.
    func cancel()
}

/// Where a worker's asynchronous functions run: in its turns, on its thread.
public protocol JobQueue: AnyObject {
    /// Runs what there is to run; true when something did.
    func run() -> Bool
}

/// How many records are handled at once, and where.
public struct AsyncSetup: Sendable {
    /// Records of a partition in the function at once.
    public let concurrency: Concurrency
    let makeQueue: @Sendable (Waker) -> any JobQueue

    /// A setup; `makeQueue` makes each worker's queue, which wakes it when a job comes.
    public init(
        _ concurrency: Concurrency, makeQueue: @escaping @Sendable (Waker) -> any JobQueue
    ) {
        self.concurrency = concurrency
        self.makeQueue = makeQueue
    }
}

/// The typed part of a stateful step whose function may wait: the states of one batch at a time.
public protocol AsyncStatefulFunction: AnyObject {
    /// One more function over these states; ``StepContext/slot`` is its record's place in them.
    func makeFunction() -> any AsyncFunction
    /// Begins a batch, or the same once more: what functions of an older one still do is void.
    ///
    /// `encodesEach` asks to see after each record whether its state can be encoded.
    func begin(_ states: StateTable, encodesEach: Bool)
    /// Encodes what the batch made of each state; false when one can't be.
    func finish() -> Bool
}
