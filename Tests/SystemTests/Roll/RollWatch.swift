/// Looks all the time at what a roll must not disturb: probes, and how late counts come out.

import FlowsCore
import FlowsKafka
import FlowsLocal
import FlowsPostgres
import Foundation
import Synchronization

/// Two threads that end with `stop()`: one asks probes and the table, one reads the chain's end.
final class RollWatch: Sendable {
    private struct State {
        var isOver = false
        var ended = 0
        var ports: [Int] = []
        var answers = 0
        var refusals: [String] = []
        var words = 0
        var late: Double = 0
        var gap: Double = 0
        var last = Date()
    }

    private let state = Mutex(State())
    private let stage: Watched
    private let feeder: ChaosFeeder

    /// What is asked.
    private struct Watched: Sendable {
        let brokers: String
        let postgres: String
    }

    init(_ stage: Stage, _ feeder: ChaosFeeder) {
        self.stage = Watched(brokers: stage.brokers, postgres: stage.postgres)
        self.feeder = feeder
        Thread.detachNewThread { [self] in repeatedly { ask() } }
        Thread.detachNewThread { [self] in follow() }
    }

    /// Words that the table has.
    var words: Int { state.withLock { $0.words } }

    /// From now on only what comes now counts, and these processes have to be ready throughout.
    func begin(_ pods: [RunningStep] = []) {
        state.withLock { state in
            state.ports = pods.map(\.port)
            (state.answers, state.refusals) = (0, [])
            (state.late, state.gap, state.last) = (0, 0, Date())
        }
    }

    /// Seconds since `begin()`: the greatest age of a record at the chain's end, its longest silence.
    var pause: (late: Double, gap: Double) { state.withLock { ($0.late, $0.gap) } }

    /// Whether the processes were asked, and what they said when they weren't ready.
    var readiness: (answers: Int, refusals: [String]) {
        state.withLock { ($0.answers, $0.refusals) }
    }

    func stop() throws {
        state.withLock { $0.isOver = true }
        try eventually("the watch to end") { state.withLock { $0.ended == 2 } }
    }

    private func repeatedly(_ body: () -> Void) {
        while !state.withLock({ $0.isOver }) {
            body()
            usleep(50_000)
        }
        state.withLock { $0.ended += 1 }
    }

    private func ask() {
        let rows = try? PostgresQuery.rows(
            "SELECT coalesce(sum(count), 0) FROM text_word_count", conninfo: stage.postgres,
            deadline: .seconds(2))
        let words = rows?.first?.first.flatMap { $0 }.flatMap { Int($0) }
        if let words {
            feeder.handled(words: words)
            state.withLock { $0.words = words }
        }
        for port in state.withLock({ $0.ports }) {
            // No answer at all is a machine that is busy.
            guard let answer = LocalHTTP.get("/readyz", port: port) else { continue }
            state.withLock { state in
                guard state.ports.contains(port) else { return }
                state.answers += 1
                if answer.status != 200 { state.refusals.append(answer.body) }
            }
        }
    }

    private func follow() {
        let tail = try? KafkaTail(
            configuration: KafkaConfiguration(brokers: stage.brokers, groupID: "tests"),
            logger: Logger(level: .critical, format: .text))
        _ = try? tail?.start(["text-word-counted"], from: .end, timeout: .seconds(20))
        while !state.withLock({ $0.isOver }) {
            try? tail?.read(timeout: .milliseconds(100)) { _, batch in
                let now = Date()
                let oldest = batch.records.map(\.timestamp).min() ?? 0
                state.withLock { state in
                    let age = now.timeIntervalSince1970 - Double(oldest) / 1_000
                    state.late = max(state.late, age)
                    state.gap = max(state.gap, now.timeIntervalSince(state.last))
                    state.last = now
                }
            }
        }
        tail?.stop()
        state.withLock { $0.ended += 1 }
    }
}
