/// One question to a database, for tools and tests: a connection, a statement, its rows.

/// Text in, text out; blocks, and belongs on no worker's thread.
public enum PostgresQuery {
    /// Runs one statement with parameters `$1 …` and returns its rows, null as nil.
    ///
    /// Throws when there is no connection, no answer before `deadline`, or a refusal.
    public static func rows(
        _ statement: String, _ parameters: [String] = [], conninfo: String,
        deadline: Duration = .seconds(30)
    ) throws(PostgresError) -> [[String?]] {
        let target = ConnectionTarget(conninfo, applicationName: "flows")
        return try BlockingConnection(target, deadline: deadline).rows(statement, parameters)
    }
}
