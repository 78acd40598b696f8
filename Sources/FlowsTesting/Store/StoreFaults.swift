/// What can go wrong with an in-memory database.

public import FlowsCore

/// Faults, each off until a test sets it.
public struct StoreFaults: Sendable {
    /// What becomes of one transaction.
    public enum Fault: Sendable {
        /// Refused, nothing written.
        case refused(StoreError.Kind)
        /// No answer; carried out or not.
        case inDoubt(carriedOut: Bool)
    }

    /// Nobody reaches it: requests wait, and stores say so.
    public var isDown = false
    /// It takes requests and answers none until this is over.
    public var isSilent = false
    /// What becomes of the next keeps, in order.
    public var keeps: [Fault] = []
    /// What becomes of the next claims, in order.
    public var claims: [Fault] = []
    /// What becomes of the next loads, in order.
    public var loads: [StoreError.Kind] = []
    /// States or rows that hold these bytes are refused as bad data.
    public var refusedValue: [UInt8]?

    /// No faults.
    public init() {}

    func refuses(_ value: [UInt8]?) -> Bool {
        guard let refusedValue, let value, value.count >= refusedValue.count else { return false }
        return (0...(value.count - refusedValue.count)).contains {
            value[$0..<$0 + refusedValue.count].elementsEqual(refusedValue)
        }
    }
}

/// How much an in-memory database was asked.
public struct StoreUse: Sendable {
    /// Loads, and keys in them.
    public var loads = 0
    /// Keys that were looked up.
    public var keysLoaded = 0
    /// Transactions that were carried out.
    public var keeps = 0
    /// States or rows written by them.
    public var written = 0
    /// Claims that were carried out.
    public var claims = 0
    /// Outboxes that were emptied by a release.
    public var releases = 0
}
