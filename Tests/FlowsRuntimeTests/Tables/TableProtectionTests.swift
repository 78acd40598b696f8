/// Each protection that a table, the sender or the choice of `seen` decides about, taken away.

import FlowsCore
import FlowsRuntime
import Testing

@Suite("Values that decide, without a protection")
struct TableProtectionTests {
    // MARK: States

    private func states(_ gone: Protections) -> StateTable {
        let table = StateTable(bytesMax: 1 << 20)
        table.protections = .all.removing(gone)
        return table
    }

    private func touch(_ key: String, _ table: StateTable) -> Int {
        Array(key.utf8).withUnsafeBytes { table.touch($0) }
    }

    private func write(_ slot: Int, _ table: StateTable) {
        do throws(CodecError) {
            try table.write(slot) { out throws(CodecError) in out.append("new") }
        } catch { Issue.record("\(error)") }
    }

    /// `there` is read and is there at version 7, `absent` is read and isn't, `made` is made.
    private func changes(_ gone: Protections) -> StateChanges {
        let table = states(gone)
        table.begin()
        _ = touch("there", table)
        _ = touch("absent", table)
        let made = touch("made", table)
        var found = LoadedEntries()
        found.indices = [0]
        found.versions = [7]
        Array("x".utf8).withUnsafeBytes { found.values.append($0) }
        table.loaded(found)
        write(made, table)
        return table.changes()
    }

    @Test("readGuard, absentRead, freshVersion: what of a read and of a new row is guarded")
    func guards() {
        let usual = changes([])
        #expect(usual.readVersions == [7] && usual.insertVersions.count == 2)
        #expect(!usual.insertVersions.contains(1))
        let unread = changes(.readGuard)
        #expect(unread.readVersions == [] && unread.insertVersions.count == 1)
        let unburied = changes(.absentRead)
        #expect(unburied.readVersions == [7] && unburied.insertVersions.count == 1)
        #expect(changes(.freshVersion).insertVersions == [1, 1])
    }

    @Test("cacheDrop: after a conflict what the batch touched is loaded again")
    func cacheDrop() {
        func loads(_ gone: Protections) -> Int? {
            let table = states(gone)
            table.begin()
            _ = touch("a", table)
            table.loaded(LoadedEntries())
            table.forget()
            table.begin()
            _ = touch("a", table)
            return table.loadRequest()?.keys.count
        }
        #expect(loads([]) == 1)
        #expect(loads(.cacheDrop) == nil)
    }

    @Test("tombstone: a deleted state is believed to have left one")
    func tombstone() {
        func guarded(_ gone: Protections) -> Int {
            let table = states(gone)
            table.begin()
            write(touch("a", table), table)
            _ = table.changes()
            table.kept()
            table.begin()
            table.delete(touch("a", table))
            table.kept()
            table.begin()
            _ = touch("a", table)
            return table.changes().readVersions.count
        }
        #expect(guarded([]) == 1)
        #expect(guarded(.tombstone) == 0)
    }

    // MARK: Rows

    private struct Record {
        var origin = "up in 0"
        var offset: Int64
        var value: String?
    }

    /// The batches' records of one key, one transaction each.
    private func rows(_ gone: Protections, _ batches: [Record]...) -> [RowChanges] {
        let table = RowTable(schema: RowFunction.schema, bytesMax: 1 << 20)
        table.protections = .all.removing(gone)
        return batches.map { records in
            table.begin()
            let slot = RowFunction.column("k").withUnsafeBytes { table.touch($0) }
            _ = table.loaded(LoadedEntries())
            for record in records { put(record, slot, table) }
            defer { table.kept() }
            return table.changes()
        }
    }

    private func put(_ record: Record, _ slot: Int, _ table: RowTable) {
        let position = IdentityPosition(generation: 1, offset: record.offset, index: 0)
        Array(record.origin.utf8).withUnsafeBytes { origin in
            guard let value = record.value else {
                _ = table.delete(slot, origin: origin, position: position)
                return
            }
            (RowFunction.column("k") + RowFunction.column(value)).withUnsafeBytes {
                _ = table.upsert(slot, $0, origin: origin, position: position)
            }
        }
    }

    private func values(_ changes: RowChanges?) -> [String?] {
        var all: [String?] = []
        for columns in [changes?.insertColumns, changes?.updateColumns] {
            columns?[1].forEach { _, bytes in all.append(text(bytes)) }
        }
        return all
    }

    @Test("identity, batchHighest: an old repeat doesn't win, in its batch or later")
    func repeats() {
        let one = [Record(offset: 5, value: "new"), Record(offset: 4, value: "old")]
        #expect(values(rows([], one).last) == ["new"])
        #expect(values(rows(.batchHighest, one).last) == ["old"])
        let (first, second) = ([one[0]], [one[1]])
        #expect(values(rows([], first, second).last) == [])
        #expect(values(rows(.batchHighest, first, second).last) == [])
        #expect(values(rows(.identity, first, second).last) == ["old"])
    }

    @Test("origins: what one origin counts says nothing of another")
    func origins() {
        let both = [Record(offset: 5, value: "a"), Record(origin: "b in 0", offset: 1, value: "b")]
        #expect(values(rows([], both).last) == ["b"])
        #expect(values(rows(.origins, both).last) == ["a"])
        func second(_ gone: Protections) -> SeenTable.Verdict {
            var seen = SeenTable(.all.removing(gone))
            _ = Array("1 a in 0 1 5 0".utf8).withUnsafeBytes { seen.accept(header: $0) }
            return Array("1 b in 0 1 1 0".utf8).withUnsafeBytes { seen.accept(header: $0) }
        }
        #expect(second([]) == .new)
        #expect(second(.origins) == .repeat)
    }

    @Test("rowTombstone, tombstoneOfNone: what a delete leaves there")
    func tombstones() {
        let delete = [Record(offset: 5, value: nil)]
        let late = [Record(offset: 4, value: "old")]
        #expect(rows([], delete).last?.buryKeys.count == 1)
        #expect(rows(.tombstoneOfNone, delete).last?.buryKeys.count == 0)
        #expect(rows(.rowTombstone, delete).last?.buryKeys.count == 0)
        let made = [Record(offset: 3, value: "x")]
        #expect(values(rows([], made, delete, late).last) == [])
        #expect(values(rows(.tombstoneOfNone, made, delete, late).last) == [])
        #expect(values(rows(.rowTombstone, made, delete, late).last) == ["old"])
    }

    // MARK: The order of outputs, and `seen`

    @Test("seenCommitted, seenNotAhead, seenNotBehind, seenInKeep, decideInOrder: as of when")
    func seen() {
        func texts(_ gone: Protections) -> [String?] {
            var seen = CommitSeen(.all.removing(gone))
            seen.remember("a")
            seen.polled = "c"
            seen.acknowledge("b")
            return [seen.kept(asOf: "b"), seen.commit(asOf: "b"), seen.comparedInstead]
        }
        #expect(texts([]) == ["b", "b", nil])
        #expect(texts(.seenInKeep) == ["", "b", nil])
        #expect(texts(.seenCommitted) == ["b", "", nil])
        #expect(texts(.seenNotAhead) == ["b", "c", nil])
        #expect(texts(.seenNotBehind) == ["b", "a", nil])
        #expect(texts(.decideInOrder) == ["b", "b", "b"])
    }

    @Test("order: batches are handed over as they come")
    func order() throws {
        final class Publisher: RecordPublisher {
            var sent: [UInt64] = []
            func send(_ batch: OutputBatch, from: Int, ticket: UInt64) -> Int {
                sent.append(ticket)
                return batch.bytes.count
            }
            func events() -> [PublishEvent] { [] }
            func partitionCount(of topic: String, timeout: Duration) -> Int32 { 1 }
            func abandon() {}
            func close() {}
        }
        func sent(_ gone: Protections) throws -> [UInt64] {
            let publisher = Publisher()
            var sender = Sender(.all.removing(gone))
            for batch in 1...3 {
                sender.enqueue(OutputBatch(topics: ["out"]), batch: UInt64(batch), now: .zero)
            }
            try sender.send(to: publisher)
            return publisher.sent
        }
        #expect(try sent([]) == [1, 2, 3])
        #expect(try sent(.order) == [3, 2, 1])
    }
}
