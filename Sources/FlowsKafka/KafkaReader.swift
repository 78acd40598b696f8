/// One partition's records in batches of borrowed bytes, straight from the client's queue.

internal import CRdKafka
import FlowsCore

/// Reads one partition for the worker that opened it; not to be used from another thread.
final class KafkaReader: PartitionReader {
    private typealias Message = UnsafeMutablePointer<rd_kafka_message_t>

    private let queue: PartitionQueue
    private let onClose: () -> Void
    private var isClosed = false
    private var isPaused = false
    /// The offset behind everything that was handed out.
    private var next: Int64
    private(set) var isAtEnd = false
    private var failure: LogError?
    /// Messages taken from the client and not yet handed out: `taken[head..<tail]`, owned here.
    private let taken: UnsafeMutablePointer<Message?>
    private var head = 0
    private var tail = 0
    /// What a record is expected to weigh, from those that came.
    private var bytesExpected = 256
    private var idle: [FetchSlab] = []
    private static let takenMax = 1024
    private static let idleMax = 3

    init(_ queue: PartitionQueue, at offset: Int64, onClose: @escaping () -> Void) {
        self.queue = queue
        self.next = offset
        self.onClose = onClose
        taken = .allocate(capacity: Self.takenMax)
    }

    deinit {
        close()
        taken.deallocate()
    }

    func poll(maxRecords: Int, maxBytes: Int) throws(LogError) -> RecordBatch? {
        guard !isClosed else { return nil }
        let slab = idle.popLast() ?? FetchSlab()
        let before = next
        fill(slab, maxRecords, maxBytes)
        if slab.count > 0 || next > before { return lend(slab) }
        idle.append(slab)
        if let failure {
            // What won't pass by itself is said at each poll: the partition is never idle in silence.
            if failure.isRetriable { self.failure = nil }
            throw failure
        }
        return nil
    }

    private func fill(_ slab: FetchSlab, _ maxRecords: Int, _ maxBytes: Int) {
        var records = slab.records
        slab.records = []
        while slab.count < maxRecords, slab.payloadBytes < maxBytes, failure == nil {
            if head == tail, !refill(maxRecords - slab.count, maxBytes - slab.payloadBytes) {
                break
            }
            let count = min(tail - head, maxRecords - slab.count)
            slab.reserve(count)
            hand(count, to: slab, &records, maxBytes)
        }
        slab.settle(&records)
        slab.records = records
        if slab.count > 0 { bytesExpected = max(slab.payloadBytes / slab.count, 1) }
    }

    /// Takes what the client has, about as much as the batch still wants.
    private func refill(_ records: Int, _ bytes: Int) -> Bool {
        let wanted = min(records, min(bytes / bytesExpected, Self.takenMax - 1) + 1)
        head = 0
        tail = queue.take(taken, wanted)
        return tail > 0
    }

    @inline(__always)
    private func hand(
        _ count: Int, to slab: FetchSlab, _ records: inout [RawRecord], _ maxBytes: Int
    ) {
        var at = head
        let end = head + count
        var next = next
        while at < end, slab.payloadBytes < maxBytes {
            guard let message = taken[at] else { break }
            at += 1
            if message.pointee.err != RD_KAFKA_RESP_ERR_NO_ERROR {
                self.next = next
                head = at
                take(notice: message)
                return
            }
            // Nothing comes twice or backwards, whatever the client had queued.
            if message.pointee.offset < next {
                rd_kafka_message_destroy(message)
                continue
            }
            next = message.pointee.offset + 1
            slab.add(message, &records)
        }
        if at > head {
            isAtEnd = false
            queue.client.context.noteAnswer()
        }
        self.next = next
        head = at
    }

    /// An end of the log or an error, which come between the records.
    private func take(notice message: Message) {
        defer { rd_kafka_message_destroy(message) }
        let code = message.pointee.err
        let offset = message.pointee.offset
        if code == RD_KAFKA_RESP_ERR__PARTITION_EOF {
            isAtEnd = true
            // Past transaction markers and what compaction took: the lag reaches 0.
            next = max(next, offset)
            queue.client.context.noteAnswer()
            return
        }
        failure = LogError(
            code, detail: text(rd_kafka_message_errstr(message)), topic: queue.place.topic,
            partition: queue.place.partition, offset: offset >= 0 ? offset : next, right: "Read")
    }

    private func lend(_ slab: FetchSlab) -> RecordBatch {
        // The slab keeps a second reference to the array, whose memory is thus used again. The
        // client is held too: messages must be given back before it is destroyed.
        RecordBatch(records: slab.records, nextOffset: next, payloadBytes: slab.payloadBytes) {
            [client = queue.client, weak self] in
            slab.recycle()
            if let self, !self.isClosed, self.idle.count < Self.idleMax { self.idle.append(slab) }
            _ = client
        }
    }

    var endOffset: Int64 {
        guard !isClosed else { return -1 }
        var low: Int64 = -1
        var high: Int64 = -1
        let code = rd_kafka_get_watermark_offsets(
            queue.client.handle, queue.place.topic, queue.place.partition, &low, &high)
        return code == RD_KAFKA_RESP_ERR_NO_ERROR && high >= 0 ? high : -1
    }

    func setPaused(_ paused: Bool) {
        guard !isClosed, paused != isPaused else { return }
        change(paused: paused)
    }

    private func change(paused: Bool) {
        isPaused = paused
        let list = PartitionList([queue.place])
        let code =
            paused
            ? rd_kafka_pause_partitions(queue.client.handle, list.list)
            : rd_kafka_resume_partitions(queue.client.handle, list.list)
        if code != RD_KAFKA_RESP_ERR_NO_ERROR {
            queue.client.context.warn(
                "a partition can't be paused or resumed", cause: "pause",
                text(rd_kafka_err2str(code)))
        }
    }

    func close() {
        guard !isClosed else { return }
        isClosed = true
        onClose()
        // The client remembers a pause past the assignment, and the next reader must not inherit it.
        if isPaused { change(paused: false) }
        while head < tail || refill(Self.takenMax, .max) {
            while head < tail {
                if let message = taken[head] { rd_kafka_message_destroy(message) }
                head += 1
            }
        }
        idle.removeAll()
        queue.close()
    }
}
