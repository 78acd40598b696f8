/// What may be chosen of a store's connection.

/// Deadlines and ways of a ``PostgresStore``.
public struct PostgresOptions: Sendable {
    /// How long one server address may take to be connected to, at least 2 s.
    public var connectTimeout: Duration
    /// How long an answer may take before the connection counts as lost.
    public var requestDeadline: Duration
    /// The longest pause between two attempts to connect.
    public var backoffMax: Duration
    /// What `pg_stat_activity` shows, unless the connection string says otherwise.
    public var applicationName: String
    /// Whether statements are prepared once for each connection and planned for keys without a
    /// look at the table's size. False behind PgBouncer in transaction mode, which has no
    /// session to keep that in.
    public var prepared: Bool

    /// The defaults: 10 s, 30 s, 5 s, `flows`, prepared.
    public init(
        connectTimeout: Duration = .seconds(10), requestDeadline: Duration = .seconds(30),
        backoffMax: Duration = .seconds(5), applicationName: String = "flows",
        prepared: Bool = true
    ) {
        self.connectTimeout = connectTimeout
        self.requestDeadline = requestDeadline
        self.backoffMax = backoffMax
        self.applicationName = applicationName
        self.prepared = prepared
    }

    /// Whether libpq can read a connection string; says nothing of what it names.
    public static func canRead(conninfo: String) -> Bool {
        ConnectionTarget(conninfo, applicationName: "").defect == nil
    }

    /// What a connection string must look like, for messages.
    public static let connectionForm =
        "it must be a URI postgresql://… or words such as host=… dbname=… user=…"
}
