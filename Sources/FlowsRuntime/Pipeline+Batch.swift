/// What the pipeline does with one batch before its outputs leave: poll, load, apply, keep.

internal import FlowsCore
internal import Synchronization

extension Pipeline {
    /// Polls a batch if the machine wants one; true when something was there.
    func poll() -> Bool {
        guard machine.wantsRecords, let reader else { return false }
        var found = rest
        rest = nil
        if found == nil {
            do {
                found = try reader.poll(
                    maxRecords: sizeNow, maxBytes: worker.options.batchBytesMax
                ).map { ($0, 0) }
            } catch {
                perform(machine.readFailed(error, now: worker.now))
                return true
            }
        }
        noteLag(reader)
        guard let found else { return false }
        let from = firstToHandle(found.records, found.from)
        guard machine.wantsRecords else { return true }
        let count = found.records.records.count
        if from == count, found.records.nextOffset <= machine.next { return true }
        adapt(to: count)
        let id = worker.nextBatch()
        batches[id] = BatchData(
            id: id, records: found.records, range: from..<count, lineage: lineage,
            started: worker.now)
        status.isWaiting.store(true, ordering: .relaxed)
        perform(machine.polled(batch: id, records: count - from))
        return true
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

    /// The batch grows while the step is behind and shrinks when it isn't (DESIGN 3.2.1).
    private func adapt(to count: Int) {
        if count >= sizeNow {
            sizeNow = min(sizeNow * 2, worker.options.batchRecordsMax)
        } else if count < sizeNow / 4 {
            sizeNow = max(sizeNow / 2, 1_000)
        }
        sizeNow = min(sizeNow, worker.options.batchRecordsMax)
    }

    private func noteLag(_ reader: any PartitionReader) {
        let end = reader.endOffset
        guard end >= 0 else { return }
        status.end.store(end, ordering: .relaxed)
        let behind = Double(max(end - machine.next, 0))
        metrics.lag.set(behind)
        metrics.groupLag.set(behind)
    }

    func load(_ id: UInt64) {
        guard let data = batches[id] else { return }
        status.progressed(worker.now)
        markRepeats(data)
        withView(data) { view in
            if let request = runner.prepare(view, context) {
                worker.submit(.load(request), for: self, as: .load(id))
            } else {
                perform(machine.loaded(batch: id))
            }
        }
    }

    /// An answer of the store to a load.
    func loaded(_ id: UInt64, _ found: LoadedEntries) {
        guard batches[id] != nil else { return }
        guard runner.loaded(found) else { return perform(machine.unreadablePosition()) }
        perform(machine.loaded(batch: id))
    }

    func apply(_ id: UInt64) {
        guard let data = batches[id], let records = data.records else { return }
        context.outputs = spare.popLast() ?? OutputBatch(topics: plan.outputs.map(\.topic))
        let began = worker.clock.now()
        status.progressed(began)
        let handled = withView(data) { runner.apply($0, context) }
        status.handling.store(-1, ordering: .relaxed)
        let ended = worker.clock.now()
        metrics.applySeconds.observe((ended - began).inSeconds)
        status.progressed(ended)
        let cut = data.range.lowerBound + handled
        let isWhole = cut == records.records.count
        data.to = isWhole ? records.nextOffset : records.records[cut].offset
        if cut < data.range.upperBound {
            data.range = data.range.lowerBound..<cut
            takeBackSeen()
            markRepeats(data)
        }
        data.seen = seenText
        if cut > data.range.lowerBound {
            lineage.witness = Lineage.Witness(records.records[cut - 1])
        }
        data.lineage = lineage
        count(data, handled)
        let outputs = context.outputs
        if outputs.isEmpty { reuse(outputs) } else { data.outputs = outputs }
        let stop = context.failure.map { stopped($0, at: data.to) }
        context.failure = nil
        if plan.ledger == .log { letGo(data) }
        perform(
            machine.applied(
                batch: id, to: data.to, hasOutputs: data.outputs != nil, stop: stop,
                now: worker.now))
    }

    private func count(_ data: BatchData, _ handled: Int) {
        metrics.recordsIn.add(handled)
        metrics.batches.add(1)
        metrics.batchSize.observe(Double(handled))
    }

    private func stopped(_ failure: RecordFailure, at offset: Int64) -> StepStop {
        StepStop(
            kind: .record, partition: partition, offset: offset, stage: failure.stage,
            message: failure.message)
    }

    func keep(_ id: UInt64, _ token: Int64, _ fresh: Int64) {
        guard let data = batches[id] else { return }
        let request = KeepRequest(
            partition: partition, token: token, freshToken: fresh, nextOffset: data.to,
            seen: data.seen, lineage: data.lineage.text, outbox: data.outputs,
            changes: runner.changes())
        worker.submit(.keep(request), for: self, as: .keep(id))
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
        data.records = nil
        if data.range.upperBound < records.records.count {
            rest = (records, data.range.upperBound)
        } else {
            records.release()
        }
    }

    // MARK: Repeats

    /// Decides which records are repeats, from what was seen before the batch (DESIGN 3.4).
    private func markRepeats(_ data: BatchData) {
        repeats.removeAll(keepingCapacity: true)
        guard let records = data.records?.records, dropsRepeats else { return }
        seen.save()
        var dropped = 0
        var carried = false
        for index in data.range {
            guard let text = records[index].origin, let identity = Identity.parse(text) else {
                if carried { repeats.append(false) }
                continue
            }
            if !carried {
                carried = true
                repeats.append(contentsOf: repeatElement(false, count: index - data.range.lowerBound))
            }
            let isRepeat = !seen.accept(identity.origin, identity.position)
            if isRepeat { dropped += 1 }
            repeats.append(isRepeat)
        }
        if carried { seenText = seen.text() }
        if dropped == 0 { repeats.removeAll(keepingCapacity: true) }
        metrics.duplicates.add(dropped)
    }

    private func takeBackSeen() {
        seen.rewind()
        if !seenText.isEmpty { seenText = seen.text() }
    }

    private var dropsRepeats: Bool {
        !(plan.inputs.first { $0.topic == partition.topic }?.isLatest ?? false)
    }

    private func withView<R>(_ data: BatchData, _ body: (BatchView) -> R) -> R {
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
        takeBackSeen()
        guard let data = batches[id] else { return }
        if let outputs = data.outputs { reuse(outputs) }
        data.outputs = nil
    }

    /// A later try has half as many records; the others come back as the rest.
    func split(_ id: UInt64) {
        guard let data = batches[id] else { return }
        let half = (data.range.count + 1) / 2
        data.range = data.range.lowerBound..<(data.range.lowerBound + half)
    }

    func drop(_ id: UInt64) {
        forget(id)
        free(id)
    }

    func free(_ id: UInt64) {
        guard let data = batches.removeValue(forKey: id) else { return }
        data.records?.release()
        if let outputs = data.outputs { reuse(outputs) }
    }

    func forgetAll() {
        runner.forget()
        rest?.records.release()
        rest = nil
        for id in batches.keys { batches[id]?.records?.release() }
        batches.removeAll()
        worker.forgetRequests(of: self)
        seen = SeenTable()
        seenText = ""
    }

    func close() {
        reader?.close()
        reader = nil
    }

    /// A few output batches keep their memory for the next ones.
    func reuse(_ outputs: OutputBatch) {
        guard spare.count < 2, outputs.topics == plan.outputs.map(\.topic) else { return }
        outputs.removeAll()
        spare.append(outputs)
    }
}
