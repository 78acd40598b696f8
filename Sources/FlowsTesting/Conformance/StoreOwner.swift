/// One worker's store as the store's cases use it: requests in few words, answers waited for.

internal import FlowsCore

extension StoreBackEnd {
    /// Owners of one step with states, each of a partition of its own.
    func owners(_ count: Int32 = 1) throws -> (step: any StoreStep, owners: [StoreOwner]) {
        let step = try makeStep(table: nil)
        let owners = try (0..<count).map {
            try StoreOwner(step, TopicPartition("in", $0), patience)
        }
        for owner in owners { try owner.claim() }
        return (step, owners)
    }

    /// The owner of the only partition of a step with states.
    func owner() throws -> StoreOwner { try owners().owners[0] }
}

final class StoreOwner {
    let step: any StoreStep
    let store: any StateStore
    let partition: TopicPartition
    /// What must be in the row for the next keep.
    var token: Int64 = 0
    private let patience: Duration
    private let waker = Waker()
    private var tickets: UInt64 = 0
    private var answers: [UInt64: StoreResult] = [:]
    /// Tickets in the order in which their answers came.
    private(set) var order: [UInt64] = []

    init(_ step: any StoreStep, _ partition: TopicPartition, _ patience: Duration) throws {
        self.step = step
        self.partition = partition
        self.patience = patience
        store = try step.makeStore(waker: waker)
    }

    deinit { store.close() }

    func send(_ request: StoreRequest) -> UInt64 {
        tickets += 1
        store.submit(request, ticket: tickets)
        return tickets
    }

    func turn(_ timeout: Duration = .zero) {
        take()
        waker.wait(others: [store.waitsOn], timeout: timeout)
        take()
    }

    private func take() {
        for answer in store.advance() {
            answers[answer.ticket] = answer.result
            order.append(answer.ticket)
        }
    }

    func answer(_ ticket: UInt64) throws -> StoreResult {
        var found: StoreResult?
        try eventually("an answer (\(store.unreachable ?? "connected"))", within: patience) {
            found = answers.removeValue(forKey: ticket)
            if found == nil { turn(.milliseconds(20)) }
            return found != nil
        }
        return try requireValue(found, "no answer")
    }

    func call(_ request: StoreRequest) throws -> StoreResult { try answer(send(request)) }

    // MARK: Claims

    static let start = InitialProgress(nextOffset: 10, generation: 7, lineage: "cluster 1")

    func claimRequest(
        _ initial: InitialProgress? = start, lockTimeout: Duration = .seconds(20)
    ) -> StoreRequest {
        token = Int64.random(in: 1...Int64.max)
        return .claim(
            ClaimRequest(
                partition: partition, token: token, initial: initial, lockTimeout: lockTimeout))
    }

    @discardableResult
    func claim(_ initial: InitialProgress? = start) throws -> ProgressRow? {
        try Self.row(call(claimRequest(initial)))
    }

    static func row(_ result: StoreResult) throws -> ProgressRow? {
        guard case .claimed(let row) = result else {
            throw ConformanceFailure("a claim was answered by \(result)")
        }
        return row
    }

    // MARK: Keeps

    func keepRequest(
        _ changes: StoreChanges, next: Int64 = 20, seen: String = "s",
        outbox: OutputBatch? = nil
    ) -> StoreRequest {
        let mine = token
        token = Int64.random(in: 1...Int64.max)
        return .keep(
            KeepRequest(
                partition: partition, token: mine, freshToken: token, nextOffset: next,
                seen: seen, lineage: "cluster 1", outbox: outbox, changes: changes))
    }

    /// Nil when it was kept; on an error the token is again the one before.
    func keep(
        _ changes: StoreChanges, next: Int64 = 20, seen: String = "s",
        outbox: OutputBatch? = nil
    ) throws -> StoreError? {
        let before = token
        let error = try Self.error(
            call(keepRequest(changes, next: next, seen: seen, outbox: outbox)))
        if error != nil { token = before }
        return error
    }

    func keep(_ changes: StateChanges, next: Int64 = 20) throws -> StoreError? {
        try keep(.states(changes), next: next)
    }

    static func error(_ result: StoreResult) throws -> StoreError? {
        switch result {
        case .kept: return nil
        case .failed(let error): return error
        default: throw ConformanceFailure("a keep was answered by \(result)")
        }
    }

    /// Keeps what must be accepted.
    func mustKeep(
        _ changes: StateChanges, next: Int64 = 20, file: String = #fileID, line: Int = #line
    ) throws {
        if let error = try keep(changes, next: next) {
            throw ConformanceFailure("a keep was refused: \(error)", file: file, line: line)
        }
    }

    /// Keeps what must be refused for this reason.
    func mustRefuse(
        _ changes: StoreChanges, _ kind: StoreError.Kind, next: Int64 = 99, seen: String = "s",
        file: String = #fileID, line: Int = #line
    ) throws {
        let error = try keep(changes, next: next, seen: seen)
        try requireEqual(
            error?.kind, kind, "why a keep was refused (\(error?.message ?? "it wasn't"))",
            file: file, line: line)
    }

    // MARK: Loads

    /// What is found of keys: for states their version and value, for rows see ``LoadedEntries``.
    func load(_ keys: [[UInt8]]) throws -> [[Loaded]] {
        var column = ByteColumn()
        for key in keys { key.withUnsafeBytes { column.append($0) } }
        let result = try call(.load(LoadRequest(keys: column)))
        guard case .loaded(let entries) = result else {
            throw ConformanceFailure("a load was answered by \(result)")
        }
        var found = Array(repeating: [Loaded](), count: keys.count)
        entries.values.forEach { place, bytes in
            found[entries.indices[place]].append(
                Loaded(version: entries.versions[place], value: bytes.map { [UInt8]($0) }))
        }
        return found.map { $0.sorted { $0.version < $1.version } }
    }

    /// One state; nil where there is none.
    func load(_ key: String) throws -> Loaded? {
        let found = try load([Array(key.utf8)])[0]
        try require(found.count < 2, "one key has two states: \(found)")
        return found.first
    }
}

/// A state's version and value, or what of a row was found: 0 for it, 1 for its tombstone.
struct Loaded: Equatable {
    var version: Int64
    var value: [UInt8]?

    init(version: Int64, value: [UInt8]?) {
        self.version = version
        self.value = value
    }

    init(_ version: Int64, _ text: String?) {
        self.init(version: version, value: text.map { Array($0.utf8) })
    }
}
