/// What differs between the runners; everything else is the one pipeline.

internal import FlowsCore

/// A runner's part of a batch; one instance for each partition.
protocol Runner: AnyObject {
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
}

extension StepPlan {
    /// The runner of one partition, which may cache so many bytes.
    func makeRunner(cacheBytes: Int) -> any Runner {
        switch kind {
        case .stateless(let make): return StatelessRunner(make())
        case .stateful(let make): return StatefulRunner(make(), cacheBytes: cacheBytes)
        case .materialise(let schema, let make):
            return MaterialiseRunner(make(), schema: schema, cacheBytes: cacheBytes)
        }
    }
}
