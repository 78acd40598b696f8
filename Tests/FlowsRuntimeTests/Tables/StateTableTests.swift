/// The cache of states: what is guarded, what is believed, and how long.

import FlowsCore
import FlowsRuntime
import Testing

@Suite("The cache of states")
struct StateTableTests {
    private let table = StateTable(bytesMax: 1 << 20)

    private func touch(_ key: String) -> Int {
        Array(key.utf8).withUnsafeBytes { table.touch($0) }
    }

    private func write(_ slot: Int, _ value: String) {
        do throws(CodecError) {
            try table.write(slot) { out throws(CodecError) in out.append(value) }
        } catch { Issue.record("\(error)") }
    }

    private func load(_ entries: [(index: Int, version: Int64, value: String?)]) {
        var found = LoadedEntries()
        for entry in entries {
            found.indices.append(entry.index)
            found.versions.append(entry.version)
            guard let value = entry.value else {
                found.values.append(nil)
                continue
            }
            Array(value.utf8).withUnsafeBytes { found.values.append($0) }
        }
        table.loaded(found)
    }

    @Test("A65 present, absent and tombstone are each guarded by what was believed")
    func guards() {
        table.begin()
        let slots = ["a", "b", "c", "d", "e"].map(touch)
        #expect(table.loadRequest()?.keys.count == 5)
        load([(0, 7, "x"), (1, 8, nil), (3, 9, "y")])
        write(slots[0], "z")
        write(slots[1], "again")
        // c was absent and is only read; d is only read; e was absent and is written.
        write(slots[4], "new")
        let changes = table.changes()
        #expect(changes.updateVersions == [7, 8])
        #expect(changes.readVersions == [9])
        #expect(changes.insertKeys.count == 2)
        #expect(changes.insertValues.count == 2)
        var inserted: [String?] = []
        changes.insertValues.forEach { _, bytes in inserted.append(text(bytes)) }
        #expect(inserted == [nil, "new"])
        #expect(changes.insertVersions.allSatisfy { $0 > 0 })
        // Random, so that a re-made key never fits an old version.
        #expect(Set(changes.insertVersions).count == 2)
    }

    // Counted up, a version would come back with another value in a database that was put back.
    @Test("A51 A65 after the transaction versions are new, and nothing has to be loaded")
    func kept() {
        table.begin()
        let slot = touch("a")
        load([(0, 7, "x")])
        write(slot, "y")
        let first = table.changes().freshVersion
        table.kept()
        table.begin()
        #expect(touch("a") == slot)
        #expect(table.loadRequest() == nil)
        #expect(text(table.value(slot)) == "y")
        table.delete(slot)
        let second = table.changes()
        #expect(second.updateVersions == [first])
        table.kept()
        table.begin()
        _ = touch("a")
        #expect(table.value(slot) == nil)
        // A tombstone, whose version is guarded like a state's.
        #expect(table.changes().readVersions == [second.freshVersion])
        #expect(Set([7, first, second.freshVersion]).count == 3)
    }

    @Test("A conflict: what the batch touched is loaded anew, and nothing else")
    func forget() {
        table.begin()
        _ = touch("a")
        load([(0, 1, "x")])
        _ = table.changes()
        table.kept()
        table.begin()
        let b = touch("b")
        load([])
        write(b, "y")
        table.forget()
        table.begin()
        _ = touch("a")
        #expect(table.loadRequest() == nil)
        _ = touch("b")
        #expect(table.loadRequest()?.keys.count == 1)
    }

    @Test("A state that is the same as before is only read")
    func unchanged() {
        table.begin()
        let slot = touch("a")
        load([(0, 7, "x")])
        write(slot, "x")
        let changes = table.changes()
        #expect(changes.updateKeys.count == 0 && changes.readVersions == [7])
    }

    @Test("An empty state is there; no state is another thing")
    func empty() {
        table.begin()
        let slot = touch("a")
        load([(0, 7, "")])
        #expect(table.value(slot)?.count == 0)
    }

    @Test("It is swept when it has grown over its bound, and then loads again")
    func bound() {
        let small = StateTable(bytesMax: 10_000)
        var most = 0
        for round in 0..<200 {
            small.begin()
            for key in 0..<20 {
                _ = Array("key-\(round)-\(key)".utf8).withUnsafeBytes { small.touch($0) }
            }
            small.loaded(LoadedEntries())
            _ = small.changes()
            small.kept()
            most = max(most, small.count)
        }
        #expect(most < 150)
    }
}
