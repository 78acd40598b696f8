/// Materialise: rows follow the last output of each key, whatever comes again (A15, A63, A64).

import FlowsCore
import FlowsRuntime
import FlowsTesting
import Testing

@Suite("A materialising step")
struct MaterialiseRunTests {
    private let broker = makeBroker()
    private let database = InMemoryDatabase(table: RowFunction.schema)

    private func send(_ key: String, _ value: String?, _ origin: String? = nil, _ offset: Int = 0) {
        let header = origin.map {
            LogHeader(Identity.header, Array("1 up \($0) 0 7 \(offset) 0".utf8))
        }
        broker.append("in", key: key, value: value, headers: header.map { [$0] } ?? [])
    }

    private func run(batch: Int = 20_000, _ body: () -> Void = {}) {
        let step = RunningStep(.rows(), broker, database) { $0.batchRecordsMax = batch }
        body()
        let high = Int64(broker.records("in").count)
        #expect(
            eventually { broker.committed("test-rows", "in")?.offset == high }, "\(step.lines.text)"
        )
        step.stop()
    }

    private func value(_ key: String) -> String? {
        guard let row = database.row(RowFunction.column(key)), row.columns.count == 2 else {
            return nil
        }
        return row.columns[1].map { String(decoding: $0, as: UTF8.self) }
    }

    @Test(
        "A15 one key twice in a batch: the last wins, in one write; deletes delete",
        arguments: [1, 100])
    func fold(batch: Int) {
        send("a", "1")
        send("a", "2")
        send("b", "1")
        send("b", nil)
        send("c", "1")
        send("c", nil)
        send("c", "2")
        run(batch: batch)
        #expect(value("a") == "2" && value("b") == nil && value("c") == "2")
        if batch == 100 { #expect(database.use.written == 2) }
        #expect(database.rowCount == 2)
    }

    @Test(
        "A15 a replay of old records neither makes a row older nor revives one",
        arguments: [1, 100])
    func replay(batch: Int) {
        for _ in 0..<2 {
            send("a", "1", "s", 1)
            send("b", "1", "s", 2)
            send("a", "2", "s", 3)
            send("b", nil, "s", 4)
        }
        send("a", "1", "s", 1)
        send("b", "1", "s", 2)
        run(batch: batch)
        #expect(value("a") == "2" && value("b") == nil)
    }

    @Test("A63 a new value and an old repeat in one batch; origins don't hide one another")
    func origins() {
        send("k", "1", "s", 1)
        run()
        send("k", "2", "s", 2)
        send("k", "1", "s", 1)
        run()
        #expect(value("k") == "2")
        // A new record of one origin behind a repeat of another.
        send("k", "other", "t", 1)
        send("k", "2", "s", 2)
        run()
        #expect(value("k") == "other")
        send("k", "foreign")
        run()
        #expect(value("k") == "foreign")
    }

    @Test("A64 a delete that found no row is remembered: an older put doesn't come through")
    func deleteOfNothing() {
        send("k", nil, "s", 5)
        run()
        send("k", "old", "s", 3)
        run()
        #expect(value("k") == nil)
        send("k", "new", "s", 6)
        run()
        #expect(value("k") == "new")
        #expect(database.tombstone(RowFunction.column("k")) == nil)
    }

    @Test("A64 a repeat of the delete makes its tombstone young again")
    func refresh() {
        send("k", "1", "s", 1)
        send("k", nil, "s", 2)
        run()
        let before = database.tombstone(RowFunction.column("k"))
        #expect(before?.writes == 1)
        send("k", nil, "s", 2)
        run()
        #expect(database.tombstone(RowFunction.column("k"))?.writes == 2)
        #expect(database.tombstone(RowFunction.column("k"))?.position == before?.position)
    }

    @Test("A row that was there before Flows is taken over")
    func foreignRow() {
        let key = RowFunction.column("k")
        database.setRow(
            key, StoredRow(columns: [Array("k".utf8), Array("by hand".utf8)], position: nil))
        send("k", "1", "s", 1)
        run()
        #expect(value("k") == "1")
    }

    @Test("Somebody else wrote the row meanwhile: looked up again")
    func stale() {
        send("k", "1", "s", 1)
        run {
            #expect(eventually { value("k") == "1" })
            database.setRow(
                RowFunction.column("k"),
                StoredRow(
                    columns: [Array("k".utf8), Array("x".utf8)], position: "up s 0|7.9.0"))
            send("k", "2", "s", 2)
        }
        #expect(value("k") == "x")
    }

    @Test("A27 stop and skip")
    func policies() {
        for value in ["a", "b", "decode!", "c"] { send("k\(value)", value) }
        let stop = RunningStep(.rows(), broker, database).wait()?.stop
        #expect(stop?.offset == 2 && stop?.stage == "decode")
        #expect(database.rowCount == 2)
        let step = RunningStep(.rows(.skip), broker, database)
        #expect(eventually { broker.committed("test-rows", "in")?.offset == 4 })
        step.stop()
        #expect(database.rowCount == 3)
        #expect(step.count("flows_records_skipped_total") == 1)
    }
}
