/// A producer session, whose requests land partition by partition, each in order.

internal import FlowsCore

final class SimulatedSession: Link, RecordPublisher {
    private struct Lane {
        let place: TopicPartition
        var flights: [(ticket: UInt64, record: LogRecord)] = []
        /// Acknowledgements on their way.
        var acknowledged: [UInt64] = []
    }

    private var lanes: [Lane] = [] {
        didSet {
            waitingCount = lanes.reduce(0) { $0 + $1.flights.count }
            answerCount = lanes.reduce(0) { $0 + $1.acknowledged.count }
        }
    }
    private var news: [PublishEvent] = []
    private var isClosed = false
    /// Outputs that it takes before some have landed.
    private static let roomMax = 8

    func partitionCount(of topic: String, timeout: Duration) throws(LogError) -> Int32 {
        Int32(world.broker.state.withLock { $0.topics[topic]?.count ?? 0 })
    }

    func send(_ batch: OutputBatch, from place: Int, ticket: UInt64) throws(LogError) -> Int {
        if isClosed { throw LogError(code: "_STATE", message: "the session is over") }
        var at = place
        var room = Self.roomMax - lanes.reduce(0) { $0 + $1.flights.count }
        while at < batch.bytes.count, room > 0 {
            room -= 1
            let output = batch.output(at: at)
            let place = TopicPartition(batch.topics[output.topic], output.partition)
            let lane = lanes.firstIndex { $0.place == place } ?? lanes.count
            if lane == lanes.count { lanes.append(Lane(place: place)) }
            lanes[lane].flights.append((ticket, LogRecord(output)))
            at = output.next
        }
        return at
    }

    func events() -> [PublishEvent] {
        if news.isEmpty { return [] }
        defer { news = [] }
        return news
    }

    /// What was on its way may still land, in order, up to some point of each partition.
    func abandon() {
        if isClosed { return }
        isClosed = true
        leaveBehind()
    }

    func close() {
        isClosed = true
        lanes = []
        isOrphan = true
    }

    // MARK: The network

    override var canLand: Bool {
        frozenUntil <= world.turn && !world.isBrokerDown && waitingCount > 0
    }
    override var canDeliver: Bool {
        frozenUntil <= world.turn && answerCount > 0
    }
    override var isOver: Bool { isOrphan && waitingCount == 0 }

    override func land() {
        let full = lanes.indices.filter { !lanes[$0].flights.isEmpty }
        let lane = full[world.random.below(full.count)]
        if isOrphan, world.random.oneIn(4) {
            lanes[lane].flights = []
            return
        }
        for _ in 0..<min(lanes[lane].flights.count, world.random.within(1...3)) {
            if !isOrphan, world.refusesOutput() { return refuse(lane) }
            let (ticket, record) = lanes[lane].flights.removeFirst()
            world.append(record, to: lanes[lane].place, of: step)
            if !isOrphan { lanes[lane].acknowledged.append(ticket) }
        }
    }

    override func deliver() {
        let full = lanes.indices.filter { !lanes[$0].acknowledged.isEmpty }
        let lane = full[world.random.below(full.count)]
        let ticket = lanes[lane].acknowledged[0]
        let count = lanes[lane].acknowledged.prefix { $0 == ticket }.count
        lanes[lane].acknowledged.removeFirst(count)
        news.append(.acknowledged(ticket: ticket, count: count))
        waker.wake()
    }

    /// An output is refused for good: nothing behind it may go out in this session.
    private func refuse(_ lane: Int) {
        lanes[lane].flights.removeFirst()
        if world.protections.contains(.gapless) { lanes[lane].flights = [] }
        isClosed = true
        leaveBehind()
        news.append(.failed(LogError(code: "MSG_SIZE_TOO_LARGE", message: "refused for good")))
        waker.wake()
    }

    private func leaveBehind() {
        let lost = SimulatedSession(world, step: step, process: process, waker: waker)
        lost.linger()
        lost.lanes = lanes
        lost.cutTails()
        lanes = []
        if !lost.isOver { world.add(lost) }
    }

    private func cutTails() {
        for lane in lanes.indices {
            lanes[lane].acknowledged = []
            let sent = world.random.below(lanes[lane].flights.count + 1)
            lanes[lane].flights.removeLast(lanes[lane].flights.count - sent)
        }
    }

    override func orphan() {
        if isOrphan { return }
        linger()
        news = []
        cutTails()
    }
}
