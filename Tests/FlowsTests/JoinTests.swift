/// Tests of joins as an author declares them: through router, intermediate topic and joining half.

import Flows
import FlowsRuntime
import FlowsTesting
import Testing

/// A join of orders and payments, whose state is a list of what came.
private enum Sample {
    static let orders = Topic<String, String>(
        TopicContract(name: "orders"), key: .string, value: .string)
    /// Its values are `order:amount`.
    static let payments = Topic<String, String>(
        TopicContract(name: "payments"), key: .string, value: .string)
    static let customers = Topic<String, String?>(
        compacted: TopicContract(name: "customers", cleanup: .compact), key: .string,
        value: .string)
    static let matched = Topic<String, String>(
        TopicContract(name: "matched"), key: .string, value: .string)

    static func order(_ text: String) throws -> String? {
        if text == "throw" { throw Refused() }
        return text.firstIndex(of: ":").map { String(text[..<$0]) }
    }

    static func join(_ remedy: Remedy = .stop) -> Join {
        Join(
            "order-match", by: .string, state: Codec<String>.string, writing: matched,
            onError: remedy
        ) {
            Source(orders) { order, list, matched in
                if order.value == "throw" { throw Refused() }
                list = (list.map { $0 + "," } ?? "") + order.value
                matched.emit(list ?? "")
            }
            Source(payments, key: order) { payment, list, matched in
                list = payment.value.hasSuffix(":end") ? nil : (list ?? "-") + "+" + payment.value
                matched.emit(list ?? "none")
            }
        }
    }

    /// Each order is enriched by the customer, whose last value counts.
    static let enrich = Join(
        "order-enrich", by: .string, state: Codec<String>.string, writing: matched
    ) {
        Source(orders) { order, customer, matched in
            matched.emit("\(order.value) of \(customer ?? "nobody")")
        }
        Source(customers) { record, customer, _ in customer = record.value }
    }
}

@Suite("Joins")
struct JoinTests {
    @Test("records of two topics meet under the join's key, each source in its order")
    func meet() {
        let run = JoinRun(Sample.join())
        run.append("orders", "a", "1")
        run.append("orders", "b", "2")
        run.append("orders", "a", "3")
        run.append("payments", "x", "a:4")
        run.append("payments", "y", "b:5")
        run.append("payments", "z", "a:6")
        run.run()
        #expect(run.stops.isEmpty, "\(run.stops)")
        let a = run.outputs("matched").filter { $0.keyText == "a" }.map(\.text)
        // Between sources any order is one; within each it is the topic's.
        #expect(a.count == 4)
        let last = a.last ?? ""
        #expect(last.contains("1,3") || last.contains("1") && last.contains("3"))
        #expect(last.contains("+a:4+a:6") || last.contains("+a:4"))
        #expect(run.state("a") == last)
        #expect(run.outputs("matched").count == 6)
    }

    @Test("a state that is assigned nil is gone")
    func delete() {
        let run = JoinRun(Sample.join())
        run.append("orders", "a", "1")
        run.run()
        #expect(run.state("a") == "1")
        run.append("payments", "x", "a:end")
        run.run()
        #expect(run.state("a") == nil)
        #expect(run.outputs("matched").map(\.text) == ["1", "none"])
    }
}

extension JoinRun {
    /// What was written to a topic.
    func outputs(_ topic: String) -> [LogRecord] { broker.allRecords(topic) }

    /// The step's own state of a key.
    func state(_ key: String) -> String? {
        guard let bytes = database.state(key)?.value else { return nil }
        var positions = JoinPositions()
        return bytes.withUnsafeBytes { bytes in
            (try? JoinState.read(bytes, JoinOrigins(), into: &positions))?
                .map { String(decoding: $0, as: UTF8.self) }
        }
    }
}
