/// The module's own error, for what is done outside the record path: migrating and checking.

/// Why Postgres couldn't be reached or refused something.
public struct PostgresError: Error, Sendable, CustomStringConvertible {
    /// The SQLSTATE, empty when the server said nothing.
    public let sqlState: String
    /// One sentence: what happened, and what to do where that is known. Never a password.
    public let message: String
    /// Whether something is missing or doesn't fit, so that waiting for the server won't help.
    public let isMisfit: Bool

    /// An error; SQLSTATE class 42 (a right or an object is missing) is always a misfit.
    public init(sqlState: String = "", message: String, isMisfit: Bool = false) {
        self.sqlState = sqlState
        self.message = message
        self.isMisfit = isMisfit || sqlState.hasPrefix("42")
    }

    /// The message with its SQLSTATE.
    public var description: String {
        sqlState.isEmpty ? message : "\(message) (SQLSTATE \(sqlState))"
    }
}
