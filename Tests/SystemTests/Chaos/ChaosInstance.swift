/// One place for a process of a step: who runs there now, and who did before.

import FlowsLocal
import Foundation

final class ChaosInstance {
    let process: ChainProcess
    let name: String
    private let stage: Stage
    private(set) var running: RunningStep?
    /// All that ran here, for what they said.
    private(set) var lives: [Child] = []
    /// A fault is at it: its end is expected, and nothing else may strike it.
    var isBusy = false

    static let sessionSeconds = 2.0

    init(_ process: ChainProcess, number: Int, stage: Stage) {
        self.process = process
        self.stage = stage
        name = "\(process.name)/\(number)"
    }

    func start(_ more: [String: String] = [:]) throws {
        let settings = [
            // A zombie costs no longer than its session, of which a test has many.
            "FLOWS_KAFKA_SESSION_TIMEOUT_MS": String(Int(Self.sessionSeconds * 1_000)),
            "FLOWS_KAFKA_HEARTBEAT_INTERVAL_MS": "300",
            "FLOWS_BATCH_RECORDS_MAX": "500",
        ]
        let started = try stage.start(
            process.step, settings.merging(more) { $1 }, words: process.words)
        running = started
        lives.append(started.child)
    }

    func signal(_ number: Int32) { running?.child.signal(number) }

    /// How it ended; nil while it runs.
    var end: ChildProcess.End? {
        guard let child = running?.child, !child.isRunning else { return nil }
        return try? child.wait(for: 5)
    }

    /// Whether it has come so far that a stop is a stop.
    var isMember: Bool {
        running?.child.lines.contains { $0.contains("partitions assigned") } ?? false
    }

    /// The last that each of its processes said.
    func lastWords(_ count: Int) -> String {
        lives.suffix(4).map { child in
            (["--- \(name), process \(child.processID)"] + child.lines.suffix(count))
                .joined(separator: "\n")
        }.joined(separator: "\n")
    }
}
