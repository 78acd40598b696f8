/// A collector's windows: intent, publish, end (Delivery: Windows; `Tests/Specs/Collector.tla`, mode "intent").

internal import FlowsCore

extension PartitionMachine {
    /// A window that is closed and whose end isn't committed.
    struct Window: Sendable {
        enum Stage: Sendable { case closed, publishing, published }
        var batch: UInt64
        let from: Int64
        let to: Int64
        var stage: Stage
        /// Its end stands in the metadata of the commit of its beginning.
        var isIntended: Bool
    }

    /// What a collector has beside what every partition has.
    struct Collecting: Sendable {
        /// Closed windows, oldest first: one on its way, and one that waits for it.
        var windows: [Window] = []
        /// Where the open window begins.
        var from: Int64 = 0
        /// When the open window closes for its age; nil while none is open.
        var due: Duration?
        /// Where the open window has to end, since an owner before has said so.
        var intendedEnd: Int64?
        /// What the commit in flight says: windows up to which are over, and which one begins.
        var commit: (ends: UInt64?, intends: UInt64?)?

        static let windowsMax = 2

        /// Nothing is in memory any more.
        mutating func clear() {
            windows = []
            due = nil
            intendedEnd = nil
            commit = nil
        }
    }

    /// The end that the open window has to have; its bounds don't count then.
    public var intendedEnd: Int64? { collecting.intendedEnd }

    /// Where the open window begins.
    public var windowStart: Int64 { collecting.from }

    /// Where the group's lag begins: what is in a window isn't committed until its end is.
    var uncommitted: Int64 {
        rules.collects ? collecting.windows.first?.from ?? collecting.from : next
    }

    /// Whether nothing was read since the window before.
    public var isWindowEmpty: Bool { next == collecting.from }

    /// Whether a window is closed whose end isn't committed.
    var hasClosedWindows: Bool { !collecting.windows.isEmpty }

    // MARK: Acquire

    /// The commit names a window that an owner before may have begun to publish (`Acquire`).
    ///
    /// Nil when that's well: the window is made again and finished before anything else.
    mutating func takeUpIntent(_ end: Int64, _ facts: PartitionFacts) -> [Action]? {
        guard rules.collects else { return fail(openWindow(end, facts)) }
        guard end > facts.committed ?? -1 else {
            return fail(unreadable("metadata of the offset commit"))
        }
        guard has(.finishIntent) else { return nil }
        if end > facts.high, has(.lineage) {
            guard looksAgain else {
                // The owner before us may have gone on after the log's end was asked for.
                looksAgain = true
                phase = .lookingUp
                return [.lookUp]
            }
            return fail(cutWindow(end, facts))
        }
        looksAgain = false
        collecting.intendedEnd = end
        return nil
    }

    private func openWindow(_ end: Int64, _ facts: PartitionFacts) -> StepStop {
        StepStop(
            kind: .environment, partition: partition, offset: facts.committed ?? -1,
            message: """
                the offsets \(facts.committed ?? -1) to \(end) of \(partition) are a window that this \
                step, as a collector, began to publish and didn't finish. Run the collector once more \
                and stop it in the ordinary way, or start over with the step's command `rewind`
                """)
    }

    private func cutWindow(_ end: Int64, _ facts: PartitionFacts) -> StepStop {
        StepStop(
            kind: .lineage, partition: partition, offset: facts.committed ?? -1,
            message: """
                a window up to offset \(end) was begun to be published, but the log ends at \
                \(facts.high): it was made again, or is another cluster's. If that was meant, start \
                over with the step's command `rewind`
                """)
    }

    // MARK: The open window

    /// Records up to `to` are in the open window; it closes at `due` if that is its first (`FoldOne`).
    public mutating func folded(to: Int64, due: Duration) {
        guard phase == .working else { return }
        next = to
        if collecting.due == nil { collecting.due = due }
    }

    /// The open window ends before the offset `to` (`Close`).
    ///
    /// `stop` is set when the record at `to` can't be handled and its policy is to stop: what is
    /// before it goes its way first.
    public mutating func closed(
        batch: UInt64, to: Int64, hasOutputs: Bool, stop: StepStop?, now: Duration
    ) -> [Action] {
        guard wantsRecords else { return [.free(batch: batch)] }
        collecting.windows.append(
            Window(
                batch: batch, from: collecting.from, to: to,
                stage: hasOutputs ? .closed : .published,
                isIntended: collecting.intendedEnd != nil || !has(.intentFirst)))
        collecting.from = to
        collecting.due = nil
        collecting.intendedEnd = nil
        next = to
        if let stop { endWith(stop) }
        return settleWindows(now: now)
    }

    /// Nothing of the open window may go out; what is closed goes its way, then the partition stops.
    public mutating func windowStopped(_ stop: StepStop, now: Duration) -> [Action] {
        guard phase == .working, !isDraining else { return [] }
        endWith(stop)
        return settleWindows(now: now)
    }

    private mutating func endWith(_ stop: StepStop) {
        self.stop = stop
        isDraining = true
        commitFailures = 0
    }

    // MARK: Closed windows

    /// Every output of a window was acknowledged (the models' `AppendOwn`).
    mutating func windowAcknowledged(batch: UInt64, now: Duration) -> [Action] {
        guard let at = collecting.windows.firstIndex(where: { $0.batch == batch }) else {
            return []
        }
        collecting.windows[at].stage = .published
        attempts = 0
        return settleWindows(now: now)
    }

    /// Does what can be done now: publish what is intended, commit, and at the end give back.
    mutating func settleWindows(now: Duration) -> [Action] {
        guard phase == .working else { return [] }
        var actions = dropUnintended()
        if let first = collecting.windows.first, first.stage == .closed, first.isIntended {
            collecting.windows[0].stage = .publishing
            actions.append(.publish(batch: first.batch))
        }
        if awaitsCommit { return actions }
        let commit = windowCommitIfDue(now: now)
        actions += commit
        guard isDraining, commit.isEmpty || !has(.groupFence) else { return actions }
        let isHopeless = commitFailures >= Self.commitTriesMax
        let isOut = collecting.windows.allSatisfy { $0.stage == .published }
        let isLeft = !collecting.windows.isEmpty && commit.isEmpty
        return isHopeless || (isOut && !isLeft) ? actions + finishStopping() : actions
    }

    /// Asked to give back: a window that nobody knows of is made by the next owner.
    ///
    /// With all behind it, which may be out for want of outputs: its end would pass over the one
    /// before.
    private mutating func dropUnintended() -> [Action] {
        guard isAskedToDrain, stop == nil else { return [] }
        let sent = collecting.commit?.intends
        guard
            let first = collecting.windows.firstIndex(where: {
                $0.stage == .closed && !$0.isIntended && $0.batch != sent
            })
        else { return [] }
        let dropped = collecting.windows[first...].map(\.batch)
        collecting.windows.removeSubrange(first...)
        return dropped.map { .free(batch: $0) }
    }

    /// Windows from the oldest on that are out: their end may be committed.
    private var windowsOut: ArraySlice<Window> {
        collecting.windows.prefix {
            $0.stage == .published || ($0.stage == .publishing && !has(.commitAfterAck))
        }
    }

    /// The window whose intent the next commit carries.
    private var windowToIntend: Window? {
        guard let next = collecting.windows.dropFirst(windowsOut.count).first,
            next.stage == .closed, !next.isIntended
        else { return nil }
        return next
    }

    /// When there is a commit to send; nil when there is none, or one is in flight (`Send`).
    ///
    /// The end of a window waits for the intent of the next one, for the time between two commits:
    /// in the steady state one commit says both.
    private var windowCommitDue: Duration? {
        let announces = windowToIntend != nil
        guard commitInFlight == nil, announces || !windowsOut.isEmpty else { return nil }
        let isUrgent = commitFailures == 0 && (announces || isDraining)
        return isUrgent ? .zero : commitNotBefore
    }

    /// When time alone gives a collector something to do.
    var windowTick: Duration? {
        guard phase == .working else { return nil }
        let age = isDraining || collecting.intendedEnd != nil ? nil : collecting.due
        guard let commit = windowCommitDue else { return age }
        return min(age ?? commit, commit)
    }

    /// The time has come that ``windowTick`` named.
    mutating func tickWindows(now: Duration) -> [Action] {
        var actions: [Action] = []
        if let due = collecting.due, due <= now, collecting.intendedEnd == nil, !isDraining {
            actions.append(.closeWindow)
        }
        return settleWindows(now: now) + actions
    }

    private mutating func windowCommitIfDue(now: Duration) -> [Action] {
        guard let due = windowCommitDue, due <= now else { return [] }
        let ended = windowsOut.last
        let opened = windowToIntend
        guard let offset = ended?.to ?? opened?.from else { return [] }
        commitInFlight = offset
        commitNotBefore = now + rules.commitInterval
        collecting.commit = (ended?.batch, opened?.batch)
        return [
            .commitWindow(
                offset: offset, ends: ended?.batch, intends: opened?.batch, end: opened?.to)
        ]
    }

    /// The broker answered; an intent that it refused isn't one, so nothing is published (`Land`).
    mutating func windowCommitAnswered(
        offset: Int64, error: LogError?, now: Duration
    ) -> [Action] {
        let said = collecting.commit
        collecting.commit = nil
        commitFailures = error == nil ? 0 : commitFailures + 1
        if let error {
            commitNotBefore = max(commitNotBefore, now + rules.commitInterval)
            return [.warn("the broker refused an offset commit", error.description)]
                + settleWindows(now: now)
        }
        committed = offset
        var actions: [Action] = []
        while let ends = said?.ends, let first = collecting.windows.first {
            collecting.windows.removeFirst()
            // Who commits first can't tell when a window is done with.
            if first.stage == .published { actions.append(.free(batch: first.batch)) }
            if first.batch == ends { break }
        }
        if let at = collecting.windows.firstIndex(where: { $0.batch == said?.intends }) {
            collecting.windows[at].isIntended = true
        }
        return actions + settleWindows(now: now)
    }
}
