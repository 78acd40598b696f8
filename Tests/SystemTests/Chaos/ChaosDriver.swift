/// Runs two instances of each step under the load while the plan's faults strike them.

import FlowsLocal
import FlowsPostgres
import Foundation

final class ChaosDriver {
    /// A line of the table that is printed.
    struct Row {
        let strike: ChaosPlan.Strike
        var target: String
        var at: TimeInterval
        /// Words that had been sent when it struck; once they are all counted the chain has moved.
        var words: Int
        var movedAfter: TimeInterval?
        var hasStruck = true
    }

    /// Something to do once a condition holds, or when its time is over.
    private struct Pending {
        let until: Date
        let isDue: () -> Bool
        let act: (Bool) throws -> Void
    }

    let stage: Stage
    let plan: ChaosPlan
    let feeder: ChaosFeeder
    private(set) var instances: [[ChaosInstance]]
    private(set) var extras: [ChaosInstance] = []
    var rows: [Row] = []
    var violations: [String] = []
    /// Outages of a server, by which a stop may be late.
    var outages: [(from: Date, to: Date)] = []
    var isBrokerAway = false
    var isPostgresAway = false
    private var pending: [Pending] = []
    private let began = Date()
    private var looked = Date.distantPast

    init(stage: Stage, plan: ChaosPlan) {
        self.stage = stage
        self.plan = plan
        feeder = ChaosFeeder(brokers: stage.brokers, seed: plan.seed)
        instances = ChainProcess.all.map { process in
            (1...2).map { ChaosInstance(process, number: $0, stage: stage) }
        }
    }

    var everybody: [ChaosInstance] { instances.flatMap { $0 } + extras }
    var elapsed: TimeInterval { Date().timeIntervalSince(began) }

    func run() throws {
        for instance in instances.flatMap({ $0 }) { try instance.start() }
        feeder.start()
        for strike in plan.strikes {
            try wait(seconds: strike.gap)
            try wait("a free target for \(strike.fault)", within: 60) { self.canStrike(strike) }
            try self.strike(strike)
        }
        try wait("the end of every fault", within: 90) { self.pending.isEmpty }
        try feeder.end()
        try wait("the tables to have every word", within: 90) {
            self.rows.allSatisfy { !$0.hasStruck || $0.movedAfter != nil }
        }
    }

    /// Stops everybody at once, each within its deadline.
    func stop() throws {
        for instance in everybody { instance.signal(SIGTERM) }
        let limit = Date().addingTimeInterval(12)
        for instance in everybody {
            let end = try? instance.running?.child.wait(for: max(limit.timeIntervalSinceNow, 0.1))
            if end != .exit(0) {
                blame(instance, "the last stop ended by \(say(end))")
                instance.signal(SIGKILL)
            }
        }
    }

    /// A violation with what its process said last: later ones would hide it.
    func blame(_ instance: ChaosInstance, _ what: String) {
        let words = instance.running?.child.lines.suffix(25).joined(separator: "\n") ?? ""
        violations.append("\(tenths(elapsed)) s, \(instance.name): \(what)\n\(words)")
    }

    func say(_ end: ChildProcess.End?) -> String { end.map { "\($0)" } ?? "nothing in time" }

    // MARK: Time

    func when(
        within seconds: Double, _ isDue: @escaping () -> Bool,
        _ act: @escaping (_ inTime: Bool) throws -> Void
    ) {
        pending.append(
            Pending(until: Date().addingTimeInterval(seconds), isDue: isDue, act: act))
    }

    func after(_ seconds: Double, _ act: @escaping () throws -> Void) {
        when(within: seconds, { false }) { _ in try act() }
    }

    private func wait(seconds: Double) throws {
        let end = Date().addingTimeInterval(seconds)
        while Date() < end { try turn() }
    }

    private func wait(_ what: String, within seconds: Double, _ isDone: () -> Bool) throws {
        let end = Date().addingTimeInterval(seconds)
        while !isDone() {
            guard Date() < end else {
                return violations.append("waited \(Int(seconds)) s in vain for \(what)")
            }
            try turn()
        }
    }

    /// One look at all that goes on.
    private func turn() throws {
        usleep(20_000)
        let now = Date()
        let due = pending.filter { $0.until <= now || $0.isDue() }
        pending.removeAll { $0.until <= now || $0.isDue() }
        for item in due { try item.act(item.isDue()) }
        for instance in everybody where !instance.isBusy {
            guard let end = instance.end else { continue }
            blame(instance, "it ended by \(say(end)) though nothing struck it")
            try instance.start()
        }
        if now.timeIntervalSince(looked) > 0.15 { look() }
    }

    private func look() {
        looked = Date()
        guard !isPostgresAway else { return }
        let sums = try? PostgresQuery.rows(
            """
            SELECT coalesce(least(
                (SELECT sum(count) FROM text_word_count),
                (SELECT sum(count) FROM text_word_description),
                (SELECT sum(count) FROM text_type_count)), 0)
            """, conninfo: stage.postgres, deadline: .seconds(1))
        guard let words = sums?.first?.first.flatMap({ $0 }).flatMap({ Int($0) }) else { return }
        feeder.handled(words: words)
        for index in rows.indices
        where rows[index].movedAfter == nil && rows[index].words <= words {
            rows[index].movedAfter = elapsed - rows[index].at
        }
    }

    // MARK: Who

    /// An instance of the strike's step that nothing strikes, the chosen one first.
    func target(_ strike: ChaosPlan.Strike) -> ChaosInstance? {
        let both = instances[strike.step]
        return [both[strike.instance], both[1 - strike.instance]].first { instance in
            !instance.isBusy && instance.isMember
        }
    }

    func addExtra(_ step: Int) throws -> ChaosInstance {
        let extra = ChaosInstance(
            ChainProcess.all[step], number: 3 + extras.count, stage: stage)
        extra.isBusy = true
        try extra.start()
        extras.append(extra)
        return extra
    }

    /// Called when an extra instance has ended: nobody looks after it any more.
    func noteGone(_ instance: ChaosInstance) {
        gone.append(instance)
        extras.removeAll { $0 === instance }
    }

    private(set) var gone: [ChaosInstance] = []

    func isExplained(since: Date) -> Bool {
        outages.contains { $0.to >= since } || isBrokerAway || isPostgresAway
    }

    /// The seed, and what struck when.
    var report: String {
        var text = ["seed \(plan.seed) (FLOWS_CHAOS_SEED=\(plan.seed) strikes in this order again)"]
        text.append("     at s  fault       on                   moved again after s")
        for row in rows {
            let words = [
                pad(String(row.strike.number), 3, right: true),
                pad(tenths(row.at), 6, right: true), " " + pad(row.strike.fault.rawValue, 11),
                pad(row.target, 26),
                row.hasStruck ? row.movedAfter.map(tenths) ?? "never" : "not reached",
            ]
            text.append(words.joined(separator: " "))
        }
        return text.joined(separator: "\n")
    }

    func tenths(_ seconds: TimeInterval) -> String {
        String((seconds * 10).rounded() / 10)
    }

    private func pad(_ text: String, _ width: Int, right: Bool = false) -> String {
        let space = String(repeating: " ", count: max(width - text.count, 0))
        return right ? space + text : text + space
    }
}
