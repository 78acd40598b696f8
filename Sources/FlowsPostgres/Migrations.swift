/// Makes a step's tables, and gives the role that runs it its rights to them.

public import FlowsCore

/// `<step> migrate` and the database's part of `<step> check`.
///
/// Both block; neither belongs on a worker's thread.
public enum Migrations {
    /// The newest version of a step's own tables.
    static let version = 2

    /// Makes what is missing, in one transaction. Any number of processes may do so at once.
    ///
    /// `role`, where one is given, gets the rights that running the step takes, and everybody loses
    /// those that Postgres gives to all. Throws when something that is there doesn't fit, or
    /// the connection's own role may not do it.
    public static func run(
        conninfo: String, layout: StoreLayout, grantingTo role: String? = nil,
        logger: Logger = Logger(level: .warning), deadline: Duration = .seconds(60)
    ) throws(PostgresError) {
        try refuseBadNames(layout)
        let target = ConnectionTarget(conninfo, applicationName: "\(layout.step) migrate")
        let connection = try BlockingConnection(target, deadline: deadline)
        do throws(PostgresError) {
            try migrate(layout, role, connection)
        } catch {
            throw sentence(error, layout)
        }
        logger.info("the tables are there", [("step", layout.step), ("version", "\(version)")])
    }

    private static func migrate(
        _ layout: StoreLayout, _ role: String?, _ connection: BlockingConnection
    ) throws(PostgresError) {
        try connection.run("BEGIN ISOLATION LEVEL READ COMMITTED")
        // One lock for all steps of a database: two of them may write to one table or schema.
        try connection.run("SELECT pg_advisory_xact_lock(hashtextextended('flows.migrate', 0))")
        try connection.run("SET LOCAL client_min_messages = warning")
        let found = try version(layout, connection)
        if let found, found > version {
            throw PostgresError(
                message: tooNew(found, layout), isMisfit: true)
        }
        try makeSchema(layout, connection)
        for statement in Tables.statements(layout) { try connection.run(statement) }
        if let table = layout.table { try makeTable(table, connection) }
        if let rows = layout.table.map({ RowStatements(layout, $0) }) {
            try connection.run(rows.guardFunction)
        }
        if found != version {
            _ = try connection.rows(
                """
                INSERT INTO \(layout.own("migration")) (version, by)
                VALUES (\(version), $1 || ' as ' || current_user)
                """,
                [layout.step])
        }
        if let role { try StepRights(layout).grant(to: role, layout, connection) }
        try connection.run("COMMIT")
    }

    /// Where a right to make or change tables is missing: who may, and how such a role is made.
    private static func sentence(
        _ error: PostgresError, _ layout: StoreLayout
    ) -> PostgresError {
        guard error.sqlState == "42501" else { return error }
        return PostgresError(
            sqlState: error.sqlState,
            message: "the role may not make or change the tables of \(layout.step)"
                + " (\(error.message)): migrate as the role that owns them; `flows rights postgres"
                + " \(layout.step)` prints the SQL that makes it")
    }

    /// The version of the step's tables, nil when there are none.
    static func version(
        _ layout: StoreLayout, _ connection: BlockingConnection
    ) throws(PostgresError) -> Int? {
        let name = layout.own("migration")
        let there = try connection.rows("SELECT to_regclass($1) IS NOT NULL", [name])
        guard there.first?.first == "t" else { return nil }
        let rows = try connection.rows("SELECT max(version) FROM \(name)")
        return rows.first?.first?.flatMap { Int($0) }
    }

    private static func makeSchema(
        _ layout: StoreLayout, _ connection: BlockingConnection
    ) throws(PostgresError) {
        var names = [layout.schema]
        if let table = layout.table, table.schema != layout.schema { names.append(table.schema) }
        // Looked for first: where an administrator made it, the role need not be able to.
        for name in names {
            let there = try connection.rows(
                "SELECT 1 FROM pg_namespace WHERE nspname = $1", [name])
            if there.isEmpty { try connection.run("CREATE SCHEMA \(SQL.identifier(name))") }
        }
    }

    private static func makeTable(
        _ table: TableSchema, _ connection: BlockingConnection
    ) throws(PostgresError) {
        let problems = try TableFit(table, connection).problems(beforeMigration: true)
        guard problems.isEmpty else {
            throw PostgresError(message: problems.joined(separator: "; "), isMisfit: true)
        }
        for statement in Tables.materialised(table) { try connection.run(statement) }
    }

    static func tooNew(_ found: Int, _ layout: StoreLayout) -> String {
        "the tables of \(layout.step) have version \(found), this program knows \(version): deploy the"
            + " newer program again"
    }

    /// Postgres would cut longer names, and two steps could get one schema.
    static func refuseBadNames(_ layout: StoreLayout) throws(PostgresError) {
        var names = [layout.schema]
        if let table = layout.table {
            names += [table.schema, table.name] + table.columns.map(\.name)
            if table.keyColumns.isEmpty {
                throw PostgresError(
                    message: "the table \(table.name) has no key column", isMisfit: true)
            }
            if table.columns.contains(where: { $0.name == StoreLayout.positionColumn }) {
                throw PostgresError(
                    message: "the table \(table.name) has a column \(StoreLayout.positionColumn),"
                        + " a name that Flows needs: name it otherwise", isMisfit: true)
            }
        }
        for name in names where name.isEmpty || name.utf8.count > 63 || name.utf8.contains(0) {
            throw PostgresError(
                message: "\"\(name)\" can't be a name in Postgres (1 to 63 bytes)",
                isMisfit: true)
        }
    }
}
