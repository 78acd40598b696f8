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

    /// It takes keys of any length.
    let claims = StoreClaims([.tombstoneRemoval, .openTransactions, .cuts, .outages])

    func makeStep(table: TableSchema?) -> any StoreStep {
        let step = InMemoryStep(InMemoryDatabase(table: table))
        steps.append(step)
        return step
    }

    func setReachable(_ isReachable: Bool) {
        for step in steps { step.database.setFaults { $0.isDown = !isReachable } }
    }
}

final class InMemoryStep: StoreStep {
    let database: InMemoryDatabase

    init(_ database: InMemoryDatabase) { self.database = database }

    func makeStore(waker: Waker) -> any StateStore { database.makeStore(waker: waker) }

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
