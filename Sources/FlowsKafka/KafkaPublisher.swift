/// One worker's idempotent producer session: made, looked after and ended; sending has a file of its own.

internal import CRdKafka
public import FlowsCore

/// A producer client for one worker; not to be used from another thread, but for ``inFlight``.
///
/// After ``PublishEvent/failed(_:)`` or an error thrown by `send` the session is over: nothing
/// behind the failed output goes out any more, and a new session must be made.
public final class KafkaPublisher: RecordPublisher {
    /// Nil once the session was ended.
    var client: Client?
    let lookups: Client
    private let waker: Waker
    /// Why the session is over.
    var failure: LogError?
    private var hasReported = false
    /// Outputs handed over and not yet acknowledged.
    var pending = 0
    /// The client's topics by the batch's names; freed with the session.
    var topics: [OpaquePointer] = []
    var topicNames: [String] = []
    /// Freed with the publisher.
    var fields = ProduceFields()

    init(
        configuration: KafkaConfiguration, lookups: Client, context: ClientContext, waker: Waker
    ) throws(LogError) {
        self.lookups = lookups
        self.waker = waker
        let client = try Client(
            RD_KAFKA_PRODUCER, .producer(configuration),
            events: RD_KAFKA_EVENT_DR | RD_KAFKA_EVENT_ERROR | RD_KAFKA_EVENT_STATS,
            context: context)
        rd_kafka_queue_io_event_enable(client.queue, waker.writeDescriptor, "1", 1)
        self.client = client
    }

    deinit {
        abandon()
        fields.free()
    }

    /// Outputs and bookkeeping entries that the client holds; a gauge.
    public var inFlight: Int { client.map { Int(rd_kafka_outq_len($0.handle)) } ?? 0 }

    /// Partitions of a topic; asked through the consumer, since a producer's question creates topics.
    public func partitionCount(
        of topic: String, timeout: Duration
    ) throws(LogError) -> Int32 {
        try lookups.partitionCount(of: topic, until: monotonic() + timeout)
    }

    /// What became of outputs since the last call; a failure is said once.
    public func events() -> [PublishEvent] {
        guard let client else { return reported([]) }
        var tally = Tally()
        while let event = rd_kafka_queue_poll(client.queue, 0) {
            switch rd_kafka_event_type(event) {
            case RD_KAFKA_EVENT_DR: collect(event, &tally)
            case RD_KAFKA_EVENT_ERROR:
                let error = client.noteError(event)
                if error.isFatal, failure == nil { failure = error }
            default: break
            }
            rd_kafka_event_destroy(event)
        }
        tally.flush()
        pending -= tally.total
        if tally.total > 0 { client.context.noteAnswer() }
        return reported(tally.events)
    }

    private func reported(_ events: [PublishEvent]) -> [PublishEvent] {
        guard let failure, !hasReported else { return events }
        hasReported = true
        return events + [.failed(failure)]
    }

    /// Counts acknowledgements: reports come in runs of one ticket, so only a change costs.
    private struct Tally {
        var events: [PublishEvent] = []
        var ticket = 0
        var count = 0
        var total = 0

        @inline(__always)
        mutating func add(_ next: Int) {
            if next != ticket {
                flush()
                ticket = next
            }
            count += 1
        }

        mutating func flush() {
            guard count > 0 else { return }
            let ticket = UInt64(UInt(bitPattern: ticket))
            events.append(.acknowledged(ticket: ticket, count: count))
            total += count
            count = 0
        }
    }

    private func collect(_ event: OpaquePointer, _ tally: inout Tally) {
        while let message = rd_kafka_event_message_next(event) {
            if message.pointee.err == RD_KAFKA_RESP_ERR_NO_ERROR {
                tally.add(Int(bitPattern: message.pointee._private))
            } else if failure == nil {
                failure = LogError(
                    message.pointee.err,
                    topic: message.pointee.rkt.map { text(rd_kafka_topic_name($0)) },
                    partition: message.pointee.partition, right: "Write")
            }
        }
    }

    /// Drops what isn't acknowledged and ends the session at once, whatever the broker does.
    public func abandon() {
        guard let client else { return }
        if pending > 0 {
            let everything =
                RD_KAFKA_PURGE_F_QUEUE | RD_KAFKA_PURGE_F_INFLIGHT | RD_KAFKA_PURGE_F_NON_BLOCKING
            rd_kafka_purge(client.handle, everything)
        }
        // The pipe may be closed from here on.
        rd_kafka_queue_io_event_enable(client.queue, -1, nil, 0)
        for topic in topics { rd_kafka_topic_destroy(topic) }
        topics = []
        topicNames = []
        if failure == nil { failure = .closed }
        hasReported = true
        // The last reference: the client is destroyed on a thread of its own.
        self.client = nil
    }

    /// Frees the session; what is still in flight is dropped as ``abandon()`` does.
    public func close() { abandon() }
}
