/// The module's own error, for what is done outside the record path: migrating and checking.

/// Why Postgres couldn't be reached or refused something.
public struct PostgresError: Error, Sendable, CustomStringConvertible {
    /// The SQLSTATE, empty when the server said nothing.
    public let sqlState: String
    /// One sentence: what happened, and what to do where that is known. Never a password.
    public let message: String

    /// An error.
    public init(sqlState: String = "", message: String) {
        self.sqlState = sqlState
        self.message = message
    }

    /// The message with its SQLSTATE.
    public var description: String {
        sqlState.isEmpty ? message : "\(message) (SQLSTATE \(sqlState))"
    }
}
