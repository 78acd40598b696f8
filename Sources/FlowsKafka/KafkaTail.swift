/// Reads topics without a group, for tools: from either end, to the end or for ever.

internal import CRdKafka
public import FlowsCore

/// A reader of whole topics that commits nothing. For one thread.
public final class KafkaTail {
    private let client: Client
    private let waker = Waker()
    private var readers: [(TopicPartition, KafkaReader)] = []

    /// Which end of the log to start at.
    public enum Start: Sendable { case beginning, end }

    /// A client that connects in the background; throws for a bad setting.
    public init(
        configuration: KafkaConfiguration, logger: Logger = Logger()
    ) throws(LogError) {
        let context = ClientContext(logger: logger, configuration: configuration)
        client = try Client(
            RD_KAFKA_CONSUMER, .reader(configuration), events: RD_KAFKA_EVENT_ERROR,
            context: context)
    }

    deinit { stop() }

    /// Starts to read all partitions of these topics, in place of what was read before; returns them.
    @discardableResult
    public func start(
        _ topics: [String], from start: Start, timeout: Duration
    ) throws(LogError) -> [TopicPartition] {
        stop()
        let until = monotonic() + timeout
        var places: [TopicPartition] = []
        for topic in topics {
            let count = try client.partitionCount(of: topic, until: until)
            for partition in 0..<count { places.append(TopicPartition(topic, partition)) }
        }
        let end = start == .beginning ? RD_KAFKA_OFFSET_BEGINNING : RD_KAFKA_OFFSET_END
        let offsets = try bounds(places, end, until)
        let list = PartitionList(capacity: places.count)
        for place in places {
            let offset = offsets[place] ?? 0
            guard let queue = PartitionQueue(client, place, waker) else { throw .outOfMemory }
            readers.append((place, KafkaReader(queue, at: offset) {}))
            list.add(place, offset: offset)
        }
        let code = rd_kafka_assign(client.handle, list.list)
        if code != RD_KAFKA_RESP_ERR_NO_ERROR { throw LogError(code) }
        return places
    }

    /// A topic that was made a moment ago may have no leader that knows of it.
    private func bounds(
        _ places: [TopicPartition], _ end: Int32, _ until: Duration
    ) throws(LogError) -> [TopicPartition: Int64] {
        while true {
            do {
                return try client.bounds(places, end, until: until)
            } catch {
                guard error.isRetriable, monotonic() < until else { throw error }
            }
            pause(.milliseconds(20))
        }
    }

    /// Hands over what comes until every partition was at its end once; false past `timeout`.
    ///
    /// The batches are only lent: their records may not be read after `body` returned.
    public func readToEnd(
        timeout: Duration, _ body: (TopicPartition, RecordBatch) throws -> Void
    ) throws -> Bool {
        let until = monotonic() + timeout
        var open = readers.indices.map { $0 }
        while true {
            try poll(open, body)
            open.removeAll { readers[$0].1.isAtEnd }
            if open.isEmpty { return true }
            let left = until - monotonic()
            if left <= .zero { return false }
            waker.wait(others: [], timeout: left)
        }
    }

    /// Hands over what is there, having waited up to `timeout` for the first.
    public func read(
        timeout: Duration, _ body: (TopicPartition, RecordBatch) throws -> Void
    ) throws {
        if try poll(Array(readers.indices), body) { return }
        waker.wait(others: [], timeout: timeout)
        try poll(Array(readers.indices), body)
    }

    @discardableResult
    private func poll(
        _ indices: [Int], _ body: (TopicPartition, RecordBatch) throws -> Void
    ) throws -> Bool {
        var found = false
        for index in indices {
            let (place, reader) = readers[index]
            while let batch = try reader.poll(maxRecords: 10_000, maxBytes: 1 << 20) {
                defer { batch.release() }
                found = true
                if !batch.records.isEmpty { try body(place, batch) }
                if reader.isAtEnd { break }
            }
        }
        drainErrors()
        return found
    }

    /// Errors without a partition are in the log and in the context's health already.
    private func drainErrors() {
        while let event = rd_kafka_queue_poll(client.queue, 0) {
            if rd_kafka_event_type(event) == RD_KAFKA_EVENT_ERROR { _ = client.noteError(event) }
            rd_kafka_event_destroy(event)
        }
    }

    /// Stops reading.
    public func stop() {
        for (_, reader) in readers { reader.close() }
        readers = []
        rd_kafka_assign(client.handle, nil)
    }
}
