/// One step as a child process: its environment, its lines with its name, its numbers.

import FlowsLocal
import Foundation

/// A step that runs, and what its `/metrics` said last.
final class StepProcess {
    let description: StepDescription
    let port: Int
    private let process: ChildProcess
    /// What a consumer group of the step has done; a join is two.
    struct Progress {
        var recordsIn = 0
        var recordsOut = 0
        var lag = 0
    }

    /// In the order of the description's groups.
    private(set) var progress: [Progress]
    /// Records of other steps that it took.
    var recordsIn: Int { progress[0].recordsIn }
    /// Records that it made for other steps.
    var recordsOut: Int { progress[progress.count - 1].recordsOut }
    /// Records that wait for it, on its own topics too.
    var lag: Int { progress.reduce(0) { $0 + $1.lag } }
    private(set) var firstRecordAt: Date?
    private(set) var lastRecordAt: Date?
    private var rateSince: (at: Date, records: Int)?
    /// Records a second of late, for people.
    private(set) var rate = 0

    var name: String { description.name }

    init(
        _ description: StepDescription, program: String, in place: DevPlace, port: Int, colour: Int
    ) throws {
        self.description = description
        self.port = port
        progress = description.parts.map { _ in Progress() }
        let prefix = Terminal.coloured("\(description.name) |", colour)
        process = try ChildProcess(
            program, [], environment: Self.environment(place, port: port)
        ) { _, line in Terminal.print("\(prefix) \(line)") }
    }

    /// Makes the step's tables, and its topics where the broker can.
    static func migrate(_ name: String, program: String, in place: DevPlace) throws {
        let report = try ChildProcess.run(
            program, ["migrate"], environment: environment(place, port: 0), within: 90)
        guard report.end == .exit(0) else {
            throw ToolFailure("`\(name) migrate` failed: \(report.error)")
        }
    }

    private static func environment(_ place: DevPlace, port: Int) -> [String: String] {
        var all = ProcessInfo.processInfo.environment
        let others = [
            "FLOWS_POSTGRES_FILE", "FLOWS_POSTGRES_PASSWORD", "FLOWS_POSTGRES_PASSWORD_FILE",
            "FLOWS_INSTANCE_ID",
        ]
        for name in others { all[name] = nil }
        all["FLOWS_BROKERS"] = place.brokers
        all["FLOWS_POSTGRES"] = place.postgres
        all["FLOWS_HTTP_PORT"] = String(port)
        all["FLOWS_HTTP_ADDRESS"] = "127.0.0.1"
        all["FLOWS_LOG_FORMAT"] = "text"
        // Of so many steps at once people want to hear only what they have to look at.
        all["FLOWS_LOG_LEVEL"] = all["FLOWS_LOG_LEVEL"] ?? "warning"
        if place.isPrivate {
            // The embedded broker counts joins in session time-outs, and wakes no fetch.
            all["FLOWS_KAFKA_SESSION_TIMEOUT_MS"] = "4000"
            all["FLOWS_KAFKA_HEARTBEAT_INTERVAL_MS"] = "300"
            all["FLOWS_KAFKA_FETCH_WAIT_MAX_MS"] = "10"
        }
        return all
    }

    /// Reads the step's metrics; throws when it ended by itself.
    func update() throws {
        if let end = process.end {
            throw ToolFailure(
                "\(name) ended by itself (exit code \(end.code)): its last lines above say why")
        }
        guard let answer = LocalHTTP.get("/metrics", port: port), answer.status == 200 else {
            return
        }
        let samples = MetricSamples(answer.body)
        let now = Date()
        let before = recordsIn
        progress = description.parts.map { part in
            Progress(
                recordsIn: samples.sum("flows_records_in_total", step: part.group),
                recordsOut: samples.sum("flows_records_out_total", step: part.group),
                lag: samples.sum("flows_lag_records", step: part.group))
        }
        let records = recordsIn
        if records > before {
            if firstRecordAt == nil { firstRecordAt = now }
            lastRecordAt = now
        }
        let since = rateSince ?? (now, records)
        let seconds = now.timeIntervalSince(since.at)
        if seconds >= 1 { rate = Int(Double(records - since.records) / seconds) }
        if seconds >= 1 || rateSince == nil { rateSince = (now, records) }
    }

    /// Records a second from the first to the last, nil when that was too short to tell.
    func overallRate(since start: Date) -> Int? {
        guard let last = lastRecordAt, let first = firstRecordAt else { return nil }
        // The first were handled at some moment of the look before.
        let seconds = last.timeIntervalSince(max(first.addingTimeInterval(-0.05), start))
        return seconds > 0 ? Int(Double(recordsIn) / seconds) : nil
    }

    func askToStop() { process.signal(SIGTERM) }

    /// Waits for the stop that was asked for (a second signal would cut it short), then kills.
    func waitForStop(until end: Date) {
        if process.wait(for: max(end.timeIntervalSinceNow, 0)) != nil { return }
        Terminal.error("\(name) didn't stop in time and is killed")
        process.signal(SIGKILL)
        process.wait(for: 5)
    }
}
