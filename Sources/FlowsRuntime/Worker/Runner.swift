/// What differs between the runners; everything else is the one pipeline.

internal import FlowsCore

/// A runner's part of a batch; one instance for each partition.
protocol Runner: AnyObject {
    /// Bytes that it may cache; it takes effect with the next batch.
    var cacheBytesMax: Int { get set }
    /// Says, before anything else, what protects; tests alone take something away.
    func protect(_ protections: Protections)
    /// Names what the batch needs that isn't cached; nil when nothing has to be loaded.
    func prepare(_ batch: BatchView, _ context: StepContext) -> LoadRequest?
    /// Takes what was loaded; false when it can't be read.
    func loaded(_ found: LoadedEntries) -> Bool
    /// Runs the typed loop; returns the index of the first record that wasn't handled, or the count.
    func apply(_ batch: BatchView, _ context: StepContext) -> Int
    /// What the transaction writes beside progress and outbox.
    func changes() -> StoreChanges
    /// The transaction is durable.
    func absorb()
    /// The batch is run again, or dropped.
    func forget()
    /// The partition is taken anew, perhaps from another database: nothing cached is believed any more.
    func forgetAll()
    /// Gives back memory that only a batch needs.
    func trim()
}

extension StepPlan {
    /// The runner of one partition; it may cache nothing until it is told how much.
    func makeRunner(seed: UInt64) -> any Runner {
        switch kind {
        case .stateless(let make): return StatelessRunner(make())
        case .statelessAsync, .statefulAsync:
            preconditionFailure("a pipeline makes the runner of a function that may wait")
        case .stateful(let make): return StatefulRunner(make(), seed: seed)
        case .materialise(let schema, let make):
            return MaterialiseRunner(make(), schema: schema)
        case .collector(let bounds, let make): return CollectorRunner(make(), bounds)
        }
    }
}
