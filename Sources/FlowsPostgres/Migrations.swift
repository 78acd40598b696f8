/// Makes a step's tables, and says what is missing of them.

public import FlowsCore

/// `<step> migrate` and the database's part of `<step> check`.
///
/// Both block; neither belongs on a worker's thread.
public enum Migrations {
    /// The newest version of a step's own tables.
    static let version = 2

    /// Makes what is missing, in one transaction. Any number of processes may do so at once.
    public static func run(
        conninfo: String, layout: StoreLayout, logger: Logger = Logger(level: .warning),
        deadline: Duration = .seconds(60)
    ) throws(PostgresError) {
        try refuseBadNames(layout)
        let target = ConnectionTarget(conninfo, applicationName: "\(layout.step) migrate")
        let connection = try BlockingConnection(target, deadline: deadline)
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
        try connection.run("COMMIT")
        logger.info("the tables are there", [("step", layout.step), ("version", "\(version)")])
    }

    /// What of the step's tables is missing or doesn't fit, in sentences; empty when nothing is.
    ///
    /// `topics` are those that the step reads: progress of others, in a step with states, is of
    /// another way to read the same records, which would count again. Nil asks nothing about it.
    public static func check(
        conninfo: String, layout: StoreLayout, topics: [String]? = nil,
        deadline: Duration = .seconds(30)
    ) throws(PostgresError) -> [String] {
        try refuseBadNames(layout)
        let target = ConnectionTarget(conninfo, applicationName: "\(layout.step) check")
        let connection = try BlockingConnection(target, deadline: deadline)
        let advice = "run `\(layout.step) migrate`"
        let found: Int?
        do throws(PostgresError) {
            found = try version(layout, connection)
        } catch  where error.sqlState == "42501" {
            return [
                "the role may not use \(layout.schema) (\(error.message)): grant it USAGE on that"
                    + " schema, and SELECT, INSERT, UPDATE, DELETE on all its tables"
            ]
        }
        guard let found else { return ["the tables of \(layout.step) aren't there: \(advice)"] }
        var missing: [String] = []
        if found > version { missing.append(tooNew(found, layout)) }
        if found < version { missing.append("the tables of \(layout.step) are old: \(advice)") }
        for name in Tables.names(layout) {
            missing += try lacks(layout.schema, name, layout.step, connection)
        }
        if let table = layout.table {
            let problems = try TableFit(table, connection).problems(beforeMigration: false)
            missing += problems
            if problems.isEmpty {
                missing += try lacks(table.schema, table.name, layout.step, connection)
            }
        }
        if case .states = layout.kind, missing.isEmpty, let topics {
            missing += try strangers(layout, topics, connection)
        }
        return missing
    }

    /// Progress of topics that the step doesn't read; what a rewind has retired doesn't count.
    private static func strangers(
        _ layout: StoreLayout, _ topics: [String], _ connection: BlockingConnection
    ) throws(PostgresError) -> [String] {
        let rows = try connection.rows(
            """
            SELECT DISTINCT topic FROM \(layout.own("progress"))
            WHERE topic <> ALL (string_to_array($1, ',')) AND lineage <> '//' ORDER BY topic
            """, [topics.joined(separator: ",")])
        return rows.compactMap { $0.first ?? nil }.map { topic in
            "\(layout.step) has states made of the topic \(topic), which it doesn't read any more: what"
                + " it reads now would be counted on top of them from its start. Run"
                + " `\(layout.step) rewind --yes` to start over with empty states, or give the step"
                + " another name"
        }
    }

    /// The version of the step's tables, nil when there are none.
    private static func version(
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

    private static func lacks(
        _ schema: String, _ table: String, _ step: String, _ connection: BlockingConnection
    ) throws(PostgresError) -> [String] {
        let name = "\(SQL.identifier(schema)).\(SQL.identifier(table))"
        let text = """
            SELECT to_regclass($1) IS NULL, bool_and(has_table_privilege(to_regclass($1), right_))
            FROM unnest(ARRAY['SELECT', 'INSERT', 'UPDATE', 'DELETE']) AS r (right_)
            """
        let row = try connection.rows(text, [name]).first ?? []
        if row.first == "t" { return ["the table \(name) isn't there: run `\(step) migrate`"] }
        if row.last == "t" { return [] }
        return ["the role may not read and write \(name): grant it SELECT, INSERT, UPDATE, DELETE"]
    }

    /// Postgres would cut longer names, and two steps could get one schema.
    private static func tooNew(_ found: Int, _ layout: StoreLayout) -> String {
        "the tables of \(layout.step) have version \(found), this program knows \(version): deploy the"
            + " newer program again"
    }

    private static func refuseBadNames(_ layout: StoreLayout) throws(PostgresError) {
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
