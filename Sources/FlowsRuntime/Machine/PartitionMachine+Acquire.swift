/// Taking a partition: facts, claim or mark, and what makes a start impossible (Delivery: Acquire a partition).

public import FlowsCore

extension PartitionMachine {
    /// The group gave us the partition (`Assigned`; without a row the first half of `Acquire`).
    public mutating func assigned() -> [Action] {
        phase = .lookingUp
        return [.lookUp]
    }

    /// The log couldn't say; it is asked again after a while (`Quit`).
    public mutating func lookUpFailed(_ error: LogError, now: Duration) -> [Action] {
        guard phase == .lookingUp else { return [] }
        return quit(now: now, because: error.description)
    }

    /// The log's facts (`Claim` sent; without a row the second half of `Acquire`).
    ///
    /// `wall` is milliseconds since 1970: where no generation is known it is one.
    public mutating func lookedUp(_ facts: PartitionFacts, wall: Int64) -> [Action] {
        guard phase == .lookingUp else { return [] }
        self.facts = facts
        let metadata = CommitMetadata(text: facts.metadata)
        // An offset without our mark doesn't count as committed: the mark must get there.
        committed = metadata == .foreign ? -1 : facts.committed ?? -1
        if metadata == .unreadable { return fail(unreadable("metadata of the offset commit")) }
        if case .window = metadata, !rules.collects, let end = metadata.intendedEnd {
            return takeUpIntent(end, facts) ?? []
        }
        return rules.ledger == .row
            ? lookedUpRow(facts, metadata, wall) : lookedUpLog(facts, metadata, wall)
    }

    private mutating func lookedUpRow(
        _ facts: PartitionFacts, _ metadata: CommitMetadata, _ wall: Int64
    ) -> [Action] {
        var initial: InitialProgress?
        // An offset with our mark and no row means that the database was lost: then none is made.
        if metadata == .foreign || facts.committed == nil || !has(.noRowStop) {
            let start = facts.committed ?? facts.low
            if let stop = outside(start, facts) { return fail(stop) }
            initial = InitialProgress(
                nextOffset: start, generation: unknownGeneration(wall),
                lineage: Lineage(cluster: facts.clusterID).text)
        }
        phase = .claiming
        freshToken = unusedToken()
        var request = ClaimRequest(
            partition: partition, token: freshToken, initial: initial, lockTimeout: .seconds(2))
        request.protections = rules.protections
        return [.claim(request)]
    }

    /// Of a start without history: above all that readers may know.
    private func unknownGeneration(_ wall: Int64) -> Int64 { has(.clockGeneration) ? wall : 1 }

    /// The progress row, or nil when it had to be there and isn't (`Claim` carried out).
    public mutating func claimed(_ row: ProgressRow?, batch: UInt64) -> [Action] {
        guard phase == .claiming, let facts else { return [] }
        guard let row else {
            return fail(
                StepStop(
                    kind: .databaseLost, partition: partition, offset: facts.committed ?? -1,
                    message: """
                        the group has committed offset \(facts.committed ?? -1) of \(partition), but \
                        this database has no progress of it: it was lost, emptied or is another one. \
                        Restore it, or start over with the step's command `rewind`
                        """))
        }
        guard let known = Lineage(text: row.lineage) else {
            return fail(
                RewindMark.isOne(row.lineage) ? unfinishedRewind(row) : unreadable("lineage"))
        }
        if row.nextOffset > facts.high, !looksAgain {
            // The owner before us went on after we had asked: ask again before calling it a loss.
            looksAgain = true
            phase = .lookingUp
            return [.lookUp]
        }
        looksAgain = false
        if let stop = elsewhere(known, facts) ?? outside(row.nextOffset, facts) {
            return fail(stop)
        }
        token = freshToken
        generation = row.generation
        var actions: [Action] = [.remember(seen: row.seen)]
        actions += begin(at: row.nextOffset, known, facts)
        if !row.outbox.isEmpty, has(.republish) {
            outboxMayBeFull = true
            sent.append(Sent(batch: batch, to: next, isAcknowledged: false))
            actions.append(.publishOutbox(batch: batch))
        } else if committed != next {
            commitTarget = (nil, next)
        }
        return actions
    }

    /// The claim failed: nothing was taken, or it isn't known; it is tried again (`Quit`).
    public mutating func claimFailed(_ error: StoreError, now: Duration) -> [Action] {
        guard phase == .claiming else { return [] }
        if error.kind == .permanent {
            return fail(environment(error.description, at: facts?.committed ?? -1))
        }
        return quit(now: now, because: error.description)
    }

    private mutating func lookedUpLog(
        _ facts: PartitionFacts, _ metadata: CommitMetadata, _ wall: Int64
    ) -> [Action] {
        guard let (known, lineage, seen) = metadata.progress, let offset = facts.committed else {
            let start = facts.committed ?? facts.low
            if let stop = outside(start, facts) { return fail(stop) }
            return mark(at: start, wall, facts)
        }
        if let stop = elsewhere(lineage, facts) ?? outside(offset, facts) { return fail(stop) }
        if let end = metadata.intendedEnd, let other = takeUpIntent(end, facts) { return other }
        generation = known
        markedGeneration = nil
        return [.remember(seen: seen)] + begin(at: offset, lineage, facts)
    }

    /// Nothing of ours is committed: a fresh generation, durable before the first output (`Mark`).
    private mutating func mark(
        at start: Int64, _ wall: Int64, _ facts: PartitionFacts
    ) -> [Action] {
        // One that got no answer may still land: then it must say the same as the one after it.
        let sent = has(.sameMark) ? markedGeneration : nil
        generation = sent ?? unknownGeneration(wall)
        markedGeneration = generation
        let known = Lineage(cluster: facts.clusterID)
        var actions: [Action] = []
        if facts.committed != nil {
            actions.append(
                .warn(
                    "at least once from here: the group's offset has no metadata of this step",
                    "the offset was set by another tool, or its metadata expired"))
        }
        guard has(.markFirst) else {
            return actions + [.remember(seen: "")] + begin(at: start, known, facts)
        }
        phase = .marking
        next = start
        lineage = known
        commitInFlight = start
        let tag = CommitMetadata.log(generation: generation, lineage: known, seen: "")
        return actions + [.commit(offset: start, batch: nil, tag: tag)]
    }

    /// The mark's answer (`Land`).
    mutating func marked(now: Duration, error: LogError?) -> [Action] {
        commitInFlight = nil
        if let error { return quit(now: now, because: error.description) }
        committed = next
        markedGeneration = nil
        guard let facts, let lineage else { return [] }
        return [.remember(seen: "")] + begin(at: next, lineage, facts)
    }

    private mutating func begin(
        at offset: Int64, _ known: Lineage, _ facts: PartitionFacts
    ) -> [Action] {
        phase = .working
        let isOutside = offset < facts.low || offset > facts.high
        let offset = isOutside && !has(.lineage) ? facts.low : offset
        next = offset
        collecting.from = offset
        lineage = Lineage(
            cluster: facts.clusterID.isEmpty ? known.cluster : facts.clusterID,
            witness: known.witness)
        let looksBack = known.witness != nil && offset > facts.low
        return [.open(at: looksBack ? offset - 1 : offset)]
    }

    /// The record before `next` was seen: is it the one that was handled there?
    public mutating func witnessed(_ witness: Lineage.Witness) -> [Action] {
        guard phase == .working, has(.lineage), let known = lineage?.witness, known != witness
        else { return [] }
        return fail(
            StepStop(
                kind: .lineage, partition: partition, offset: next - 1,
                message: """
                    the record at offset \(next - 1) of \(partition) isn't the one that was handled \
                    there: the topic was deleted and made again, or restored. If that was meant, start \
                    over with the step's command `rewind`
                    """))
    }

    private func outside(_ offset: Int64, _ facts: PartitionFacts) -> StepStop? {
        guard has(.lineage), offset < facts.low || offset > facts.high else { return nil }
        let why =
            offset < facts.low
            ? "records up to \(facts.low) are gone by retention before they were handled"
            : "the log ends at \(facts.high): it was made again, or is another cluster's"
        return StepStop(
            kind: .lineage, partition: partition, offset: offset,
            message: """
                the next offset \(offset) is outside of the log (\(facts.low) to \(facts.high)): \
                \(why). If that was meant, start over with the step's command `rewind`
                """)
    }

    private func elsewhere(_ known: Lineage, _ facts: PartitionFacts) -> StepStop? {
        guard has(.lineage), !known.cluster.isEmpty, !facts.clusterID.isEmpty,
            known.cluster != facts.clusterID
        else { return nil }
        return StepStop(
            kind: .lineage, partition: partition, offset: facts.committed ?? -1,
            message: """
                the progress belongs to cluster \(known.cluster), but the brokers are of cluster \
                \(facts.clusterID): point FLOWS_BROKERS at the old one, or start over with \
                the step's command `rewind`
                """)
    }

    /// Of a join only: the other half may be set back by now, or not.
    private func unfinishedRewind(_ row: ProgressRow) -> StepStop {
        StepStop(
            kind: .lineage, partition: partition, offset: row.nextOffset,
            message: """
                a rewind of the step was begun and not finished: stop all its processes, and run its \
                command `rewind --yes` again
                """)
    }

    func unreadable(_ what: String) -> StepStop {
        StepStop(
            kind: .environment, partition: partition, offset: next,
            message: """
                the stored \(what) of \(partition) can't be read: it was written by a newer version \
                of this step, or changed by hand. Deploy the newer version again
                """)
    }

    func environment(_ message: String, at offset: Int64) -> StepStop {
        StepStop(kind: .environment, partition: partition, offset: offset, message: message)
    }
}

extension PartitionMachine {
    /// The stored `seen` isn't of a form that this version knows.
    public mutating func unreadableSeen() -> [Action] { fail(unreadable("`seen`")) }

    /// The stored outbox isn't of a form that this version knows.
    public mutating func unreadableOutbox() -> [Action] { fail(unreadable("outbox")) }

    /// A stored row position isn't of a form that this version knows.
    public mutating func unreadablePosition() -> [Action] { fail(unreadable("row position")) }

    /// More origin partitions than an offset commit can hold.
    public mutating func metadataTooLong(_ length: Int) -> [Action] {
        // It was not sent, so no answer comes.
        commitInFlight = nil
        return fail(
            environment(
                """
                the metadata of the offset commit would have \(length) characters, more than the \
                \(CommitMetadata.maxLength) that brokers take (offset.metadata.max.bytes): the step \
                has seen too many origin partitions upstream. Split its input over more topics or \
                steps, or write it with fewer partitions upstream
                """, at: next))
    }

    /// Reading failed: past the log's end or start the progress isn't of this log; else again later.
    public mutating func readFailed(_ error: LogError, now: Duration) -> [Action] {
        let isOutside =
            error.code.includes("OFFSET_OUT_OF_RANGE") || error.code == "_AUTO_OFFSET_RESET"
        if isOutside, has(.lineage) {
            return fail(
                StepStop(
                    kind: .lineage, partition: partition, offset: next,
                    message: """
                        the offset \(next) is not in the log any more: records were removed before \
                        they were handled (\(error.message)). Raise the topic's retention, and start \
                        over with the step's command `rewind`
                        """))
        }
        return quit(now: now, because: error.description)
    }
}
