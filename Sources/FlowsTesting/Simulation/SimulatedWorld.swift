/// Everything that a simulation runs on: broker, databases, processes, links and time.

internal import FlowsCore
internal import FlowsRuntime

/// One thread moves it; what happens next is the scheduler's choice alone.
final class SimulatedWorld: @unchecked Sendable {
    let scenario: Scenario
    let protections: Protections
    let clock = ManualClock()
    let broker = InMemoryBroker()
    let databases: [InMemoryDatabase]
    let referee: Referee
    var random: SimulationRandom
    /// Turns of the scheduler so far.
    var turn = 0
    private(set) var links: [Link] = []
    var processes: [SimulatedProcess] = []
    /// A hash over everything that happened: equal for equal runs.
    private(set) var trace: UInt64 = 0xcbf2_9ce4_8422_2325

    /// Told of everything that lands.
    var listener: ((String) -> Void)?

    // Faults that last.
    var brokerDownUntil = 0
    var databaseDownUntil: [Int]
    var commitsToRefuse = 0
    var outputToRefuse = 0
    var keepsToRefuse: [Int]
    var transactionsToOpen: [Int] = []
    var requestFaults = RequestFaults()
    /// Steps whose tombstones are removed.
    var expiring: Set<Int> = []
    /// Steps that get one more process at the next turn.
    var stepsToJoin: [Int] = []
    /// The source was made anew: what is appended to it from then on is another log's.
    var isSourceAnew = false
    /// Grows when a topic is made anew: readers of the old one fail.
    var incarnations: [Int]
    /// Steps behind whose backs something changed that one at rest notices only at its next start.
    var unaware: Set<Int> = []
    /// Why a step has to stop, for those that have to.
    var dueStops: [StepStop.Kind?]
    /// Steps without a row that have lost their progress.
    var forgotten: Set<Int> = []
    /// Partitions whose group offset a foreign tool has moved.
    var movedOffsets: Set<TopicPartition> = []

    /// What a trace is made of.
    enum Event: UInt64 {
        case appended = 1, claim, kept, refused, committed, released, pick, fault, time
    }

    init(_ scenario: Scenario, _ protections: Protections) {
        self.scenario = scenario
        self.protections = protections
        random = SimulationRandom(seed: scenario.seed)
        databases = scenario.chain.map { [clock] kind in
            InMemoryDatabase(
                table: kind == .materialise ? SimulatedRows.schema : nil, clock: clock)
        }
        referee = Referee(scenario)
        databaseDownUntil = scenario.chain.map { _ in 0 }
        keepsToRefuse = scenario.chain.map { _ in 0 }
        dueStops = scenario.chain.map { _ in nil }
        incarnations = scenario.partitions.map { _ in 0 }
        for (topic, count) in scenario.partitions.enumerated() {
            broker.makeTopic("t\(topic)", partitions: count)
        }
    }

    func note(_ event: Event, _ a: Int, _ b: Int32 = 0) {
        if let listener, event != .pick { listener("turn \(turn): \(event) s\(a)[\(b)]") }
        for part in [event.rawValue, UInt64(a), UInt64(b)] {
            trace = (trace ^ part) &* 0x100_0000_01b3
        }
        trace ^= trace >> 29
    }

    // MARK: Links

    @discardableResult
    func add<L: Link>(_ link: L) -> L {
        links.append(link)
        return link
    }

    func forgetOldLinks() { links.removeAll { $0.isOver } }

    /// The connection with a transaction under way that holds this row.
    func holder(
        of partition: TopicPartition, _ step: Int, but own: SimulatedStore
    ) -> SimulatedStore? {
        for link in links where link.step == step && link !== own {
            if let store = link as? SimulatedStore, store.holds(partition) { return store }
        }
        return nil
    }

    // MARK: The broker

    var isBrokerDown: Bool { turn < brokerDownUntil }
    func isDatabaseDown(_ step: Int) -> Bool { turn < databaseDownUntil[step] }

    /// Appends an output of a step.
    func append(_ record: LogRecord, to place: TopicPartition, of step: Int) {
        var record = record
        record.offset = broker.state.withLock { [record] in $0.append(record, to: place) }
        note(.appended, step, place.partition)
        referee.appended(record, place.partition, of: step)
        wake(readersOf: step + 1)
    }

    /// Appends a record of a source.
    func append(_ input: Scenario.Input) {
        var record = LogRecord(
            timestamp: clock.wallMilliseconds(), key: input.key, value: input.value)
        let place = TopicPartition("t\(input.topic)", input.partition)
        record.offset = broker.state.withLock { [record] in $0.append(record, to: place) }
        note(.appended, -1 & 0xff, input.partition)
        if !isSourceAnew || input.topic != 0 {
            referee.appendedToSource(record, input.topic, input.partition)
        }
        wake(readersOf: input.topic)
    }

    func release(
        _ partition: TopicPartition, _ token: Int64, _ step: Int, _ database: InMemoryDatabase
    ) {
        let isGuarded = protections.contains(.releaseGuard)
        let isEmptied = database.state.withLock { state in
            guard let row = state.progress[partition], !row.row.outbox.isEmpty else { return false }
            if isGuarded, row.token != token { return false }
            state.progress[partition]?.row.outbox = []
            return true
        }
        if isEmptied { referee.released(step, scenario.number(step, partition)) }
        note(.released, step, partition.partition)
    }

    /// Changes a group, and wakes the step's supervisors.
    func change(_ step: Int, _ body: (inout BrokerState) -> Void) {
        broker.state.withLock { body(&$0) }
        for process in processes where process.step == step { process.groupChanged() }
    }

    func wake(readersOf topic: Int) {
        guard let step = scenario.reader(of: topic) else { return }
        for process in processes where process.step == step { process.wakeWorkers() }
    }

    func wakeAll() {
        for process in processes {
            process.wakeWorkers()
            process.groupChanged()
        }
    }

    // MARK: Faults that strike at a landing

    func refusesCommit() -> Bool {
        if commitsToRefuse > 0 { commitsToRefuse -= 1 } else { return false }
        return true
    }

    func refusesOutput() -> Bool {
        guard outputToRefuse > 0 else { return false }
        outputToRefuse -= 1
        return outputToRefuse == 0
    }

    func refusal(ofKeepIn step: Int) -> StoreError.Kind? {
        guard keepsToRefuse[step] > 0 else { return nil }
        keepsToRefuse[step] -= 1
        return .transient
    }

    /// For how many turns the keep that lands now stands still in the middle.
    func openTransaction() -> Int? { transactionsToOpen.popLast() }
}
