/// The role that runs a step has just what it needs, and whoever lacks a right is told which.

import FlowsCore
import Foundation
import Testing

@testable import FlowsPostgres

/// A step whose tables one role owns and another uses.
struct RoleStep {
    let step: TestStep
    /// Who runs it; with a name that has to be quoted.
    let role: String
    let conninfo: String
    let owner: String

    init(_ name: String, kind: StoreLayout.Kind = .states, grants: Bool = true) throws {
        step = try TestStep(name, kind: kind, migrated: false)
        role = "Run \"\(step.layout.schema)\""
        let ownerRole = "owner_\(step.layout.schema)"
        conninfo = Self.conninfo(step, role)
        owner = Self.conninfo(step, ownerRole)
        let sql = try step.sql()
        try sql.run(
            """
            -- Two grants on one schema at a time fail ("tuple concurrently updated").
            DO $$ BEGIN
                PERFORM pg_advisory_xact_lock(hashtextextended('flows.migrate', 0));
            END $$;
            CREATE ROLE \(SQL.identifier(role)) LOGIN; CREATE ROLE \(ownerRole) LOGIN;
            CREATE SCHEMA \(SQL.identifier(step.layout.schema)) AUTHORIZATION \(ownerRole);
            GRANT CREATE ON SCHEMA public TO \(ownerRole)
            """)
        try migrate(grantingTo: grants ? role : nil)
    }

    static func conninfo(_ step: TestStep, _ role: String) -> String {
        step.conninfo.replacing("user=postgres", with: "user='\(role)'")
    }

    func migrate(grantingTo role: String?) throws {
        try Migrations.run(conninfo: owner, layout: step.layout, grantingTo: role)
    }

    func client() -> TestClient { step.client(conninfo: conninfo) }

    func check() throws -> [String] {
        try Migrations.check(conninfo: conninfo, layout: step.layout)
    }

    /// What the server says to a statement of the role's; nil when it carries it out.
    func refusal(_ statement: String) throws -> String? {
        do {
            try TestStep.sql(conninfo).run(statement)
            return nil
        } catch let error as PostgresError { return error.sqlState }
    }
}

@Suite struct RightsTests {
    @Test("a granted role claims, loads, keeps, releases, expires and rewinds states")
    func states() throws {
        let role = try RoleStep("granted")
        #expect(try role.check().isEmpty)
        let client = role.client()
        #expect(try client.claim()?.isNew == true)
        #expect(try client.keep(StateChanges().inserting("a", 1, "x")) == nil)
        #expect(try client.keep(StateChanges().updating("a", 1, nil)) == nil)
        #expect(try client.load("a").count == 1)
        try role.step.sql().run(
            "UPDATE \(role.step.layout.own("state")) SET deleted_at = now() - interval '1 day'")
        #expect(try client.expire(age: .seconds(60)).removed == 1)
        let release = try client.call(.release(role.step.partition, token: client.token))
        guard case .released = release else { throw Unexpected(release) }
        #expect(try client.keep(StateChanges().inserting("b", 1, "x")) == nil)
        let outcome = try Rewind.run(
            conninfo: role.conninfo, layout: role.step.layout,
            starts: [role.step.partition: TestClient.start])
        #expect(outcome.generations.count == 1)
        #expect(try role.step.value("SELECT count(*) FROM \(role.step.layout.own("state"))") == "0")
        // A partition that the log doesn't have any more takes a DELETE.
        _ = try Rewind.run(conninfo: role.conninfo, layout: role.step.layout, starts: [:])
        // And another role's claim of the partition goes on from there.
        #expect(try role.client().claim()?.isNew == true)
    }

    @Test("a granted role fills a table, also one whose names are reserved words")
    func rows() throws {
        var table = TableSchema.unique("grant order")
        table = TableSchema(schema: "public", name: table.name, columns: table.columns)
        let role = try RoleStep("granted-rows", kind: .rows(table))
        #expect(try role.check().isEmpty)
        let client = role.client()
        try client.claim()
        #expect(try client.keep(.rows(.none.inserting("a", "1", to: "p1"))) == nil)
        #expect(try client.keep(.rows(.none.updating("a", "2", from: "p1", to: "p2"))) == nil)
        #expect(try client.keep(.rows(.none.deleting("a", from: "p2", to: "p3"))) == nil)
        #expect(try client.keep(.rows(.none.burying("b", from: nil, to: "p1"))) == nil)
        #expect(try client.keep(.rows(.none.inserting("c", "1", to: "p1"))) == nil)
        try role.step.sql().run(
            "UPDATE \(role.step.layout.own("tombstone")) SET deleted_at = now() - interval '1 day'")
        #expect(try client.expire(age: .seconds(60)).removed == 2)
        _ = try Rewind.run(
            conninfo: role.conninfo, layout: role.step.layout,
            starts: [role.step.partition: TestClient.start])
        #expect(try role.step.value("SELECT count(*) FROM \(table.quoted)") == "0")
    }

    // Protects: that rights are named one by one, and nothing is left to everybody.
    @Test("the role can make, change, empty or drop nothing, and read no other step's tables")
    func noMore() throws {
        let role = try RoleStep("no-more")
        let other = try RoleStep("other")
        let (own, foreign) = (role.step.layout, other.step.layout)
        let statements = [
            "CREATE TABLE \(own.own("mine")) ()", "CREATE TABLE public.mine ()",
            "CREATE SCHEMA mine", "DROP TABLE \(own.own("state"))",
            "TRUNCATE \(own.own("state"))", "ALTER TABLE \(own.own("state")) ADD COLUMN mine text",
            "CREATE INDEX ON \(own.own("state")) (version)",
            "INSERT INTO \(own.own("migration")) (version, by) VALUES (9, 'me')",
            "CREATE FUNCTION \(own.own("mine"))() RETURNS void LANGUAGE sql AS ''",
            "GRANT SELECT ON \(own.own("state")) TO PUBLIC",
            "SELECT FROM \(foreign.own("state"))", "SELECT FROM \(foreign.own("progress"))",
            "DELETE FROM \(foreign.own("state"))",
            "SELECT \(foreign.own("expect"))(1, 1, 'FL001')",
        ]
        for statement in statements {
            let said = try role.refusal(statement)
            // GRANT of a right that isn't one's own to give is refused by a warning at times.
            #expect(said == "42501" || statement.hasPrefix("GRANT"), "\(statement): \(said ?? "")")
        }
        let foreignRights = try role.step.value(
            """
            SELECT count(*) FROM information_schema.role_table_grants
            WHERE table_schema = $1 AND grantee IN ('PUBLIC', $2)
            """, [own.schema, other.role])
        #expect(foreignRights == "0")
        // Without the REVOKE everybody who may use the schema may run its functions.
        let open = try role.step.value(
            "SELECT has_function_privilege('public', $1, 'EXECUTE')",
            ["\(own.own("expect"))(bigint, bigint, text)"])
        #expect(open == "f")
    }

    @Test("migrating again, with and without the role, leaves one set of grants that works")
    func again() throws {
        let role = try RoleStep("grant-again")
        let client = role.client()
        try client.claim()
        #expect(try client.keep(StateChanges().inserting("a", 1, "x")) == nil)
        let text = """
            SELECT string_agg(c.relname || c.relacl::text, ' ' ORDER BY c.relname)
            FROM pg_class c WHERE relnamespace = $1::regnamespace AND relkind = 'r'
            """
        let schema = [SQL.identifier(role.step.layout.schema)]
        let before = try role.step.value(text, schema)
        for to in [role.role, nil, role.role] { try role.migrate(grantingTo: to) }
        #expect(try role.step.value(text, schema) == before)
        #expect(try client.keep(StateChanges().updating("a", 1, "y")) == nil)
        #expect(try role.check().isEmpty)
    }

    // An old binary goes on over tables that a new version's migrate has made more of.
    @Test("tables of a newer version under a running owner: it goes on, and its grants stay")
    func upgrade() throws {
        let role = try RoleStep("upgrade")
        let client = role.client()
        try client.claim()
        #expect(try client.keep(StateChanges().inserting("a", 1, "x")) == nil)
        let layout = role.step.layout
        try TestStep.sql(role.owner).run(
            """
            ALTER TABLE \(layout.own("progress")) ADD COLUMN later text NOT NULL DEFAULT '';
            ALTER TABLE \(layout.own("state")) ADD COLUMN later text;
            CREATE TABLE \(layout.own("parked")) (key bytea);
            INSERT INTO \(layout.own("migration")) (version, by) VALUES (99, 'the next version')
            """)
        #expect(try client.keep(StateChanges().updating("a", 1, "y")) == nil)
        #expect(try role.client().claim()?.isNew == false)
        let said = try role.check()
        #expect(said.count == 1 && said[0].contains("newer program"), "\(said)")
    }

    @Test("each missing right is told by check as the GRANT that gives it")
    func missing() throws {
        let role = try RoleStep("lacking")
        let (sql, layout) = (try role.step.sql(), role.step.layout)
        let name = SQL.identifier(role.role)
        let schema = SQL.identifier(layout.schema)
        let cases = [
            ("USAGE", "SCHEMA \(schema)"), ("SELECT", layout.own("migration")),
            ("UPDATE, DELETE", layout.own("progress")), ("INSERT", layout.own("state")),
            ("EXECUTE", "FUNCTION \(layout.own("expect"))(bigint, bigint, text)"),
        ]
        for (rights, target) in cases {
            try sql.run("REVOKE \(rights) ON \(target) FROM \(name)")
            let said = try role.check()
            #expect(said.count == 1, "\(said)")
            #expect(said.first?.contains("`GRANT \(rights) ON \(target) TO \(name)`") == true)
            #expect(said.first?.contains("migrate --grant-to=\(role.role)") == true)
            // What it says helps.
            try role.migrate(grantingTo: role.role)
            #expect(try role.check().isEmpty)
        }
        try sql.run("REVOKE ALL ON SCHEMA \(schema) FROM \(name)")
        try sql.run("REVOKE ALL ON ALL TABLES IN SCHEMA \(schema) FROM \(name)")
        #expect(try role.check().count == 4)
    }

    @Test("a running step that meets a missing right stops, and names the GRANT")
    func running() throws {
        let role = try RoleStep("stops")
        let (sql, layout) = (try role.step.sql(), role.step.layout)
        let name = SQL.identifier(role.role)
        let cases = [
            ("SCHEMA \(SQL.identifier(layout.schema))", "GRANT USAGE"),
            (layout.own("progress"), "GRANT SELECT, INSERT, UPDATE, DELETE"),
        ]
        for (target, grant) in cases {
            try sql.run("REVOKE ALL ON \(target) FROM \(name)")
            let client = role.client()
            let error = try #require(try client.call(client.claimRequest()).error)
            #expect(error.kind == .permanent && error.sqlState == "42501")
            #expect(error.message.contains("\(grant) ON \(target) TO \(name)"), "\(error)")
            try role.migrate(grantingTo: role.role)
        }
        let client = role.client()
        try client.claim()
        try sql.run("REVOKE EXECUTE ON FUNCTION \(layout.own("expect")) FROM \(name)")
        let error = try #require(try client.keep(StateChanges().inserting("a", 1, "x")))
        #expect(error.kind == .permanent)
        let function = "FUNCTION \(layout.own("expect"))(bigint, bigint, text)"
        #expect(error.message.contains("GRANT EXECUTE ON \(function)"), "\(error)")
    }

    @Test("a role that isn't there, and one that may not migrate: a sentence, and nothing is done")
    func refused() throws {
        let role = try RoleStep("refused", grants: false)
        let missing = #expect(throws: PostgresError.self) {
            try role.migrate(grantingTo: "nobody's role")
        }
        #expect(missing?.isMisfit == true)
        #expect(missing?.message.contains("the role nobody's role isn't there") == true)
        #expect(missing?.message.contains("flows rights postgres") == true)
        let wrong = #expect(throws: PostgresError.self) {
            try Migrations.run(conninfo: role.conninfo, layout: role.step.layout)
        }
        #expect(wrong?.isMisfit == true)
        #expect(wrong?.message.contains("as the role that owns them") == true, "\(wrong as Any)")
    }

    // Protects: pg_terminate_backend of a backend that is the same role's.
    @Test("a claim ends the paused owner before it under the step's own role")
    func unblocks() throws {
        let role = try RoleStep("role-paused")
        let client = role.client()
        try client.claim()
        let owner = try TestStep.sql(role.conninfo)
        try owner.run("BEGIN")
        try owner.run("UPDATE \(role.step.layout.own("progress")) SET next_offset = 77")
        let ticket = client.send(client.claimRequest(lockTimeout: .milliseconds(300)))
        let result = client.answer(ticket)
        guard case .claimed(let row?) = result else { throw Unexpected(result) }
        #expect(row.nextOffset == 10)
        #expect(throws: PostgresError.self) { try owner.run("COMMIT") }
    }
}
