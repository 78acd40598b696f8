/// One run of a step under faults that a seed chooses, and the comparison with the run without any.

internal import Flows
internal import FlowsRuntime

/// Two or three processes of each half, given turns at random while things go wrong.
final class FaultyRun {
    private let test: StepTest
    private let seed: UInt64
    private let stage: StepStage
    private let expected: Observation
    private var random: SimulationRandom
    private var options = RuntimeOptions()
    private var processes: [StageProcess] = []
    private var dead: [StageProcess] = []
    private var turn = 0
    /// What happens later: a process starts or is thrown out, a fault is over.
    private var timeline: [(turn: Int, event: Event)] = []
    /// What went wrong, in order.
    private(set) var trace: [(turn: Int, fault: StepFault, process: String?)] = []
    /// What it came to, once it is over.
    private(set) var observation: Observation?

    private enum Event {
        case start(half: Int)
        case expel(InMemoryLog)
        case end(StepFault)
    }

    init(_ test: StepTest, seed: UInt64, expecting expected: Observation) {
        self.test = test
        self.expected = expected
        self.seed = seed
        stage = StepStage(test)
        random = SimulationRandom(seed: SimulationRandom.mix(seed))
        options.workers = random.within(1...2)
        options.batchRecordsMax = random.within(1...4)
        options.unackedBatchesMax = random.within(1...3)
        options.commitInterval = .milliseconds(random.within(0...100))
    }

    /// Runs to the end; a difference is an error.
    func run() throws(StepTestError) {
        defer { stage.bury(processes + dead) }
        for half in stage.halves.indices {
            for _ in 0..<random.within(2...3) { start(half) }
        }
        do throws(StepTestError) {
            try disturb()
            try calm()
        } catch { throw failure([error.message]) }
        let seen = stage.observe()
        observation = seen
        let differences = seen.differences(from: expected, test)
        if !differences.isEmpty { throw failure(differences) }
    }

    private func failure(_ differences: [String]) -> StepTestError {
        let faults = trace.map { fault in
            "turn \(fault.turn): \(fault.fault.rawValue)"
                + (fault.process.map { " (\($0))" } ?? "")
        }
        return StepTestError(
            """
            \(test.outline.name) doesn't hold under the faults of seed \(seed), which \
            holds(seed: \(seed)) brings again:\(differences.list)
            The faults were:\(faults.map { "\n  " + $0 }.joined())
            """)
    }

    private func start(_ half: Int) {
        processes.append(stage.start(half, seed: random.next(), options))
    }

    // MARK: While things go wrong

    private func disturb() throws(StepTestError) {
        let faults = StepFault.allCases.filter { !$0.needsStore || test.outline.needsRows }
        let turns = (100 + 25 * test.given.count) * stage.halves.count
        var strikes = (0..<random.within(2...8)).map { _ in random.within(5...turns) }.sorted()
        let latest = turns * 3 / 4
        var appendAt = (0..<test.given.count).map { _ in random.within(0...latest) }.sorted()
        while turn < turns {
            turn += 1
            happen { $0.turn <= self.turn }
            while let first = appendAt.first, first <= turn, mayAppend {
                appendAt.removeFirst()
                append()
            }
            while let first = strikes.first, first <= turn {
                strikes.removeFirst()
                strike(faults[random.within(0...faults.count - 1)])
            }
            step()
            try lookForEnds()
        }
    }

    /// Whether the next of the given records has its turn, as in the run without faults.
    ///
    /// Between a join's sources there is no order, but what it makes of one key depends on it. So
    /// a record waits until those of its key that came on other partitions are folded. And where
    /// records wait for their time, each waits for all before it.
    private var mayAppend: Bool {
        if stage.waitsForTime { return stage.unhandled == nil }
        let next = stage.appended
        guard let key = expected.joinKeys[next] else { return true }
        let place = test.given[next].place
        return (0..<next).allSatisfy {
            expected.joinKeys[$0] != key || test.given[$0].place == place || stage.isFolded($0)
        }
    }

    /// Time goes on to that of the record; what comes due by then comes first.
    private func append() {
        if let due = stage.nextWait, let next = stage.nextGiven, due <= next.record.timestamp {
            return stage.clock.advance(wallTo: due)
        }
        if let next = stage.nextGiven { stage.clock.advance(wallTo: next.record.timestamp) }
        stage.append()
    }

    /// Something small of some process.
    private func step() {
        let awake = processes.filter { $0.pausedUntil <= turn }
        guard !awake.isEmpty else { return stage.clock.advance(by: .milliseconds(1)) }
        let process = awake[random.within(0...awake.count - 1)].process
        switch random.within(0...9) {
        case 0, 1: _ = process.turnSupervisor()
        case 2: _ = process.answerLookUps()
        case 3: stage.clock.advance(by: .milliseconds(random.within(1...50)))
        default: _ = process.turnWorker(random.within(0...process.workerCount - 1))
        }
    }

    /// A process that was stopped ends and another one takes its place; one that fails is a finding.
    private func lookForEnds() throws(StepTestError) {
        for process in processes {
            guard let end = process.process.end else { continue }
            processes.removeAll { $0 === process }
            dead.append(process)
            if case .failed(let stop) = end { throw StepTestError("a process stopped at \(stop)") }
            start(process.half)
        }
    }

    private func happen(_ isDue: ((turn: Int, event: Event)) -> Bool) {
        let due = timeline.filter(isDue)
        timeline.removeAll(where: isDue)
        for (_, event) in due {
            switch event {
            case .start(let half): start(half)
            case .expel(let log): stage.broker.expel(log)
            case .end(let fault): set(fault, false)
            }
        }
    }

    // MARK: Faults

    private func strike(_ fault: StepFault) {
        guard let victim = processes.isEmpty ? nil : random.within(0...processes.count - 1) else {
            return
        }
        let process = processes[victim]
        var name: String?
        switch fault {
        case .crash:
            name = self.name(process)
            process.log.power.cut()
            dead.append(processes.remove(at: victim))
            timeline.append((turn + random.within(1...40), .start(half: process.half)))
            timeline.append((turn + random.within(1...60), .expel(process.log)))
        case .zombie:
            name = self.name(process)
            let length = random.within(10...100)
            process.pausedUntil = turn + length
            timeline.append((turn + length / 2, .expel(process.log)))
        case .expulsion:
            name = self.name(process)
            stage.broker.expel(process.log)
        case .join: if processes.count < 4 * stage.halves.count { start(anyHalf()) }
        case .leave:
            name = self.name(process)
            process.process.stop(reason: "the test wants it")
        case .timePasses: stage.clock.advance(by: .seconds(random.within(1...70)))
        case .lateOutputs: stage.broker.landLate()
        case .databaseDown, .brokerDown, .brokerSilent, .lostAcknowledgements, .heldCommits:
            set(fault, true)
            timeline.append((turn + random.within(5...60), .end(fault)))
        default: set(fault, true)
        }
        trace.append((turn, fault, name))
    }

    /// A process in a message; which half it runs where there are two.
    private func name(_ process: StageProcess) -> String {
        let half = stage.halves.count > 1 ? " of \(stage.halves[process.half].name)" : ""
        return "process \(process.number)\(half)"
    }

    private func anyHalf() -> Int {
        stage.halves.count > 1 ? random.within(0...stage.halves.count - 1) : 0
    }

    private func set(_ fault: StepFault, _ isOn: Bool) {
        let count = random.within(1...3)
        let isCarriedOut = random.within(0...1) == 0
        switch fault {
        case .doubtfulKeep:
            stage.database.setFaults { $0.keeps.append(.inDoubt(carriedOut: isCarriedOut)) }
        case .refusedKeep: stage.database.setFaults { $0.keeps.append(.refused(.transient)) }
        case .doubtfulClaim:
            stage.database.setFaults { $0.claims.append(.inDoubt(carriedOut: isCarriedOut)) }
        case .databaseDown: stage.database.setFaults { $0.isDown = isOn }
        case .brokerDown: stage.broker.setFaults { $0.isDown = isOn }
        case .brokerSilent: stage.broker.setFaults { $0.isSilent = isOn }
        case .lostAcknowledgements:
            stage.broker.setFaults { $0.losesAcknowledgements = isOn }
        case .heldCommits: stage.broker.setFaults { $0.holdsCommits = isOn }
        case .refusedOutput: stage.broker.setFaults { $0.failsOutput = count }
        case .refusedCommits: stage.broker.setFaults { $0.refusedCommits = count }
        default: break
        }
    }

    // MARK: When all is over

    /// No more faults: whoever is left handles what is left.
    private func calm() throws(StepTestError) {
        happen { _ in true }
        stage.broker.setFaults { $0 = BrokerFaults() }
        stage.database.setFaults { $0 = StoreFaults() }
        stage.broker.landLate()
        for process in processes { process.pausedUntil = 0 }
        for half in stage.halves.indices where !processes.contains(where: { $0.half == half }) {
            start(half)
        }
        try finish()
        while stage.nextGiven != nil {
            append()
            try finish()
        }
        try stage.passTime(until: .max, processes)
        try finish()
        guard let left = stage.unhandled else { return }
        throw StepTestError("\(left.place)@\(left.offset) is never handled")
    }

    private func finish() throws(StepTestError) {
        try stage.finish(processes)
        while processes.hasEnded {
            try lookForEnds()
            try stage.finish(processes)
        }
    }
}

extension StepOutline {
    /// Whether it keeps something in a database.
    var needsRows: Bool { state != nil || table != nil }
}
