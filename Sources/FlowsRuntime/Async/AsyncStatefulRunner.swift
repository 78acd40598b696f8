/// Stateful with a function that may wait: the batch's keys fold beside each other, then all is kept.

internal import FlowsCore

/// A runner whose function ends later than it is asked.
protocol WaitingRunner: Runner {
    /// Begins to run the function over the batch, whose records stay until ``hasEnded()``.
    func begin(_ batch: BatchView, _ context: StepContext)
    /// Whether the function is through the batch: then `apply` puts together what it made.
    func hasEnded() -> Bool
    var lanes: LaneSet { get }
}

final class AsyncStatefulRunner: WaitingRunner {
    let lanes: LaneSet
    private let function: any AsyncStatefulFunction
    private let result: Result
    private let inner: StatefulRunner
    private var records: [RawRecord] = []
    private var repeats: Set<Int> = []
    private var slots: [Int] = []
    private var encodesEach = false
    /// Records of the batch that are to be kept: less than all when one of them stops the step.
    private var limit = 0
    private var isRunning = false

    /// What the lanes made, for the loop of the synchronous runner.
    private final class Result: StatefulFunction {
        var outcomes: [LaneSet.Outcome] = []

        func apply(
            _ batch: BatchView, slots: [Int], states: StateTable, _ context: StepContext
        ) -> Int {
            defer { outcomes = [] }
            return outcomes.merge(batch, into: context)
        }
    }

    init(_ function: any AsyncStatefulFunction, _ lanes: LaneSet, seed: UInt64) {
        self.function = function
        self.lanes = lanes
        result = Result()
        inner = StatefulRunner(result, seed: seed)
    }

    // MARK: The function

    func begin(_ batch: BatchView, _ context: StepContext) {
        lanes.generation = context.generation
        records = Array(batch.records)
        repeats = Set(batch.records.indices.filter(batch.isRepeat))
        slots = inner.slots
        limit = records.count
        encodesEach = false
        run()
    }

    private func run() {
        lanes.clear()
        function.begin(inner.states, encodesEach: encodesEach)
        for index in 0..<limit {
            if repeats.contains(index) {
                lanes.admitDone(records[index])
            } else {
                lanes.admit(records[index], slot: slots[index])
            }
        }
        isRunning = true
        lanes.start()
    }

    func hasEnded() -> Bool {
        guard isRunning, lanes.isIdle else { return false }
        isRunning = false
        let outcomes = lanes.outcomes
        let failed =
            lanes.remedy == .stop ? outcomes.firstIndex { $0.failure != nil } : nil
        if let failed {
            result.outcomes = Array(outcomes[...failed])
            limit = failed
            // A record behind it may have changed the state of a key before it: once more without.
            if lanes.begunEnd > failed + 1 {
                run()
                return false
            }
        } else if result.outcomes.count == limit + 1 {
            // The run without what is behind a failure: the failure stands as it was.
            result.outcomes.replaceSubrange(..<limit, with: outcomes)
        } else {
            result.outcomes = outcomes
        }
        if function.finish() || encodesEach { return true }
        // Some state can't be encoded: once more, encoding after each record, to find whose it is.
        encodesEach = true
        run()
        return false
    }

    // MARK: The batch

    var cacheBytesMax: Int {
        get { inner.cacheBytesMax }
        set { inner.cacheBytesMax = newValue }
    }

    func protect(_ protections: Protections) { inner.protect(protections) }

    func prepare(_ batch: BatchView, _ context: StepContext) -> LoadRequest? {
        result.outcomes = []
        return inner.prepare(batch, context)
    }

    func loaded(_ found: LoadedEntries) -> Bool { inner.loaded(found) }
    func apply(_ batch: BatchView, _ context: StepContext) -> Int { inner.apply(batch, context) }
    func changes() -> StoreChanges { inner.changes() }

    func absorb() {
        stop()
        inner.absorb()
    }

    func forget() {
        stop()
        inner.forget()
    }

    func forgetAll() {
        stop()
        inner.forgetAll()
    }

    /// What still runs is cancelled; the records are the batch's and go with it.
    private func stop() {
        isRunning = false
        records = []
        lanes.clear()
    }

    func trim() {
        guard !isRunning else { return }
        slots = []
        inner.trim()
    }
}
