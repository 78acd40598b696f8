/// A worker's connection to a database, whose transactions land when the scheduler says so.

internal import FlowsCore

final class SimulatedStore: Link, StateStore {
    enum Request {
        case claim(ClaimRequest)
        case load([[UInt8]])
        case keep(KeepCopy)
        case release(TopicPartition, Int64)
        case expire(ExpireRequest)
    }

    private let database: InMemoryDatabase
    private var waiting: [(ticket: UInt64, request: Request)] = [] {
        didSet { waitingCount = waiting.count }
    }
    /// Answers on their way.
    private var answers: [StoreAnswer] = [] {
        didSet { answerCount = answers.count }
    }
    private var news: [StoreAnswer] = []
    private var isClosed = false
    /// The keep at the head is being carried out and holds its row's lock.
    private var isOpen = false
    /// What is at the head was held up until others have its partition.
    private var isOvertaken = false
    /// Since when the claim at the head waits for such a lock.
    private var blockedSince: Duration?

    init(
        _ world: SimulatedWorld, step: Int, process: Int, waker: Waker, _ database: InMemoryDatabase
    ) {
        self.database = database
        super.init(world, step: step, process: process, waker: waker)
    }

    func submit(_ request: StoreRequest, ticket: UInt64) {
        switch request {
        case .claim(let claim): waiting.append((ticket, .claim(claim)))
        case .load(let load): waiting.append((ticket, .load(load.keys.elements.map { $0 ?? [] })))
        case .keep(let keep): waiting.append((ticket, .keep(KeepCopy(keep))))
        case .release(let partition, let token):
            waiting.append((ticket, .release(partition, token)))
        case .expire(let expire): waiting.append((ticket, .expire(expire)))
        }
    }

    func advance() -> [StoreAnswer] {
        if news.isEmpty { return [] }
        defer { news = [] }
        return news
    }

    var waitsOn: (descriptor: Int32, write: Bool) { (-1, false) }
    var unreachable: String? { world.isDatabaseDown(step) ? "the database is down" : nil }

    func close() {
        isClosed = true
        orphan()
    }

    // MARK: The network

    override var canLand: Bool {
        !waiting.isEmpty && frozenUntil <= world.turn && !world.isDatabaseDown(step)
    }
    override var canDeliver: Bool { !answers.isEmpty && frozenUntil <= world.turn }
    override var isOver: Bool { isOrphan && waiting.isEmpty }

    override func deliver() {
        news.append(answers.removeFirst())
        waker.wake()
    }

    override func land() {
        if isOrphan, world.random.oneIn(3) { return drop() }
        if !isOrphan, !isOpen, world.breaksConnection() { return cut() }
        guard let (ticket, request) = waiting.first else { return }
        if !isOrphan, !isOpen, let turns = world.overtakes(request, self) {
            frozenUntil = world.turn + turns
            isOvertaken = true
            return
        }
        isOvertaken = false
        let result: StoreResult
        switch request {
        case .claim(let claim):
            if isBlocked(claim) { return }
            world.note(.claim, step, claim.partition.partition)
            result = .claimed(database.state.withLock { $0.claim(claim) })
        case .load(let keys): result = .loaded(database.state.withLock { $0.load(keys) })
        case .keep(let keep):
            if !isOpen, let turns = world.openTransaction() {
                isOpen = true
                frozenUntil = world.turn + turns
                return
            }
            isOpen = false
            result = land(keep)
        case .release(let partition, let token):
            world.release(partition, token, step, database)
            result = .released
        case .expire(let expire):
            result = .expired(database.state.withLock { $0.expire(expire) })
        }
        waiting.removeFirst()
        if !isOrphan { answers.append(StoreAnswer(ticket: ticket, result: result)) }
    }

    private func land(_ keep: KeepCopy) -> StoreResult {
        if let kind = world.refusal(ofKeepIn: step) {
            return .failed(StoreError(kind: kind, message: "a fault of the scenario"))
        }
        let error = database.state.withLock { $0.keep(keep) }
        world.note(error == nil ? .kept : .refused, step, keep.partition.partition)
        if let error { return .failed(error) }
        world.referee.kept(step, keep, in: database)
        world.landReleases(of: keep.partition, step, but: self)
        return .kept
    }

    /// A transaction under way on the same row holds a claim up, until its time is over.
    private func isBlocked(_ claim: ClaimRequest) -> Bool {
        guard let other = world.holder(of: claim.partition, step, but: self) else {
            blockedSince = nil
            return false
        }
        let since = blockedSince ?? world.clock.now()
        blockedSince = since
        guard world.clock.now() - since >= claim.lockTimeout else { return true }
        blockedSince = nil
        other.rollBack()
        return false
    }

    /// Lands a release that was held up: now the row has an outbox again.
    func landRelease(of partition: TopicPartition) {
        guard isOvertaken, case .release(partition, _)? = waiting.first?.request else { return }
        frozenUntil = 0
        land()
    }

    /// Whether its transaction under way has locked the row.
    func holds(_ partition: TopicPartition) -> Bool {
        guard isOpen, case .keep(let keep)? = waiting.first?.request else { return false }
        return keep.partition == partition
    }

    /// The server ends the backend in the middle of its transaction.
    func rollBack() {
        isOpen = false
        let ticket = waiting.removeFirst().ticket
        if isOrphan { return drop() }
        fail(ticket, .inDoubt)
        cut()
    }

    /// The connection breaks: what was sent may land sooner or later, or never.
    func cut() {
        let sent =
            isOpen
            ? max(1, world.random.below(waiting.count + 1)) : world.random.below(waiting.count + 1)
        let lost = SimulatedStore(world, step: step, process: process, waker: waker, database)
        lost.linger()
        lost.isOpen = isOpen
        lost.waiting = Array(waiting.prefix(sent))
        isOpen = false
        // Nobody learns what came of those that landed already either.
        for answer in answers { fail(answer.ticket, answer.isOfKeep ? .inDoubt : .transient) }
        answers = []
        for (ticket, request) in lost.waiting {
            if case .keep = request { fail(ticket, .inDoubt) } else { fail(ticket, .transient) }
        }
        waiting.removeFirst(sent)
        if sent > 0 { world.add(lost) }
    }

    private func fail(_ ticket: UInt64, _ kind: StoreError.Kind) {
        let error = StoreError(kind: kind, message: "the connection broke")
        news.append(StoreAnswer(ticket: ticket, result: .failed(error)))
        waker.wake()
    }

    override func orphan() {
        if isOrphan { return }
        linger()
        answers = []
        news = []
        let sent =
            isOpen
            ? max(1, world.random.below(waiting.count + 1)) : world.random.below(waiting.count + 1)
        waiting.removeLast(waiting.count - sent)
    }

    private func drop() {
        isOpen = false
        waiting = []
    }
}

extension StoreAnswer {
    /// Whether it says what became of a keep.
    fileprivate var isOfKeep: Bool {
        switch result {
        case .kept: true
        case .failed(let error): error.kind == .fenced || error.kind == .stale
        default: false
        }
    }
}
