/// Takes each protection away and runs the simulator's seeds until a promise is broken.

import FlowsCore
import FlowsTesting
import Foundation
import Testing

private let environment = ProcessInfo.processInfo.environment

/// A protection by its name, for the list of tests.
struct Canary: Sendable, CustomTestStringConvertible {
    let name: String
    let gone: Protections
    var testDescription: String { name }

    /// What no scenario of the simulator shows: what that would need, and where it is shown.
    static let elsewhere: [String: String] = [
        "sameMark": "a mark that lands behind another of its sender: ProtectionTests",
        "seenFloor": "a rewind of a join: JoinRewindRunTests",
        "tombstoneOfNone": "a delete whose row the cleaner took: TableProtectionTests",
    ]

    /// What another protection covers for: both have to go before anything shows, as in the models.
    static let together: [String: Protections] = ["tombstone": .freshVersion]

    /// Seeds that show the rarer ones at once; when one doesn't any more, all are tried.
    static let shownBy: [String: UInt64] = [
        "ackFirst": 9, "atomic": 8, "batchHighest": 73, "cacheDrop": 3, "doubt": 13,
        "finishIntent": 101, "freshVersion": 47, "gapless": 270, "groupFence": 155,
        "keepToken": 155, "latestPosition": 78, "lineage": 10, "noRowStop": 41, "order": 123,
        "reclaim": 30, "releaseAfterAck": 44, "releaseGuard": 138, "rowTombstone": 45,
        "seenCommitted": 12, "seenNotAhead": 17, "seenNotBehind": 12,
    ]

    static let all = Protections.named.filter { elsewhere[$0.name] == nil }
        .filter { environment["ONLY"] ?? $0.name == $0.name }
        .map { Canary(name: $0.name, gone: $0.value.union(together[$0.name] ?? [])) }
}

@Suite struct CanaryTests {
    // Every protection of the protocol: a simulator that doesn't miss one can't be trusted.
    // `COUNT=n` tries so many seeds, `ONLY=name` takes away one of them.
    @Test("without it some scenario breaks a promise", arguments: Canary.all)
    func caught(canary: Canary) {
        let start = Date()
        let count = environment["COUNT"].flatMap { UInt64($0) } ?? 600
        for seed in [Canary.shownBy[canary.name] ?? 1] + Array(1...count) {
            let simulation = Simulation(
                Scenario(seed: seed), protections: .all.removing(canary.gone))
            guard let violation = simulation.run() else { continue }
            let time = String(format: "%.1f", Date().timeIntervalSince(start))
            return print("canary \(canary.name): seed \(seed), \(violation.promise), \(time) s")
        }
        Issue.record("\(canary.name) can be taken away and \(count) seeds don't show it")
    }

    @Test("what is shown elsewhere are protections")
    func elsewhere() {
        let names = Set(Protections.named.map(\.name))
        for name in Canary.elsewhere.keys { #expect(names.contains(name)) }
    }
}
