/// The whole line on one screen: poll → decode → apply → keep → publish → commit, for one partition.

internal import FlowsCore
internal import Synchronization

/// The shell around a partition's machine: it does what the machine says and tells it what happened.
final class Pipeline {
    let partition: TopicPartition
    let plan: StepPlan
    let runner: any Runner
    let context: StepContext
    let status: PartitionStatus
    let metrics: PartitionMetrics
    unowned let worker: Worker
    /// The number of the assignment that it serves.
    let lease: UInt64
    var machine: PartitionMachine
    var reader: (any PartitionReader)?
    var batches: [UInt64: BatchData] = [:]
    @exclusivity(unchecked) var seen: SeenTable
    var seenText: CommitSeen
    @exclusivity(unchecked) var repeats: [Bool] = []
    /// Grows whenever everything is dropped: what an older life had still to do is void then.
    var life = 0
    /// The question whose answer is waited for; an older one's may be out of date.
    var lookUpTicket: UInt64 = 0
    let dropsRepeats: Bool
    var lineage = Lineage(cluster: "")
    /// What is left of a polled batch that was cut, or isn't due yet.
    var rest: (records: RecordBatch, from: Int)?
    /// Milliseconds that a record waits behind its timestamp, and when the first one's time comes.
    let delay: Int64
    var heldUntil: Duration?
    var outbox: [UInt8] = []
    var sizeNow: Int
    var needsWitness = false
    /// Where a function that may wait has records in hand.
    let window: RecordWindow?
    /// The runner, where it runs a function that may wait over a batch, and the batch it has.
    let waiting: (any WaitingRunner)?
    /// The runner, where it collects windows.
    let collector: CollectorRunner?
    var applying: UInt64?
    var applyBegan = Duration.zero
    var laneProgress = 0
    /// Asked back while its function has records in hand.
    var isLeaving = false

    init(_ lease: Lease, worker: Worker) {
        let plan = worker.plan
        let partition = lease.partition
        self.partition = partition
        self.lease = lease.number
        self.plan = plan
        self.worker = worker
        sizeNow = min(Self.sizeMin, worker.options.batchRecordsMax)
        let input = plan.inputs.first { $0.topic == partition.topic }
        delay = input?.delay.inMilliseconds ?? 0
        let protections = worker.options.protections
        seen = SeenTable(protections)
        seenText = CommitSeen(protections)
        dropsRepeats =
            protections.contains(.identity) && input?.isLatest != true
        window = Self.makeWindow(
            partition, worker,
            dropsRepeats: dropsRepeats && protections.contains(.decideInOrder))
        waiting = Self.makeWaiting(partition, worker)
        runner =
            window.map { WindowRunner($0) } ?? waiting
            ?? plan.makeRunner(seed: worker.random.next())
        collector = runner as? CollectorRunner
        status = PartitionStatus(partition, now: worker.now)
        metrics = PartitionMetrics(
            worker.metrics, step: plan.name, partition: partition, collects: plan.collects)
        context = StepContext(
            source: partition, step: plan.name, remedy: plan.remedy,
            topics: plan.outputs.map { ($0.topic, $0.partitions) },
            writesIdentity: plan.writesIdentity, recordBytesMax: worker.options.recordBytesMax,
            recordBytesMaxByTopic: worker.options.recordBytesMaxByTopic, status: status,
            outputs: worker.noOutputs)
        var rules = PartitionMachine.Rules(
            ledger: plan.ledger,
            unackedBatchesMax: plan.ledger == .row ? 1 : worker.options.unackedBatchesMax,
            commitInterval: worker.options.commitInterval, skipsRefused: plan.remedy == .skip,
            collects: plan.collects)
        rules.protections = protections
        machine = PartitionMachine(
            partition: partition, rules: rules, seed: worker.random.next())
        context.onSkip = { [unowned self] in skipped($0, $1) }
        context.onGiveUp = { [unowned self] in gaveUp($0, $1) }
        context.clock = worker.clock
        runner.protect(protections)
        context.comparesPositions = protections.contains(.latestPosition)
        if !protections.contains(.chosenPartition) {
            context.chance = TokenSource(seed: worker.random.next())
        }
    }

    /// Batches begin with so many records, and shrink to no fewer.
    static let sizeMin = 1_000

    func skipped(_ failure: RecordFailure, _ offset: Int64) {
        worker.options.onSkip?(partition, offset, failure)
        worker.warn(
            "skipped a record", failure.message, partition,
            [("offset", String(offset)), ("stage", failure.stage)])
    }

    private func gaveUp(_ failure: RecordFailure, _ offset: Int64) {
        worker.warn(
            "dropped a record that waited", failure.message, partition,
            [("source_offset", String(offset))])
    }

    /// Does what the machine says, in order, and whatever follows from it.
    func perform(_ actions: [PartitionMachine.Action]) {
        var life = self.life
        for action in actions {
            perform(action)
            if case .forgetAll = action { life = self.life }
            // What was done had an end of its own in it, so the rest of the list is void.
            if life != self.life { break }
        }
        let isWorking = machine.phase == .working
        status.isWorking.store(isWorking, ordering: .relaxed)
        if !isWorking || machine.isQuiet { status.isWaiting.store(false, ordering: .relaxed) }
        status.next.store(machine.next, ordering: .relaxed)
    }

    private func perform(_ action: PartitionMachine.Action) {
        switch action {
        // Acquire.
        case .lookUp:
            lookUpTicket = worker.nextBatch()
            worker.lookUp(partition, ticket: lookUpTicket)
        case .claim(let request): worker.submit(.claim(request), for: self, as: .claim)
        case .remember(let text): remember(text)
        case .open(let offset): open(at: offset)
        case .publishOutbox(let batch): publishOutbox(batch)
        // One batch.
        case .load(let batch): load(batch)
        case .apply(let batch): apply(batch)
        case .keep(let batch, let token, let fresh): keep(batch, token, fresh)
        case .absorb(let batch): absorb(batch)
        case .publish(let batch): publish(batch)
        case .commit(let offset, let batch, let tag): commit(offset, batch, tag)
        // A window.
        case .closeWindow: closeWindow(.time)
        case .commitWindow(let offset, let ends, let intends, let end):
            commitWindow(offset, ends: ends, intends: intends, end: end)
        // What goes wrong, and the end.
        case .forget(let batch): forget(batch)
        case .split(let batch): split(batch)
        case .passOver(let batch, let reason): passOver(batch, reason)
        case .drop(let batch): drop(batch)
        case .free(let batch): free(batch)
        case .forgetAll: forgetAll()
        case .release(let token):
            worker.submit(.release(partition, token: token), for: self, as: .release)
        case .close: close()
        case .note(let message): worker.logger.notice(message, facts)
        case .warn(let message, let cause): warn(message, cause)
        case .fail(let stop): worker.stopped(self, stop)
        case .done: worker.finished(self)
        }
    }

    var facts: [(String, String)] {
        [("topic", partition.topic), ("partition", String(partition.partition))]
    }

    private func warn(_ message: String, _ cause: String) {
        if machine.phase == .backingOff { metrics.retries.add(1) }
        worker.warn(message, cause, partition)
    }

    // MARK: Acquire

    private func remember(_ text: String) {
        context.generation = machine.outputGeneration
        guard let known = SeenTable(text: text, worker.options.protections) else {
            return perform(machine.unreadableSeen())
        }
        seen = known
        seenText.remember(text)
        window?.remember(text)
        window?.lanes.generation = machine.outputGeneration
    }

    private func open(at offset: Int64) {
        lineage = machine.lineage ?? lineage
        needsWitness = offset < machine.next
        do {
            reader = try worker.log.open(partition, at: offset, waker: worker.waker)
        } catch {
            perform(machine.quit(now: worker.now, because: error.description))
        }
    }

    private func publishOutbox(_ id: UInt64) {
        guard let outputs = OutputBatch(outbox: outbox) else {
            return perform(machine.unreadableOutbox())
        }
        outbox = []
        let data = BatchData(
            id: id, records: nil, range: 0..<0, lineage: lineage, started: worker.now)
        data.outputs = outputs
        batches[id] = data
        if outputs.isEmpty { return acknowledged(id) }
        worker.logger.notice(
            "publishing outputs that the owner before may not have published",
            facts + [("outputs", String(outputs.count))])
        publish(id)
    }

    /// An answer of the store to a claim.
    func claimed(_ row: ProgressRow?) {
        outbox = row?.outbox ?? []
        perform(machine.claimed(row, batch: worker.nextBatch()))
    }

    // MARK: Publish and commit

    private func publish(_ id: UInt64) {
        guard let outputs = batches[id]?.outputs else { return }
        if collector != nil { Failpoint.pass(.intent) }
        worker.send(outputs, batch: id, of: self)
    }

    func acknowledged(_ id: UInt64) {
        Failpoint.pass(.publish)
        if let data = batches[id], let outputs = data.outputs {
            metrics.recordsOut.add(outputs.count)
            metrics.publishSeconds.observe((worker.now - data.started).inSeconds)
            data.outputs = nil
            worker.reuse(outputs)
        }
        if let data = batches[id] { seenText.acknowledge(data.seen) }
        status.progressed(worker.now)
        perform(machine.acknowledged(batch: id, now: worker.now))
    }

    private func commit(_ offset: Int64, _ id: UInt64?, _ tag: CommitMetadata?) {
        let data = id.flatMap { batches[$0] }
        let metadata =
            tag
            ?? .log(
                generation: machine.generation, lineage: data?.lineage ?? lineage,
                seen: seenText.commit(asOf: data?.seen))
        send(commit: offset, metadata)
    }

    func send(commit offset: Int64, _ metadata: CommitMetadata) {
        let text = metadata.text
        guard text.utf8.count <= CommitMetadata.maxLength else {
            return perform(machine.metadataTooLong(text.utf8.count))
        }
        worker.commit(partition, offset: offset, metadata: text)
    }
}
