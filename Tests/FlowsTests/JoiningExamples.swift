/// The joins that the article Joining shows, so that what it shows compiles and is well declared.

import Flows
import Testing

enum Joins {
    static func log(_ name: String) -> Topic<String, String> {
        Topic(TopicContract(name: name, partitions: 12), key: .string, value: .string)
    }
    static func table(_ name: String) -> Topic<String, String?> {
        Topic(
            compacted: TopicContract(name: name, partitions: 12, cleanup: .compact),
            key: .string, value: .string)
    }
    static let orders = log("shop-order-placed")
    static let payments = log("shop-payment-seen")
    static let paid = log("shop-order-paid")
    static let addressed = log("shop-order-addressed")
    static let people = table("shop-person")
    static let addresses = table("shop-address")
    static let cards = table("shop-card")

    static let settle = Join(
        "shop-order-settle", by: .string, state: Codec<Int64>.integer, writing: Shop.totals
    ) {
        Source(Shop.accepted) { order, due, total in
            due = (due ?? 0) + order.value
            total.emit(due)
        }
        Source(Shop.returned) { back, due, total in
            due = (due ?? 0) - back.value
            total.emit(due)
        }
    }

    static let card = Join.left(
        "shop-card-make", by: .string, Latest(people), Latest(addresses), writing: cards
    ) { key, person, address in
        "\(person), \(address ?? "address unknown")"
    }

    static let address = Join.enrich(
        "shop-order-address", by: .string, Each(orders, key: { $0 }), with: Latest(addresses),
        waiting: .atMost(100, for: .seconds(600)), otherwise: .drop, writing: addressed
    ) { order, address in
        "\(order.key) to \(address)"
    }

    static let pay = Join.first(
        "shop-order-pay", by: .string, Each(orders), Each(payments), writing: paid
    ) { key, order, payment in
        "\(order) by \(payment)"
    }

    static let direct = Join.inner(
        "shop-card-list", by: .string, Latest(people), Latest(addresses), writing: cards,
        partitioning: .copartitioned
    ) { key, person, address in
        "\(person), \(address)"
    }
}

@Suite("Examples of the article Joining")
struct JoiningExamples {
    @Test("every join that the article shows is well declared")
    func declarations() {
        let joins = [Joins.settle, Joins.card, Joins.address, Joins.pay, Joins.direct]
        for join in joins { #expect(join.outline.mistakes == []) }
    }
}
