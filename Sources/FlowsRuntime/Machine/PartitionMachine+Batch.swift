/// One batch: load, apply, keep, publish, commit (Delivery: One batch).

public import FlowsCore

extension PartitionMachine {
    /// A batch of so many records was taken from the reader (`Apply`, `Poll`).
    public mutating func polled(batch: UInt64, records: Int) -> [Action] {
        guard wantsRecords else { return [.drop(batch: batch)] }
        line = Line(batch: batch, records: records)
        return [.load(batch: batch)]
    }

    /// Everything that the batch needs is in memory (`Apply`).
    public mutating func loaded(batch: UInt64) -> [Action] {
        guard line?.batch == batch, line?.stage == .loading else { return [] }
        line?.stage = .applying
        return [.apply(batch: batch)]
    }

    /// The load failed; nothing has been written (`Quit`).
    public mutating func loadFailed(batch: UInt64, _ error: StoreError, now: Duration) -> [Action] {
        guard line?.batch == batch, line?.stage == .loading else { return [] }
        if error.kind == .permanent { return fail(environment(error.description, at: next)) }
        return quit(now: now, because: error.description)
    }

    /// The function has run over the first `records` of the batch, up to the offset `to` (`Apply`).
    ///
    /// `stop` is set when the record at `to` can't be handled and its policy is to stop: what is
    /// before it goes its way first.
    public mutating func applied(
        batch: UInt64, to: Int64, records: Int, hasOutputs: Bool, stop: StepStop?, now: Duration
    ) -> [Action] {
        guard line?.batch == batch, line?.stage == .applying else { return [] }
        line?.records = records
        if let stop {
            self.stop = stop
            isDraining = true
            commitFailures = 0
        }
        line?.to = to
        line?.hasOutputs = hasOutputs
        line?.stage = .applied
        line?.notBefore = .zero
        if to == next, stop != nil {
            // The very first record of the batch: there is nothing to keep.
            line = nil
            return [.drop(batch: batch)] + settle(now: now)
        }
        guard rules.ledger == .log else { return keepIfPossible(now: now) }
        line = nil
        next = to
        return publish(batch, to, hasOutputs, now)
    }

    /// Sends the keep when there is room for its outbox (`Keep`).
    mutating func keepIfPossible(now: Duration) -> [Action] {
        guard let applied = line, applied.stage == .applied, now >= applied.notBefore,
            sent.count < rules.unackedBatchesMax || !has(.ackFirst)
        else { return [] }
        line?.stage = .keeping
        freshToken = has(.keepToken) ? unusedToken() : token
        return [.keep(batch: applied.batch, token: token, freshToken: freshToken)]
    }

    /// The transaction is durable (`Land`, whose outputs `Publish` sends).
    public mutating func kept(batch: UInt64, now: Duration) -> [Action] {
        guard let done = line, done.batch == batch, done.stage == .keeping else { return [] }
        token = freshToken
        next = done.to
        line = nil
        outboxMayBeFull = done.hasOutputs
        return [.absorb(batch: batch)] + publish(batch, done.to, done.hasOutputs, now)
    }

    /// The transaction was refused, or nobody knows (`Land`, `Doubt`).
    public mutating func keepFailed(batch: UInt64, _ error: StoreError, now: Duration) -> [Action] {
        guard let failed = line, failed.batch == batch, failed.stage == .keeping else { return [] }
        switch error.kind {
        case .fenced where !has(.reclaim):
            forget()
            phase = .idle
            return [.forgetAll, .close]
        case .inDoubt where !has(.doubt): return kept(batch: batch, now: now)
        case .fenced, .inDoubt: return quit(now: now, because: error.description)
        case .stale:
            // Another partition wrote a key: load again what the batch touched, and run it again.
            resume()
            if isDraining { return dropLine(now: now) }
            line?.stage = .loading
            return [.forget(batch: batch), .load(batch: batch)]
        case .transient where isAskedToDrain:
            return dropLine(now: now)
        case .transient:
            attempts += 1
            let ceiling = UInt64(min(20 << min(attempts, 9), 10_000))
            line?.stage = .applied
            line?.notBefore = now + .milliseconds(Int64(random.next() % ceiling) + 1)
            return [.warn("the database refused a transaction for now", error.description)]
        case .data: return refused(failed, error, now: now)
        case .permanent: return fail(environment(error.description, at: next))
        }
    }

    /// Some record makes what the database refuses: halves find it, then the policy decides.
    private mutating func refused(
        _ failed: Line, _ error: StoreError, now: Duration
    ) -> [Action] {
        let batch = failed.batch
        resume()
        if isDraining { return dropLine(now: now) }
        line?.stage = .loading
        if failed.records > 1 {
            line?.records = (failed.records + 1) / 2
            return [.forget(batch: batch), .split(batch: batch), .load(batch: batch)]
        }
        if rules.skipsRefused, !failed.isPassedOver {
            line?.isPassedOver = true
            let reason = error.description
            return [
                .forget(batch: batch), .passOver(batch: batch, reason), .load(batch: batch),
            ]
        }
        stop = StepStop(
            kind: .record, partition: partition, offset: next, stage: "keep",
            message: "the database refuses what the record makes: \(error.description)")
        isDraining = true
        return dropLine(now: now)
    }

    /// The batch is run again: what made it stop may not be so then.
    private mutating func resume() {
        stop = nil
        isDraining = isAskedToDrain
    }

    /// Sends the outputs of a batch that is kept (`Publish`); without any it is out already.
    private mutating func publish(
        _ batch: UInt64, _ to: Int64, _ hasOutputs: Bool, _ now: Duration
    ) -> [Action] {
        sent.append(Sent(batch: batch, to: to, isAcknowledged: !hasOutputs))
        if !has(.commitAfterAck) { commitTarget = (batch, to) }
        guard hasOutputs else { return advance(now: now) }
        return [.publish(batch: batch)] + (has(.commitAfterAck) ? [] : commitIfDue(now: now))
    }

    /// Every output of the batch was acknowledged (`Ack`, the models' `AppendOwn`).
    public mutating func acknowledged(batch: UInt64, now: Duration) -> [Action] {
        if rules.collects { return windowAcknowledged(batch: batch, now: now) }
        guard let at = sent.firstIndex(where: { $0.batch == batch }) else { return [] }
        sent[at].isAcknowledged = true
        return advance(now: now)
    }

    /// What is acknowledged up to here may be committed, and the next batch kept.
    private mutating func advance(now: Duration) -> [Action] {
        var actions: [Action] = []
        while let first = sent.first, first.isAcknowledged {
            sent.removeFirst()
            attempts = 0
            // Who commits first can't tell when a batch is done with.
            guard has(.commitAfterAck) else { continue }
            if let behind = commitTarget?.batch { actions.append(.free(batch: behind)) }
            commitTarget = (first.batch, first.to)
        }
        return actions + keepIfPossible(now: now) + settle(now: now)
    }

    // MARK: Commit

    var hasCommitToSend: Bool {
        guard let commitTarget, commitInFlight == nil else { return false }
        return commitTarget.offset != committed
    }

    /// Sends the commit of what is acknowledged: one in flight, and not too often (`Commit`).
    mutating func commitIfDue(now: Duration) -> [Action] {
        let isUrgent = isDraining && commitFailures == 0
        guard hasCommitToSend, let target = commitTarget, isUrgent || now >= commitNotBefore
        else { return [] }
        commitInFlight = target.offset
        commitNotBefore = now + rules.commitInterval
        let tag = CommitMetadata.row(generation: generation, nextOffset: target.offset)
        return [
            .commit(
                offset: target.offset, batch: target.batch, tag: rules.ledger == .row ? tag : nil)
        ]
    }

    /// The broker answered a commit; one that it refused isn't done (`Land` of a commit).
    public mutating func commitAnswered(
        offset: Int64, error: LogError?, now: Duration
    ) -> [Action] {
        guard commitInFlight == offset else { return [] }
        let error = has(.commitAnswer) ? error : nil
        if phase == .marking { return marked(now: now, error: error) }
        commitInFlight = nil
        if phase == .closing { return ended() }
        guard phase == .working else { return [] }
        if rules.collects {
            return windowCommitAnswered(offset: offset, error: error, now: now)
        }
        commitFailures = error == nil ? 0 : commitFailures + 1
        if let error {
            commitNotBefore = max(commitNotBefore, now + rules.commitInterval)
            return [.warn("the broker refused an offset commit", error.description)]
                + settle(now: now)
        }
        committed = offset
        var actions: [Action] = []
        if let target = commitTarget, target.offset == offset {
            commitTarget = nil
            if let batch = target.batch, has(.commitAfterAck) {
                actions.append(.free(batch: batch))
            }
        }
        return actions + settle(now: now)
    }

    // MARK: Giving back

    /// Give the partition back: finish what is kept, drop what isn't, release (`Revoked`).
    public mutating func drain(now: Duration) -> [Action] {
        switch phase {
        case .working:
            isDraining = true
            isAskedToDrain = true
            commitFailures = 0
            if let waiting = line, waiting.stage != .keeping, stop == nil {
                return dropLine(now: now)
            }
            return settle(now: now)
        case .idle, .lookingUp, .claiming, .marking, .backingOff:
            isDraining = true
            forget()
            return finishStopping()
        case .releasing, .closing, .stopped, .done: return []
        }
    }

    /// Drop everything at once: the partition is somebody else's, or time is up (`Revoked`).
    ///
    /// The answer to a commit is still awaited, but for a process that ends: a client that lost its
    /// coordinator sends the commit after it has joined again, as of then, and the broker takes it.
    public mutating func abandon(awaitsAnswer: Bool) -> [Action] {
        if phase == .stopped || phase == .done { return [] }
        forget()
        if !awaitsAnswer { commitInFlight = nil }
        stop = nil
        return finishStopping()
    }

    private mutating func dropLine(now: Duration) -> [Action] {
        guard let batch = line?.batch else { return [] }
        line = nil
        return [.drop(batch: batch)] + settle(now: now)
    }

    /// Takes the next step of giving back once everything is acknowledged, else commits.
    mutating func settle(now: Duration) -> [Action] {
        if rules.collects { return settleWindows(now: now) }
        guard isDraining, phase == .working, isReleasable else { return commitIfDue(now: now) }
        if awaitsCommit { return [] }
        guard hasCommitToSend, commitFailures < commitTries else { return release() }
        let commit = commitIfDue(now: now)
        return has(.groupFence) ? commit : commit + release()
    }

    private var isReleasable: Bool {
        isQuiet || (line == nil && rules.ledger == .row && !has(.releaseAfterAck))
    }

    /// Empties the outbox of what is acknowledged (`Release`, part of the models' `Revoked`).
    private mutating func release() -> [Action] {
        // Pure economy: who comes next needs not publish it again.
        guard rules.ledger == .row, outboxMayBeFull else { return finishStopping() }
        phase = .releasing
        return [.release(token: token)]
    }

    /// Without a row the offset is all there is; with one it is only for lag tools.
    private var commitTries: Int { rules.ledger == .log ? Self.commitTriesMax : 1 }

    /// The outbox is empty, or that couldn't be done, which costs only repeats (`Release`).
    public mutating func released() -> [Action] {
        guard phase == .releasing else { return [] }
        return finishStopping()
    }
}
