/// The delivery protocol of one partition as a value: events in, actions out; no clock, no I/O, no lock (article Delivery).

public import FlowsCore

/// What decides, from taking a partition to giving it back.
///
/// Each method is an event of `Tests/Specs` or of the shell; it changes the value and returns
/// what the shell is to do, in order. Batches are named by number: their data is the shell's.
/// Where a transition stands in the model its comment has the model's name, as in (`Claim`).
public struct PartitionMachine: Sendable {
    /// Where a step's progress is kept.
    public enum Ledger: Sendable {
        /// In a row of Postgres, guarded by a token.
        case row
        /// In the metadata of the offset commit.
        case log
    }

    /// What differs from runner to runner.
    public struct Rules: Sendable {
        /// Where progress is kept.
        public var ledger: Ledger
        /// Batches that may wait for acknowledgement; a row's outbox holds one.
        public var unackedBatchesMax: Int
        /// The least time between two offset commits of a partition.
        public var commitInterval: Duration
        /// Whether a record that the database refuses is passed over, where else it stops.
        public var skipsRefused: Bool
        /// Whether its batches are a collector's windows.
        public var collects: Bool
        /// What protects; tests alone take something away.
        package var protections = Protections.all

        /// Rules.
        public init(
            ledger: Ledger, unackedBatchesMax: Int, commitInterval: Duration,
            skipsRefused: Bool = false, collects: Bool = false
        ) {
            self.ledger = ledger
            self.unackedBatchesMax = unackedBatchesMax
            self.commitInterval = commitInterval
            self.skipsRefused = skipsRefused
            self.collects = collects
        }
    }

    /// Where the partition is in its life.
    public enum Phase: Hashable, Sendable {
        case idle, lookingUp, claiming, marking, working, backingOff, releasing
        /// All is dropped, but the answer to a commit is still to come.
        case closing
        case stopped, done
    }

    /// A batch between poll and publish.
    struct Line: Sendable {
        enum Stage: Sendable { case loading, applying, applied, keeping }
        var batch: UInt64
        var records: Int
        var stage = Stage.loading
        var to: Int64 = 0
        var hasOutputs = false
        var notBefore = Duration.zero
        /// Its one record was refused by the database and is passed over.
        var isPassedOver = false
    }

    /// A batch whose outputs are on their way; what is acknowledged behind it waits for it.
    struct Sent: Sendable {
        var batch: UInt64
        var to: Int64
        var isAcknowledged: Bool
    }

    /// The partition.
    public let partition: TopicPartition
    let rules: Rules
    /// Where it is.
    public internal(set) var phase = Phase.idle
    /// The generation of its outputs.
    public internal(set) var generation: Int64 = 0
    /// The next offset that hasn't been handled for good: kept, or without a row acknowledged.
    public internal(set) var next: Int64 = 0
    var token: Int64 = 0
    var freshToken: Int64 = 0
    var random: TokenSource
    var facts: PartitionFacts?
    var lineage: Lineage?
    var looksAgain = false
    /// The fresh generation that this owner sent to the group, answered or not.
    var markedGeneration: Int64?
    var line: Line?
    var sent: [Sent] = []
    var collecting = Collecting()
    var isDraining = false
    /// Asked for from outside, where `isDraining` may also come from a record that stops.
    var isAskedToDrain = false
    var stop: StepStop?
    var outboxMayBeFull = false
    var commitTarget: (batch: UInt64?, offset: Int64)?
    var commitInFlight: Int64?
    var committed: Int64 = -1
    var commitNotBefore = Duration.zero
    /// Refused commits in a row; at the end only so many are tried.
    var commitFailures = 0
    static let commitTriesMax = 5
    var attempts = 0
    var backOffUntil = Duration.zero

    /// A partition that nobody has taken; `seed` makes its tokens and jitter.
    public init(partition: TopicPartition, rules: Rules, seed: UInt64) {
        self.partition = partition
        self.rules = rules
        self.random = TokenSource(seed: seed)
    }

    func has(_ protection: Protections) -> Bool { rules.protections.contains(protection) }

    /// A token that nobody has had.
    mutating func unusedToken() -> Int64 { has(.uniqueToken) ? random.token() : 1 }

    /// The generation that the identity of outputs begins with.
    var outputGeneration: Int64 { has(.generation) ? generation : 0 }

    /// Whether a commit is in flight whose answer has to come before anything else.
    var awaitsCommit: Bool { commitInFlight != nil && has(.groupFence) }

    /// Whether a batch may be polled now.
    public var wantsRecords: Bool {
        guard phase == .working, line == nil, !isDraining else { return false }
        if rules.collects { return collecting.windows.count < Collecting.windowsMax }
        return rules.ledger == .row || sent.count < rules.unackedBatchesMax
    }

    /// When ``tick(now:)`` has something to do, nil when not.
    public var nextTick: Duration? {
        switch phase {
        // The answer to a commit comes first: one that lands later would move the offset back.
        case .backingOff: return awaitsCommit ? nil : backOffUntil
        case .working where rules.collects: return windowTick
        case .working:
            var due: Duration?
            if let line, line.stage == .applied, line.notBefore > .zero { due = line.notBefore }
            if hasCommitToSend { due = min(due ?? commitNotBefore, commitNotBefore) }
            return due
        default: return nil
        }
    }

    /// Whether all that it took on is out and acknowledged.
    public var isQuiet: Bool {
        line == nil && sent.isEmpty && collecting.windows.allSatisfy { $0.stage == .published }
    }

    // MARK: Time

    /// The time has come that ``nextTick`` named (`Assigned` after a `Quit`, `Keep`, `Commit`).
    public mutating func tick(now: Duration) -> [Action] {
        switch phase {
        case .backingOff where now >= backOffUntil && !awaitsCommit:
            phase = .lookingUp
            return [.lookUp]
        case .working where rules.collects: return tickWindows(now: now)
        case .working: return keepIfPossible(now: now) + settle(now: now)
        default: return []
        }
    }

    /// Gives up what is in memory and takes the partition again after a while (`Quit`, `Doubt`).
    public mutating func quit(now: Duration, because reason: String) -> [Action] {
        if isOver { return [] }
        let wasReleasing = phase == .releasing || isDraining
        forget()
        if wasReleasing { return finishStopping() }
        phase = .backingOff
        attempts += 1
        let ceiling = min(100 << min(attempts - 1, 7), 10_000)
        // Full jitter: processes that failed together don't come back together.
        backOffUntil = now + .milliseconds(Int64(random.next() % UInt64(ceiling)) + 1)
        return [.forgetAll, .close, .warn("took back a partition to acquire it again", reason)]
    }

    /// The producer session is over: what it hadn't acknowledged is published again (`Quit`).
    public mutating func sessionEnded(now: Duration, because reason: String) -> [Action] {
        guard
            sent.contains(where: { !$0.isAcknowledged })
                || collecting.windows.contains(where: { $0.stage == .publishing })
        else { return [] }
        return quit(now: now, because: reason)
    }

    /// Nothing can happen any more but the answer to a commit.
    var isOver: Bool { phase == .closing || phase == .stopped || phase == .done }

    /// A commit in flight isn't forgotten: its answer is awaited, whatever happens meanwhile.
    mutating func forget() {
        line = nil
        sent = []
        collecting.clear()
        commitTarget = nil
        if !has(.groupFence) { commitInFlight = nil }
        facts = nil
        looksAgain = false
    }

    mutating func finishStopping() -> [Action] {
        guard !awaitsCommit else {
            phase = .closing
            return [.forgetAll, .close]
        }
        return [.forgetAll, .close] + ended()
    }

    mutating func ended() -> [Action] {
        if let stop {
            phase = .stopped
            return [.fail(stop)]
        }
        phase = .done
        return [.done]
    }

    mutating func fail(_ stop: StepStop) -> [Action] {
        forget()
        self.stop = stop
        return finishStopping()
    }
}

/// Random numbers of a seed: one seed and one commit of the code give one run.
struct TokenSource: RandomNumberGenerator, Sendable {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9e37_79b9_7f4a_7c15
        var z = state
        z = (z ^ (z >> 30)) &* 0xbf58_476d_1ce4_e5b9
        z = (z ^ (z >> 27)) &* 0x94d0_49bb_1331_11eb
        return z ^ (z >> 31)
    }

    /// A token: any 64 bits.
    mutating func token() -> Int64 { Int64(bitPattern: next()) }
}
