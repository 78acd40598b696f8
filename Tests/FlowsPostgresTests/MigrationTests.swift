/// Making tables, by many at once, beside what is there already.

import FlowsCore
import FlowsLocal
import Foundation
import Synchronization
import Testing

@testable import FlowsPostgres

@Suite struct MigrationTests {
    // Protects: the advisory lock. Without it CREATE … IF NOT EXISTS fails with 23505 and 42P07.
    @Test("Twenty processes may migrate one step at once, and again")
    func concurrent() async throws {
        let table = TableSchema.unique("twenty")
        let step = try TestStep("twenty", kind: .rows(table), migrated: false)
        let failures = await withTaskGroup(of: String?.self) { group in
            for _ in 0..<20 {
                group.addTask {
                    await Blocking.run {
                        do {
                            try Migrations.run(conninfo: step.conninfo, layout: step.layout)
                            return nil
                        } catch { return "\(error)" }
                    }
                }
            }
            return await group.reduce(into: [String]()) { all, failure in
                if let failure { all.append(failure) }
            }
        }
        #expect(failures.isEmpty)
        #expect(try Migrations.check(conninfo: step.conninfo, layout: step.layout).isEmpty)
        let applied = try step.value("SELECT count(*) FROM \(step.layout.own("migration"))")
        #expect(applied == "1")
        try Migrations.run(conninfo: step.conninfo, layout: step.layout)
    }

    @Test("run never migrates: missing tables are an error that names the command")
    func missingTables() throws {
        let step = try TestStep("missing", migrated: false)
        let client = step.client()
        let error = try #require(try client.call(client.claimRequest()).error)
        #expect(error.kind == .permanent)
        #expect(error.message.contains("run `\(step.layout.step) migrate`"))
        let missing = try Migrations.check(conninfo: step.conninfo, layout: step.layout)
        #expect(missing.count == 1 && missing[0].contains("migrate"))
        // The same connection works as soon as they are there.
        try Migrations.run(conninfo: step.conninfo, layout: step.layout)
        #expect(try client.claim()?.isNew == true)
    }

    @Test("A table that is there gets one more column, and its rows stay")
    func existingTable() throws {
        let table = TableSchema.unique("materialised")
        let step = try TestStep("existing", kind: .rows(table), migrated: false)
        let sql = try step.sql()
        try sql.run("CREATE TABLE \(table.quoted) (key text primary key, value text, mine int)")
        try sql.run("INSERT INTO \(table.quoted) VALUES ('a', '1', 5)")
        try Migrations.run(conninfo: step.conninfo, layout: step.layout)
        let client = step.client()
        try client.claim()
        let update = RowChanges.none.updating("a", "2", from: nil, to: "p1")
        #expect(try client.keep(.rows(update)) == nil)
        #expect(try sql.rows("SELECT * FROM \(table.quoted)") == [["a", "2", "5", "p1"]])
    }

    @Test(
        "A table that doesn't fit is refused in a sentence that names what",
        arguments: [
            ("(key text primary key)", "the column \"value\""),
            ("(key text primary key, value bigint)", "is bigint, the message wants text"),
            ("(key text, value text primary key)", "the primary key of"),
            ("(key text, value text)", "the primary key of"),
            ("(key text primary key, value text not null)", "must not be null"),
            ("(key text primary key, value text, more int not null)", "the column \"more\""),
            ("(key text primary key, value text, flows_position int)", "it must be text"),
        ])
    func misfit(_ columns: String, _ said: String) throws {
        let table = TableSchema.unique("misfit")
        let step = try TestStep("misfit", kind: .rows(table), migrated: false)
        try step.sql().run("CREATE TABLE \(table.quoted) \(columns)")
        let error = #expect(throws: PostgresError.self) {
            try Migrations.run(conninfo: step.conninfo, layout: step.layout)
        }
        #expect(error?.message.contains(said) == true)
        // Nothing of it was done.
        #expect(try step.value("SELECT to_regnamespace($1)", [step.layout.schema]) == nil)
    }

    // Protects: the condition on the topic. The step would read its new topic from the start, and
    // count all of it on top of the states made of the old one.
    @Test("check tells of progress of a topic that the step doesn't read any more")
    func otherTopic() throws {
        let step = try TestStep("other-topic")
        try step.client().claim()
        func said(_ topics: String...) throws -> [String] {
            try Migrations.check(conninfo: step.conninfo, layout: step.layout, topics: topics)
        }
        #expect(try said("in", "more").isEmpty)
        let problems = try said("more", "route")
        #expect(problems.count == 1)
        #expect(problems.first?.contains("the topic in, which it doesn't read any more") == true)
        #expect(problems.first?.contains("rewind --yes") == true)
        _ = try Rewind.run(
            conninfo: step.conninfo, layout: step.layout,
            starts: [
                TopicPartition("route", 0): InitialProgress(
                    nextOffset: 0, generation: 9, lineage: "cluster//")
            ])
        #expect(try said("route").isEmpty)
    }

    @Test("check and migrate both refuse the tables of a newer program")
    func newer() throws {
        let step = try TestStep("newer")
        try step.sql().run("UPDATE \(step.layout.schema).migration SET version = version + 1")
        let said = try Migrations.check(conninfo: step.conninfo, layout: step.layout)
        #expect(said.count == 1 && said[0].contains("newer program"), "\(said)")
        let error = #expect(throws: PostgresError.self) {
            try Migrations.run(conninfo: step.conninfo, layout: step.layout)
        }
        #expect(error?.isMisfit == true && error?.message.contains("newer program") == true)
    }

    // Protects: `= ANY (ARRAY[…])` and enable_seqscan. A plan made while the table was small is
    // used for a connection's life: it must not read or sort the table it finds later.
    @Test(
        "Plans reach states by their key alone, whatever the table's size", arguments: [0, 50_000])
    func plans(_ rows: Int) throws {
        let step = try TestStep("plans")
        let sql = try step.sql()
        let state = step.layout.own("state")
        try sql.run(
            "INSERT INTO \(state) (key, version) SELECT convert_to(i::text, 'UTF8'), 1"
                + " FROM generate_series(1, \(rows)) i")
        try sql.run("ANALYZE \(state)")
        let statements = Statements(step.layout)
        try sql.run(statements[.configure])
        try sql.run("SET plan_cache_mode = force_generic_plan")
        for (name, count) in [(Statements.Name.load, 1), (.keepChanges, 18)] {
            try sql.run("PREPARE \(name.rawValue) AS \(statements[name])")
            let nulls = Array(repeating: "NULL", count: count).joined(separator: ", ")
            let plan = try sql.rows("EXPLAIN EXECUTE \(name.rawValue) (\(nulls))")
                .compactMap { $0[0] }.joined(separator: "\n")
            #expect(!plan.contains("Seq Scan on state"))
            #expect(!plan.contains("Hash Join") && !plan.contains("Merge Join"))
            #expect(plan.contains("Index Cond: (key = ANY (ARRAY["))
        }
    }
}

/// Runs what blocks on a thread of its own, so that the few that Swift's tasks share stay free.
enum Blocking {
    static func run<R: Sendable>(_ body: @escaping @Sendable () -> R) async -> R {
        await withCheckedContinuation { continuation in
            Thread.detachNewThread { continuation.resume(returning: body()) }
        }
    }
}
