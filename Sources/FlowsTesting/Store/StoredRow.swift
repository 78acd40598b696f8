/// What an in-memory database holds of a key.

/// A state: its version, and its value, nil for a tombstone.
public struct StoredState: Sendable, Equatable {
    /// Grows by one at each write.
    public var version: Int64
    /// The encoded state; nil for a tombstone.
    public var value: [UInt8]?
}

/// A row of a materialised table.
public struct StoredRow: Sendable, Equatable {
    /// The columns in the table's order; nil is null.
    public var columns: [[UInt8]?]
    /// The highest identity per origin; nil in a row that was there before Flows.
    public var position: String?

    /// A row.
    public init(columns: [[UInt8]?], position: String?) {
        self.columns = columns
        self.position = position
    }
}

/// What is left of a deleted row.
public struct StoredTombstone: Sendable, Equatable {
    /// The highest identity per origin.
    public var position: String
    /// How often it was written, which makes it young again.
    public var writes: Int
}
