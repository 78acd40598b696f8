/// A step as the runtime runs it: names, topics, rules and typed loops, but no types.

public import FlowsCore

/// What a declaration comes down to.
public struct StepPlan: Sendable {
    /// Which runner, with a maker of typed loops: one for each partition.
    public enum Kind: Sendable {
        /// Outputs only.
        case stateless(@Sendable () -> any StatelessFunction)
        /// The same with a function that may wait, and so many records in it at once.
        case statelessAsync(AsyncSetup, @Sendable (any JobQueue) -> any AsyncFunction)
        /// States, outputs.
        case stateful(@Sendable () -> any StatefulFunction)
        /// The same with a function that may wait.
        case statefulAsync(AsyncSetup, @Sendable (any JobQueue) -> any AsyncStatefulFunction)
        /// Rows of a table.
        case materialise(TableSchema, @Sendable () -> any MaterialiseFunction)
        /// One output for each group of a window.
        case collector(WindowBounds, @Sendable () -> any CollectorFunction)

        /// How its function runs, where that may wait.
        var setup: AsyncSetup? {
            switch self {
            case .statelessAsync(let setup, _), .statefulAsync(let setup, _): setup
            case .stateless, .stateful, .materialise, .collector: nil
            }
        }

        /// How many records of a partition may be in the function at once.
        public var concurrency: Concurrency { setup?.concurrency ?? .inOrder }
    }

    /// The step's name, which is its consumer group too.
    public var name: String
    /// The runner.
    public var kind: Kind
    /// Topics to read.
    public var inputs: [PlanInput]
    /// Topics to write with their partition counts in the broker, in the order of the declaration.
    public var outputs: [(topic: String, partitions: Int32)]
    /// What to do with a record that can't be handled.
    public var remedy: Remedy
    /// Whether outputs carry the identity header.
    public var writesIdentity: Bool

    /// A plan.
    public init(
        name: String, kind: Kind, inputs: [PlanInput],
        outputs: [(topic: String, partitions: Int32)], remedy: Remedy, writesIdentity: Bool
    ) {
        self.name = name
        self.kind = kind
        self.inputs = inputs
        self.outputs = outputs
        self.remedy = remedy
        self.writesIdentity = writesIdentity
    }

    /// Whether it materialises a table.
    var hasTable: Bool {
        if case .materialise = kind { return true }
        return false
    }

    /// Whether its batches are windows.
    var collects: Bool {
        if case .collector = kind { return true }
        return false
    }

    var ledger: PartitionMachine.Ledger {
        switch kind {
        case .stateless, .statelessAsync, .collector: .log
        case .stateful, .statefulAsync, .materialise: .row
        }
    }
}

/// A topic that a step reads.
public struct PlanInput: Sendable {
    /// Its name.
    public var topic: String
    /// Whether only the last record of each key counts; then no `seen` is kept of it.
    public var isLatest: Bool
    /// How long a record waits behind its timestamp before it is handled; for the runtime's own topics.
    public var delay: Duration

    /// An input.
    public init(_ topic: String, isLatest: Bool = false, delay: Duration = .zero) {
        self.topic = topic
        self.isLatest = isLatest
        self.delay = delay
    }
}

/// Limits and times, each named with its unit in its documentation.
public struct RuntimeOptions: Sendable {
    /// Workers, each a thread with a database connection of its own.
    public var workers = 2
    /// Most records in one batch.
    public var batchRecordsMax = 20_000
    /// Most bytes of input in one batch.
    public var batchBytesMax = 8 << 20
    /// Bytes of cached states or positions of the whole process.
    public var stateCacheBytes = 64 << 20
    /// Batches of a stateless partition that may wait for acknowledgement.
    public var unackedBatchesMax = 4
    /// Records of a partition that an asynchronous function has in hand, or that wait for it.
    public var inFlightRecordsMax = 1_000
    /// Bytes of a partition's records in flight, and of what was made of them.
    public var inFlightBytesMax = 8 << 20
    /// Bytes of outputs of the whole process that may wait for acknowledgement before more is read.
    public var unackedBytesMax = 64 << 20
    /// The least time between two offset commits of a partition.
    public var commitInterval = Duration.milliseconds(100)
    /// How long an output may wait for its acknowledgement before the producer session is given up.
    public var deliveryTimeout = Duration.seconds(60)
    /// How long a partition may stand still with records waiting before liveness fails.
    public var progressTimeout = Duration.seconds(120)
    /// How long a revoked partition may take to finish before it is dropped as it is.
    public var drainTimeout = Duration.seconds(20)
    /// How long a stop may take.
    public var stopDeadline = Duration.seconds(25)
    /// How long a tombstone stays after its delete was last read: longer than a request of a dead
    /// or paused producer, or its transaction, can take to land.
    public var tombstoneAge = Duration.seconds(86_400)
    /// The largest output in bytes, without what Kafka adds to it.
    public var recordBytesMax = 1_000_000
    /// The same of topics that declare a size of their own.
    public var recordBytesMaxByTopic: [String: Int] = [:]
    /// What of the protocol protects; tests alone take something away.
    package var protections = Protections.all
    /// What tokens, jitter and first versions of states are made of; nil: of the system's randomness.
    package var seed: UInt64?
    /// Hears of each record that the policy passes over; one may be told twice.
    package var onSkip: (@Sendable (TopicPartition, Int64, RecordFailure) -> Void)?

    /// The defaults.
    public init() {}
}
