/// What can go wrong with an in-memory broker.

/// Faults, each off until a test sets it.
public struct BrokerFaults: Sendable {
    /// Nobody reaches it: nothing comes, nothing is answered.
    public var isDown = false
    /// It takes what is produced and never answers, nor keeps it, until this is over.
    public var isSilent = false
    /// It keeps what is produced, but its acknowledgements are lost.
    public var losesAcknowledgements = false
    /// Who was thrown out of its group is a member again before it gave up what it had.
    public var rejoinsAtOnce = false
    /// So many of the next commits are refused.
    public var refusedCommits = 0
    /// The error with which they are.
    public var commitError = "REBALANCE_IN_PROGRESS"
    /// Commits stay without an answer, and aren't stored, until this is over.
    public var holdsCommits = false
    /// The output with this number from here on, the next being 1, is refused for good.
    public var failsOutput: Int?
    /// Bytes of key and value past which an output is refused for good.
    public var outputBytesMax = Int.max
    /// Outputs that a producer session has room for.
    public var producerRoom = 100_000
    /// A new producer session can't be made.
    public var refusesSessions = false
    /// Characters of metadata that a commit may have.
    public var metadataMax = 4096

    /// No faults.
    public init() {}
}
