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
    /// broker's 5 MiB a partition, which drops the oldest without a word. A join's own topic has
    /// two records of each word, in envelopes.
    private static let wordsInFlightMax = 50_000

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

    /// A step's name with as many spaces behind it as the longest one needs.
    func padded(_ name: String) -> String {
        let width = steps.map(\.name.count).max() ?? 0
        return name + String(repeating: " ", count: max(width - name.count, 0))
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

    /// A consumer group and how far it is.
    private typealias Group = (part: StepDescription.Part, progress: StepProcess.Progress)

    private func wordsInFlight(_ feeder: LineFeeder) -> Int {
        let groups = steps.flatMap { step in Array(zip(step.description.parts, step.progress)) }
        return groups.reduce(0) { words, group in
            let readsLines = group.0.reads.contains(LineFeeder.topic)
            guard readsLines else { return words + backlog(group, groups) }
            return words + feeder.words - feeder.words(inFirst: group.1.recordsIn)
        }
    }

    /// Records that were made for a group and aren't handled.
    private func backlog(_ group: Group, _ all: [Group]) -> Int {
        let writers = all.filter { !Set(group.part.reads).isDisjoint(with: $0.part.writes) }
        // Acknowledgements are known sooner than the reader knows of new records; but a writer
        // counts all its topics in one, so with several the reader's lag has to do.
        guard writers.allSatisfy({ $0.part.writes.count == 1 }) else { return group.progress.lag }
        return max(writers.reduce(0) { $0 + $1.progress.recordsOut } - group.progress.recordsIn, 0)
    }

    private func show() {
        let now = Date()
        guard now.timeIntervalSince(shownAt) >= (Terminal.isInteractive ? 0.1 : 5) else { return }
        let isFirst = shownAt == .distantPast
        shownAt = now
        if Terminal.isInteractive {
            Terminal.show(status: status)
        } else if !isFirst {
            Terminal.print(status)
        }
    }

    /// How far the first step is, and where records wait: the longest queues stand first, since a
    /// terminal has eighty columns.
    private var status: String {
        guard let first = steps.first else { return "" }
        let waiting = steps.filter { $0.lag > 0 }.sorted { $0.lag > $1.lag }
        let queues = waiting.map { "\(shown($0.name)) \($0.lag.short)" }.joined(separator: ", ")
        return "\(shown(first.name)) \(first.recordsIn.short) \(first.rate.short)/s · "
            + (waiting.isEmpty ? "nothing waits" : "waiting: \(queues)")
    }

    /// On a terminal without the application's name.
    private func shown(_ name: String) -> String {
        guard Terminal.isInteractive, let gap = name.firstIndex(of: "-") else { return name }
        return String(name[name.index(after: gap)...])
    }

    /// Asks all steps to stop, and kills those that don't in time.
    func stop() {
        Terminal.show(status: "")
        for step in steps { step.askToStop() }
        let end = Date().addingTimeInterval(Self.stopSeconds)
        for step in steps { step.waitForStop(until: end) }
    }
}
