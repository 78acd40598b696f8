/// Where the next records come from, and which of them are due: what every runner's poll begins with.

internal import FlowsCore

extension Pipeline {
    /// What a look for records found.
    enum Found {
        case nothing
        /// Something moved, but there are no records to handle.
        case moved
        /// Records to handle; what is behind the range isn't due yet.
        case records(RecordBatch, Range<Int>)
    }

    /// Takes the rest of a batch that was cut, or what the reader has.
    func take(maxRecords: Int, maxBytes: Int) -> Found {
        guard let reader else { return .nothing }
        var taken = rest
        rest = nil
        heldUntil = nil
        if taken == nil {
            do {
                taken = try reader.poll(maxRecords: maxRecords, maxBytes: maxBytes)
                    .map { ($0, 0) }
            } catch {
                perform(
                    error.isDenied
                        ? machine.denied(error) : machine.readFailed(error, now: worker.now))
                return .moved
            }
        }
        guard let (batch, start) = taken else {
            noteLag(reader.endOffset)
            return .nothing
        }
        let (from, count) = (firstToHandle(batch, start), batch.records.count)
        // A record before the first may have shown that this is another log.
        guard machine.phase == .working else { return .moved }
        let due = dueEnd(of: batch, from: from)
        // All before what is held may be handled, but for markers, which nobody counts.
        let isHeld = due == from && due < count && window?.isQuiet != false
        noteLag(
            isHeld ? machine.next : due < count ? batch.records[due].offset : reader.endOffset)
        if from == count, batch.nextOffset <= machine.next {
            batch.release()
            return .moved
        }
        guard due > from || from == count else {
            rest = (batch, from)
            return .nothing
        }
        return .records(batch, from..<due)
    }

    /// Skips what is before `next`; the record right before it is only looked at.
    private func firstToHandle(_ batch: RecordBatch, _ from: Int) -> Int {
        var first = from
        while first < batch.records.count, batch.records[first].offset < machine.next {
            if needsWitness, batch.records[first].offset == machine.next - 1 {
                needsWitness = false
                perform(machine.witnessed(Lineage.Witness(batch.records[first])))
            }
            first += 1
        }
        needsWitness = false
        return first
    }

    /// Behind the records whose time has come; the first one whose time hasn't holds all behind it,
    /// so that their order stays.
    ///
    /// Nothing more is fetched meanwhile than the reader takes ahead of a slow function.
    private func dueEnd(of batch: RecordBatch, from: Int) -> Int {
        let count = batch.records.count
        guard delay > 0 else { return count }
        let latest = worker.clock.wallMilliseconds() - delay
        let records = batch.records[from...]
        guard let first = records.firstIndex(where: { $0.timestamp > latest }) else {
            return count
        }
        // The wall clock may jump, so this only says when to look at it again.
        heldUntil = worker.now + .milliseconds(records[first].timestamp - latest)
        return first
    }

    /// Notes how far it is to where records are due: the end of the log, or those held before it.
    private func noteLag(_ end: Int64) {
        guard end >= 0 else { return }
        status.end.store(end, ordering: .relaxed)
        metrics.lag.set(Double(max(end - machine.next, 0)))
        metrics.groupLag.set(Double(max(end - machine.uncommitted, 0)))
    }

    /// When time alone gives it something to do; nil when it doesn't.
    var nextDue: Duration? {
        guard let heldUntil, machine.phase == .working, !machine.isDraining,
            window.map({ $0.room != nil }) ?? machine.wantsRecords
        else { return machine.nextTick }
        return min(heldUntil, machine.nextTick ?? heldUntil)
    }
}
