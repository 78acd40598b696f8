/// Tombstones removed by age.

import FlowsCore
import Foundation
import Testing

@testable import FlowsPostgres

extension TestClient {
    func expire(_ request: ExpireRequest) throws -> Expiry {
        let result = try call(.expire(request))
        guard case .expired(let expiry) = result else { throw Unexpected(result) }
        return expiry
    }

    /// Looks, then removes what is due.
    func expire(
        age: Duration, marks: [(partition: TopicPartition, end: Int64)] = [], limit: Int = 1000
    ) throws -> Expiry {
        guard let moment = try expire(.look(age: age)).moment else { return Expiry() }
        return try expire(.remove(upTo: moment, marks: marks, limit: limit))
    }
}

@Suite struct ExpireTests {
    /// Makes every tombstone older.
    private func age(_ step: TestStep, _ table: String, _ time: String) throws {
        try step.sql().run(
            """
            UPDATE \(step.layout.own(table)) SET deleted_at = deleted_at - interval '\(time)'
            WHERE deleted_at IS NOT NULL
            """)
    }

    @Test("A65 a state's tombstone goes by age, the others and what is there stay")
    func states() throws {
        let step = try TestStep("expire")
        let client = step.client()
        try client.claim()
        let changes = StateChanges().inserting("old", 1, nil).inserting("there", 1, "v")
        #expect(try client.keep(changes) == nil)
        try age(step, "state", "2 hours")
        #expect(try client.keep(StateChanges().inserting("young", 1, nil)) == nil)
        #expect(try client.expire(age: .seconds(3600)).removed == 1)
        #expect(try client.load("old", "there", "young").keys.sorted() == ["there", "young"])
        #expect(try client.expire(.look(age: .seconds(3600))).moment == nil)
    }

    // Protects: presentUpdate. An upsert would make the key again from what was cached of it.
    @Test("A65 a key whose tombstone was removed isn't written over an old version")
    func oldVersion() throws {
        let step = try TestStep("expire-version")
        let client = step.client()
        try client.claim()
        #expect(try client.keep(StateChanges().inserting("k", 7, nil)) == nil)
        try age(step, "state", "2 hours")
        #expect(try client.expire(age: .seconds(3600)).removed == 1)
        let error = try client.keep(StateChanges().updating("k", 7, "from the cache"))
        #expect(error?.kind == .stale)
        #expect(try client.load("k").isEmpty)
    }

    // Protects: expireRead and expireAll. Without the marks the tombstone goes though an old
    // value is still to be read on one of the partitions, which would revive the row.
    @Test("A64 a row's tombstone stays until every partition has been read up to its mark")
    func unread() throws {
        let rows = try RowStep("expire-rows")
        #expect(try rows.keep(.none.burying("k", from: nil, to: "p1")) == nil)
        try age(rows.step, "tombstone", "2 hours")
        let read = (partition: rows.step.partition, end: Int64(20))
        for other in [Int64(20), 21] {
            let marks = [read, (partition: TopicPartition("in", 4), end: other)]
            let found = try rows.client.expire(age: .seconds(3600), marks: marks)
            #expect(found == Expiry(isRead: false), "nobody has taken the other partition")
        }
        let behind = [(partition: rows.step.partition, end: Int64(21))]
        #expect(try rows.client.expire(age: .seconds(3600), marks: behind).isRead == false)
        #expect(try rows.tombstones() == ["p1"])
        let empty = (partition: TopicPartition("in", 4), end: Int64(0))
        let found = try rows.client.expire(age: .seconds(3600), marks: [read, empty])
        #expect(found == Expiry(removed: 1))
        #expect(try rows.tombstones().isEmpty)
    }

    // Protects: expireRefresh. The age counts from the delete's last repeat.
    @Test("A64 a repeat of the delete makes its tombstone young again")
    func refreshed() throws {
        let rows = try RowStep("expire-refresh")
        #expect(try rows.keep(.none.burying("k", from: nil, to: "p1")) == nil)
        try age(rows.step, "tombstone", "2 hours")
        let moment = try #require(try rows.client.expire(.look(age: .seconds(3600))).moment)
        #expect(try rows.keep(.none.burying("k", from: "p1", to: "p1")) == nil)
        // Also when the repeat came between the look and the removal.
        let late = try rows.client.expire(.remove(upTo: moment, marks: [], limit: 10))
        #expect(late == Expiry())
        #expect(try rows.client.expire(.look(age: .seconds(3600))).moment == nil)
        #expect(try rows.tombstones() == ["p1"])
    }

    // Protects: SKIP LOCKED. Without it the removal, and all keeps behind it, would wait.
    @Test("a tombstone that somebody is writing is left alone, and the oldest go first")
    func locked() throws {
        let rows = try RowStep("expire-locked")
        let all = RowChanges.none.burying("a", from: nil, to: "pa").burying(
            "b", from: nil, to: "pb"
        )
        .burying("c", from: nil, to: "pc")
        #expect(try rows.keep(all) == nil)
        try age(rows.step, "tombstone", "2 hours")
        let name = rows.step.layout.own("tombstone")
        let sql = try rows.step.sql()
        try sql.run(
            "UPDATE \(name) SET deleted_at = deleted_at - interval '1 h' WHERE position = 'pc'")
        try sql.run("BEGIN")
        try sql.run("SELECT FROM \(name) WHERE position = 'pc' FOR UPDATE")
        #expect(try rows.client.expire(age: .seconds(3600), limit: 1).removed == 1)
        #expect(try rows.tombstones().contains("pc"))
        try sql.run("ROLLBACK")
        #expect(try rows.client.expire(age: .seconds(3600), limit: 1).removed == 1)
        #expect(try !rows.tombstones().contains("pc"))
        #expect(try rows.tombstones().count == 1)
    }

    @Test("a million states are not looked through for a few tombstones")
    func plan() throws {
        let step = try TestStep("expire-plan")
        let sql = try step.sql()
        let state = step.layout.own("state")
        try sql.run(
            "INSERT INTO \(state) SELECT i::text::bytea, 1, 'v' FROM generate_series(1, 20000) i")
        try sql.run(
            "INSERT INTO \(state) SELECT ('d' || i)::bytea, 1, NULL, now() - interval '1 day' FROM generate_series(1, 5) i"
        )
        try sql.run("ANALYZE \(state)")
        // As every session of a store has it.
        try sql.run("SET enable_seqscan = off")
        let text = Statements(step.layout)[.removeTombstones]
            .replacing("$1::", with: "(extract(epoch FROM now()) * 1000000)::")
            .replacing("$2::text[]", with: "'{}'::text[]").replacing(
                "$3::integer[]", with: "'{}'::integer[]"
            )
            .replacing("$4::bigint[]", with: "'{}'::bigint[]").replacing("$5::", with: "1000::")
        let plan = try sql.rows("EXPLAIN ANALYZE \(text)").map { $0[0] ?? "" }
        #expect(!plan.contains { $0.contains("Seq Scan on state") }, "\(plan)")
        #expect(try step.value("SELECT count(*) FROM \(state)") == "20000")
    }
}
