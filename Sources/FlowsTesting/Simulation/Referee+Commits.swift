/// When an offset may be committed, an outbox emptied, and a chain be at rest.

extension Referee {
    /// An offset is committed: is everything before it out?
    func committed(
        _ step: Int, _ place: Int, _ offset: Int64, _ metadata: String, from before: Int64?
    ) {
        let known = highestNext[step][place]
        if scenario.chain[step].isWithoutRow {
            if let before, offset < before {
                fail("back", "\(name(step, place)) goes back from \(before) to \(offset)")
            }
            if scenario.chain[step] == .collector { collected(step, place, offset, metadata) }
            handled += new(step, place, known, max(offset, known)).count
            move(step, place, to: max(offset, known))
        } else if offset > known {
            fail("commit", "\(name(step, place)) committed \(offset), kept is \(known)")
        }
        requireOut(step, place, before: offset, "was committed")
    }

    /// An outbox is emptied: is all of it out?
    func released(_ step: Int, _ place: Int) {
        requireOut(step, place, before: next[step][place], "lost its outbox")
    }

    private func requireOut(
        _ step: Int, _ place: Int, before offset: Int64, _ what: String
    ) {
        for lane in lanes[step][place] where lane.accepted < lane.all.count {
            let missing = lane.all[lane.accepted]
            guard missing.offset < offset else { continue }
            return fail(
                "commit",
                "\(name(step, place)) \(what) up to \(offset), but output "
                    + "\(missing.offset).\(missing.index) isn't published")
        }
    }

    /// All is quiet: was everything handled?
    func check(_ step: Int, committed: [Int64?], ends: [Int64], isMoved: [Bool]) {
        for partition in ends.indices {
            let name = name(step, partition)
            guard next[step][partition] == ends[partition] else {
                return fail(
                    "unhandled",
                    "\(name) was handled up to \(next[step][partition]) of \(ends[partition])")
            }
            guard committed[partition] == ends[partition] || isMoved[partition] else {
                return fail(
                    "lag",
                    "\(name) is committed at \(committed[partition] ?? -1) of \(ends[partition])")
            }
            requireOut(step, partition, before: .max, "is done")
        }
    }
}
