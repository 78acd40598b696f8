/// The steps of a run together: started, watched, paced and stopped.

import FlowsLocal
import Foundation

/// All step processes, in the order of the data.
final class RunningFlow {
    let steps: [StepProcess]
    private let place: DevPlace
    private let interrupt: InterruptWatch
    private var updatedAt = Date.distantPast
    private var shownAt = Date.distantPast
    /// How long a stop of all steps may take; each has a deadline of its own below that.
    private static let stopSeconds: TimeInterval = 28
    /// Words on their way at most: all that the steps make of them must fit into the embedded
    /// broker's 5 MiB a partition, which drops the oldest without a word.
    private static let wordsInFlightMax = 150_000

    init(
        _ described: [(StepDescription, program: String)], in place: DevPlace,
        _ interrupt: InterruptWatch
    ) throws {
        self.place = place
        self.interrupt = interrupt
        let ports = try Loopback.freePorts(described.count)
        var started: [StepProcess] = []
        for (index, (step, program)) in described.enumerated() {
            started.append(
                try StepProcess(
                    step, program: program, in: place, port: ports[index], colour: 31 + index % 6))
        }
        steps = started
    }

    /// Waits a moment and looks at every step; throws when one ended or a stop was asked for.
    func watch(for seconds: TimeInterval = 0.05) throws {
        try interrupt.pause(seconds)
        try update()
    }

    private func update() throws {
        if let failure = place.failure { throw failure }
        for step in steps { try step.update() }
        updatedAt = Date()
        show()
    }

    /// Waits until so much of what was sent has come through that more may follow.
    func makeRoom(for feeder: LineFeeder) throws {
        if interrupt.wasAsked { throw ToolFailure.interrupted }
        if Date().timeIntervalSince(updatedAt) > 0.05 { try update() }
        while place.isPrivate, wordsInFlight(feeder) > Self.wordsInFlightMax {
            try watch(for: 0.02)
        }
    }

    private func wordsInFlight(_ feeder: LineFeeder) -> Int {
        var words = 0
        for step in steps {
            if step.description.inputs.contains(where: { $0.topic == LineFeeder.topic }) {
                words += feeder.words - feeder.words(inFirst: step.recordsIn)
            } else {
                words += backlog(step)
            }
        }
        return words
    }

    /// Records that were made for a step and aren't handled.
    private func backlog(_ step: StepProcess) -> Int {
        let topics = Set(step.description.inputs.map(\.topic))
        let writers = steps.filter { $0.description.outputs.contains { topics.contains($0.topic) } }
        // Acknowledgements are known sooner than the reader knows of new records; but a writer
        // counts all its topics in one, so with several the reader's lag has to do.
        guard writers.allSatisfy({ $0.description.outputs.count == 1 }) else { return step.lag }
        return max(writers.reduce(0) { $0 + $1.recordsOut } - step.recordsIn, 0)
    }

    private func show() {
        let now = Date()
        guard now.timeIntervalSince(shownAt) >= (Terminal.isInteractive ? 0.1 : 5) else { return }
        let isFirst = shownAt == .distantPast
        shownAt = now
        let line = steps.map(progress).joined(separator: " · ")
        if Terminal.isInteractive {
            Terminal.show(status: line)
        } else if !isFirst {
            Terminal.print(line)
        }
    }

    private func progress(_ step: StepProcess) -> String {
        guard Terminal.isInteractive else {
            let (records, rate, lag) = (step.recordsIn, step.rate, step.lag)
            return "\(step.name) \(records.grouped) (\(rate.grouped)/s, lag \(lag.grouped))"
        }
        // A terminal has eighty columns: without the application's name, and rounded.
        let name = step.name.split(separator: "-").dropFirst().joined(separator: "-")
        let shown = name.isEmpty ? step.name : name
        return "\(shown) \(step.recordsIn.short) \(step.rate.short)/s lag \(step.lag.short)"
    }

    /// Asks all steps to stop, and kills those that don't in time.
    func stop() {
        Terminal.show(status: "")
        for step in steps { step.askToStop() }
        let end = Date().addingTimeInterval(Self.stopSeconds)
        for step in steps { step.waitForStop(until: end) }
    }
}
