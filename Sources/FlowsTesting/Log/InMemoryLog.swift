/// One process's connection to an in-memory broker.

public import FlowsCore
internal import Synchronization

/// A member of a group of the broker, with readers, committers and producer sessions.
public final class InMemoryLog: RecordLog {
    /// The broker.
    public let broker: InMemoryBroker
    /// The consumer group.
    public let group: String
    /// The number by which the broker knows the process.
    public let member: Int
    /// The process's end; its stores should have the same.
    public let power: PowerSwitch
    /// What its sessions protect; tests alone take something away.
    package let protections: Protections
    private let waker = Waker()
    private let topics = Mutex<[String]>([])
    private let holdings = Mutex(Holdings())

    /// What the process knows of its partitions; the broker may know better.
    private struct Holdings {
        var assigned: Set<TopicPartition> = []
        var revoking: Set<TopicPartition> = []
        var opened: Set<TopicPartition> = []
        /// Given again before they were given back.
        var regained: Set<TopicPartition> = []

        mutating func hear(_ event: GroupEvent) {
            switch event {
            case .assigned(let places):
                regained.formUnion(revoking.intersection(places))
                assigned.formUnion(places)
                revoking.subtract(places)
            case .revoked(let places), .lost(let places):
                revoking.formUnion(places)
                regained.subtract(places)
            case .failed: break
            }
        }

        mutating func giveBack(_ places: [TopicPartition]) {
            assigned.subtract(Set(places).subtracting(regained))
            revoking.subtract(places)
            regained.subtract(places)
        }
    }

    /// A process of the group.
    public convenience init(
        _ broker: InMemoryBroker, group: String, power: PowerSwitch = PowerSwitch()
    ) {
        self.init(broker, group: group, power: power, protections: .all)
    }

    /// The same; tests alone take a protection away.
    package init(
        _ broker: InMemoryBroker, group: String, power: PowerSwitch, protections: Protections
    ) {
        self.protections = protections
        self.broker = broker
        self.group = group
        self.power = power
        member = broker.state.withLock { $0.newID() }
        broker.state.withLock { [waker, member] in $0.wakers[member] = waker }
    }

    deinit { forget(member) }

    func register(_ waker: Waker) -> Int {
        broker.state.withLock { state in
            let id = state.newID()
            state.wakers[id] = waker
            return id
        }
    }

    func forget(_ id: Int) { broker.state.withLock { $0.wakers[id] = nil } }

    /// Joins the group.
    public func join(topics: [String]) throws(LogError) {
        self.topics.withLock { $0 = topics }
        broker.change { [group, member] state in
            let all = state.topics
            state.groups[group, default: Group()].join(member, topics: topics, all)
        }
    }

    /// What happened to the group since the last call.
    public func groupEvents(timeout: Duration) -> [GroupEvent] {
        let events = takeEvents()
        if !events.isEmpty { return events }
        waker.wait(others: [], timeout: timeout)
        return takeEvents()
    }

    private func takeEvents() -> [GroupEvent] {
        if power.isCut { return [] }
        let topics = topics.withLock { $0 }
        let events = broker.state.withLock { [group, member] state -> [GroupEvent] in
            let faults = state.faults
            if faults.isDown { return [] }
            return state.groups[group]?.events(
                of: member, topics: topics, rejoinsAtOnce: faults.rejoinsAtOnce) ?? []
        }
        holdings.withLock { for event in events { $0.hear(event) } }
        return events
    }

    /// Gives partitions back to the group.
    public func completeRevoke(_ partitions: [TopicPartition]) {
        if power.isCut { return }
        let topics = topics.withLock { $0 }
        holdings.withLock { $0.giveBack(partitions) }
        broker.change { [group, member] in
            $0.groups[group]?.complete(member, partitions, topics: topics)
        }
    }

    /// Commits, bounds and the cluster's id.
    public func facts(
        of partitions: [TopicPartition], timeout: Duration
    ) throws(LogError) -> [TopicPartition: PartitionFacts] {
        let found = broker.state.withLock {
            [group, power] s -> Result<[TopicPartition: PartitionFacts], LogError> in
            if s.faults.isDown || power.isCut { return .failure(.unreachable) }
            var found: [TopicPartition: PartitionFacts] = [:]
            for partition in partitions {
                guard let log = s.log(partition) else { return .failure(.unknown(partition.topic)) }
                let commit = s.groups[group]?.commits[partition]
                found[partition] = PartitionFacts(
                    committed: commit?.offset, metadata: commit?.metadata ?? "", low: log.low,
                    high: log.high, clusterID: s.clusterID)
            }
            return .success(found)
        }
        return try found.get()
    }

    /// The ends of all partitions that the topics have now.
    public func ends(
        of topics: [String], timeout: Duration
    ) throws(LogError) -> [TopicPartition: Int64] {
        let found: [TopicPartition: Int64]? = broker.state.withLock { [power] state in
            if state.faults.isDown || power.isCut { return nil }
            var ends: [TopicPartition: Int64] = [:]
            for topic in topics {
                for (number, log) in (state.topics[topic] ?? []).enumerated() {
                    ends[TopicPartition(topic, Int32(number))] = log.high
                }
            }
            return ends
        }
        if let found { return found }
        throw LogError(code: "_TIMED_OUT", message: "the broker is down", isRetriable: true)
    }

    /// A reader of one partition.
    public func open(
        _ partition: TopicPartition, at offset: Int64, waker: Waker
    ) throws(LogError) -> any PartitionReader {
        let defect = holdings.withLock { held -> String? in
            guard held.assigned.contains(partition), !held.revoking.contains(partition) else {
                return "isn't assigned to this process any more"
            }
            return held.opened.insert(partition).inserted ? nil : "is open already"
        }
        if let defect {
            throw LogError(
                code: "_STATE", message: "the partition \(defect)", topic: partition.topic,
                partition: partition.partition)
        }
        return InMemoryReader(self, partition, at: offset, waker: waker)
    }

    func closed(_ partition: TopicPartition) {
        holdings.withLock { _ = $0.opened.remove(partition) }
    }

    /// A committer of one worker.
    public func makeCommitter(waker: Waker) -> any OffsetCommitter {
        InMemoryCommitter(self, waker: waker)
    }

    /// A producer session of one worker.
    public func makePublisher(waker: Waker) throws(LogError) -> any RecordPublisher {
        if broker.state.withLock({ $0.faults.refusesSessions }) {
            throw LogError(code: "_FAIL", message: "no session can be made", isRetriable: true)
        }
        return InMemoryPublisher(self, waker: waker)
    }

    /// Whether the broker is up.
    public var health: LogHealth {
        let isDown = power.isCut || broker.state.withLock { $0.faults.isDown }
        return LogHealth(unreachable: isDown ? "the broker is down" : nil)
    }

    /// Leaves the group.
    public func close(deadline: Duration) -> Bool {
        if !power.isCut { broker.change { [group, member] in $0.groups[group]?.leave(member) } }
        forget(member)
        return true
    }
}
