/// What the pipeline does with one batch before its outputs leave: poll, load, apply, keep.

internal import FlowsCore
internal import Synchronization

extension Pipeline {
    /// Polls a batch if the machine wants one; true when something was there.
    func poll() -> Bool {
        if let window { return poll(window) }
        if let collector { return poll(collector) }
        if let waiting, let applying { return takeHandled(waiting, applying) }
        guard machine.wantsRecords else { return false }
        let size = waiting == nil ? sizeNow : sizeWaiting
        switch take(maxRecords: size, maxBytes: worker.options.batchBytesMax) {
        case .nothing: return false
        case .moved: return true
        case .records(let records, let range): begin(records, range)
        }
        return true
    }

    private func begin(_ records: RecordBatch, _ range: Range<Int>) {
        adapt(to: range.count)
        let id = worker.nextBatch()
        batches[id] = BatchData(
            id: id, records: records, range: range, lineage: lineage, started: worker.now)
        status.isWaiting.store(true, ordering: .relaxed)
        perform(machine.polled(batch: id, records: range.count))
    }

    /// The batch grows while the step is behind and shrinks when it isn't (Delivery: One batch).
    func adapt(to count: Int) {
        if count >= sizeNow {
            sizeNow = min(sizeNow * 2, worker.options.batchRecordsMax)
        } else if count < sizeNow / 4 {
            sizeNow = max(sizeNow / 2, Self.sizeMin)
        }
        sizeNow = min(sizeNow, worker.options.batchRecordsMax)
    }

    /// A batch that waits for the outside world is small, so that something gets done soon.
    private var sizeWaiting: Int { min(sizeNow, worker.options.inFlightRecordsMax) }

    func load(_ id: UInt64) {
        guard let data = batches[id] else { return }
        status.progressed(worker.now)
        context.beginBatch()
        markRepeats(data)
        let request = withView(data) { runner.prepare($0, context) }
        status.handling.store(-1, ordering: .relaxed)
        guard let request else { return perform(machine.loaded(batch: id)) }
        worker.submit(.load(request), for: self, as: .load(id))
    }

    /// An answer of the store to a load.
    func loaded(_ id: UInt64, _ found: LoadedEntries) {
        guard batches[id] != nil else { return }
        guard runner.loaded(found) else { return perform(machine.unreadablePosition()) }
        perform(machine.loaded(batch: id))
    }

    func apply(_ id: UInt64) {
        guard let data = batches[id], data.records != nil else { return }
        applyBegan = worker.clock.now()
        status.progressed(applyBegan)
        guard let waiting else { return finishApply(id) }
        applying = id
        withView(data) { waiting.begin($0, context) }
    }

    func finishApply(_ id: UInt64) {
        guard let data = batches[id], data.records != nil else { return }
        context.outputs = worker.freshOutputs()
        let handled = withView(data) { runner.apply($0, context) }
        status.handling.store(-1, ordering: .relaxed)
        let ended = worker.clock.now()
        // In a window the function ran since its records were polled.
        let began = window == nil ? applyBegan : data.started
        metrics.applySeconds.observe((ended - began).inSeconds)
        status.progressed(ended)
        let failure = context.failure ?? data.blocked
        cut(data, to: handled)
        let outputs = context.outputs
        context.outputs = worker.noOutputs
        if outputs.isEmpty { worker.reuse(outputs) } else { data.outputs = outputs }
        if plan.ledger == .log { letGo(data) }
        // What is behind a record that stops the step goes nowhere.
        if failure != nil { window?.clear() }
        perform(
            machine.applied(
                batch: id, to: data.to, records: data.range.count,
                hasOutputs: data.outputs != nil, stop: failure.map { stopped($0, at: data.to) },
                now: worker.now))
    }

    /// What the batch is now that so many of its records were handled, and all as of behind them.
    private func cut(_ data: BatchData, to handled: Int) {
        guard let records = data.records else { return }
        let end = data.range.lowerBound + handled
        let isWhole = end == records.records.count
        data.to = isWhole ? records.nextOffset : records.records[end].offset
        if end < data.range.upperBound {
            data.range = data.range.lowerBound..<end
            takeBackSeen()
            markRepeats(data)
        }
        data.skipped = context.skips(before: data.to)
        data.givenUp = context.givenUp(before: data.to)
        data.seen = seenText.polled
        lineage = data.lineageBefore
        if handled > 0 { lineage.witness = Lineage.Witness(records.records[end - 1]) }
        data.lineage = lineage
    }

    func stopped(_ failure: RecordFailure, at offset: Int64) -> StepStop {
        StepStop(
            kind: .record, partition: partition, offset: offset, stage: failure.stage,
            message: failure.message)
    }

    func keep(_ id: UInt64, _ token: Int64, _ fresh: Int64) {
        guard let data = batches[id] else { return }
        let protections = worker.options.protections
        var request = KeepRequest(
            partition: partition, token: token, freshToken: fresh, nextOffset: data.to,
            seen: seenText.kept(asOf: data.seen), lineage: data.lineage.text,
            outbox: protections.contains(.outbox) ? data.outputs : nil,
            changes: runner.changes())
        request.protections = protections
        worker.submit(.keep(request), for: self, as: .keep(id))
        Failpoint.pass(.keeping)
    }

    func absorb(_ id: UInt64) {
        runner.absorb()
        guard let data = batches[id] else { return }
        metrics.keepSeconds.observe((worker.now - data.started).inSeconds)
        letGo(data)
        status.progressed(worker.now)
    }

    /// The batch's records are folded in: the rest of what was polled with them is next.
    private func letGo(_ data: BatchData) {
        seen.save()
        guard let records = data.records else { return }
        count(data)
        data.records = nil
        if data.range.upperBound < records.records.count {
            rest = (records, data.range.upperBound)
        } else {
            records.release()
        }
    }

    /// Counted when a batch is done with, so that one that runs again counts once.
    private func count(_ data: BatchData) {
        metrics.recordsIn.add(data.range.count)
        metrics.batches.add(1)
        metrics.batchSize.observe(Double(data.range.count))
        if data.repeats > 0 { metrics.duplicates.add(data.repeats) }
        if data.skipped > 0 { metrics.skipped.add(data.skipped) }
        if data.givenUp > 0 { metrics.givenUp.add(data.givenUp) }
    }

    func withView<R>(_ data: BatchData, _ body: (BatchView) -> R) -> R {
        let records = data.records?.records ?? []
        return records.withUnsafeBufferPointer { all in
            let part = UnsafeBufferPointer(rebasing: all[data.range])
            guard !repeats.isEmpty else { return body(BatchView(records: part, repeats: nil)) }
            return repeats.withUnsafeBufferPointer { flags in
                body(BatchView(records: part, repeats: flags.baseAddress))
            }
        }
    }

    // MARK: What goes wrong

    func forget(_ id: UInt64) {
        runner.forget()
        applying = nil
        takeBackSeen()
        guard let data = batches[id] else { return }
        lineage = data.lineageBefore
        if let outputs = data.outputs { worker.reuse(outputs) }
        data.outputs = nil
    }

    /// A later try has half as many records; the others come back as the rest.
    func split(_ id: UInt64) {
        guard let data = batches[id] else { return }
        let half = (data.range.count + 1) / 2
        data.range = data.range.lowerBound..<(data.range.lowerBound + half)
    }

    /// A later try counts the batch's one record as handled, by the policy skip.
    func passOver(_ id: UInt64, _ reason: String) {
        guard let data = batches[id] else { return }
        data.isPassedOver = true
        skipped(RecordFailure(stage: "keep", message: reason), machine.next)
    }

    func drop(_ id: UInt64) {
        forget(id)
        free(id)
    }

    func free(_ id: UInt64) {
        guard let data = batches.removeValue(forKey: id) else { return }
        data.records?.release()
        if let outputs = data.outputs { worker.reuse(outputs) }
    }

    func forgetAll() {
        life += 1
        isLeaving = false
        applying = nil
        window?.clear()
        runner.forget()
        if worker.options.protections.contains(.cacheDrop) { runner.forgetAll() }
        outbox = []
        rest?.records.release()
        rest = nil
        heldUntil = nil
        for id in batches.keys { batches[id]?.records?.release() }
        batches.removeAll()
        worker.forgetRequests(of: self)
        seen = SeenTable(worker.options.protections)
        seenText.remember("")
    }

    func close() {
        reader?.close()
        reader = nil
    }

    /// Gives back memory that a partition at rest doesn't need.
    func trim() {
        repeats = []
        runner.trim()
    }
}
