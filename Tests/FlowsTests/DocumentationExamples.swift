/// The steps that the documentation shows, so that what it shows compiles and is well declared.

import Flows
import FlowsAsync
import Testing

enum Shop {
    static let placed = Topic<String, Int64>(
        TopicContract(name: "shop-order-placed", partitions: 12),
        key: .string, value: .integer)
    static let accepted = Topic<String, Int64>(
        TopicContract(name: "shop-order-accepted", partitions: 12),
        key: .string, value: .integer)
    static let rejected = Topic<String, String>(
        TopicContract(name: "shop-order-rejected", partitions: 12),
        key: .string, value: .string)
    static let returned = Topic<String, Int64>(
        TopicContract(name: "shop-order-returned", partitions: 12),
        key: .string, value: .integer)
    static let batched = Topic<String, Int64>(
        TopicContract(name: "shop-order-batched", partitions: 12),
        key: .string, value: .integer)
    static let totals = Topic<String, Int64?>(
        compacted: TopicContract(name: "shop-order-total", partitions: 12, cleanup: .compact),
        key: .string, value: .integer)
    static let table = Table<String, (order: String, cents: Int64)>(
        schema: TableSchema(
            schema: "shop", name: "order_total",
            columns: [TableColumn("order", .text, isKey: true), TableColumn("cents", .bigint)])
    ) { row, out throws(CodecError) in
        try out.text(row.order)
        out.integer(row.cents)
    } encodeKey: { order, out throws(CodecError) in
        try out.text(order)
    }

    static let screen = Stateless(
        "shop-order-screen",
        reading: placed,
        writing: accepted, rejected
    ) { order, accepted, rejected in
        guard order.value > 0 else {
            return rejected.emit("nothing to pay", headers: [Header("reason", "amount")])
        }
        accepted.emit(order.value)
    }

    static let rebates = Rebates()

    static let price = Stateless(
        "shop-order-price",
        reading: placed,
        writing: accepted,
        concurrency: .perKey(16)
    ) { order, accepted in
        let rebate = try await rebates.rebate(for: order.key)
        accepted.emit(order.value - rebate)
    }

    static let merge = Stateless(
        "shop-order-merge",
        merging: [accepted, returned],
        writing: placed
    ) { order, placed in
        placed.emit(order.value, key: "again-\(order.key)", timestamp: order.timestamp)
    }

    static let sum = Stateful(
        "shop-order-sum",
        reading: accepted,
        writing: totals,
        state: Codec<Int64>.integer
    ) { order, sum, totals in
        let now = (sum ?? 0) + order.value
        sum = now == 0 ? nil : now
        totals.emit(sum)
    }

    static let keep = Materialise(
        "shop-order-table",
        reading: totals,
        into: table
    ) { total in
        guard let cents = total.value else { return .delete }
        return .upsert((order: total.key, cents: cents))
    }

    static let collect = Collector(
        "shop-order-collect",
        reading: accepted,
        writing: batched,
        window: .records(10_000, within: .seconds(1)),
        by: { $0.key.prefix(2).description },
        state: Int64.self
    ) { order, cents in
        cents = (cents ?? 0) + order.value
    } emit: { shop, cents in
        cents == 0 ? nil : cents
    }

    static let lenient = Stateless(
        "shop-order-copy", reading: placed, writing: accepted, onError: .skip
    ) { order, accepted in
        accepted.emit(order.value)
    }

    /// A refusal of the step's own, with a message for whoever is called at night.
    struct Overdrawn: Error, CustomStringConvertible {
        let description = "the account would be below zero"
    }

    static let debit = Stateful(
        "shop-account-debit", reading: placed, state: Codec<Int64>.integer
    ) { order, account in
        let left = (account ?? 0) - order.value
        guard left >= 0 else { throw Overdrawn() }
        account = left
    }
}

@Suite("Examples of the documentation")
struct DocumentationExamples {
    @Test("every step that the documentation shows is well declared")
    func declarations() {
        let outlines = [
            Shop.screen.outline, Shop.merge.outline, Shop.sum.outline, Shop.keep.outline,
            Shop.price.outline, Shop.lenient.outline, Shop.debit.outline,
            Shop.collect.outline,
        ]
        for outline in outlines { #expect(outline.mistakes == []) }
    }
}

/// Somebody to ask.
actor Rebates {
    private var asked = 0

    func rebate(for order: String) async throws -> Int64 {
        asked += 1
        await Task.yield()
        if order.isEmpty { throw Refused() }
        return Int64(order.count)
    }
}
