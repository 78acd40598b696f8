/// Tests of joins of the first record of either side.

import Flows
import FlowsRuntime
import FlowsTesting
import Testing

@Suite struct FirstJoinTests {
    private static let orders = Topic<String, String>(
        TopicContract(name: "orders"), key: .string, value: .string)
    private static let payments = Topic<String, String>(
        TopicContract(name: "payments"), key: .string, value: .string)
    private static let paid = Topic<String, String>(
        TopicContract(name: "paid"), key: .string, value: .string)

    private static func join(forgets: Bool = false) -> Join {
        Join.first(
            "order-pay", by: .string, Each(orders),
            Each(payments, key: { $0.split(separator: ":").first.map { String($0) } }),
            writing: paid, forgets: forgets
        ) { key, order, payment in "\(key) \(order) \(payment)" }
    }

    @Test("the first of each are joined once, whichever comes first; later ones are ignored")
    func once() {
        let run = JoinRun(Self.join())
        run.append("orders", "a", "1")
        run.append("orders", "a", "2")
        run.append("payments", "x", "b:3")
        run.run()
        #expect(run.outputs("paid").isEmpty)
        run.append("payments", "x", "a:4")
        run.append("orders", "b", "5")
        run.run()
        run.append("payments", "x", "a:6")
        run.append("orders", "a", "7")
        run.run()
        #expect(run.stops.isEmpty, "\(run.stops)")
        #expect(Set(run.outputs("paid").map(\.text)) == ["a 1 a:4", "b 5 b:3"])
        #expect(run.outputs("paid").count == 2)
        #expect(run.bytes("a")?.count == 4)
    }

    @Test("with forgets the state goes with the output")
    func forgets() {
        let run = JoinRun(Self.join(forgets: true))
        run.append("orders", "a", "1")
        run.append("payments", "x", "a:2")
        run.run()
        #expect(run.outputs("paid").count == 1)
        #expect(run.bytes("a") == nil)
    }

    @Test("A32 a compacted source has no first records")
    func compacted() {
        let table = Topic<String, String?>(
            compacted: TopicContract(name: "table", cleanup: .compact), key: .string,
            value: .string)
        let join = Join.first(
            "order-pay", by: .string, Each(Self.orders), Each(table), writing: Self.paid
        ) { _, order, row in order + (row ?? "") }
        #expect(join.outline.mistakes.contains { $0.contains("the cleaner takes") })
    }
}

extension JoinRun {
    /// What is kept for a key, as bytes.
    func bytes(_ key: String) -> [UInt8]? { database.state(key)?.value }
}
