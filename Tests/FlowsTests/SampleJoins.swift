/// Joins that the tests declare, as an author would.

import Flows
import FlowsRuntime
import FlowsTesting

enum SampleJoins {
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

    /// The order that a payment is for.
    static func order(_ payment: String) throws -> String? {
        if payment == "throw" { throw Refused() }
        return payment.firstIndex(of: ":").map { String(payment[..<$0]) }
    }

    /// The state of an order is the list of what came; a payment `…:end` deletes it.
    static func match(_ remedy: Remedy = .stop) -> Join {
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
                list =
                    payment.value.hasSuffix(":end")
                    ? nil : (list.map { $0 + "," } ?? "") + payment.value
                matched.emit(list ?? "deleted")
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
        Source(customers) { record, customer, matched in
            customer = record.value
            matched.emit("customer \(record.value ?? "gone")")
        }
    }

    /// Says what it got, down to the bytes.
    static let tell = Join(
        "order-tell", by: .string, state: Codec<String>.string, writing: matched
    ) {
        Source(
            Topic<[UInt8]?, [UInt8]?>(
                contract: TopicContract(name: "orders", partitions: 3), key: .optional(.bytes),
                value: .optional(.bytes)),
            key: { _ in "joined" }
        ) { record, _, matched in
            let key = record.key.map { "\($0)" } ?? "null"
            let value = record.value.map { "\($0)" } ?? "null"
            matched.emit("\(record.source)@\(record.offset) \(record.timestamp) \(key) \(value)")
        }
    }
}
