/// A rewind of an in-memory database, by the rules of the one in Postgres.

public import FlowsCore

extension InMemoryDatabase {
    /// Starts every partition anew and empties states, rows and tombstones; outboxes stay (A47).
    ///
    /// `starts` names all partitions that the log has, their generations being the least.
    @discardableResult
    public func rewind(_ starts: [TopicPartition: InitialProgress]) -> RewindOutcome {
        var outcome = RewindOutcome()
        change { outcome = $0.rewind(starts) }
        return outcome
    }

    /// The last act of a rewind; false, and nothing changed, when not all rows have its mark.
    @discardableResult
    public func finish(_ rewind: RewindFinish) -> Bool {
        var isDone = false
        change { isDone = $0.finish(rewind) }
        return isDone
    }
}

extension DatabaseState {
    mutating func finish(_ rewind: RewindFinish) -> Bool {
        guard rewind.lineage.keys.allSatisfy({ progress[$0]?.row.lineage == rewind.mark }) else {
            return false
        }
        for (partition, lineage) in rewind.lineage {
            progress[partition]?.row.lineage = lineage
            progress[partition]?.row.seen = rewind.seen
        }
        return true
    }

    mutating func rewind(_ starts: [TopicPartition: InitialProgress]) -> RewindOutcome {
        var outcome = RewindOutcome()
        for (partition, found) in progress where starts[partition] == nil {
            if found.row.outbox.isEmpty {
                progress[partition] = nil
                continue
            }
            outcome.stranded.append(partition)
            progress[partition]?.token &+= 1
        }
        for (partition, start) in starts {
            let old = progress[partition]
            let outbox = old?.row.outbox ?? []
            let generation = max((old?.row.generation ?? 0) + 1, start.generation)
            outcome.generations[partition] = generation
            if !outbox.isEmpty { outcome.outboxes.append(partition) }
            progress[partition] = Progress(
                token: (old?.token ?? 0) &+ 1,
                row: ProgressRow(
                    nextOffset: start.nextOffset, generation: generation, seen: "",
                    lineage: start.lineage, outbox: outbox, isNew: false))
        }
        states = [:]
        tombstones = [:]
        // Rows without a position were there before Flows.
        rows = rows.filter { $0.value.position == nil }
        outcome.outboxes.sort { $0.description < $1.description }
        outcome.stranded.sort { $0.description < $1.description }
        return outcome
    }
}
