/// What each fault does, and what its target has to do then.

import FlowsLocal
import FlowsPostgres
import Foundation

extension ChaosDriver {
    func canStrike(_ strike: ChaosPlan.Strike) -> Bool {
        switch strike.fault {
        case .broker, .silence: return !isBrokerAway
        case .postgres, .backends: return !isPostgresAway
        // An instance stops in order only while nobody waits for an answer that can't come.
        case .term, .rolling, .keeping, .keep, .intent, .publishing, .publish:
            return target(strike) != nil
        case .more: return true
        case .kill, .zombie: return target(strike) != nil
        }
    }

    func strike(_ strike: ChaosPlan.Strike) throws {
        switch strike.fault {
        case .kill: kill(strike)
        case .zombie: pause(strike)
        case .term: term(strike)
        case .rolling: roll(strike)
        case .more: try more(strike)
        case .broker: killBroker(strike)
        case .silence: silenceBroker(strike)
        case .postgres: crashPostgres(strike)
        case .backends: endBackends(strike)
        case .keeping, .keep, .intent, .publishing, .publish: arm(strike)
        }
    }

    @discardableResult
    private func note(_ strike: ChaosPlan.Strike, _ target: String) -> Int {
        rows.append(Row(strike: strike, target: target, at: elapsed, words: feeder.words))
        return rows.count - 1
    }

    // MARK: Processes

    private func kill(_ strike: ChaosPlan.Strike) {
        guard let instance = target(strike) else { return }
        note(strike, instance.name)
        startAgain(instance, killed: true, after: strike.hold)
    }

    /// Kills it where it hasn't ended itself, and starts it again.
    private func startAgain(_ instance: ChaosInstance, killed: Bool, after seconds: Double) {
        instance.isBusy = true
        if killed { instance.signal(SIGKILL) }
        when(within: 10, { instance.end != nil }) { [self] _ in
            after(seconds) {
                try instance.start()
                instance.isBusy = false
            }
        }
    }

    /// A zombie: its session ends while it is paused, and it goes on as if nothing had been.
    private func pause(_ strike: ChaosPlan.Strike) {
        guard let instance = target(strike) else { return }
        note(strike, instance.name)
        instance.isBusy = true
        instance.signal(SIGSTOP)
        after(ChaosInstance.sessionSeconds + 0.5 + strike.hold) {
            instance.signal(SIGCONT)
            instance.isBusy = false
        }
    }

    private func term(_ strike: ChaosPlan.Strike) {
        guard let instance = target(strike) else { return }
        note(strike, instance.name)
        stopInOrder(instance) { [self] in
            after(strike.hold) {
                try instance.start()
                instance.isBusy = false
            }
        }
    }

    /// A deployment: both, one after the other, the second once the first is a member again.
    private func roll(_ strike: ChaosPlan.Strike) {
        let both = instances[strike.step].filter { !$0.isBusy && $0.isMember }
        note(strike, both.map(\.name).joined(separator: ", "))
        for instance in both { instance.isBusy = true }
        replace(both[...])
    }

    private func replace(_ waiting: ArraySlice<ChaosInstance>) {
        guard let instance = waiting.first else { return }
        stopInOrder(instance) { [self] in
            try instance.start()
            instance.isBusy = false
            when(within: 12, { instance.isMember }) { [self] _ in replace(waiting.dropFirst()) }
        }
    }

    private func stopInOrder(_ instance: ChaosInstance, _ then: @escaping () throws -> Void) {
        let since = Date()
        instance.isBusy = true
        instance.signal(SIGTERM)
        when(within: 12, { instance.end != nil }) { [self] inTime in
            let end = instance.end
            let isFine = end == .exit(0) || (end == .exit(75) && isExplained(since: since))
            if !isFine { blame(instance, "a stop of it ended by \(say(end))") }
            if !inTime { instance.signal(SIGKILL) }
            try then()
        }
    }

    /// A third instance comes, takes its share, and goes.
    private func more(_ strike: ChaosPlan.Strike) throws {
        let extra = try addExtra(strike.step)
        note(strike, extra.name)
        when(within: 8, { extra.isMember }) { [self] _ in
            after(strike.hold) { [self] in
                stopInOrder(extra) { [self] in noteGone(extra) }
            }
        }
    }

    /// The instance is replaced by one that kills itself at a moment.
    private func arm(_ strike: ChaosPlan.Strike) {
        guard let instance = target(strike) else { return }
        stopInOrder(instance) { [self] in
            let failpoint = "\(strike.fault.rawValue):\(strike.times)"
            try instance.start(["FLOWS_FAILPOINT": failpoint])
            when(within: 16, { instance.end != nil }) { [self] reached in
                let row = note(strike, instance.name)
                rows[row].hasStruck = reached
                if reached, instance.end != .signal(SIGKILL) {
                    violations.append(
                        "\(instance.name) with \(failpoint) ended by \(say(instance.end))")
                }
                startAgain(instance, killed: !reached, after: strike.hold)
            }
        }
    }

    // MARK: Servers

    private func killBroker(_ strike: ChaosPlan.Strike) {
        guard let kafka = stage.kafka else { return }
        let row = note(strike, "the broker")
        isBrokerAway = true
        let since = Date()
        let work = Background {
            kafka.kill()
            try kafka.start()
        }
        when(within: 80, { work.isDone }) { [self] _ in
            isBrokerAway = false
            isBack(row, since)
            if let failure = work.failure { violations.append("the broker: \(failure)") }
        }
    }

    /// A broker that answers nobody, with every connection open.
    private func silenceBroker(_ strike: ChaosPlan.Strike) {
        let row = note(strike, "the broker")
        isBrokerAway = true
        let since = Date()
        stage.kafka?.pause()
        after(1 + 2 * strike.hold) { [self] in
            stage.kafka?.resume()
            isBrokerAway = false
            isBack(row, since)
        }
    }

    private func isBack(_ row: Int, _ since: Date) {
        rows[row].target += ", \(tenths(Date().timeIntervalSince(since))) s"
        outages.append((since, Date()))
    }

    private func crashPostgres(_ strike: ChaosPlan.Strike) {
        let server = stage.server
        let row = note(strike, "Postgres")
        isPostgresAway = true
        let since = Date()
        let work = Background {
            server.crash()
            usleep(UInt32(strike.hold * 1_000_000))
            try server.start()
        }
        when(within: 80, { work.isDone }) { [self] _ in
            isPostgresAway = false
            isBack(row, since)
            if let failure = work.failure { violations.append("Postgres: \(failure)") }
        }
    }

    private func endBackends(_ strike: ChaosPlan.Strike) {
        let ended = try? PostgresQuery.rows(
            """
            SELECT pg_terminate_backend(pid) FROM pg_stat_activity
            WHERE application_name LIKE 'text-%'
            """, conninfo: stage.postgres)
        let row = note(strike, "\(ended?.count ?? 0) connections")
        rows[row].hasStruck = ended?.isEmpty == false
        outages.append((Date(), Date()))
    }
}

/// Work that blocks, on a thread of its own, so that the other faults go on.
final class Background: @unchecked Sendable {
    private let lock = NSLock()
    private var done = false
    private var error: (any Error)?

    init(_ work: @escaping @Sendable () throws -> Void) {
        Thread.detachNewThread { [self] in
            let result = Result { try work() }
            lock.withLock {
                if case .failure(let failure) = result { error = failure }
                done = true
            }
        }
    }

    var isDone: Bool { lock.withLock { done } }
    var failure: (any Error)? { lock.withLock { error } }
}
