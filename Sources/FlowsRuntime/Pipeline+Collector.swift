/// How records get into a collector's window, and how the window gets to the machine: poll, fold, close.

internal import FlowsCore
internal import Synchronization

extension Pipeline {
    /// Polls and folds into the open window if there may be one; true when something was there.
    func poll(_ collector: CollectorRunner) -> Bool {
        note(collector)
        guard machine.wantsRecords else { return false }
        if machine.intendedEnd == nil, isIdle(collector) {
            closeWindow(.time)
            return true
        }
        switch take(maxRecords: sizeNow, maxBytes: worker.options.batchBytesMax) {
        case .nothing: return false
        case .moved: return true
        case .records(let records, let range):
            adapt(to: range.count)
            fold(records, range, collector)
            return true
        }
    }

    /// Folds as much as the window takes; what is left of the batch is the next window's.
    private func fold(
        _ records: RecordBatch, _ due: Range<Int>, _ collector: CollectorRunner
    ) {
        let end = machine.intendedEnd
        collector.open(seen: seenText.polled, lineage: lineage, at: worker.now)
        let room = collector.room(in: records.records[due], end: end)
        let data = BatchData(
            id: 0, records: records, range: due.lowerBound..<(due.lowerBound + room),
            lineage: lineage, started: worker.now)
        let failure = foldIn(data, collector, isIntended: end != nil)
        let upper = data.range.upperBound
        let isWhole = upper == records.records.count
        var to = isWhole ? records.nextOffset : records.records[upper].offset
        if let end { to = min(to, end) }
        machine.folded(to: to, due: worker.now + collector.bounds.time)
        if isWhole, records.nextOffset <= to { records.release() } else { rest = (records, upper) }
        if let failure { return stopWindow(failure, collector) }
        if to == end {
            closeWindow(.intent)
        } else if end == nil, let bound = collector.reached {
            closeWindow(bound)
        } else if end == nil, isIdle(collector) {
            closeWindow(.time)
        }
    }

    /// Markers alone, which nobody has to wait for: their end may be committed at once. Behind a
    /// window that is on its way they wait, else they would take the next one's place.
    private func isIdle(_ collector: CollectorRunner) -> Bool {
        collector.opening != nil && collector.records == 0
            && !machine.isWindowEmpty && !machine.hasClosedWindows
    }

    /// Hands the records of `data` to the function; its range is what was taken afterwards.
    private func foldIn(
        _ data: BatchData, _ collector: CollectorRunner, isIntended: Bool
    ) -> RecordFailure? {
        guard let records = data.records else { return nil }
        let began = worker.clock.now()
        status.progressed(began)
        context.beginBatch()
        markRepeats(data)
        let asked = data.range
        let handled = withView(data) { collector.fold($0, isIntended: isIntended, context) }
        status.handling.store(-1, ordering: .relaxed)
        let isAll = handled == asked.count
        let failure = context.failure ?? (isAll ? data.blocked : nil)
        if !isAll {
            data.range = asked.lowerBound..<(asked.lowerBound + handled)
            takeBackSeen()
            markRepeats(data)
        }
        let taken = records.records[data.range]
        let to = taken.last.map { $0.offset + 1 } ?? machine.next
        collector.count(taken, repeats: data.repeats, skipped: context.skips(before: to))
        if let last = taken.last { lineage.witness = Lineage.Witness(last) }
        let ended = worker.clock.now()
        metrics.applySeconds.observe((ended - began).inSeconds)
        status.progressed(ended)
        return failure
    }

    /// The record at `next` stops the partition: what is before it goes its way first.
    private func stopWindow(_ failure: RecordFailure, _ collector: CollectorRunner) {
        let stop = stopped(failure, at: machine.next)
        if machine.intendedEnd != nil || machine.isWindowEmpty {
            // What an owner before has begun to publish is finished whole or not at all.
            perform(machine.windowStopped(stop, now: worker.now))
        } else {
            closeWindow(.record, stop: stop)
        }
    }

    /// The open window is over: its outputs are made, and it is the machine's from here on.
    func closeWindow(_ bound: WindowBound, stop: StepStop? = nil) {
        guard let collector, let opening = collector.opening else { return }
        let to = machine.next
        let outputs = worker.freshOutputs()
        context.outputs = outputs
        let isWell = collector.emit(end: to, context)
        context.outputs = worker.noOutputs
        status.handling.store(-1, ordering: .relaxed)
        guard isWell else {
            worker.reuse(outputs)
            let failure = context.failure ?? RecordFailure(stage: "encode", message: "")
            return perform(
                machine.windowStopped(stopped(failure, at: machine.windowStart), now: worker.now))
        }
        let id = worker.nextBatch()
        let data = BatchData(
            id: id, records: nil, range: 0..<0, lineage: opening.lineage, started: opening.at)
        (data.to, data.seenBefore, data.seen) = (to, opening.seen, seenText.polled)
        data.lineage = lineage
        if outputs.isEmpty { worker.reuse(outputs) } else { data.outputs = outputs }
        batches[id] = data
        count(collector, bound)
        collector.clear()
        status.isWaiting.store(true, ordering: .relaxed)
        perform(
            machine.closed(
                batch: id, to: to, hasOutputs: data.outputs != nil, stop: stop, now: worker.now))
    }

    /// Counted when a window closes, so that one that was given up half way counts once; one that
    /// had no record was none.
    private func count(_ collector: CollectorRunner, _ bound: WindowBound) {
        guard collector.records > 0 else { return }
        metrics.recordsIn.add(collector.records)
        metrics.batches.add(1)
        metrics.batchSize.observe(Double(collector.records))
        if collector.repeats > 0 { metrics.duplicates.add(collector.repeats) }
        if collector.skipped > 0 { metrics.skipped.add(collector.skipped) }
        metrics.windows?.close(bound)
    }

    /// What the gauges say: also while nothing is polled, since a window that stays is what they show.
    private func note(_ collector: CollectorRunner) {
        guard let gauges = metrics.windows else { return }
        var oldest = collector.opening?.at
        for data in batches.values { oldest = min(oldest ?? data.started, data.started) }
        gauges.age.set(oldest.map { max((worker.now - $0).inSeconds, 0) } ?? 0)
        gauges.records.set(Double(collector.records))
        gauges.bytes.set(Double(collector.bytes))
        gauges.keys.set(Double(collector.keys))
    }

    // MARK: Commit

    /// Commits the end of a window, the intent of the next, or both (`Send`).
    func commitWindow(_ offset: Int64, ends: UInt64?, intends: UInt64?, end: Int64?) {
        let after = ends.flatMap { batches[$0] }
        let before = intends.flatMap { batches[$0] }
        let known = after?.lineage ?? before?.lineageBefore ?? lineage
        let seen = seenText.commit(asOf: after?.seen ?? before?.seenBefore)
        let generation = machine.generation
        let metadata =
            end.map { end in
                CommitMetadata.window(
                    generation: generation, lineage: known, end: end, seen: seen)
            } ?? .log(generation: generation, lineage: known, seen: seen)
        send(commit: offset, metadata)
    }
}
