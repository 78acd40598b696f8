/// A log in memory with one defect.

import FlowsCore
import FlowsTesting

final class WeakenedLog: RecordLog {
    enum Defect: Sendable {
        /// Behind a failed output the rest of the session goes out.
        case gaps
        /// A refused commit looks like one that was stored.
        case believedCommits
        /// Outputs are acknowledged when they are handed over.
        case earlyAcknowledgements
        /// A pause changes nothing.
        case deafPauses
        /// A closed reader gives what it has.
        case openEnds
        /// Whoever asks may open a partition, any number of times.
        case anyOwner
    }

    private let log: InMemoryLog
    private let defect: Defect

    init(_ broker: InMemoryBroker, group: String, _ defect: Defect) {
        let protections = defect == .gaps ? Protections.all.removing(.gapless) : .all
        log = InMemoryLog(
            broker, group: group, power: PowerSwitch(), protections: protections)
        self.defect = defect
    }

    /// The log that the broker knows.
    var inner: InMemoryLog { log }

    func join(topics: [String]) throws(LogError) { try log.join(topics: topics) }
    func groupEvents(timeout: Duration) -> [GroupEvent] { log.groupEvents(timeout: timeout) }
    func completeRevoke(_ partitions: [TopicPartition]) { log.completeRevoke(partitions) }
    func facts(of partitions: [TopicPartition], timeout: Duration) throws(LogError)
        -> [TopicPartition: PartitionFacts]
    {
        try log.facts(of: partitions, timeout: timeout)
    }
    var health: LogHealth { log.health }
    func close(deadline: Duration) -> Bool { log.close(deadline: deadline) }

    func open(_ partition: TopicPartition, at offset: Int64, waker: Waker) throws(LogError)
        -> any PartitionReader
    {
        do {
            return WeakenedReader(try log.open(partition, at: offset, waker: waker), defect)
        } catch {
            guard defect == .anyOwner else { throw error }
            return NoReader()
        }
    }

    func makeCommitter(waker: Waker) -> any OffsetCommitter {
        let committer = log.makeCommitter(waker: waker)
        return defect == .believedCommits ? BelievingCommitter(committer) : committer
    }

    func makePublisher(waker: Waker) throws(LogError) -> any RecordPublisher {
        let publisher = try log.makePublisher(waker: waker)
        return defect == .earlyAcknowledgements ? HastyPublisher(publisher) : publisher
    }
}

private final class WeakenedReader: PartitionReader {
    private let reader: any PartitionReader
    private let defect: WeakenedLog.Defect

    init(_ reader: any PartitionReader, _ defect: WeakenedLog.Defect) {
        self.reader = reader
        self.defect = defect
    }

    func poll(maxRecords: Int, maxBytes: Int) throws(LogError) -> RecordBatch? {
        try reader.poll(maxRecords: maxRecords, maxBytes: maxBytes)
    }
    var isAtEnd: Bool { reader.isAtEnd }
    var endOffset: Int64 { reader.endOffset }
    func setPaused(_ paused: Bool) { if defect != .deafPauses { reader.setPaused(paused) } }
    func close() { if defect != .openEnds { reader.close() } }
}

private final class NoReader: PartitionReader {
    func poll(maxRecords: Int, maxBytes: Int) -> RecordBatch? { nil }
    var isAtEnd: Bool { false }
    var endOffset: Int64 { -1 }
    func setPaused(_ paused: Bool) {}
    func close() {}
}

private final class BelievingCommitter: OffsetCommitter {
    private let committer: any OffsetCommitter

    init(_ committer: any OffsetCommitter) { self.committer = committer }

    func commit(_ partition: TopicPartition, offset: Int64, metadata: String) {
        committer.commit(partition, offset: offset, metadata: metadata)
    }
    func answers() -> [CommitAnswer] {
        committer.answers().map {
            CommitAnswer(partition: $0.partition, offset: $0.offset, error: nil)
        }
    }
    func close() { committer.close() }
}

private final class HastyPublisher: RecordPublisher {
    private let publisher: any RecordPublisher
    private var said: [PublishEvent] = []

    init(_ publisher: any RecordPublisher) { self.publisher = publisher }

    func partitionCount(of topic: String, timeout: Duration) throws(LogError) -> Int32 {
        try publisher.partitionCount(of: topic, timeout: timeout)
    }
    func send(_ batch: OutputBatch, from place: Int, ticket: UInt64) throws(LogError) -> Int {
        let end = try publisher.send(batch, from: place, ticket: ticket)
        said.append(.acknowledged(ticket: ticket, count: batch.count))
        return end
    }
    /// What was handed over goes out a moment later.
    func events() -> [PublishEvent] {
        if said.isEmpty { return publisher.events().filter { _ in false } }
        defer { said = [] }
        return said
    }
    func abandon() { publisher.abandon() }
    func close() { publisher.close() }
}
