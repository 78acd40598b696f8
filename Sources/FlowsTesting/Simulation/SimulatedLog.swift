/// One simulated process's connection to the broker.

internal import FlowsCore

/// A member of a group; what it sends goes through links that the scheduler moves.
final class SimulatedLog: RecordLog, @unchecked Sendable {
    // One thread runs a simulation, so nothing here is guarded.
    unowned let world: SimulatedWorld
    let step: Int
    let process: Int
    let group: String
    let member: Int
    /// Grows when the group throws the process out: what it sent before is refused.
    var memberships = 0
    private var topics: [String] = []

    init(_ world: SimulatedWorld, step: Int, process: Int, group: String) {
        self.world = world
        self.step = step
        self.process = process
        self.group = group
        member = world.broker.state.withLock { $0.newID() }
    }

    func join(topics: [String]) throws(LogError) {
        self.topics = topics
        world.change(step) { [group, member] state in
            let all = state.topics
            state.groups[group, default: Group()].join(member, topics: topics, all)
        }
    }

    /// When the group's last news for us was a while ago, as a stop wants to know.
    private var settledAt = Duration.zero
    var isSettling: Bool { !world.isBrokerDown && world.clock.now() < settledAt }

    func groupEvents(timeout: Duration) -> [GroupEvent] {
        if world.isBrokerDown { return [] }
        let events = world.broker.state.withLock { [group, member, topics] state in
            state.groups[group]?.events(of: member, topics: topics, rejoinsAtOnce: false) ?? []
        }
        if !events.isEmpty { settledAt = world.clock.now() + .seconds(1) }
        return events
    }

    func completeRevoke(_ partitions: [TopicPartition]) {
        world.change(step) { [group, member, topics] state in
            state.groups[group]?.complete(member, partitions, topics: topics)
        }
    }

    func facts(
        of partitions: [TopicPartition], timeout: Duration
    ) throws(LogError) -> [TopicPartition: PartitionFacts] {
        if world.isBrokerDown {
            throw LogError(code: "_TIMED_OUT", message: "the broker is down", isRetriable: true)
        }
        return world.broker.state.withLock { [group] state in
            var found: [TopicPartition: PartitionFacts] = [:]
            for partition in partitions {
                guard let log = state.log(partition) else { continue }
                let commit = state.groups[group]?.commits[partition]
                found[partition] = PartitionFacts(
                    committed: commit?.offset, metadata: commit?.metadata ?? "", low: log.low,
                    high: log.high, clusterID: state.clusterID)
            }
            return found
        }
    }

    func open(
        _ partition: TopicPartition, at offset: Int64, waker: Waker
    ) throws(LogError) -> any PartitionReader {
        waker.wake()
        return SimulatedReader(
            world, partition, topic: Scenario.topic(partition.topic), at: offset)
    }

    func makeCommitter(waker: Waker) -> any OffsetCommitter {
        world.add(SimulatedCommitter(self, waker: waker))
    }

    func makePublisher(waker: Waker) throws(LogError) -> any RecordPublisher {
        world.add(SimulatedSession(world, step: step, process: process, waker: waker))
    }

    var health: LogHealth {
        LogHealth(unreachable: world.isBrokerDown ? "the broker is down" : nil)
    }

    func close(deadline: Duration) -> Bool {
        world.change(step) { [group, member] state in state.groups[group]?.leave(member) }
        return true
    }
}

/// Reads one partition of a simulated broker.
final class SimulatedReader: PartitionReader {
    private unowned let world: SimulatedWorld
    private let partition: TopicPartition
    private let topic: Int
    private let incarnation: Int
    private var next: Int64
    private var isClosed = false
    private var isPaused = false
    private(set) var isAtEnd = false
    private(set) var endOffset: Int64 = -1

    init(_ world: SimulatedWorld, _ partition: TopicPartition, topic: Int, at offset: Int64) {
        self.world = world
        self.topic = topic
        incarnation = world.incarnations[topic]
        self.partition = partition
        next = offset
    }

    func poll(maxRecords: Int, maxBytes: Int) throws(LogError) -> RecordBatch? {
        if isClosed || isPaused || world.isBrokerDown { return nil }
        let place = partition
        guard let log = world.broker.state.withLock({ $0.log(place) }) else { return nil }
        if world.incarnations[topic] != incarnation {
            throw LogError(
                code: "UNKNOWN_TOPIC_ID", message: "the topic was made anew", isRetriable: true)
        }
        endOffset = log.high
        guard next >= log.low, next <= log.high else {
            throw LogError(
                code: "OFFSET_OUT_OF_RANGE",
                message: "the log goes from \(log.low) to \(log.high)",
                topic: partition.topic, partition: partition.partition, offset: next)
        }
        isAtEnd = next == log.high
        if isAtEnd { return nil }
        let first = log.index(of: next)
        // A fetch seldom brings all that there is.
        let most = world.random.within(1...max(maxRecords, 1))
        let end = min(first + most, log.records.count)
        next = end == log.records.count ? log.high : log.records[end - 1].offset + 1
        return RecordSlab.batch(log.records[first..<end], nextOffset: next)
    }

    func setPaused(_ paused: Bool) { isPaused = paused }
    func close() { isClosed = true }
}
