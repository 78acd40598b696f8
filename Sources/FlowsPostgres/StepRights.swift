/// What the role that runs a step needs of its tables: granted by `migrate`, looked for by `check`.

internal import FlowsCore

/// Every right that `run`, `check` and `rewind` use, object by object.
struct StepRights {
    /// One object and the rights to it.
    struct Need: Equatable {
        /// What it is; a function goes by its argument types, as Postgres writes them.
        enum Object: Equatable {
            case schema
            case table(String)
            case function(String, arguments: String)
        }
        let schema: String
        let object: Object
        let rights: [String]

        /// The object's own name.
        var name: String {
            switch object {
            case .schema: schema
            case .table(let name), .function(let name, _): name
            }
        }

        /// What it is, in one word.
        var word: String {
            switch object {
            case .schema: "schema"
            case .table: "table"
            case .function: "function"
            }
        }

        /// `ON` what, as GRANT takes it.
        var target: String {
            let place = SQL.identifier(schema)
            switch object {
            case .schema: return "SCHEMA \(place)"
            case .table(let name): return "\(place).\(SQL.identifier(name))"
            case .function(let name, let arguments):
                return "FUNCTION \(place).\(SQL.identifier(name))(\(arguments))"
            }
        }

        /// The statement that gives these of its rights.
        func grant(_ rights: [String], to role: String) -> String {
            "GRANT \(rights.joined(separator: ", ")) ON \(target) TO \(SQL.identifier(role))"
        }
    }

    /// In the order in which they are looked at: the schema, the version, then the rest.
    let needs: [Need]

    init(_ layout: StoreLayout) {
        let written = ["SELECT", "INSERT", "UPDATE", "DELETE"]
        let schema = layout.schema
        var needs = [
            Need(schema: schema, object: .schema, rights: ["USAGE"]),
            Need(schema: schema, object: .table("migration"), rights: ["SELECT"]),
        ]
        needs += Tables.names(layout).map {
            Need(schema: schema, object: .table($0), rights: written)
        }
        needs.append(
            Need(
                schema: schema,
                object: .function("expect", arguments: "bigint, bigint, text"),
                rights: ["EXECUTE"]))
        if let table = layout.table {
            let arguments = RowStatements.guardArguments(table).joined(separator: ", ")
            needs.append(
                Need(
                    schema: schema, object: .function("guard", arguments: arguments),
                    rights: ["EXECUTE"]))
            if table.schema != schema {
                needs.append(Need(schema: table.schema, object: .schema, rights: ["USAGE"]))
            }
            needs.append(
                Need(schema: table.schema, object: .table(table.name), rights: written))
        }
        self.needs = needs
    }

    /// What a role lacks of one object; nil when the object isn't there.
    static func lacking(
        _ need: Need, _ role: String, _ connection: BlockingConnection
    ) throws(PostgresError) -> [String]? {
        let rows: [[String?]]
        switch need.object {
        case .schema:
            rows = try connection.rows(
                """
                SELECT 'USAGE', has_schema_privilege($1::name, n.oid, 'USAGE')
                FROM pg_catalog.pg_namespace n WHERE n.nspname = $2
                """, [role, need.schema])
        case .table(let name):
            rows = try connection.rows(
                """
                SELECT r.word, has_table_privilege($1::name, c.oid, r.word)
                FROM pg_catalog.pg_class c
                JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
                CROSS JOIN unnest(string_to_array($4, ' ')) WITH ORDINALITY AS r (word, place)
                WHERE n.nspname = $2 AND c.relname = $3 ORDER BY r.place
                """, [role, need.schema, name, need.rights.joined(separator: " ")])
        case .function(let name, let arguments):
            rows = try connection.rows(
                """
                SELECT 'EXECUTE', has_function_privilege($1::name, p.oid, 'EXECUTE')
                FROM pg_catalog.pg_proc p
                JOIN pg_catalog.pg_namespace n ON n.oid = p.pronamespace
                WHERE n.nspname = $2 AND p.proname = $3 AND oidvectortypes(p.proargtypes) = $4
                """, [role, need.schema, name, arguments])
        }
        guard !rows.isEmpty else { return nil }
        return rows.filter { $0[1] != "t" }.compactMap { $0[0] }
    }
}

extension StepRights {
    /// Gives a role what it lacks of all this, and takes from everybody what Postgres gave them.
    ///
    /// In the transaction of a migration, whose lock keeps two from changing one object at once.
    /// Throws when the role isn't there, or this one may not give what is lacking.
    func grant(
        to role: String, _ layout: StoreLayout, _ connection: BlockingConnection
    ) throws(PostgresError) {
        let there = try connection.rows(
            "SELECT 1 FROM pg_catalog.pg_roles WHERE rolname::text = $1", [role])
        guard !there.isEmpty else {
            throw PostgresError(
                message: "the role \(role) isn't there, so nothing can be granted to it: have it"
                    + " made (`flows rights postgres \(layout.step)` prints the SQL)",
                isMisfit: true)
        }
        try closeToPublic(layout, connection)
        for need in needs {
            guard let lacking = try Self.lacking(need, role, connection), !lacking.isEmpty else {
                continue
            }
            let statement = need.grant(lacking, to: role)
            do throws(PostgresError) { try connection.run(statement) } catch {
                throw refused(statement, error)
            }
            // Who has the right, but not to give it on, is told by a notice only.
            let left = try Self.lacking(need, role, connection) ?? []
            if !left.isEmpty { throw refused(statement, nil) }
        }
    }

    private func refused(_ statement: String, _ error: PostgresError?) -> PostgresError {
        PostgresError(
            message: "a right can't be granted\(error.map { " (\($0.message))" } ?? ""): have an"
                + " administrator run `\(statement)`", isMisfit: true)
    }

    /// Whatever lies in the step's own schema: functions may be run by everybody unless that is
    /// taken back, and an administrator may have given more.
    private func closeToPublic(
        _ layout: StoreLayout, _ connection: BlockingConnection
    ) throws(PostgresError) {
        for need in needs where need.schema == layout.schema {
            // `public` stands for everybody here: what they all have together.
            let lacking = try Self.lacking(need, "public", connection)
            guard let lacking, lacking.count < need.rights.count else { continue }
            let statement = "REVOKE ALL ON \(need.target) FROM PUBLIC"
            do throws(PostgresError) { try connection.run(statement) } catch {
                throw refused(statement, error)
            }
        }
    }
}
