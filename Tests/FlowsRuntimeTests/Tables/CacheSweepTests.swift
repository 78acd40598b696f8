/// What a full cache gives up: keys that pass through, not those that come again and again.

import FlowsCore
import FlowsRuntime
import Testing

@Suite("A full cache")
struct CacheSweepTests {
    /// A state or row costs about 150 bytes here at the most, so 300 hot ones fit in half of this.
    private static let bytesMax = 300 * 150 * 2
    private static let hot = (0..<300).map { "hot-\($0)" }

    /// Asks for the hot keys twice, then again and again with as many cold ones between them.
    ///
    /// `batch` handles keys and returns those that had to be loaded.
    private func hotLoads(_ batch: ([String]) -> [String]) -> (first: Int, later: Int, cold: Int) {
        let first = batch(Self.hot).count
        _ = batch(Self.hot)
        var (later, cold) = (0, 0)
        for round in 0..<50 {
            for start in stride(from: 0, to: Self.hot.count, by: 10) {
                let some = Self.hot[start..<start + 10]
                let loaded = batch(some + some.indices.map { "cold-\(round)-\($0)" })
                later += loaded.count { $0.hasPrefix("hot") }
                cold += loaded.count { $0.hasPrefix("cold") }
            }
        }
        return (first, later, cold)
    }

    private func keys(_ request: LoadRequest?) -> [String] {
        var all: [String] = []
        request?.keys.forEach { _, bytes in all.append(text(bytes) ?? "") }
        return all
    }

    /// Emptied whole instead, the cache would load the hot keys some twenty times over.
    @Test(
        "states that fit in half of it stay, with value and version, while cold keys pass through")
    func states() throws {
        let table = StateTable(bytesMax: Self.bytesMax)
        var wrong = 0
        let loads = hotLoads { keys in
            table.begin()
            let slots = keys.map { key in Array(key.utf8).withUnsafeBytes { table.touch($0) } }
            let missing = self.keys(table.loadRequest())
            var found = LoadedEntries()
            for (index, key) in missing.enumerated() {
                found.indices.append(index)
                found.versions.append(Int64(key.utf8.count))
                Array(key.utf8).withUnsafeBytes { found.values.append($0) }
            }
            table.loaded(found)
            for (slot, key) in zip(slots, keys) where text(table.value(slot)) != key { wrong += 1 }
            var versions: [Int64] = []
            versions = table.changes().readVersions
            if versions != keys.map({ Int64($0.utf8.count) }) { wrong += 1 }
            table.kept()
            return missing
        }
        #expect(loads.first == 300 && loads.later == 0 && loads.cold == 50 * 300)
        #expect(wrong == 0)
        #expect(table.count < Self.bytesMax / 80)
    }

    /// A row whose text were lost in a sweep would be written over a text that isn't there.
    @Test("rows that fit in half of it stay, with the texts that they must have")
    func rows() {
        let table = RowTable(schema: RowFunction.schema, bytesMax: Self.bytesMax * 2)
        var (offset, wrong) = (Int64(0), 0)
        let loads = hotLoads { keys in
            offset += 1
            table.begin()
            let slots = keys.map { key in
                RowFunction.column(key).withUnsafeBytes { table.touch($0) }
            }
            let missing = self.keys(table.loadRequest()).map { String($0.dropFirst(4)) }
            #expect(table.loaded(LoadedEntries()))
            let position = IdentityPosition(generation: 1, offset: offset, index: 0)
            for (slot, key) in zip(slots, keys) {
                (RowFunction.column(key) + RowFunction.column("v")).withUnsafeBytes { columns in
                    Array("up in 0".utf8).withUnsafeBytes { origin in
                        let isNew = table.upsert(slot, columns, origin: origin, position: position)
                        if !isNew { wrong += 1 }
                    }
                }
            }
            let changes = table.changes()
            // A cached row is updated where its text is; the others are put in, as nothing was found.
            if changes.insertKeys.count != missing.count { wrong += 1 }
            changes.updateOld.forEach { _, old in
                if text(old)?.hasPrefix("up in 0|1.") != true { wrong += 1 }
            }
            table.kept()
            return missing
        }
        #expect(loads.first == 300 && loads.later == 0 && loads.cold == 50 * 300)
        #expect(wrong == 0)
    }
}
