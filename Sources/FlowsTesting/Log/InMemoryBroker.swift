/// A broker in memory: topics, consumer groups, and the faults that a test wants of it.

public import FlowsCore
internal import Synchronization

/// Any number of processes, each with an ``InMemoryLog``, may share one.
///
/// It keeps what Kafka keeps: offsets that may have gaps, commits with metadata that only the
/// group's present generation may make, and a prefix of what each producer session sent.
public final class InMemoryBroker: Sendable {
    let state: Mutex<BrokerState>
    /// What an output gets that names no time of its own.
    let clock: any Clock

    /// An empty cluster with this id.
    public init(clusterID: String = "memory", clock: any Clock = SystemClock()) {
        state = Mutex(BrokerState(clusterID: clusterID))
        self.clock = clock
    }

    // MARK: Topics

    /// Makes a topic, or makes it anew: without records, beginning at offset 0.
    public func makeTopic(_ name: String, partitions: Int32) {
        change { $0.topics[name] = Array(repeating: PartitionLog(), count: Int(partitions)) }
    }

    /// Appends a record and returns its offset, as a foreign producer would.
    @discardableResult
    public func append(
        _ topic: String, _ partition: Int32 = 0, key: String? = nil, value: String?,
        headers: [LogHeader] = [], timestamp: Int64 = 1_700_000_000_000
    ) -> Int64 {
        let record = LogRecord(
            timestamp: timestamp, key: key.map { Array($0.utf8) },
            value: value.map { Array($0.utf8) }, headers: headers)
        return append(record, to: TopicPartition(topic, partition))
    }

    /// Appends a record, whose own offset doesn't count, and returns the one it got.
    @discardableResult
    public func append(_ record: LogRecord, to place: TopicPartition) -> Int64 {
        change { $0.append(record, to: place) }
    }

    /// Leaves a gap of so many offsets, as transaction markers and compaction do.
    public func skipOffsets(_ count: Int64, _ topic: String, _ partition: Int32 = 0) {
        change { $0.topics[topic]?[Int(partition)].high += count }
    }

    /// Appends a transaction: its records, of which nobody sees any when it was aborted, and a marker.
    public func appendTransaction(
        _ records: [LogRecord], to place: TopicPartition, isAborted: Bool = false
    ) {
        change { state in
            for record in records where !isAborted { _ = state.append(record, to: place) }
            let marker: Int64 = isAborted ? Int64(records.count) + 1 : 1
            state.topics[place.topic]?[Int(place.partition)].high += marker
        }
    }

    /// Removes all but the last record of each key, as the cleaner does with a compacted topic.
    ///
    /// The partition's newest record stays whatever its key, since the cleaner doesn't touch
    /// the segment that is written to. Tombstones go too unless they are kept.
    public func compact(
        _ topic: String, _ partition: Int32 = 0, keepingTombstones: Bool = false
    ) {
        change {
            $0.topics[topic]?[Int(partition)].compact(keepingTombstones: keepingTombstones)
        }
    }

    /// Removes all records before this offset, as retention does.
    public func trim(_ topic: String, _ partition: Int32 = 0, before offset: Int64) {
        change { $0.topics[topic]?[Int(partition)].trim(before: offset) }
    }

    /// Everything that is in a partition.
    public func records(_ topic: String, _ partition: Int32 = 0) -> [LogRecord] {
        state.withLock { $0.topics[topic]?[Int(partition)].records ?? [] }
    }

    /// The same of all partitions of a topic, one behind the other.
    public func allRecords(_ topic: String) -> [LogRecord] {
        state.withLock { ($0.topics[topic] ?? []).flatMap(\.records) }
    }

    /// The cluster's id; another one is another cluster.
    public var clusterID: String {
        get { state.withLock { $0.clusterID } }
        set { change { $0.clusterID = newValue } }
    }

    // MARK: Groups

    /// What a group committed for a partition.
    public func committed(
        _ group: String, _ topic: String, _ partition: Int32 = 0
    ) -> (offset: Int64, metadata: String)? {
        state.withLock { $0.groups[group]?.commits[TopicPartition(topic, partition)] }
    }

    /// Sets a group's offset as a foreign tool does; nil takes it away.
    public func setCommitted(
        _ group: String, _ topic: String, _ partition: Int32 = 0, offset: Int64?,
        metadata: String = ""
    ) {
        change { state in
            state.groups[group, default: Group()].commits[TopicPartition(topic, partition)] =
                offset.map { ($0, metadata) }
        }
    }

    /// Offsets that were committed for a partition, refused ones left out, in order.
    public func commits(_ group: String, _ topic: String, _ partition: Int32 = 0) -> [Int64] {
        state.withLock { $0.groups[group]?.history[TopicPartition(topic, partition)] ?? [] }
    }

    /// Which process has which partitions of a group now.
    public func owners(_ group: String) -> [TopicPartition: Int] {
        state.withLock { $0.groups[group]?.owners ?? [:] }
    }

    /// Throws a process out of its group; it hears of it at its next look, and is a zombie until then.
    public func expel(_ log: InMemoryLog) {
        change { $0.groups[log.group]?.expel(log.member) }
    }

    // MARK: Faults

    /// Changes what goes wrong from here on.
    public func setFaults(_ change: @Sendable (inout BrokerFaults) -> Void) {
        self.change { change(&$0.faults) }
    }

    /// Lets what dead producer sessions had in flight land after all, each session in order.
    public func landLate() {
        change { state in
            let late = state.late
            state.late = []
            for (record, place) in late where state.log(place) != nil {
                _ = state.append(record, to: place)
            }
        }
    }

    /// Changes the state and wakes everybody who may wait for that.
    @discardableResult
    func change<R: Sendable>(_ body: (inout BrokerState) -> sending R) -> sending R {
        let result = state.withLock { body(&$0) }
        wakeAll()
        return result
    }

    func wakeAll() {
        for waker in state.withLock({ Array($0.wakers.values) }) { waker.wake() }
    }
}
