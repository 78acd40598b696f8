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
        window.start()
        note(window)
        if isLeaving, window.isQuiet {
            perform(machine.drain(now: worker.now))
            return true
        }
        return found
    }

    private func fill(_ window: RecordWindow) -> Bool {
        guard let room = window.room, let reader else { return false }
        let found: RecordBatch?
        do {
            found = try reader.poll(maxRecords: room.records, maxBytes: room.bytes)
        } catch {
            perform(machine.readFailed(error, now: worker.now))
            return true
        }
        noteLag(reader)
        guard let found else { return false }
        let from = firstToHandle(found, 0)
        // A record before the first may have shown that this is another log.
        guard machine.phase == .working else { return true }
        if from == found.records.count, found.nextOffset <= machine.next {
            found.release()
            return true
        }
        status.isWaiting.store(true, ordering: .relaxed)
        window.admit(found, from: from, at: worker.now)
        return true
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
    private func note(_ window: RecordWindow) {
        status.handling.store(window.oldest ?? -1, ordering: .relaxed)
        guard window.progress != windowProgress else { return }
        windowProgress = window.progress
        status.progressed(worker.now)
    }

    /// Gives the partition back, once the records that a function has begun with are done.
    ///
    /// Waiting costs less than handling them again; the supervisor abandons who takes too long.
    func drain() {
        guard let window, machine.phase == .working, !machine.isDraining, !window.isQuiet else {
            return perform(machine.drain(now: worker.now))
        }
        window.close()
        isLeaving = true
    }

    /// The window of a step whose function may wait.
    static func makeWindow(
        _ partition: TopicPartition, _ worker: Worker, dropsRepeats: Bool
    ) -> RecordWindow? {
        let (plan, options, none) = (worker.plan, worker.options, worker.noOutputs)
        guard case .statelessAsync(let concurrency, let make) = plan.kind,
            let executor = worker.executor
        else { return nil }
        return RecordWindow(
            concurrency, make, executor: executor, options: options, remedy: plan.remedy,
            dropsRepeats: dropsRepeats
        ) {
            StepContext(
                source: partition, step: plan.name, remedy: plan.remedy,
                topics: plan.outputs.map { ($0.topic, $0.partitions) },
                writesIdentity: plan.writesIdentity, recordBytesMax: options.recordBytesMax,
                status: PartitionStatus(partition, now: .zero),
                outputs: OutputBatch(topics: none.topics))
        }
    }
}
