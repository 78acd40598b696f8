/// A step set back to the start of its log, in one transaction.

import FlowsCore
import Foundation
import Synchronization
import Testing

@testable import FlowsPostgres

@Suite struct RewindTests {
    private func start(_ generation: Int64 = 5, at offset: Int64 = 2) -> InitialProgress {
        InitialProgress(nextOffset: offset, generation: generation, lineage: "cluster//")
    }

    // Protects: `rewindOutbox`, the outbox isn't among what the rewind sets; `generation`, the
    // identities of before must be below those to come; `seen` and the states go together.
    @Test("A47 a rewind between keep and publish: the outbox goes out whole, all else is anew")
    func keepsOutbox() throws {
        let step = try TestStep("rewind")
        let client = step.client()
        try client.claim()
        let batch = outbox("one", "two")
        let changes = StateChanges().inserting("k", 1, "1").inserting("gone", 1, nil)
        #expect(try client.keep(changes, next: 15, outbox: batch) == nil)
        let outcome = try Rewind.run(
            conninfo: step.conninfo, layout: step.layout, starts: [step.partition: start()])
        // The claim's generation was 7: one more, though the start asks for less.
        #expect(outcome.generations == [step.partition: 8])
        #expect(outcome.outboxes == [step.partition] && outcome.stranded.isEmpty)
        let next = step.client()
        let row = try #require(try next.claim(initial: nil))
        #expect(row.outbox == Array(batch.bytes.bytes))
        #expect(row.nextOffset == 2 && row.generation == 8 && row.seen.isEmpty)
        #expect(row.lineage == "cluster//")
        #expect(try next.load("k", "gone").isEmpty)
        let again = try Rewind.run(
            conninfo: step.conninfo, layout: step.layout, starts: [step.partition: start(1000)])
        #expect(again.generations == [step.partition: 1000])
    }

    // Protects: `rewindToken`. With the old token the zombie's batch would land behind the rewind.
    @Test("an owner that isn't in the group any more is fenced by a rewind")
    func fences() throws {
        let step = try TestStep("rewind-token")
        let zombie = step.client()
        try zombie.claim()
        try Self.rewind(step, start())
        let error = try zombie.keep(StateChanges().inserting("k", 1, "old"), next: 15)
        #expect(error?.kind == .fenced)
        let table = step.layout.own("state")
        #expect(try step.value("SELECT count(*) FROM \(table)") == "0")
    }

    private static func rewind(_ step: TestStep, _ start: InitialProgress) throws {
        _ = try Rewind.run(
            conninfo: step.conninfo, layout: step.layout, starts: [step.partition: start])
    }

    // The row's lock already makes it wait; that of the tables, taken first, spares both a deadlock
    // over the table that is emptied.
    @Test("a rewind waits for what an owner has in flight, and nothing of it is left")
    func waitsForKeep() throws {
        let step = try TestStep("rewind-waits")
        let client = step.client()
        try client.claim()
        let owner = try step.sql()
        try owner.run("BEGIN")
        try owner.run("UPDATE \(step.layout.own("progress")) SET next_offset = 12")
        try owner.run("INSERT INTO \(step.layout.own("state")) VALUES ('k', 1, 'v')")
        // A thread of its own: those of Swift's pool may all be busy with tests that wait.
        let said = Said()
        Thread {
            do {
                try Self.rewind(step, start())
                said.set("done")
            } catch { said.set("\(error)") }
        }.start()
        let waits = """
            SELECT count(*) FROM pg_stat_activity
            WHERE application_name = $1 AND wait_event_type = 'Lock'
            """
        #expect(
            try waitUntil { try step.value(waits, ["\(step.layout.step) rewind"]) == "1" })
        try owner.run("COMMIT")
        #expect(waitUntil { said.text != nil })
        #expect(said.text == "done")
        #expect(try step.value("SELECT count(*) FROM \(step.layout.own("state"))") == "0")
        #expect(try step.value("SELECT next_offset FROM \(step.layout.own("progress"))") == "2")
    }

    // Protects: the marks of a rewind in several acts, which only its own last act takes away.
    @Test("the last act of a rewind gives the rows that it marked their lineage, and only once")
    func finishes() throws {
        let step = try TestStep("rewind-finish")
        var marked = start()
        marked.lineage = "rewinding/1"
        try Self.rewind(step, marked)
        // A half that came up meanwhile has claimed the row and stopped: its token doesn't matter.
        #expect(try step.client().claim(initial: nil)?.lineage == "rewinding/1")
        let last = RewindFinish(
            mark: "rewinding/1", lineage: [step.partition: "cluster//"], seen: "route in 0:1.2.3")
        try Rewind.finish(conninfo: step.conninfo, layout: step.layout, last)
        let row = try step.client().claim(initial: nil)
        #expect(row?.lineage == "cluster//" && row?.seen == "route in 0:1.2.3")
        #expect {
            try Rewind.finish(conninfo: step.conninfo, layout: step.layout, last)
        } throws: { ($0 as? PostgresError)?.message.contains("another rewind") == true }
    }

    // Protects: the condition on the position. Rows of others would go with those of Flows.
    @Test("materialise: rows and tombstones go, rows that were there before Flows stay")
    func rows() throws {
        let rows = try RowStep("rewind-rows")
        let sql = try rows.step.sql()
        try sql.run("INSERT INTO \(rows.table.quoted) (key, value) VALUES ('mine', '1')")
        #expect(
            try rows.keep(.none.inserting("a", "1", to: "p1").burying("b", from: nil, to: "p2"))
                == nil)
        try Self.rewind(rows.step, start())
        #expect(try rows.rows().map { $0[0] } == ["mine"])
        #expect(try rows.tombstones().isEmpty)
    }

    @Test("A21 A48 partitions without a row get one; those that the log lost go, if empty")
    func otherPartitions() throws {
        var step = try TestStep("rewind-others")
        let client = step.client()
        try client.claim()
        step.partition = TopicPartition("in", 9)
        let full = step.client()
        try full.claim()
        #expect(try full.keep(StateChanges(), outbox: outbox("left")) == nil)
        let fresh = TopicPartition("in", 0)
        let outcome = try Rewind.run(
            conninfo: step.conninfo, layout: step.layout, starts: [fresh: start()])
        #expect(outcome.generations == [fresh: 5])
        #expect(outcome.stranded == [TopicPartition("in", 9)])
        let found = try step.sql().rows(
            "SELECT partition FROM \(step.layout.own("progress")) ORDER BY 1")
        #expect(found.map { $0[0] } == ["0", "9"])
    }

    @Test("a role without the right to TRUNCATE empties the states row by row")
    func withoutTruncate() throws {
        let step = try TestStep("rewind-role")
        let client = step.client()
        try client.claim()
        #expect(try client.keep(StateChanges().inserting("k", 1, "1")) == nil)
        let sql = try step.sql()
        let schema = "\"\(step.layout.schema)\""
        try sql.run("CREATE ROLE rewinder LOGIN")
        try sql.run("GRANT USAGE ON SCHEMA \(schema) TO rewinder")
        try sql.run(
            "GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA \(schema) TO rewinder")
        _ = try Rewind.run(
            conninfo: step.conninfo + " user=rewinder", layout: step.layout,
            starts: [step.partition: start()])
        #expect(try step.value("SELECT count(*) FROM \(step.layout.own("state"))") == "0")
    }

    @Test("without tables a rewind names `migrate`")
    func noTables() throws {
        let step = try TestStep("rewind-none", migrated: false)
        #expect {
            try Self.rewind(step, start())
        } throws: { ($0 as? PostgresError)?.message.contains("migrate") == true }
    }
}

/// What a thread has to say in the end.
private final class Said: Sendable {
    private let said = Mutex<String?>(nil)
    var text: String? { said.withLock { $0 } }
    func set(_ text: String) { said.withLock { $0 = text } }
}
