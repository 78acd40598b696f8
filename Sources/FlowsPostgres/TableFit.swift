/// Whether a table that is there is the one that a message declares.

internal import FlowsCore

/// Compares a declared table with the one in the database.
struct TableFit {
    private struct Column {
        let name: String
        let type: String
        let isRequired: Bool
        let hasDefault: Bool
        let isKey: Bool
    }
    private let table: TableSchema
    private let isThere: Bool
    private let kind: String
    private let found: [Column]

    init(_ table: TableSchema, _ connection: BlockingConnection) throws(PostgresError) {
        self.table = table
        let relation = try connection.rows(
            "SELECT relkind FROM pg_class WHERE oid = to_regclass($1)", [table.quoted])
        isThere = !relation.isEmpty
        kind = relation.first?.first.flatMap { $0 } ?? ""
        let rows = try connection.rows(Self.columns, [table.quoted])
        found = rows.map { row in
            Column(
                name: row[0] ?? "", type: row[1] ?? "", isRequired: row[2] == "t",
                hasDefault: row[3] == "t", isKey: row[4] == "t")
        }
    }

    private static let columns = """
        SELECT a.attname, format_type(a.atttypid, a.atttypmod), a.attnotnull,
            a.atthasdef OR a.attidentity <> '',
            EXISTS (SELECT FROM pg_index i WHERE i.indrelid = a.attrelid AND i.indisprimary
                AND a.attnum = ANY (i.indkey))
        FROM pg_attribute a
        WHERE a.attrelid = to_regclass($1) AND a.attnum > 0 AND NOT a.attisdropped
        """

    /// What doesn't fit, in sentences that name the column.
    func problems(beforeMigration: Bool) -> [String] {
        guard isThere else {
            return beforeMigration ? [] : ["the table \(table.quoted) isn't there: run `migrate`"]
        }
        guard ["r", "p"].contains(kind) else { return ["\(table.quoted) isn't a table"] }
        var problems = table.columns.compactMap(problem)
        let declared = Set(table.columns.map(\.name))
        for column in found where column.isRequired && !column.hasDefault {
            if declared.contains(column.name) { continue }
            problems.append(
                "\(place(column.name)) must not be null and has no default, and the message has"
                    + " no such field: drop it, give it a default, or add the field")
        }
        let primary = found.filter(\.isKey).map(\.name)
        let wanted = table.keyColumns.map(\.name)
        if Set(primary) != Set(wanted) {
            problems.append(
                "the primary key of \(table.quoted) is (\(primary.joined(separator: ", "))), the"
                    + " message's key is (\(wanted.joined(separator: ", ")))")
        }
        problems += positionProblem(beforeMigration)
        return problems
    }

    private func positionProblem(_ beforeMigration: Bool) -> [String] {
        let name = StoreLayout.positionColumn
        guard let column = found.first(where: { $0.name == name }) else {
            return beforeMigration ? [] : ["\(place(name)) isn't there: run `migrate`"]
        }
        return column.type == "text" ? [] : ["\(place(name)) is \(column.type), it must be text"]
    }

    private func problem(_ column: TableColumn) -> String? {
        guard let there = found.first(where: { $0.name == column.name }) else {
            return "\(place(column.name)) isn't there, and the message has it: add it"
        }
        let wanted = column.type.sqlName
        if !fits(there.type, column.type) {
            return "\(place(column.name)) is \(there.type), the message wants \(wanted)"
        }
        if there.isRequired && !column.isRequired {
            return "\(place(column.name)) must not be null, and the message's field may be absent"
        }
        return nil
    }

    private func fits(_ there: String, _ wanted: ColumnType) -> Bool {
        guard wanted == .numeric else { return there == wanted.sqlName }
        guard there != "numeric" else { return true }
        // `numeric(p,s)`: 20 digits before the point hold every unsigned 64-bit number.
        let parts = there.dropFirst(8).dropLast().split(separator: ",").compactMap { Int($0) }
        return there.hasPrefix("numeric(") && parts.count == 2 && parts[0] - parts[1] >= 20
    }

    private func place(_ column: String) -> String {
        "the column \(SQL.identifier(column)) of \(table.quoted)"
    }
}
