/// What the conformance suite needs of a store beside the protocol itself.

public import FlowsCore

/// What a store does that not every store can do; a case that needs more is reported as not claimed.
public struct StoreClaims: Sendable {
    /// Something that a store may lack.
    public enum Claim: String, Sendable, CaseIterable {
        /// The test can remove tombstones, as age does.
        case tombstoneRemoval = "removal of tombstones"
        /// The test can hold a partition's row in a transaction that stays open.
        case openTransactions = "open transactions"
        /// The test can cut a connection while a request is on its way.
        case cuts
        /// The test can stop and start the server.
        case outages
        /// Keys may have so many bytes and no more.
        case keyBound = "bound of keys"
    }

    /// What the store does.
    public private(set) var claims: Set<Claim>
    /// Bytes past which a key is refused; nil when there is no bound to be tried.
    public let keyBytesMax: Int?

    /// Claims.
    public init(_ claims: Set<Claim> = [], keyBytesMax: Int? = nil) {
        self.claims = claims
        if keyBytesMax != nil { self.claims.insert(.keyBound) }
        self.keyBytesMax = keyBytesMax
    }
}

/// A store under test: a server on which a case makes steps.
///
/// Each case has a back end of its own and uses it from one thread. What isn't claimed needn't
/// be implemented.
public protocol StoreBackEnd: AnyObject {
    /// What the store does.
    var claims: StoreClaims { get }
    /// How long a case waits for what must come: 30 s unless you say otherwise.
    var patience: Duration { get }
    /// The empty tables of a step that no other case has: states, or the rows of `table`.
    func makeStep(table: TableSchema?) throws -> any StoreStep
    /// Stops the server, or starts it again with all that was kept.
    func setReachable(_ isReachable: Bool) throws
}

/// A step's tables, and what a case does to them.
public protocol StoreStep: AnyObject {
    /// A connection of one worker, beside others.
    func makeStore(waker: Waker) throws -> any StateStore
    /// The table's rows in the order of their keys: the columns as text, then the position.
    func rows() throws -> [[String?]]
    /// Removes all tombstones of states.
    func forgetTombstones() throws
    /// Opens a transaction that has the progress row of a partition locked.
    func hold(_ partition: TopicPartition) throws -> any HeldTransaction
    /// Cuts a connection; what was sent by it may still be carried out.
    func cut(_ store: any StateStore) throws
}

/// A transaction that stays open until it is told otherwise.
public protocol HeldTransaction: AnyObject {
    /// Ends it in order, nothing changed; throws when it was ended by somebody else.
    func end() throws
}

extension StoreBackEnd {
    /// 30 s.
    public var patience: Duration { .seconds(30) }
    /// Not there.
    public func setReachable(_ isReachable: Bool) throws { throw notImplemented(.outages) }
}

extension StoreStep {
    /// Not there.
    public func forgetTombstones() throws { throw notImplemented(.tombstoneRemoval) }
    /// Not there.
    public func hold(_ partition: TopicPartition) throws -> any HeldTransaction {
        throw notImplemented(.openTransactions)
    }
    /// Not there.
    public func cut(_ store: any StateStore) throws { throw notImplemented(.cuts) }
}

private func notImplemented(_ claim: StoreClaims.Claim) -> ConformanceFailure {
    ConformanceFailure("the back end claims \(claim.rawValue) and doesn't implement it")
}

/// A case of the store's part.
public typealias StoreCase = ConformanceCase<any StoreBackEnd>

extension ConformanceCase where BackEnd == any StoreBackEnd {
    init(
        store name: String, needs claims: StoreClaims.Claim...,
        ask body: @escaping @Sendable (any StoreBackEnd) throws -> Void
    ) {
        self.init(name) { backEnd in
            claims.filter { !backEnd.claims.claims.contains($0) }.map(\.rawValue)
        } _: {
            try body($0)
        }
    }
}

/// The store's part of the conformance suite.
public enum StoreConformance {
    /// All cases; names begin with an acceptance number where there is one.
    public static let cases: [StoreCase] =
        claims + outboxes + states + guards + rows + refusals + troubles
}
