/// What a simulation runs: steps, records and faults, all made of one seed.

/// A chain of steps with what comes in and what goes wrong.
public struct Scenario: Sendable, CustomStringConvertible {
    /// What a step of the chain is.
    package enum Kind: String, Sendable {
        case stateful, stateless, materialise, collector
        /// A join's two halves, and one without an intermediate topic.
        case router, join, direct
    }

    /// A record of a source.
    package struct Input: Sendable {
        var topic = 0
        package var partition: Int32
        package var key: [UInt8]?
        package var value: [UInt8]?
    }

    /// The seed that made it, and makes the order in which things happen.
    public let seed: UInt64
    /// The steps; the first one reads the source, each other one what the one before writes.
    package var chain: [Kind]
    /// Partitions of the source, of what each step writes, and of the extra source of a join.
    package var partitions: [Int32]
    /// Processes of each step, and workers of each process.
    package var processes: Int
    /// Whether a join reads what the chain brings it for the last value of each key.
    var readsLatest: Bool
    package var workers: Int
    package var keys: Int
    package var batchRecordsMax: Int
    package var unackedBatchesMax: Int
    package var commitInterval: Int
    package var inputs: [Input]
    /// What goes wrong, and at which turn of the scheduler.
    package var faults: [(turn: Int, fault: Fault)]

    /// Every turn of the scheduler takes one record so many steps further, roughly.
    static let turnsPerRecord = 12

    /// The scenario of a seed.
    public init(seed: UInt64) { self.init(seed: seed, records: 100) }

    /// The same with so many records.
    package init(seed: UInt64, records: Int) {
        var random = SimulationRandom(seed: SimulationRandom.mix(seed))
        self.seed = seed
        let chains: [[Kind]] = [
            [.stateful], [.stateless, .stateful], [.stateful, .stateless, .stateful],
            [.stateful, .stateful], [.stateful, .materialise],
            [.stateless, .stateful, .materialise], [.stateful, .stateless],
            [.stateful, .stateless],
        ]
        chain = chains[random.below(chains.count)]
        // Of their own stream, so that the others stay what they were.
        var other = SimulationRandom(seed: SimulationRandom.mix(seed &+ 0x10_1e))
        if other.oneIn(3) { chain = Self.laterChains[other.below(Self.laterChains.count)] }
        readsLatest = other.oneIn(2)
        partitions = (0...chain.count).map { _ in Int32(random.within(1...3)) }
        if let merging = chain.firstIndex(where: { $0 == .router || $0 == .direct }) {
            partitions.append(
                chain[merging] == .direct ? partitions[merging] : Int32(other.within(1...3)))
        }
        processes = random.within(1...3)
        workers = random.within(1...2)
        keys = random.within(2...6)
        batchRecordsMax = random.within(1...5)
        unackedBatchesMax = random.within(1...4)
        commitInterval = random.within(1...100)
        inputs = []
        faults = []
        for _ in 0..<records { inputs.append(input(&random)) }
        let turns = records * chain.count * Self.turnsPerRecord
        for _ in 0..<random.below(16) {
            faults.append((random.below(turns), fault(&random)))
        }
        // An end of one step for good: at most one, and seldom, since it is the end of much else.
        if random.oneIn(8) {
            let step = random.below(chain.count)
            faults.append((random.below(turns), random.oneIn(2) ? .anew : .loss(step: step)))
        }
        faults.sort { $0.turn < $1.turn }
    }

    /// Joins and collectors among others.
    private static let laterChains: [[Kind]] = [
        [.router, .join], [.stateful, .router, .join], [.stateless, .router, .join],
        [.stateful, .router, .join, .stateful], [.direct], [.stateful, .direct],
        [.collector], [.collector, .stateful], [.stateful, .collector, .stateful],
        [.collector, .collector, .stateful], [.router, .join, .collector],
    ]

    private func input(_ random: inout SimulationRandom) -> Input {
        let key = random.oneIn(30) ? nil : SimulatedRecord.key(random.below(keys))
        var topic = 0
        if let extra, random.oneIn(2) { topic = extra }
        return Input(
            topic: topic, partition: Int32(random.below(Int(partitions[topic]))), key: key,
            value: SimulatedRecord.value(of: random.next()))
    }

    private func fault(_ random: inout SimulationRandom) -> Fault {
        let process = random.below(processes * chain.count)
        let step = random.below(chain.count)
        let turns = random.within(10...300)
        switch random.below(31) {
        case 0, 1, 2: return .crash(process: process, restart: turns)
        case 3, 4: return .zombie(process: process, turns: turns)
        case 5: return .expulsion(process: process)
        case 6: return .restart(process: process)
        case 7: return .join(step: step)
        case 8, 9: return .cut(process: process)
        case 10: return .freeze(link: random.below(64), turns: turns)
        case 11: return .brokerDown(turns: turns)
        case 12: return .databaseDown(step: step, turns: turns)
        case 13: return .refusedCommits(random.within(1...6))
        case 14: return .refusedOutput(random.within(1...6))
        case 15: return .refusedKeep(step: step)
        case 16: return .openTransaction(turns: turns)
        case 17: return .expiry(step: step)
        case 18:
            return .foreignOffset(
                step: step, partition: random.below(3), isRemoved: random.oneIn(3))
        case 19: return .restore(step: step, turns: turns)
        case 20: return .compaction(topic: step)
        case 21: return .forgotten(step: step)
        case 22: return .overtaken(turns: 3 * turns)
        case 23: return .overtakenRelease(turns: 3 * turns)
        case 24: return .lateCommit(turns: 3 * turns)
        case 25, 26: return .broken
        case 27: return .lateClaim(step: step)
        case 28: return .blackout(restart: turns)
        case 29: return .expiry(step: step)
        default:
            return .gap(topic: random.below(partitions.count), partition: random.below(3))
        }
    }

    /// Everything but the records, on a few lines.
    public var description: String {
        let steps = chain.map(\.rawValue).joined(separator: " → ")
        let counts = partitions.map(String.init).joined(separator: ", ")
        let head = """
            seed \(seed): \(steps); partitions \(counts); \(processes) processes with \(workers) \
            workers each; \(readsLatest && merging != nil ? "latest; " : "")\(keys) keys; batches up to \(batchRecordsMax); \(unackedBatchesMax) \
            unacknowledged; commits every \(commitInterval) ms; \(inputs.count) records
            """
        return ([head] + faults.map { "  turn \($0.turn): \($0.fault)" }).joined(separator: "\n")
    }
}
