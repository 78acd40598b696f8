/// A producer session of an in-memory broker: in order, without gap.

internal import FlowsCore

final class InMemoryPublisher: RecordPublisher {
    private struct Flight {
        let ticket: UInt64
        let record: LogRecord
        let place: TopicPartition
    }

    private let log: InMemoryLog
    private let waker: Waker
    private let id: Int
    private var flights: [Flight] = []
    private var news: [PublishEvent] = []
    private var isOver = false

    init(_ log: InMemoryLog, waker: Waker) {
        self.log = log
        self.waker = waker
        id = log.register(waker)
    }

    func partitionCount(of topic: String, timeout: Duration) throws(LogError) -> Int32 {
        let (isDown, count) = log.broker.state.withLock {
            ($0.faults.isDown, $0.topics[topic]?.count)
        }
        if isDown || log.power.isCut { throw .unreachable }
        guard let count else { throw .unknown(topic) }
        return Int32(count)
    }

    func send(_ batch: OutputBatch, from place: Int, ticket: UInt64) throws(LogError) -> Int {
        if isOver { throw LogError(code: "_STATE", message: "the session is over") }
        let room = log.broker.state.withLock { $0.faults.producerRoom }
        var at = place
        while at < batch.bytes.count, flights.count < room {
            let output = batch.output(at: at)
            var record = LogRecord(output)
            if record.timestamp < 0 { record.timestamp = log.broker.clock.wallMilliseconds() }
            flights.append(
                Flight(
                    ticket: ticket, record: record,
                    place: TopicPartition(batch.topics[output.topic], output.partition)))
            at = output.next
        }
        waker.wake()
        return at
    }

    func events() -> [PublishEvent] {
        if !flights.isEmpty, !isOver, !log.power.isCut { land() }
        defer { news = [] }
        return news
    }

    private func land() {
        let flights = flights
        let isGapless = log.protections.contains(.gapless)
        let (landed, refusal, isHeard) = log.broker.state.withLock {
            state -> (Int, LogError?, Bool) in
            let faults = state.faults
            if faults.isDown || faults.isSilent { return (0, nil, true) }
            var landed = 0
            for flight in flights {
                if let error = Self.refusal(of: flight, &state) {
                    if !isGapless { Self.append(flights[(landed + 1)...], to: &state) }
                    return (landed, error, !faults.losesAcknowledgements)
                }
                _ = state.append(flight.record, to: flight.place)
                landed += 1
            }
            return (landed, nil, !faults.losesAcknowledgements)
        }
        if landed > 0 { log.broker.wakeAll() }
        self.flights.removeFirst(landed)
        if isHeard { acknowledge(flights.prefix(landed)) }
        guard let refusal else { return }
        isOver = true
        self.flights = []
        news.append(.failed(refusal))
    }

    /// Why an output is refused for good; nil when it is taken.
    private static func refusal(of flight: Flight, _ state: inout BrokerState) -> LogError? {
        if state.log(flight.place) == nil { return .unknown(flight.place.topic) }
        var isRefused =
            (flight.record.key?.count ?? 0) + (flight.record.value?.count ?? 0)
            > state.faults.outputBytesMax
        if let left = state.faults.failsOutput {
            state.faults.failsOutput = left > 1 ? left - 1 : nil
            if left <= 1 { isRefused = true }
        }
        guard isRefused else { return nil }
        return LogError(
            code: "MSG_SIZE_TOO_LARGE", message: "refused for good", topic: flight.place.topic,
            partition: flight.place.partition)
    }

    private static func append(_ flights: ArraySlice<Flight>, to state: inout BrokerState) {
        for flight in flights where state.log(flight.place) != nil {
            _ = state.append(flight.record, to: flight.place)
        }
    }

    private func acknowledge(_ landed: ArraySlice<Flight>) {
        var counts: [(ticket: UInt64, count: Int)] = []
        for flight in landed {
            if counts.last?.ticket == flight.ticket {
                counts[counts.count - 1].count += 1
            } else {
                counts.append((flight.ticket, 1))
            }
        }
        news += counts.map { .acknowledged(ticket: $0.ticket, count: $0.count) }
    }

    /// What was in flight may land later, or never: ``InMemoryBroker/landLate()``.
    func abandon() {
        let flights = flights
        self.flights = []
        if isOver { return }
        isOver = true
        log.broker.state.withLock { state in
            state.late += flights.map { ($0.record, $0.place) }
        }
    }

    func close() {
        isOver = true
        flights = []
        log.forget(id)
    }
}
