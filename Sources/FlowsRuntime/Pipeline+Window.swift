/// How records get through an asynchronous function: in as they come, out in batches that are done.

internal import FlowsCore
internal import Synchronization

extension Pipeline {
    /// Takes in what there is room for and takes out what is done; true when something moved.
    func poll(_ window: RecordWindow) -> Bool {
        guard machine.phase == .working, !machine.isDraining else { return false }
        var found = fill(window)
        while takeDone(window) { found = true }
        guard machine.phase == .working, !machine.isDraining else { return true }
        window.lanes.start()
        note(window.lanes)
        if isLeaving, window.isQuiet {
            perform(machine.drain(now: worker.now))
            return true
        }
        return found
    }

    private func fill(_ window: RecordWindow) -> Bool {
        guard let room = window.room else { return false }
        switch take(maxRecords: room.records, maxBytes: room.bytes) {
        case .nothing: return false
        case .moved: return true
        case .records(let records, let range):
            status.isWaiting.store(true, ordering: .relaxed)
            let isCut = range.upperBound < records.records.count
            if isCut { rest = (records, range.upperBound) }
            window.admit(
                isCut ? records.part(upTo: range.upperBound) : records, from: range.lowerBound,
                at: worker.now)
            return true
        }
    }

    /// A batch as the machine knows them: its function ran before it was polled.
    private func takeDone(_ window: RecordWindow) -> Bool {
        guard machine.wantsRecords, let (records, since) = window.takeDone() else { return false }
        let id = worker.nextBatch()
        let count = records.records.count
        batches[id] = BatchData(
            id: id, records: records, range: 0..<count, lineage: lineage, started: since)
        perform(machine.polled(batch: id, records: count))
        return true
    }

    /// Says which record the function has had for longest; a stuck one is found by it.
    private func note(_ lanes: LaneSet) {
        status.handling.store(lanes.oldest ?? -1, ordering: .relaxed)
        guard lanes.progress != laneProgress else { return }
        laneProgress = lanes.progress
        status.progressed(worker.now)
    }

    /// Gives the partition back, once the records that a function has begun with are done.
    ///
    /// Waiting costs less than handling them again; the supervisor abandons who takes too long. A
    /// batch of a stateful function is dropped: it has done nothing outside.
    func drain() {
        guard let window, machine.phase == .working, !machine.isDraining, !window.isQuiet else {
            return perform(machine.drain(now: worker.now))
        }
        window.lanes.close()
        isLeaving = true
    }

    // MARK: A batch at a time

    /// Goes on with the batch that a stateful function is through with.
    func takeHandled(_ waiting: any WaitingRunner, _ id: UInt64) -> Bool {
        note(waiting.lanes)
        guard waiting.hasEnded() else { return false }
        applying = nil
        finishApply(id)
        return true
    }

    // MARK: Making

    /// The window of a stateless step whose function may wait.
    static func makeWindow(
        _ partition: TopicPartition, _ worker: Worker, dropsRepeats: Bool
    ) -> RecordWindow? {
        guard case .statelessAsync(let setup, let make) = worker.plan.kind,
            let jobs = worker.jobs
        else { return nil }
        return RecordWindow(
            makeLanes(partition, worker, setup.concurrency) { make(jobs) }, setup.concurrency,
            options: worker.options, dropsRepeats: dropsRepeats)
    }

    /// The runner of a stateful step whose function may wait.
    static func makeWaiting(
        _ partition: TopicPartition, _ worker: Worker
    ) -> (any WaitingRunner)? {
        guard case .statefulAsync(let setup, let make) = worker.plan.kind, let jobs = worker.jobs
        else { return nil }
        let function = make(jobs)
        return AsyncStatefulRunner(
            function, makeLanes(partition, worker, setup.concurrency, function.makeFunction),
            seed: worker.random.next())
    }

    private static func makeLanes(
        _ partition: TopicPartition, _ worker: Worker, _ concurrency: Concurrency,
        _ makeFunction: @escaping () -> any AsyncFunction
    ) -> LaneSet {
        let (plan, options) = (worker.plan, worker.options)
        return LaneSet(concurrency, remedy: plan.remedy) {
            // Which record is in hand is said of the whole partition, not by each lane.
            let status = PartitionStatus(partition, now: .zero)
            let context = StepContext(
                source: partition, step: plan.name, remedy: plan.remedy,
                topics: plan.outputs.map { ($0.topic, $0.partitions) },
                writesIdentity: plan.writesIdentity, recordBytesMax: options.recordBytesMax,
                recordBytesMaxByTopic: options.recordBytesMaxByTopic, status: status)
            return Lane(makeFunction(), context)
        }
    }
}
