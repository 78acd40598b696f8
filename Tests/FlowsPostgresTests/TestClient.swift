/// A store as a worker uses it, with requests in few words.

import FlowsCore
import FlowsTesting
import Foundation
import Testing

@testable import FlowsPostgres

/// Submits requests and waits for their answers.
final class TestClient {
    let store: PostgresStore
    let step: TestStep
    private let waker = Waker()
    private var tickets: UInt64 = 0
    private var answers: [UInt64: StoreResult] = [:]
    /// The token of the last claim or keep that was sent.
    var token: Int64 = 0

    init(
        _ step: TestStep, conninfo: String, _ options: PostgresOptions,
        logger: Logger = Logger(level: .critical)
    ) {
        self.step = step
        store = PostgresStore(
            conninfo: conninfo, layout: step.layout, waker: waker, options: options,
            logger: logger)
    }

    func send(_ request: StoreRequest) -> UInt64 {
        tickets += 1
        store.submit(request, ticket: tickets)
        return tickets
    }

    /// Turns the worker's loop once.
    func turn(_ milliseconds: Int = 20) {
        for answer in store.advance() { answers[answer.ticket] = answer.result }
        waker.wait(others: [store.waitsOn], timeout: .milliseconds(milliseconds))
        for answer in store.advance() { answers[answer.ticket] = answer.result }
    }

    func answer(_ ticket: UInt64, within seconds: Double = 20) -> StoreResult? {
        let end = Date().addingTimeInterval(seconds)
        while Date() < end {
            if let found = answers.removeValue(forKey: ticket) { return found }
            turn()
        }
        return nil
    }

    func call(_ request: StoreRequest) throws -> StoreResult {
        try #require(
            answer(send(request)), "no answer in 20 s: \(store.unreachable ?? "connected")")
    }

    func isReachable(within seconds: Double = 20) -> Bool {
        waitUntil(seconds) {
            turn()
            return store.unreachable == nil
        }
    }

    /// Why it isn't reachable, once an attempt was made.
    func reason() -> String? {
        _ = waitUntil {
            turn()
            return store.unreachable != "connecting to Postgres"
        }
        return store.unreachable
    }

    static let start = InitialProgress(nextOffset: 10, generation: 7, lineage: "cluster 1")

    func claimRequest(
        initial: InitialProgress? = start, lockTimeout: Duration = .seconds(5)
    ) -> StoreRequest {
        token = Int64.random(in: 1...Int64.max)
        return .claim(
            ClaimRequest(
                partition: step.partition, token: token, initial: initial, lockTimeout: lockTimeout)
        )
    }

    @discardableResult
    func claim(initial: InitialProgress? = start) throws -> ProgressRow? {
        let result = try call(claimRequest(initial: initial))
        guard case .claimed(let row) = result else { throw Unexpected(result) }
        return row
    }

    func keepRequest(
        _ changes: StoreChanges, next: Int64 = 20, outbox: OutputBatch? = nil, seen: String = "s"
    ) -> StoreRequest {
        let mine = token
        token = Int64.random(in: 1...Int64.max)
        return .keep(
            KeepRequest(
                partition: step.partition, token: mine, freshToken: token, nextOffset: next,
                seen: seen, lineage: "cluster 1", outbox: outbox, changes: changes))
    }

    /// Keeps states; on an error the token is again the one before.
    func keep(_ changes: StateChanges, next: Int64 = 20, outbox: OutputBatch? = nil) throws
        -> StoreError?
    {
        try keep(.states(changes), next: next, outbox: outbox)
    }

    func keep(_ changes: StoreChanges, next: Int64 = 20, outbox: OutputBatch? = nil) throws
        -> StoreError?
    {
        let before = token
        let result = try call(keepRequest(changes, next: next, outbox: outbox))
        switch result {
        case .kept: return nil
        case .failed(let error):
            token = before
            return error
        default: throw Unexpected(result)
        }
    }

    /// The states of these keys: version and value (nil for a tombstone).
    func load(_ keys: String...) throws -> [String: Loaded] {
        var column = ByteColumn()
        for key in keys { column.append(text: key) }
        let result = try call(.load(LoadRequest(keys: column)))
        guard case .loaded(let entries) = result else { throw Unexpected(result) }
        var found: [String: Loaded] = [:]
        entries.values.forEach { place, bytes in
            found[keys[entries.indices[place]]] = Loaded(
                version: entries.versions[place],
                value: bytes.map { String(decoding: $0, as: UTF8.self) })
        }
        return found
    }
}

struct Loaded: Equatable {
    var version: Int64
    var value: String?
}

struct Unexpected: Error, CustomStringConvertible {
    let description: String
    init(_ result: StoreResult?) {
        description = "unexpected answer: \(String(describing: result))"
    }
}

extension StoreResult {
    var error: StoreError? {
        if case .failed(let error) = self { return error }
        return nil
    }
    var isKept: Bool {
        if case .kept = self { return true }
        return false
    }
}

/// An outbox with outputs of these values.
func outbox(_ values: String...) -> OutputBatch {
    let batch = OutputBatch(topics: ["out"])
    for value in values {
        let at = batch.begin(topic: 0, timestamp: -1)
        batch.endKey(at, isNull: true)
        let start = batch.bytes.count
        batch.bytes.append(value)
        batch.endValue(at, from: start, isNull: false)
        batch.endOutput(at, headersFrom: batch.bytes.count, partition: 0)
    }
    return batch
}
