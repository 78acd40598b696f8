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
    let process: SteppedProcess
    let log: InMemoryLog
    /// It stands still until this turn.
    var pausedUntil = 0

    init(number: Int, _ process: SteppedProcess, _ log: InMemoryLog) {
        self.number = number
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
    let clock = ManualClock()
    private let skips = SkipList()
    private var lastNumber = 0
    /// Records that were appended so far.
    private(set) var appended = 0
    /// The numbers of the records of each partition, by offset.
    private let numbers: [TopicPartition: [Int]]
    private static let turnsMax = 100_000

    /// What was skipped; a function that runs again may tell of a record twice.
    private final class SkipList: Sendable {
        let all = Mutex<[(place: TopicPartition, offset: Int64, failure: RecordFailure)]>([])
    }

    init(_ test: StepTest) {
        self.test = test
        database = InMemoryDatabase(table: test.outline.table)
        numbers = Dictionary(grouping: test.given.indices) { test.given[$0].place }
        for use in test.outline.inputs + test.outline.outputs {
            broker.makeTopic(use.contract.name, partitions: Int32(use.contract.partitions))
        }
    }

    /// Starts a process, which asks to join its group.
    func start(seed: UInt64, _ options: RuntimeOptions = RuntimeOptions()) -> StageProcess {
        lastNumber += 1
        var options = options
        options.protections = test.protections
        options.recordBytesMaxByTopic = test.outline.recordBytesMaxByTopic
        options.onSkip = { [skips] place, offset, failure in
            skips.all.withLock { $0.append((place, offset, failure)) }
        }
        let log = InMemoryLog(broker, group: test.outline.name)
        let power = log.power
        let process = SteppedProcess(
            plan: plan, options: options, log: log,
            makeStore: { [database, power] in database.makeStore(waker: $0, power: power) },
            clock: clock, logger: Logger(level: .critical) { _, _, _ in }, seed: seed)
        return StageProcess(number: lastNumber, process, log)
    }

    private var plan: StepPlan {
        let outline = test.outline
        return StepPlan(
            name: outline.name, kind: outline.kind,
            inputs: outline.planInputs,
            outputs: outline.outputs.map { ($0.contract.name, Int32($0.contract.partitions)) },
            // Also where readers get none: here it tells which record an output was made of.
            remedy: outline.remedy, writesIdentity: true)
    }

    /// Appends the next of the given records.
    func append() {
        let given = test.given[appended]
        broker.append(given.record, to: given.place)
        appended += 1
    }

    // MARK: Running

    /// One process, one record after another; why it stopped, if it did.
    func runInOrder() throws(StepTestError) -> FailedRecord? {
        var options = RuntimeOptions()
        options.workers = 1
        let process = start(seed: 1, options)
        defer { bury([process]) }
        try settle([process])
        while process.process.end == nil, appended < test.given.count {
            append()
            try finish([process])
        }
        guard case .failed(let stop) = process.process.end else { return nil }
        return FailedRecord(stop, index: index(of: stop.partition, stop.offset))
    }

    /// Gives turns until nothing happens any more, not even when time passes.
    func settle(_ processes: [StageProcess]) throws(StepTestError) {
        for _ in 0..<Self.turnsMax {
            var happened = false
            for process in processes where process.turn() { happened = true }
            if happened { continue }
            guard let due = processes.compactMap(\.process.nextDue).min() else { return }
            clock.advance(by: max(due - clock.now(), .milliseconds(1)))
        }
        throw StepTestError(
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
        while let (place, offset) = unhandled, processes.allSatisfy({ $0.process.end == nil }) {
            guard clock.now() < limit else {
                throw StepTestError(
                    """
                    \(test.outline.name) hasn't handled \(place)@\(offset) within \
                    \(test.functionTimeout): does its function wait for something that doesn't \
                    come? Give it a stub that answers, or say functionTimeout: if it takes longer
                    """)
            }
            usleep(200)
            try settle(processes)
        }
    }

    /// A place with records that the group hasn't passed.
    var unhandled: (place: TopicPartition, offset: Int64)? {
        for use in test.outline.inputs {
            for partition in 0..<Int32(use.contract.partitions) {
                let name = use.contract.name
                let count = Int64(broker.records(name, partition).count)
                let passed = broker.committed(test.outline.name, name, partition)?.offset ?? 0
                if passed < count { return (TopicPartition(name, partition), passed) }
            }
        }
        return nil
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

    // MARK: What came of it

    /// Which of the given records stands there.
    func index(of place: TopicPartition, _ offset: Int64) -> Int? {
        guard let numbers = numbers[place], 0..<Int64(numbers.count) ~= offset else { return nil }
        return numbers[Int(offset)]
    }

    /// Outputs, states, rows and skipped records as they are now.
    func observe() -> Observation {
        let outline = test.outline
        var reader = DedupingReader()
        for use in outline.outputs {
            for partition in 0..<Int32(use.contract.partitions) {
                reader.read(broker, TopicPartition(use.contract.name, partition))
            }
        }
        var outputs = reader.outputs
        for number in outputs.indices {
            outputs[number].given = index(of: outputs[number].origin, outputs[number].offset)
        }
        outputs.sort { ($0.given ?? -1, $0.index) < ($1.given ?? -1, $1.index) }
        let (states, rows) = database.state.withLock { state in
            (state.states.compactMapValues(\.value), Array(state.rows.values))
        }
        var skipped: [Int: FailedRecord] = [:]
        for (place, offset, failure) in skips.all.withLock({ $0 }) {
            let index = index(of: place, offset)
            skipped[index ?? -1] = FailedRecord(failure, place, offset, index: index)
        }
        return Observation(
            outputs: outputs, states: states,
            rows: outline.table.map { table in
                rows.map { TableRow($0.columns, table) }.sorted { $0.precedes($1) }
            } ?? [], skipped: skipped, repeats: reader.repeats)
    }
}
