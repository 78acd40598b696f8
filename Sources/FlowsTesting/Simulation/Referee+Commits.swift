/// When an offset may be committed, an outbox emptied, and a chain be at rest.

extension Referee {
    /// An offset is committed: is everything before it out?
    func committed(_ step: Int, _ partition: Int32, _ offset: Int64, from before: Int64?) {
        let known = highestNext[step][Int(partition)]
        if scenario.chain[step] == .stateless {
            if let before, offset < before {
                fail("back", "\(place(step, partition)) goes back from \(before) to \(offset)")
            }
            handled += new(step, partition, known, max(offset, known)).count
            move(step, partition, to: max(offset, known))
        } else if offset > known {
            fail("commit", "\(place(step, partition)) committed \(offset), kept is \(known)")
        }
        requireOut(step, partition, before: offset, "was committed")
    }

    /// An outbox is emptied: is all of it out?
    func released(_ step: Int, _ partition: Int32) {
        requireOut(step, partition, before: next[step][Int(partition)], "lost its outbox")
    }

    private func requireOut(
        _ step: Int, _ partition: Int32, before offset: Int64, _ what: String
    ) {
        for lane in lanes[step][Int(partition)] where lane.accepted < lane.all.count {
            let missing = lane.all[lane.accepted]
            guard missing.offset < offset else { continue }
            return fail(
                "commit",
                "\(place(step, partition)) \(what) up to \(offset), but output "
                    + "\(missing.offset).\(missing.index) isn't published")
        }
    }

    /// All is quiet: was everything handled?
    func check(_ step: Int, committed: [Int64?], ends: [Int64], isMoved: [Bool]) {
        for partition in ends.indices {
            let name = place(step, Int32(partition))
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
            requireOut(step, Int32(partition), before: .max, "is done")
        }
    }
}
