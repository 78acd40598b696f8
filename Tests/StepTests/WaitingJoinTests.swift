/// Tests of a join whose records wait for a row, on the test harness: time goes by the records.

import Flows
import FlowsTesting
import Testing

private enum Waiting {
    static let orders = Topic<String, String>(
        TopicContract(name: "orders", partitions: 2), key: .string, value: .string)
    static let customers = Topic<String, String?>(
        compacted: TopicContract(name: "customers", partitions: 3, cleanup: .compact),
        key: .string, value: .string)
    static let matched = Topic<String, String>(
        TopicContract(name: "matched", partitions: 2), key: .string, value: .string)

    static let emit = Join.enrich(
        "sample-wait", by: .string, Each(orders), with: Latest(customers),
        waiting: .atMost(3, for: .seconds(5)), otherwise: .emit, writing: matched
    ) { order, customer in "\(order.value) of \(customer ?? "nobody")" }

    static let drop = Join.enrich(
        "sample-wait", by: .string, Each(orders), with: Latest(customers),
        waiting: .atMost(3, for: .seconds(5)), otherwise: .drop, writing: matched
    ) { order, customer in "\(order.value) of \(customer)" }

    static let stop = Join.enrich(
        "sample-wait", by: .string, Each(orders), with: Latest(customers),
        waiting: .atMost(3, for: .seconds(5)), otherwise: .stop, writing: matched
    ) { order, customer in "\(order.value) of \(customer)" }
}

@Suite("A join that waits, on the test harness") struct WaitingJoinTests {
    private func given(_ join: Join) throws -> StepTest {
        let start = StepTest.timestamp
        return try StepTest(join).given("1", on: Waiting.orders, key: "a")
            .given("ann", on: Waiting.customers, key: "a", timestamp: start + 3_000)
            .given("2", on: Waiting.orders, key: "b", timestamp: start + 4_000)
            .given("3", on: Waiting.orders, key: "a", timestamp: start + 6_000)
            .given("bob", on: Waiting.customers, key: "b", timestamp: start + 10_000)
            .given("4", on: Waiting.orders, key: "c", timestamp: start + 10_000)
    }

    // In the order of the records: 1 goes out with ann's row, 2 was over before bob's, 4 in the end.
    @Test("a row that comes in time is joined, and one that comes too late isn't")
    func time() throws {
        let run = try given(Waiting.emit).run()
        let outputs = try run.outputs(Waiting.matched)
        #expect(outputs.map(\.value) == ["1 of ann", "2 of nobody", "3 of ann", "4 of nobody"])
        #expect(outputs.map(\.key) == ["a", "b", "a", "c"])
        let start = StepTest.timestamp
        #expect(
            outputs.map(\.timestamp) == [start, start + 4_000, start + 6_000, start + 10_000])
        #expect(
            try given(Waiting.drop).run().outputs(Waiting.matched).map(\.value)
                == ["1 of ann", "3 of ann"])
    }

    @Test("a stop at a bound names the record that waited in vain")
    func stops() throws {
        let stop = try given(Waiting.stop).runUntilStop().stop
        #expect(stop?.index == 2 && stop?.topic == "orders")
    }

    @Test("it holds under faults, whatever time they take")
    func holds() throws {
        try given(Waiting.emit).holds(seeds: 40)
        try given(Waiting.drop).holds(seeds: 20)
    }
}
