/// Reads one partition of an in-memory broker.

internal import FlowsCore

final class InMemoryReader: PartitionReader {
    private let log: InMemoryLog
    private let partition: TopicPartition
    private let id: Int
    private var next: Int64
    private var isPaused = false
    private var isClosed = false
    /// Said at each poll: the partition is never idle in silence.
    private var failure: LogError?
    private(set) var isAtEnd = false
    private(set) var endOffset: Int64 = -1

    init(_ log: InMemoryLog, _ partition: TopicPartition, at offset: Int64, waker: Waker) {
        self.log = log
        self.partition = partition
        next = offset
        id = log.register(waker)
        waker.wake()
    }

    deinit { close() }

    func poll(maxRecords: Int, maxBytes: Int) throws(LogError) -> RecordBatch? {
        if isClosed || isPaused || log.power.isCut { return nil }
        if let failure { throw failure }
        let partition = partition
        let found = log.broker.state.withLock { $0.faults.isDown ? nil : $0.log(partition) }
        guard let found else { return nil }
        endOffset = found.high
        guard next >= found.low, next <= found.high else {
            let error = LogError(
                code: "OFFSET_OUT_OF_RANGE",
                message: "the log goes from \(found.low) to \(found.high)",
                topic: partition.topic, partition: partition.partition, offset: next)
            failure = error
            throw error
        }
        isAtEnd = next == found.high
        if isAtEnd { return nil }
        let first = found.index(of: next)
        var end = first
        var bytes = 0
        while end < found.records.count, end - first < maxRecords, bytes < maxBytes {
            bytes += (found.records[end].key?.count ?? 0) + (found.records[end].value?.count ?? 0)
            end += 1
        }
        // At the end the gap behind the last record is passed too.
        next = end == found.records.count ? found.high : found.records[end - 1].offset + 1
        return RecordSlab.batch(found.records[first..<end], nextOffset: next)
    }

    func setPaused(_ paused: Bool) { isPaused = paused }

    func close() {
        if isClosed { return }
        isClosed = true
        log.forget(id)
        log.closed(partition)
    }
}
