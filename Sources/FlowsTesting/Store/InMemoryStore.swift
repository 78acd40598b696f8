/// One worker's connection to an in-memory database.

internal import FlowsCore

final class InMemoryStore: StateStore {
    private enum Request {
        case claim(ClaimRequest)
        case load([[UInt8]])
        case keep(KeepCopy)
        case release(TopicPartition, Int64)
        case expire(ExpireRequest)
    }

    private let database: InMemoryDatabase
    private let waker: Waker
    private let power: PowerSwitch
    private let clock: any Clock
    private let id: Int
    /// What its owner's claims say.
    private var protections = Protections.all
    private var waiting: [(ticket: UInt64, request: Request)] = []
    /// So many of those waiting are on their way, behind a transaction that stays open.
    private var sent = 0
    /// Since when the first of them waits.
    private var blockedSince: Duration?
    /// Answers of a connection that was cut.
    private var lost: [StoreAnswer] = []

    init(_ database: InMemoryDatabase, waker: Waker, power: PowerSwitch, clock: any Clock) {
        self.database = database
        self.waker = waker
        self.power = power
        self.clock = clock
        id = database.state.withLock { state in
            let id = state.newID()
            state.wakers[id] = waker
            return id
        }
    }

    func submit(_ request: StoreRequest, ticket: UInt64) {
        switch request {
        case .claim(let claim):
            protections = claim.protections
            waiting.append((ticket, .claim(claim)))
        case .load(let load): waiting.append((ticket, .load(load.keys.elements.map { $0 ?? [] })))
        case .keep(let keep): waiting.append((ticket, .keep(KeepCopy(keep))))
        case .release(let partition, let token):
            waiting.append((ticket, .release(partition, token)))
        case .expire(let expire): waiting.append((ticket, .expire(expire)))
        }
        waker.wake()
    }

    func advance() -> [StoreAnswer] {
        var answers = lost
        lost = []
        while let (ticket, request) = waiting.first, !power.isCut {
            let isAway = database.state.withLock { $0.faults.isDown || $0.faults.isSilent }
            if isAway || isBlocked(request) { break }
            waiting.removeFirst()
            let result = carryOut(request)
            // The process may have died while its transaction became durable.
            if power.isCut { break }
            answers.append(StoreAnswer(ticket: ticket, result: result))
        }
        return answers
    }

    /// Whether a transaction that stays open has what the request needs; a claim's patience ends.
    private func isBlocked(_ request: Request) -> Bool {
        let partition: TopicPartition
        var lockTimeout: Duration?
        switch request {
        case .load, .expire: return false
        case .keep(let keep): partition = keep.partition
        case .release(let released, _): partition = released
        case .claim(let claim): (partition, lockTimeout) = (claim.partition, claim.lockTimeout)
        }
        guard database.state.withLock({ $0.held[partition] != nil }) else {
            sent = 0
            blockedSince = nil
            return false
        }
        sent = waiting.count
        let since = blockedSince ?? clock.now()
        blockedSince = since
        guard let lockTimeout, clock.now() - since >= lockTimeout else { return true }
        database.change { $0.unblock(partition) }
        return false
    }

    /// Cuts the connection: what is on its way is lost to us, and may yet be carried out.
    func cut() {
        for (ticket, request) in waiting.prefix(sent) {
            var kind = StoreError.Kind.transient
            if case .keep(let keep) = request {
                kind = .inDoubt
                database.state.withLock { $0.orphans.append(keep) }
            }
            let error = StoreError(kind: kind, message: "the connection was cut")
            lost.append(StoreAnswer(ticket: ticket, result: .failed(error)))
        }
        waiting.removeFirst(sent)
        sent = 0
        blockedSince = nil
        waker.wake()
    }

    private func carryOut(_ request: Request) -> StoreResult {
        switch request {
        case .claim(let claim): return carryOut(claim)
        case .load(let keys):
            return database.state.withLock { state in
                guard !state.faults.loads.isEmpty else { return .loaded(state.load(keys)) }
                return .failed(Self.error(state.faults.loads.removeFirst()))
            }
        case .keep(let keep): return carryOut(keep)
        case .release(let partition, let token):
            let isGuarded = protections.contains(.releaseGuard)
            database.state.withLock { $0.release(partition, token: isGuarded ? token : nil) }
            return .released
        case .expire(let expire):
            return .expired(database.state.withLock { $0.expire(expire) })
        }
    }

    private func carryOut(_ claim: ClaimRequest) -> StoreResult {
        database.state.withLock { state in
            guard !state.faults.claims.isEmpty else { return .claimed(state.claim(claim)) }
            switch state.faults.claims.removeFirst() {
            case .refused(let kind): return .failed(Self.error(kind))
            case .inDoubt(let carriedOut):
                if carriedOut { _ = state.claim(claim) }
                return .failed(Self.error(.inDoubt))
            }
        }
    }

    private func carryOut(_ keep: KeepCopy) -> StoreResult {
        let (result, isKept, hook) = database.state.withLock {
            state -> (StoreResult, Bool, (@Sendable (TopicPartition) -> Void)?) in
            let fault = state.faults.keeps.isEmpty ? nil : state.faults.keeps.removeFirst()
            switch fault {
            case .refused(let kind): return (.failed(Self.error(kind)), false, nil)
            case .inDoubt(false): return (.failed(Self.error(.inDoubt)), false, nil)
            case .inDoubt(true):
                let isKept = state.keep(keep) == nil
                return (.failed(Self.error(.inDoubt)), isKept, state.onKept)
            case nil:
                if let error = state.keep(keep) { return (.failed(error), false, nil) }
                return (.kept, true, state.onKept)
            }
        }
        if isKept { hook?(keep.partition) }
        return result
    }

    private static func error(_ kind: StoreError.Kind) -> StoreError {
        StoreError(kind: kind, message: "a fault that a test set: \(kind)")
    }

    var waitsOn: (descriptor: Int32, write: Bool) { (-1, false) }

    var unreachable: String? {
        power.isCut || database.state.withLock { $0.faults.isDown } ? "the database is down" : nil
    }

    func close() {
        waiting = []
        sent = 0
        lost = []
        database.state.withLock { [id] in $0.wakers[id] = nil }
    }
}
