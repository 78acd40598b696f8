/// Removing tombstones by age: the worker that owns the step's first partition asks for it.

internal import FlowsCore

extension Worker {
    /// One worker of the whole step has this partition, whoever else runs; a zombie does no harm.
    private var hasFirstPartition: Bool {
        guard let topic = plan.inputs.first?.topic,
            let pipeline = pipelines[TopicPartition(topic, 0)]
        else { return false }
        return pipeline.machine.phase == .working
    }

    /// When the sweep has something to do.
    var sweepDue: Duration? { hasFirstPartition ? sweep?.due : nil }

    /// Begins what is due, and forgets what it knew when the partition is somebody else's.
    func sweepTombstones() {
        guard plan.ledger == .row else { return }
        guard hasFirstPartition else {
            sweep = nil
            return
        }
        if sweep == nil {
            sweep = TombstoneSweep(
                age: options.tombstoneAge, needsMarks: plan.hasTable, now: now)
        }
        guard let due = sweep?.due, due <= now, let action = sweep?.begin(now: now) else { return }
        carryOut(action)
    }

    private func carryOut(_ action: TombstoneSweep.Action) {
        switch action {
        case .nothing: return
        case .ask(let request):
            sweepTicket = nextBatch()
            store?.submit(.expire(request), ticket: sweepTicket)
        case .askEnds:
            sweepTicket = nextBatch()
            lookUps.ask(.ends(plan.inputs.map(\.topic)), ticket: sweepTicket, answerTo: letters)
        }
        didWork = true
    }

    /// An answer of the store; false when it isn't one to the sweep.
    func takeExpiry(_ answer: StoreAnswer) -> Bool {
        let expiry: Expiry
        switch answer.result {
        case .expired(let found): expiry = found
        case .failed(let error) where answer.ticket == sweepTicket:
            return failed(error.description)
        default: return false
        }
        guard answer.ticket == sweepTicket else { return true }
        if expiry.removed > 0 { tombstonesRemoved.add(expiry.removed) }
        if let action = sweep?.answered(expiry, now: now) { carryOut(action) }
        return true
    }

    /// An answer of the log.
    func takeEnds(_ ticket: UInt64, _ result: Result<[TopicPartition: Int64], LogError>) {
        guard ticket == sweepTicket else { return }
        switch result {
        case .success(let ends):
            if let action = sweep?.marked(ends, now: now) { carryOut(action) }
        case .failure(let error): _ = failed(error.description)
        }
    }

    private func failed(_ cause: String) -> Bool {
        sweep?.failed(now: now)
        guard let topic = plan.inputs.first?.topic else { return true }
        warn("old tombstones stay for now", cause, TopicPartition(topic, 0))
        return true
    }
}
