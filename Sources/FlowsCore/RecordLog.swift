/// What the runtime needs of a log such as Kafka; `FlowsKafka` and the in-memory log satisfy it.

/// The consumer side of one process: a member of a group, and readers of its partitions.
///
/// One thread (the supervisor) calls the group's methods, each reader belongs to the worker
/// that opened it, and lookups come from a thread that may block.
public protocol RecordLog: AnyObject, Sendable {
    /// Joins the group and asks for partitions of these topics. Returns at once.
    func join(topics: [String]) throws(LogError)
    /// Whether the group is just dividing the partitions, or did so a moment ago: who leaves it then
    /// makes the others wait longer. False unless it is overridden.
    var isSettling: Bool { get }
    /// What happened to the group since the last call; waits up to `timeout` for the first.
    func groupEvents(timeout: Duration) -> [GroupEvent]
    /// Says that revoked partitions are no longer read, so that the group may give them to others.
    func completeRevoke(_ partitions: [TopicPartition])
    /// Facts that decide where to start; blocks up to `timeout`.
    func facts(
        of partitions: [TopicPartition], timeout: Duration
    ) throws(LogError) -> [TopicPartition: PartitionFacts]
    /// The ends of all partitions that these topics have now: what is appended later lies behind
    /// them. Blocks up to `timeout`.
    func ends(
        of topics: [String], timeout: Duration
    ) throws(LogError) -> [TopicPartition: Int64]
    /// Starts to fetch an assigned partition at `offset`; `waker` is woken when records come.
    func open(
        _ partition: TopicPartition, at offset: Int64, waker: Waker
    ) throws(LogError) -> any PartitionReader
    /// A committer whose answers come to the worker that asks for it.
    func makeCommitter(waker: Waker) -> any OffsetCommitter
    /// The same log's producer session for one worker.
    func makePublisher(waker: Waker) throws(LogError) -> any RecordPublisher
    /// Whether a broker has been reached lately, and since when not.
    var health: LogHealth { get }
    /// Leaves the group and frees everything; gives up at `deadline` from now and returns false.
    func close(deadline: Duration) -> Bool
}

extension RecordLog {
    /// A group that is always at rest.
    public var isSettling: Bool { false }

    /// A log that can't say: tombstones of a table then stay.
    public func ends(
        of topics: [String], timeout: Duration
    ) throws(LogError) -> [TopicPartition: Int64] {
        throw LogError(code: "_UNSUPPORTED_FEATURE", message: "the log doesn't tell its ends")
    }
}

/// What the group said.
public enum GroupEvent: Sendable {
    /// These partitions are ours now, until revoked or lost.
    case assigned([TopicPartition])
    /// Give these back: stop, release, then `completeRevoke`.
    case revoked([TopicPartition])
    /// These are already somebody else's: drop everything, commit nothing, then `completeRevoke`.
    case lost([TopicPartition])
    /// Something went wrong that no partition owns.
    case failed(LogError)
}

/// What is known of a partition before it is read.
public struct PartitionFacts: Sendable {
    /// The group's committed offset, nil when there is none.
    public var committed: Int64?
    /// The metadata of that commit, empty when there is none.
    public var metadata: String
    /// The first offset that is still there.
    public var low: Int64
    /// The offset that the next record will get.
    public var high: Int64
    /// The cluster's id, empty when the broker doesn't say.
    public var clusterID: String

    /// Facts.
    public init(committed: Int64?, metadata: String, low: Int64, high: Int64, clusterID: String) {
        self.committed = committed
        self.metadata = metadata
        self.low = low
        self.high = high
        self.clusterID = clusterID
    }
}

/// One partition as its worker reads it.
public protocol PartitionReader: AnyObject {
    /// Takes up to so many records of what has been fetched; nil when there is nothing. Never waits.
    func poll(maxRecords: Int, maxBytes: Int) throws(LogError) -> RecordBatch?
    /// Whether the end was reached and nothing came since.
    var isAtEnd: Bool { get }
    /// The offset behind the last record of the log as far as the client knows, −1 when unknown.
    var endOffset: Int64 { get }
    /// Stops fetching, and starts again.
    func setPaused(_ paused: Bool)
    /// Stops reading; what was fetched is dropped.
    func close()
}

/// Commits offsets with metadata, one commit in flight for each partition.
public protocol OffsetCommitter: AnyObject {
    /// Sends a commit, at the latest with the next call; its answer comes out of `answers()`.
    func commit(_ partition: TopicPartition, offset: Int64, metadata: String)
    /// Sends what was held back so that it goes out together. Does nothing unless it is overridden.
    func flush()
    /// Answers since the last call. Never waits.
    func answers() -> [CommitAnswer]
    /// Frees it; answers in flight are forgotten.
    func close()
}

extension OffsetCommitter {
    /// Nothing was held back.
    public func flush() {}
}

/// The broker's answer to one commit.
public struct CommitAnswer: Sendable {
    /// The partition.
    public let partition: TopicPartition
    /// The offset that was to be committed.
    public let offset: Int64
    /// Nil when the broker stored it.
    public let error: LogError?

    /// An answer.
    public init(partition: TopicPartition, offset: Int64, error: LogError?) {
        self.partition = partition
        self.offset = offset
        self.error = error
    }
}

/// One worker's idempotent producer session: in order, without gap, acknowledged by the batch.
public protocol RecordPublisher: AnyObject {
    /// Partitions of a topic, as the broker has them now; blocks up to `timeout`.
    func partitionCount(of topic: String, timeout: Duration) throws(LogError) -> Int32
    /// Hands over outputs from the place `from` on, and returns the place of the first that
    /// didn't fit: the end of the batch when all did. The batch must not change until its
    /// ticket is acknowledged. `last` says how many outputs the whole ticket has.
    func send(
        _ batch: OutputBatch, from place: Int, ticket: UInt64
    ) throws(LogError) -> Int
    /// What became of tickets since the last call. Never waits.
    func events() -> [PublishEvent]
    /// Drops everything that isn't acknowledged and ends the session for good.
    func abandon()
    /// Waits for nothing and frees it. After `abandon()` or when nothing is in flight.
    func close()
}

/// What became of outputs.
public enum PublishEvent: Sendable {
    /// So many outputs of the ticket were acknowledged since the last such event.
    case acknowledged(ticket: UInt64, count: Int)
    /// The session is over: an output was refused for good, or the session was fenced.
    case failed(LogError)
}

/// Whether the log can be reached.
public struct LogHealth: Sendable {
    /// Nil while a broker is connected; else the last error's text.
    public var unreachable: String?

    /// A state of health.
    public init(unreachable: String? = nil) { self.unreachable = unreachable }
}

/// Any error of a log, with what an operator and the protocol need to know of it.
public struct LogError: Error, Sendable, CustomStringConvertible {
    /// librdkafka's name of the code, such as `_TRANSPORT` or `UNKNOWN_TOPIC_OR_PART`.
    public let code: String
    /// One sentence: what happened, and what to do where that is known.
    public let message: String
    /// The client instance can't go on: make a new one.
    public let isFatal: Bool
    /// The same call may succeed later.
    public let isRetriable: Bool
    /// Where, as far as known.
    public let topic: String?
    /// Where, as far as known.
    public let partition: Int32?
    /// Where, as far as known.
    public let offset: Int64?

    /// An error.
    public init(
        code: String, message: String, isFatal: Bool = false, isRetriable: Bool = false,
        topic: String? = nil, partition: Int32? = nil, offset: Int64? = nil
    ) {
        self.code = code
        self.message = message
        self.isFatal = isFatal
        self.isRetriable = isRetriable
        self.topic = topic
        self.partition = partition
        self.offset = offset
    }

    /// A right is missing: the same call succeeds once somebody has granted it.
    public var isDenied: Bool { code.hasSuffix("_AUTHORIZATION_FAILED") }

    /// `code: message (topic[partition]@offset)`
    public var description: String {
        var place = ""
        if let topic {
            place = " (\(topic)"
            if let partition { place += "[\(partition)]" }
            if let offset { place += "@\(offset)" }
            place += ")"
        }
        return "\(code): \(message)\(place)"
    }
}
