/// Removing tombstones by age: what is asked of a store, and what it says.

/// A step in the removal of tombstones of deleted states or rows.
public enum ExpireRequest: Sendable {
    /// Are there tombstones of this age? Answered with the moment that is so long ago.
    case look(age: Duration)
    /// Remove up to `limit` of those that were written up to `moment`, if every partition has been
    /// read up to its mark.
    case remove(upTo: Int64, marks: [(partition: TopicPartition, end: Int64)], limit: Int)
}

/// What came of it.
public struct Expiry: Sendable, Equatable {
    /// For a look: microseconds since 1970 of the store's clock, up to which tombstones are due;
    /// nil when none is.
    public var moment: Int64?
    /// How many were removed.
    public var removed = 0
    /// Whether all was read up to the marks; if not, none was removed.
    public var isRead = true

    /// Nothing due, nothing removed.
    public init(moment: Int64? = nil, removed: Int = 0, isRead: Bool = true) {
        self.moment = moment
        self.removed = removed
        self.isRead = isRead
    }
}
