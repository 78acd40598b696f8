/// A log whose records lie ready in memory and which takes every output at once.

import FlowsCore
import Synchronization

/// One partition; what a run costs over it is the runtime's own cost.
final class PreparedLog: RecordLog {
    private let batches: [[RawRecord]]
    let total: Int64
    private let state = Mutex((isAssigned: false, committed: Int64(-1)))
    private static let place = TopicPartition("in", 0)

    /// Records with keys of some ten bytes and values of some thirty, in batches of 20,000.
    init(records: Int, keys: Int, hasHeader: Bool) {
        var batches: [[RawRecord]] = []
        for start in stride(from: 0, to: records, by: 20_000) {
            batches.append(
                (start..<min(start + 20_000, records)).map { number in
                    let origin = "1 upstream-step source-topic 3 1700000000000 \(number) 0"
                    return RawRecord(
                        offset: Int64(number), timestamp: 1_700_000_000_000,
                        key: Self.own("key-\(number &* 7919 % keys)"),
                        value: Self.own("a value of some thirty bytes \(number % 1000)"),
                        origin: hasHeader ? Self.own(origin) : nil)
                })
        }
        self.batches = batches
        total = Int64(records)
    }

    /// Bytes that live as long as the process.
    private static func own(_ text: String) -> UnsafeRawBufferPointer {
        let bytes = UnsafeMutableRawBufferPointer.allocate(
            byteCount: text.utf8.count, alignment: 16)
        bytes.copyBytes(from: text.utf8)
        return UnsafeRawBufferPointer(bytes)
    }

    var committed: Int64 { state.withLock { $0.committed } }
    func restart() { state.withLock { $0 = (false, -1) } }
    func note(commit offset: Int64) { state.withLock { $0.committed = offset } }

    func join(topics: [String]) throws(LogError) {}

    func groupEvents(timeout: Duration) -> [GroupEvent] {
        let isFirst = state.withLock { state in
            defer { state.isAssigned = true }
            return !state.isAssigned
        }
        if isFirst { return [.assigned([Self.place])] }
        Waker().wait(others: [], timeout: timeout)
        return []
    }

    func completeRevoke(_ partitions: [TopicPartition]) {}

    func facts(
        of partitions: [TopicPartition], timeout: Duration
    ) throws(LogError) -> [TopicPartition: PartitionFacts] {
        [
            Self.place: PartitionFacts(
                committed: nil, metadata: "", low: 0, high: total, clusterID: "bench")
        ]
    }

    func open(
        _ partition: TopicPartition, at offset: Int64, waker: Waker
    ) throws(LogError) -> any PartitionReader {
        PreparedReader(batches, end: total)
    }

    func makeCommitter(waker: Waker) -> any OffsetCommitter { InstantCommitter(self, waker) }
    func makePublisher(waker: Waker) throws(LogError) -> any RecordPublisher {
        InstantPublisher(waker)
    }
    var health: LogHealth { LogHealth() }
    func close(deadline: Duration) -> Bool { true }
}

private final class PreparedReader: PartitionReader {
    private let batches: [[RawRecord]]
    private var next = 0
    let endOffset: Int64

    init(_ batches: [[RawRecord]], end: Int64) {
        self.batches = batches
        endOffset = end
    }

    var isAtEnd: Bool { next == batches.count }

    func poll(maxRecords: Int, maxBytes: Int) throws(LogError) -> RecordBatch? {
        if isAtEnd { return nil }
        defer { next += 1 }
        let records = batches[next]
        return RecordBatch(
            records: records, nextOffset: (records.last?.offset ?? 0) + 1, payloadBytes: 0)
    }

    func setPaused(_ paused: Bool) {}
    func close() {}
}

private final class InstantCommitter: OffsetCommitter {
    private let log: PreparedLog
    private let waker: Waker
    private var waiting: [CommitAnswer] = []

    init(_ log: PreparedLog, _ waker: Waker) {
        self.log = log
        self.waker = waker
    }

    func commit(_ partition: TopicPartition, offset: Int64, metadata: String) {
        waiting.append(CommitAnswer(partition: partition, offset: offset, error: nil))
        log.note(commit: offset)
        waker.wake()
    }

    func answers() -> [CommitAnswer] {
        defer { waiting = [] }
        return waiting
    }

    func close() {}
}

private final class InstantPublisher: RecordPublisher {
    private let waker: Waker
    private var waiting: [PublishEvent] = []

    init(_ waker: Waker) { self.waker = waker }

    func partitionCount(of topic: String, timeout: Duration) throws(LogError) -> Int32 { 12 }

    func send(_ batch: OutputBatch, from place: Int, ticket: UInt64) throws(LogError) -> Int {
        waiting.append(.acknowledged(ticket: ticket, count: batch.count))
        waker.wake()
        return batch.bytes.count
    }

    func events() -> [PublishEvent] {
        defer { waiting = [] }
        return waiting
    }

    func abandon() {}
    func close() {}
}
