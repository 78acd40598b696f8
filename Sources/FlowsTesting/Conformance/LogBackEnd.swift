/// What the conformance suite needs of a log beside the protocol itself.

public import FlowsCore

/// What a log does that not every log can do; a case that needs more is reported as not claimed.
public struct LogClaims: Sendable {
    /// Something that a log may lack.
    public enum Claim: String, Sendable, CaseIterable {
        /// Transactions leave offsets that no record has.
        case transactionMarkers = "transactions"
        /// Compaction removes all but the last record of each key.
        case compaction
        /// Old records are removed.
        case retention
        /// A topic can be deleted and made again.
        case recreation
        /// A member can be thrown out of its group without its knowing.
        case expulsion
        /// The cluster has an id that stays.
        case clusterID = "cluster id"
        /// A topic that isn't there is an error, and isn't made by asking.
        case unknownTopics = "unknown topics"
        /// The test can cut all connections and refuse new ones.
        case outages
        /// The test can have the brokers take everything and answer nothing.
        case silence
        /// The test can have the brokers refuse an output in the midst of others.
        case outputRefusals = "refusals"
        /// The test can have the brokers refuse the next commit.
        case commitRefusals = "commit refusals"
        /// A commit's metadata may have so many characters and no more.
        case metadataBound = "bound of metadata"
        /// An output of more bytes than this is refused for good.
        case outputBound = "bound of outputs"
    }

    /// What the log does.
    public private(set) var claims: Set<Claim>
    /// Characters that a commit's metadata may have; nil when there is no bound to be tried.
    public let metadataMax: Int?
    /// Bytes past which an output is refused for good; nil when there is no bound to be tried.
    public let outputBytesMax: Int?

    /// Claims.
    public init(
        _ claims: Set<Claim> = [], metadataMax: Int? = nil, outputBytesMax: Int? = nil
    ) {
        self.claims = claims
        if metadataMax != nil { self.claims.insert(.metadataBound) }
        if outputBytesMax != nil { self.claims.insert(.outputBound) }
        self.metadataMax = metadataMax
        self.outputBytesMax = outputBytesMax
    }
}

/// A log under test: a cluster whose topics, members and faults a case sets up.
///
/// Each case has a back end of its own and uses it from one thread. What isn't claimed needn't
/// be implemented.
public protocol LogBackEnd: AnyObject {
    /// What the log does.
    var claims: LogClaims { get }
    /// How long a case waits for what must come: 30 s unless you say otherwise.
    var patience: Duration { get }
    /// A process of its own, which becomes a member of the group when it joins.
    func makeLog(group: String) throws -> any RecordLog
    /// A new empty topic, under a name that no other case has; returns the name.
    func makeTopic(partitions: Int32, isCompacted: Bool) throws -> String
    /// Appends records as a foreign producer does; their offsets don't count.
    func append(_ records: [LogRecord], to place: TopicPartition) throws
    /// All records of a partition, as a foreign reader sees them.
    func records(of place: TopicPartition) throws -> [LogRecord]
    /// Appends so many records in transactions of fewer; the last ends with a marker.
    func appendInTransactions(_ count: Int, to place: TopicPartition) throws
    /// Has each key's older records removed, but for the newest of the partition; waits for it.
    func compact(_ place: TopicPartition) throws
    /// Has some of the oldest records removed, not all; returns the first offset left.
    func trim(_ place: TopicPartition) throws -> Int64
    /// Deletes a topic and makes it again, empty.
    func recreate(_ topic: String, partitions: Int32) throws
    /// Has the group go on without a member, which isn't told.
    func expel(_ log: any RecordLog, from group: String) throws
    /// Cuts all connections and refuses new ones, or accepts them again.
    func setReachable(_ isReachable: Bool) throws
    /// Takes what comes and answers nothing, or answers again.
    func setSilent(_ isSilent: Bool) throws
    /// Refuses for good an output near the middle of the next hundred.
    func refuseOutput() throws
    /// Refuses the next commit.
    func refuseCommit() throws
}

extension LogBackEnd {
    /// 30 s.
    public var patience: Duration { .seconds(30) }
    /// Not there.
    public func appendInTransactions(_ count: Int, to place: TopicPartition) throws {
        throw notImplemented(.transactionMarkers)
    }
    /// Not there.
    public func compact(_ place: TopicPartition) throws { throw notImplemented(.compaction) }
    /// Not there.
    public func trim(_ place: TopicPartition) throws -> Int64 { throw notImplemented(.retention) }
    /// Not there.
    public func recreate(_ topic: String, partitions: Int32) throws {
        throw notImplemented(.recreation)
    }
    /// Not there.
    public func expel(_ log: any RecordLog, from group: String) throws {
        throw notImplemented(.expulsion)
    }
    /// Not there.
    public func setReachable(_ isReachable: Bool) throws { throw notImplemented(.outages) }
    /// Not there.
    public func setSilent(_ isSilent: Bool) throws { throw notImplemented(.silence) }
    /// Not there.
    public func refuseOutput() throws { throw notImplemented(.outputRefusals) }
    /// Not there.
    public func refuseCommit() throws { throw notImplemented(.commitRefusals) }

    private func notImplemented(_ claim: LogClaims.Claim) -> ConformanceFailure {
        ConformanceFailure("the back end claims \(claim.rawValue) and doesn't implement it")
    }
}

/// A case of the log's part.
public typealias LogCase = ConformanceCase<any LogBackEnd>

extension ConformanceCase where BackEnd == any LogBackEnd {
    init(
        log name: String, needs claims: LogClaims.Claim...,
        ask body: @escaping @Sendable (any LogBackEnd) throws -> Void
    ) {
        self.init(name) { backEnd in
            claims.filter { !backEnd.claims.claims.contains($0) }.map(\.rawValue)
        } _: {
            try body($0)
        }
    }
}

/// The log's part of the conformance suite.
public enum LogConformance {
    /// All cases; names begin with an acceptance number where there is one.
    public static let cases: [LogCase] =
        records + sessions + endings + reading + gaps + facts + commits + groups + outages
}
