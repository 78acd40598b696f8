/// A worker's partitions: taking them, answers for them, and giving them back.

internal import FlowsCore

extension Worker {
    func assign(_ lease: Lease) {
        let partition = lease.partition
        precondition(pipelines[partition] == nil, "\(partition) was assigned twice")
        let pipeline = Pipeline(lease, worker: self)
        pipelines[partition] = pipeline
        order.append(pipeline)
        shareCache()
        status.state.withLock { state in
            state.pending.remove(partition)
            state.partitions[partition] = pipeline.status
        }
        pipeline.perform(pipeline.machine.assigned())
        if let denial { pipeline.perform(pipeline.machine.denied(denial)) }
    }

    /// The pipeline of an assignment; who asks about one that is over is told that it is.
    func chosen(_ lease: Lease) -> Pipeline? {
        if let found = pipelines[lease.partition], found.lease == lease.number { return found }
        supervisor.post(.released(lease))
        return nil
    }

    /// Every partition may cache as much as the others.
    private func shareCache() {
        let share = options.stateCacheBytes / max(options.workers, 1) / max(order.count, 1)
        for pipeline in order { pipeline.runner.cacheBytesMax = share }
    }

    func takeFacts(
        _ partition: TopicPartition, _ ticket: UInt64, _ result: Result<PartitionFacts, LogError>
    ) {
        guard let pipeline = pipelines[partition], pipeline.lookUpTicket == ticket else { return }
        switch result {
        case .success(let facts):
            pipeline.perform(pipeline.machine.lookedUp(facts, wall: clock.wallMilliseconds()))
        case .failure(let error):
            pipeline.perform(
                error.isDenied
                    ? pipeline.machine.denied(error)
                    : pipeline.machine.lookUpFailed(error, now: now))
        }
    }

    func take(_ result: StoreResult, _ purpose: Purpose, _ pipeline: Pipeline) {
        switch (purpose, result) {
        case (.claim, .claimed(let row)): pipeline.claimed(row)
        case (.claim, .failed(let error)):
            pipeline.perform(pipeline.machine.claimFailed(error, now: now))
        case (.load(let batch), .loaded(let found)): pipeline.loaded(batch, found)
        case (.load(let batch), .failed(let error)):
            pipeline.perform(pipeline.machine.loadFailed(batch: batch, error, now: now))
        case (.keep(let batch), .kept):
            Failpoint.pass(.keep)
            pipeline.perform(pipeline.machine.kept(batch: batch, now: now))
        case (.keep(let batch), .failed(let error)):
            if error.kind == .fenced { pipeline.metrics.fenced.add(1) }
            pipeline.perform(pipeline.machine.keepFailed(batch: batch, error, now: now))
        case (.release, _): pipeline.perform(pipeline.machine.released())
        default: preconditionFailure("the store answered \(result) to a \(purpose)")
        }
    }

    func take(_ answer: CommitAnswer) {
        let partition = answer.partition
        commits[partition, default: 1] -= 1
        if commits[partition] == 0 { commits[partition] = nil }
        if let left = orphans[partition] {
            orphans[partition] = left > 1 ? left - 1 : nil
            return
        }
        guard let pipeline = pipelines[partition] else { return }
        pipeline.perform(
            pipeline.machine.commitAnswered(offset: answer.offset, error: answer.error, now: now))
        if let error = answer.error, error.isDenied, pipelines[partition] === pipeline {
            pipeline.perform(pipeline.machine.denied(error))
        }
    }

    /// The partition is given back.
    func finished(_ pipeline: Pipeline) {
        let lease = remove(pipeline)
        _ = status.state.withLock { $0.partitions.removeValue(forKey: lease.partition) }
        supervisor.post(.released(lease))
    }

    /// The partition stopped for good, and the process ends because of it.
    func stopped(_ pipeline: Pipeline, _ stop: StepStop) {
        let lease = remove(pipeline)
        supervisor.post(.stopped(stop, lease))
    }

    private func remove(_ pipeline: Pipeline) -> Lease {
        let partition = pipeline.partition
        pipelines[partition] = nil
        order.removeAll { $0 === pipeline }
        orphans[partition] = commits[partition]
        pipeline.metrics.removeGauges(from: metrics)
        shareCache()
        return Lease(partition: partition, number: pipeline.lease)
    }
}
