/// The servers in memory that a step under test runs on, and the processes that run it.

internal import Flows
internal import FlowsRuntime
internal import Synchronization
#if canImport(Glibc)
internal import Glibc
#else
internal import Darwin
#endif

/// A process of the step, with what its servers know it by.
final class StageProcess {
    let number: Int
    /// Which half of the step it runs.
    let half: Int
    let process: SteppedProcess
    let log: InMemoryLog
    /// It stands still until this turn.
    var pausedUntil = 0

    init(number: Int, half: Int, _ process: SteppedProcess, _ log: InMemoryLog) {
        self.number = number
        self.half = half
        self.process = process
        self.log = log
    }

    /// One turn of everything in it; true when something happened.
    func turn() -> Bool {
        var happened = process.turnSupervisor()
        for number in 0..<process.workerCount where process.turnWorker(number) { happened = true }
        if process.answerLookUps() { happened = true }
        return happened
    }
}

/// Broker, database and clock of one run.
final class StepStage {
    let test: StepTest
    let broker = InMemoryBroker()
    let database: InMemoryDatabase
    let clock: StageClock
    /// What runs: the step, or both halves of a join.
    let halves: [StepOutline]
    let skips = SkipList()
    private var lastNumber = 0
    /// Records that were appended so far.
    private(set) var appended = 0
    /// The numbers of the records of each partition, by offset.
    let numbers: [TopicPartition: [Int]]
    static let turnsMax = 100_000

    /// What was skipped; a function that runs again may tell of a record twice.
    final class SkipList: Sendable {
        let all = Mutex<[(source: StepStage.Source, failure: RecordFailure)]>([])
    }

    init(_ test: StepTest) {
        self.test = test
        halves = test.outline.halves
        database = InMemoryDatabase(table: test.outline.table)
        numbers = Dictionary(grouping: test.given.indices) { test.given[$0].place }
        let uses = halves.flatMap { $0.inputs + $0.outputs }
        clock = StageClock(isWallHeld: uses.contains { $0.delay > .zero })
        for use in uses {
            broker.makeTopic(use.contract.name, partitions: Int32(use.contract.partitions))
        }
    }

    /// Starts a process of a half, which asks to join its group.
    func start(
        _ half: Int, seed: UInt64, _ options: RuntimeOptions = RuntimeOptions()
    ) -> StageProcess {
        lastNumber += 1
        var options = options
        options.protections = test.protections
        options.recordBytesMaxByTopic = test.outline.recordBytesMaxByTopic
        options.onSkip = { [skips] place, offset, failure in
            let source = Source(place: place, offset: offset)
            skips.all.withLock { $0.append((source, failure)) }
        }
        let log = InMemoryLog(broker, group: halves[half].name)
        let power = log.power
        let process = SteppedProcess(
            plan: plan(halves[half]), options: options, log: log,
            makeStore: { [database, power] in database.makeStore(waker: $0, power: power) },
            clock: clock, logger: Logger(level: .critical) { _, _, _ in }, seed: seed)
        return StageProcess(number: lastNumber, half: half, process, log)
    }

    private func plan(_ outline: StepOutline) -> StepPlan {
        StepPlan(
            name: outline.name, kind: kind(outline), inputs: outline.planInputs,
            outputs: outline.outputs.map { ($0.contract.name, Int32($0.contract.partitions)) },
            // Also where readers get none: here it tells which record an output was made of.
            remedy: outline.remedy, writesIdentity: true)
    }

    /// What runs; a collector that is compared cuts its windows at the same records in each run.
    private func kind(_ outline: StepOutline) -> StepPlan.Kind {
        guard test.comparesRuns, case .collector(var bounds, let make) = outline.kind else {
            return outline.kind
        }
        bounds.records = min(bounds.records, Self.comparedRecords)
        bounds.time = .seconds(86_400)
        return .collector(bounds, make)
    }

    /// Records of a window while runs are compared.
    private static let comparedRecords = 3

    /// Appends the next of the given records.
    func append() {
        let given = test.given[appended]
        broker.append(given.record, to: given.place)
        appended += 1
    }

    // MARK: Running

    /// One process for each half, one record after another; why it stopped, if it did.
    func runInOrder() throws(StepTestError) -> FailedRecord? {
        var options = RuntimeOptions()
        options.workers = 1
        let processes = halves.indices.map { start($0, seed: UInt64($0) + 1, options) }
        defer { bury(processes) }
        try settle(processes)
        while let next = nextGiven, !processes.hasEnded {
            try passTime(until: next.record.timestamp, processes)
            append()
            // A collector's windows are those of records that lie there, not one for each record.
            if test.outline.runner != "collector" { try finish(processes) }
        }
        try finish(processes)
        try passTime(until: .max, processes)
        for process in processes {
            guard case .failed(let stop) = process.process.end else { continue }
            let source = source(of: Source(place: stop.partition, offset: stop.offset))
            return FailedRecord(stop, source, index: index(of: source))
        }
        return nil
    }

    /// What is appended next; nil when all was.
    var nextGiven: StepTest.Given? {
        appended < test.given.count ? test.given[appended] : nil
    }

    /// Gives turns until nothing happens any more, not even when time passes.
    func settle(_ processes: [StageProcess]) throws(StepTestError) {
        for _ in 0..<Self.turnsMax {
            var happened = false
            for process in processes where process.turn() { happened = true }
            if happened { continue }
            guard let due = processes.compactMap(\.process.nextDueUnheld).min() else { return }
            clock.advance(by: max(due - clock.now(), .milliseconds(1)))
        }
        throw restless
    }

    var restless: StepTestError {
        StepTestError(
            """
            \(test.outline.name) comes to no rest within \(Self.turnsMax) turns\
            \(unhandled.map { "; it is at \($0.place)@\($0.offset)" } ?? "")
            """)
    }

    /// The same until all records that were appended are handled, or a process has ended.
    func finish(_ processes: [StageProcess]) throws(StepTestError) {
        try settle(processes)
        // Nothing else is slow in here: a function waits for something outside.
        let clock = SystemClock()
        let limit = clock.now() + test.functionTimeout
        while let left = unhandled, !processes.hasEnded {
            guard clock.now() < limit else {
                throw StepTestError(
                    """
                    \(test.outline.name) hasn't handled \(left.place)@\(left.offset) within \
                    \(test.functionTimeout): does its function wait for something that doesn't \
                    come? Give it a stub that answers, or say functionTimeout: if it takes longer
                    """)
            }
            usleep(200)
            try settle(processes)
        }
    }

    /// Lets processes end that nobody looks at any more, so that their memory goes.
    func bury(_ processes: [StageProcess]) {
        for process in processes {
            process.log.power.cut()
            process.process.stop(reason: "the test is over")
        }
        for _ in 0..<1000 where processes.contains(where: { $0.process.end == nil }) {
            for process in processes { _ = process.turn() }
            clock.advance(by: .seconds(1))
        }
    }
}

extension [StageProcess] {
    /// Whether one of them has come to its end.
    var hasEnded: Bool { contains { $0.process.end != nil } }
}
