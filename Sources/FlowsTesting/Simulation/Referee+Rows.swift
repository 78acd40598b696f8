/// What a materialised table has to hold.

internal import FlowsCore

extension Referee {
    /// A row, or what is remembered of one that was deleted.
    struct Row {
        var value: [UInt8]?
        /// The highest identity of each origin partition.
        var highest: [Int: IdentityPosition] = [:]
    }

    /// The same for a table, whose reader decides by row and origin what is a repeat.
    func keptRows(_ step: Int, _ keep: KeepCopy, _ what: String, in database: InMemoryDatabase) {
        let place = scenario.number(step, keep.partition)
        var touched: [[UInt8]] = []
        for entry in new(step, place, next[step][place], keep.nextOffset) {
            handled += 1
            guard let key = entry.key else { continue }
            touched.append(key)
            var row = rows[step][key] ?? Row()
            if let highest = row.highest[entry.origin], highest >= entry.position { continue }
            row.highest[entry.origin] = entry.position
            row.value = entry.value
            rows[step][key] = row
        }
        move(step, place, to: keep.nextOffset)
        for key in touched { compareRow(step, key, what, in: database) }
    }

    private func compareRow(
        _ step: Int, _ key: [UInt8], _ what: String, in database: InMemoryDatabase
    ) {
        let name = key.withUnsafeBytes { SimulatedRows.column($0) }
        let found = database.state.withLock { $0.rows[name]?.columns[1] }
        guard found != rows[step][key]?.value else { return }
        fail("row", "after \(what) the row of \(String(decoding: key, as: UTF8.self)) is wrong")
    }

    /// Everything that the truth of a step rests on, to go back to when its database does.
    struct Snapshot {
        let next: [Int64]
        let states: [[UInt8]: SimulatedState]
        let rows: [[UInt8]: Row]
    }

    func snapshot(_ step: Int) -> Snapshot {
        Snapshot(next: next[step], states: states[step], rows: rows[step])
    }

    /// The step's database is as it was then.
    func restored(_ step: Int, _ snapshot: Snapshot) {
        looseBelow[step] = zip(looseBelow[step], highestNext[step]).map { max($0, $1) }
        next[step] = snapshot.next
        states[step] = snapshot.states
        rows[step] = snapshot.rows
    }
}
