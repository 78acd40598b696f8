/// The store's part of the conformance suite over the database in memory.

import FlowsCore
import FlowsTesting
import Testing

@Suite struct InMemoryStoreTests {
    @Test("the store in memory does what a store must", arguments: StoreConformance.cases)
    func conforms(_ question: StoreCase) async {
        await Results.check(question, on: "memory") { InMemoryStoreBackEnd() }
    }
}

/// Databases in memory, one for each step.
final class InMemoryStoreBackEnd: StoreBackEnd {
    private var steps: [InMemoryStep] = []
    private let weaken: (any StateStore) -> any StateStore

    /// It takes keys of any length.
    let claims = StoreClaims([.tombstoneRemoval, .openTransactions, .cuts, .outages])

    init(_ weaken: @escaping (any StateStore) -> any StateStore = { $0 }) { self.weaken = weaken }

    func makeStep(table: TableSchema?) -> any StoreStep {
        let step = InMemoryStep(InMemoryDatabase(table: table), weaken)
        steps.append(step)
        return step
    }

    func setReachable(_ isReachable: Bool) {
        for step in steps { step.database.setFaults { $0.isDown = !isReachable } }
    }
}

final class InMemoryStep: StoreStep {
    let database: InMemoryDatabase

    private let weaken: (any StateStore) -> any StateStore

    init(_ database: InMemoryDatabase, _ weaken: @escaping (any StateStore) -> any StateStore) {
        self.database = database
        self.weaken = weaken
    }

    func makeStore(waker: Waker) -> any StateStore { weaken(database.makeStore(waker: waker)) }

    func rows() -> [[String?]] {
        database.rows.map { row in
            row.columns.map { $0.map { String(decoding: $0, as: UTF8.self) } } + [row.position]
        }.sorted { ($0[0] ?? "") < ($1[0] ?? "") }
    }

    func forgetTombstones() { database.expireAll() }

    func hold(_ partition: TopicPartition) -> any HeldTransaction {
        HeldInMemory(transaction: database.hold(partition.topic, partition.partition))
    }

    func cut(_ store: any StateStore) { database.cut(store) }
}

private final class HeldInMemory: HeldTransaction {
    private let transaction: InMemoryTransaction

    init(transaction: InMemoryTransaction) { self.transaction = transaction }

    func end() throws {
        if !transaction.end() { throw ConformanceFailure("a claim had the transaction ended") }
    }
}
