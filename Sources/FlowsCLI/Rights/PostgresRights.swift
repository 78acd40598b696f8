/// The SQL that makes a step's two roles: one that owns its tables, and one that uses them.

/// What an administrator runs once for a step; `migrate --grant-to` does the rest.
struct PostgresRights {
    /// Owns the step's schema and makes its tables: for `migrate`.
    let owner: String
    /// For `run`, `check` and `rewind`.
    let role: String
    private let step: StepDescription
    private let schema: String

    /// Nil for a step that keeps nothing in Postgres.
    ///
    /// Throws when the owner's name would be too long.
    init?(_ step: StepDescription, role: String? = nil) throws {
        guard let schema = step.schema else { return nil }
        self.step = step
        self.schema = schema
        owner = schema + "_owner"
        self.role = role ?? schema
        // Longer names are cut in silence, and two steps could get one role.
        for name in [owner, self.role] where name.isEmpty || name.utf8.count > 63 {
            throw ToolFailure(
                "\"\(name)\" can't be a role in Postgres (1 to 63 bytes): give the step \(step.name) a"
                    + " shorter name")
        }
    }

    /// What is said once for all steps.
    static let head = [
        "-- Run it as an administrator, in the database that the steps use; again does no harm.",
        "-- No role has a password yet: \\password NAME in psql sets one. Nobody else may connect",
        "-- any more: other programs that use this database need a GRANT CONNECT of their own.",
        "DO $flows$ BEGIN",
        "    EXECUTE format('REVOKE ALL ON DATABASE %I FROM PUBLIC', current_database());",
        "END $flows$;",
        "REVOKE CREATE ON SCHEMA public FROM PUBLIC;",
    ]

    /// The statements for this step, a line each.
    var lines: [String] {
        let names = "\(Self.quoted(owner)), \(Self.quoted(role))"
        let connect = Self.literal("GRANT CONNECT ON DATABASE %I TO \(names)")
        return ["", "-- \(step.name): \(owner) migrates, \(role) runs", "DO $flows$ BEGIN"]
            + make(owner) + make(role)
            + ["    EXECUTE format(\(connect), current_database());", "END $flows$;"]
            + ownSchema + tableSchema
    }

    private func make(_ role: String) -> [String] {
        [
            "    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = \(Self.literal(role))) THEN",
            "        CREATE ROLE \(Self.quoted(role)) LOGIN;", "    END IF;",
        ]
    }

    /// Made here, so that the owner needs no right to make others; one that is there is handed over.
    private var ownSchema: [String] {
        let (schema, owner) = (Self.quoted(schema), Self.quoted(owner))
        let name = Self.literal(self.schema)
        return [
            "DO $flows$ DECLARE own record; BEGIN",
            "    -- Who isn't a superuser must be a member to give the owner anything.",
            "    IF NOT pg_has_role(\(Self.literal(self.owner)), 'USAGE') THEN",
            "        GRANT \(owner) TO CURRENT_USER;", "    END IF;",
            "    CREATE SCHEMA IF NOT EXISTS \(schema) AUTHORIZATION \(owner);",
            "    IF (SELECT nspowner <> \(Self.literal(self.owner))::regrole FROM pg_namespace",
            "        WHERE nspname = \(name)) THEN",
            "        ALTER SCHEMA \(schema) OWNER TO \(owner);", "    END IF;",
            "    FOR own IN SELECT c.oid::regclass AS name FROM pg_class c",
            "        JOIN pg_namespace n ON n.oid = c.relnamespace",
            "        WHERE n.nspname = \(name) AND c.relkind = 'r'",
            "            AND c.relowner <> \(Self.literal(self.owner))::regrole LOOP",
            "        EXECUTE format(\(Self.literal("ALTER TABLE %s OWNER TO \(owner)")), own.name);",
            "    END LOOP;",
            "    FOR own IN SELECT p.oid::regprocedure AS name FROM pg_proc p",
            "        JOIN pg_namespace n ON n.oid = p.pronamespace",
            "        WHERE n.nspname = \(name)",
            "            AND p.proowner <> \(Self.literal(self.owner))::regrole LOOP",
            "        EXECUTE format(\(Self.literal("ALTER FUNCTION %s OWNER TO \(owner)")), own.name);",
            "    END LOOP;", "END $flows$;",
        ]
    }

    /// Where a materialised table lies; it is the owner's too, since `migrate` adds a column.
    private var tableSchema: [String] {
        guard let table = step.table, table.schema != schema else { return [] }
        let (place, owner) = (Self.quoted(table.schema), Self.quoted(owner))
        let name = "\(place).\(Self.quoted(table.name))"
        let make = table.schema == "public" ? [] : ["CREATE SCHEMA IF NOT EXISTS \(place);"]
        return make + [
            "GRANT USAGE, CREATE ON SCHEMA \(place) TO \(owner);",
            "GRANT USAGE ON SCHEMA \(place) TO \(Self.quoted(role));",
            "DO $flows$ BEGIN",
            "    IF (SELECT relowner <> \(Self.literal(self.owner))::regrole FROM pg_class",
            "        WHERE oid = to_regclass(\(Self.literal(name)))) THEN",
            "        ALTER TABLE \(name) OWNER TO \(owner);", "    END IF;", "END $flows$;",
        ]
    }

    private static func quoted(_ name: String) -> String {
        "\"\(name.replacing("\"", with: "\"\""))\""
    }

    private static func literal(_ text: String) -> String {
        "'\(text.replacing("'", with: "''"))'"
    }
}
