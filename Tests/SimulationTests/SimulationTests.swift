/// Thousands of runs of a chain of steps under faults, each made of a seed.

import FlowsTesting
import Foundation
import Synchronization
import Testing

private let environment = ProcessInfo.processInfo.environment

/// What many runs came to.
private struct Outcome {
    var seeds = 0
    var handled = 0
    var turns = 0
    var violations: [Violation] = []

    mutating func run(_ seed: UInt64) {
        let simulation = Simulation(Scenario(seed: seed))
        if let violation = simulation.run() { violations.append(violation) }
        seeds += 1
        handled += simulation.recordsHandled
        turns += simulation.turns
    }

    mutating func add(_ other: Outcome) {
        seeds += other.seeds
        handled += other.handled
        turns += other.turns
        violations += other.violations
    }
}

/// Numbers for tasks that share them.
private final class Counter: Sendable {
    private let value: Atomic<UInt64>
    init(_ first: UInt64) { value = Atomic(first) }
    func next() -> UInt64 { value.add(1, ordering: .relaxed).oldValue }
}

@Suite struct SimulationTests {
    // Every promise of the protocol: A1–A5, A11, A17, A19–A22, A26, A34, A47, A49–A52, A56, A58, A65.
    // `SEED=n` runs one seed, `FIRST` and `COUNT` others than the usual ones.
    @Test("no scenario breaks a promise: seeds on both cores")
    func seeds() async {
        let one = environment["SEED"].flatMap { UInt64($0) }
        let first = one ?? environment["FIRST"].flatMap { UInt64($0) } ?? 1
        let count = one != nil ? 1 : environment["COUNT"].flatMap { UInt64($0) } ?? 1_200
        let next = Counter(first)
        let start = Date()
        let outcome = await withTaskGroup(of: Outcome.self) { group in
            for _ in 0..<2 {
                group.addTask {
                    var outcome = Outcome()
                    while true {
                        let seed = next.next()
                        if seed >= first + count { return outcome }
                        outcome.run(seed)
                    }
                }
            }
            return await group.reduce(into: Outcome()) { $0.add($1) }
        }
        let time = Date().timeIntervalSince(start)
        let each = time * 2e6 / Double(max(outcome.handled, 1))
        print(
            "\(outcome.seeds) seeds, \(outcome.handled) records, \(outcome.turns) turns in "
                + String(format: "%.1f s, %.1f µs a record and core", time, each))
        for violation in outcome.violations { Issue.record("\(violation)") }
    }

    // Fails when anything in runtime or simulator is random without the seed or follows a hash.
    @Test("one seed is one run", arguments: [3, 14, 15] as [UInt64])
    func repeats(seed: UInt64) {
        let first = Simulation(Scenario(seed: seed))
        let second = Simulation(Scenario(seed: seed))
        let results = (first.run()?.description, second.run()?.description)
        #expect(results.0 == results.1)
        #expect(first.trace == second.trace)
        #expect(first.recordsHandled > 100)
    }
}
