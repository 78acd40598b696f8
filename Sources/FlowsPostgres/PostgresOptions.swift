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
    /// Reads the connection string again; called before each attempt to connect, on a thread that
    /// may wait. Nil where it can't change.
    public var reread: Reread?

    /// Reads a connection string, or throws why it can't be read, in a sentence.
    public typealias Reread = @Sendable () throws(PostgresError) -> String

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

    /// A connection string with a password that stands elsewhere.
    ///
    /// Throws when libpq can't read the string, or it has a password of its own.
    public static func conninfo(
        _ conninfo: String, password: String
    ) throws(PostgresError) -> String {
        guard let words = ConnectionWords(conninfo) else {
            throw PostgresError(message: "libpq can't read it: \(connectionForm)", isMisfit: true)
        }
        guard !words.hasPassword else {
            throw PostgresError(message: "it has a password of its own", isMisfit: true)
        }
        return words.adding(password: password)
    }

    /// What a connection string must look like, for messages.
    public static let connectionForm =
        "it must be a URI postgresql://… or words such as host=… dbname=… user=…"
}
