/// Rows of a materialised table, their positions and their tombstones.

import FlowsCore
import Foundation
import Testing

@testable import FlowsPostgres

@Suite struct RowTests {
    // Protects: `flows_position IS NOT DISTINCT FROM` of update and delete.
    @Test("A63 A row is written only over the position that was loaded")
    func guardsPositions() throws {
        let rows = try RowStep("positions")
        #expect(try rows.keep(.none.inserting("a", "1", to: "p1")) == nil)
        #expect(try rows.keep(.none.updating("a", "2", from: "p0", to: "p2"))?.kind == .stale)
        #expect(try rows.keep(.none.deleting("a", from: "p0", to: "p2"))?.kind == .stale)
        #expect(try rows.keep(.none.inserting("a", "2", to: "p2"))?.kind == .stale)
        #expect(try rows.keep(.none.updating("new", "2", from: nil, to: "p2"))?.kind == .stale)
        #expect(try rows.rows() == [["a", "1", "p1"]])
        #expect(try rows.tombstones().isEmpty)
    }

    // Protects: the position of the tombstone in insert and burial.
    @Test("A64 A delete that found no row is remembered, and nothing older revives the key")
    func buries() throws {
        let rows = try RowStep("bury")
        #expect(try rows.keep(.none.burying("a", from: nil, to: "p5")) == nil)
        #expect(try rows.tombstones() == ["p5"])
        #expect(try rows.keep(.none.inserting("a", "old", to: "p3"))?.kind == .stale)
        #expect(
            try rows.keep(.none.inserting("a", "old", tombstone: "p4", to: "p6"))?.kind == .stale)
        #expect(try rows.keep(.none.burying("a", from: nil, to: "p6"))?.kind == .stale)
        #expect(try rows.keep(.none.burying("a", from: "p4", to: "p6"))?.kind == .stale)
        #expect(try rows.keep(.none.burying("a", from: "p5", to: "p6")) == nil)
        #expect(try rows.rows().isEmpty)
        #expect(try rows.tombstones() == ["p6"])
        #expect(try rows.keep(.none.inserting("b", "1", to: "p1")) == nil)
        #expect(try rows.keep(.none.burying("b", from: nil, to: "p7"))?.kind == .stale)
    }

    // Protects: the buckets' locks and the look in a snapshot of its own, for the insert. Row
    // and tombstone lie in two tables: without these both owners would be right.
    @Test("A64 An old put that meets the delete of another partition half way is refused")
    func insertBehindBurial() throws {
        let rows = try RowStep("race-insert")
        let (first, second) = try owners(rows)
        let other = try rows.step.sql()
        try other.run("BEGIN")
        let tombstone = rows.step.layout.own("tombstone")
        let key = rowKey("a").map { "\\\(String($0, radix: 8).leftPadded)" }.joined()
        try other.run("INSERT INTO \(tombstone) (key, position) VALUES ('\(key)', 'other')")
        let burial = first.send(
            first.keepRequest(.rows(.none.burying("a", from: nil, to: "new"))))
        try #require(try waitForLock(rows.step, first))
        let insert = second.send(
            second.keepRequest(.rows(.none.inserting("a", "x", to: "old"))))
        try #require(try waitForLock(rows.step, second, sessions: 2))
        try other.run("ROLLBACK")
        #expect(first.answer(burial)?.isKept == true)
        #expect(second.answer(insert)?.error?.kind == .stale)
        #expect(try rows.rows().isEmpty)
    }

    // Protects: the same, for the burial.
    @Test("A64 A delete that meets the first put of its key half way is stale, and then finds it")
    func burialBehindInsert() throws {
        let rows = try RowStep("race-bury")
        let (first, second) = try owners(rows)
        let other = try rows.step.sql()
        try other.run("BEGIN")
        try other.run("INSERT INTO \(rows.table.quoted) (key) VALUES ('a')")
        let insert = first.send(
            first.keepRequest(.rows(.none.inserting("a", "x", to: "old"))))
        try #require(try waitForLock(rows.step, first))
        let burial = second.send(
            second.keepRequest(.rows(.none.burying("a", from: nil, to: "new"))))
        try #require(try waitForLock(rows.step, second, sessions: 2))
        try other.run("ROLLBACK")
        #expect(first.answer(insert)?.isKept == true)
        #expect(second.answer(burial)?.error?.kind == .stale)
        #expect(try rows.tombstones().isEmpty)
    }

    /// Two owners, each of a partition of its own.
    private func owners(_ rows: RowStep) throws -> (TestClient, TestClient) {
        var step = rows.step
        step.partition = TopicPartition("in", 4)
        let second = step.client()
        try second.claim()
        return (rows.client, second)
    }

    @Test("A15 Columns and a table named by reserved words, or with quotes, work")
    func reservedWords() throws {
        let columns = [
            TableColumn("select", .text, isKey: true), TableColumn("from", .text),
            TableColumn("we\"ird", .bigint), TableColumn("order", .bigint, isKey: true),
        ]
        let table = TableSchema(schema: "user", name: Unique.name("group \"x\""), columns: columns)
        let step = try TestStep("reserved", kind: .rows(table))
        let client = step.client()
        try client.claim()
        var changes = RowChanges(columns: 4, keyColumns: 2)
        changes.insertColumns[0].append(text: "k")
        changes.insertColumns[1].append(text: "v")
        changes.insertColumns[2].append(bigEndian: Int64(-5))
        changes.insertColumns[3].append(bigEndian: Int64(9))
        var key = RowWriter()
        try key.text("k")
        key.integer(Int64(9))
        let bytes = Array(key.bytes.bytes)
        changes.insertKeys.append(bytes: bytes)
        changes.insertOld.append(nil)
        changes.insertNew.append(text: "p1")
        #expect(try client.keep(.rows(changes)) == nil)
        let row = try step.sql().rows("SELECT * FROM \(table.quoted)").first
        #expect(row == ["k", "v", "-5", "9", "p1"])
        var keys = ByteColumn()
        keys.append(bytes: bytes)
        let result = try client.call(.load(LoadRequest(keys: keys)))
        guard case .loaded(let entries) = result else { throw Unexpected(result) }
        #expect(entries.indices == [0] && entries.versions == [0])
    }

    @Test("A15 A table whose columns are all keys works")
    func onlyKeys() throws {
        let columns = [
            TableColumn("a", .text, isKey: true), TableColumn("b", .text, isKey: true),
        ]
        let table = TableSchema.unique("only_keys", columns)
        let step = try TestStep("only-keys", kind: .rows(table))
        let client = step.client()
        try client.claim()
        var insert = RowChanges(columns: 2, keyColumns: 2)
        for place in 0..<2 { insert.insertColumns[place].append(text: "x\(place)") }
        insert.insertKeys.append(bytes: rowKey("x0", "x1"))
        insert.insertOld.append(nil)
        insert.insertNew.append(text: "p1")
        #expect(try client.keep(.rows(insert)) == nil)
        var update = RowChanges(columns: 2, keyColumns: 2)
        for place in 0..<2 { update.updateColumns[place].append(text: "x\(place)") }
        update.updateOld.append(text: "p1")
        update.updateNew.append(text: "p2")
        #expect(try client.keep(.rows(update)) == nil)
        #expect(try step.sql().rows("SELECT * FROM \(table.quoted)") == [["x0", "x1", "p2"]])
    }

    @Test("U+0000 in a text column is the data's fault, and the message says nothing of it")
    func refusesNull() throws {
        let rows = try RowStep("row-null")
        let error = try rows.keep(.none.inserting("a", "se\u{0}cret", to: "p1"))
        #expect(error?.kind == .data && error?.sqlState == "22021")
        #expect(error?.message.contains("cret") == false)
        #expect(try rows.keep(.none.inserting("a", "fine", to: "p1")) == nil)
    }

    @Test("A constraint of the user's own is the data's fault, named without the value")
    func refusesConstraint() throws {
        let rows = try RowStep("row-check")
        let sql = try rows.step.sql()
        try sql.run(
            "ALTER TABLE \(rows.table.quoted) ADD CONSTRAINT fine CHECK (value <> 'secret')")
        try sql.run("CREATE UNIQUE INDEX ON \(rows.table.quoted) (value)")
        let error = try #require(try rows.keep(.none.inserting("a", "secret", to: "p1")))
        #expect(error.kind == .data && error.message.contains("constraint fine"))
        #expect(!error.message.contains("secret"))
        let twice = RowChanges.none.inserting("a", "v", to: "p1").inserting("b", "v", to: "p1")
        #expect(try rows.keep(twice)?.sqlState == "23505")
    }
}

extension String {
    fileprivate var leftPadded: String { String(repeating: "0", count: 3 - count) + self }
}
