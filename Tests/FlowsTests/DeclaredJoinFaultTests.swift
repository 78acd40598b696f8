/// The declared joins as their authors test them, and under faults: crashes, rebalances, zombies.

import Flows
import FlowsTesting
import Testing

@Suite struct DeclaredJoinFaultTests {
    @Test("last with last ends as it would without faults")
    func latest() throws {
        try StepTest(Joins.card)
            .given("Ada", on: Joins.people, key: "a")
            .given("Rome", "Oslo", on: Joins.addresses, key: "a")
            .given("Bob", on: Joins.people, key: "b")
            .given(nil, on: Joins.people, key: "a")
            .given(nil, on: Joins.addresses, key: "a")
            .given("Ada", on: Joins.people, key: "a")
            .holds(seeds: 40)
    }

    @Test("first with first is made once, whatever fails")
    func first() throws {
        try StepTest(Joins.pay)
            .given("book", "pen", on: Joins.orders, key: "a")
            .given("card", on: Joins.payments, key: "b")
            .given("cash", "card", on: Joins.payments, key: "a")
            .given("ink", on: Joins.orders, key: "b")
            .holds(seeds: 40)
    }

    private func waiting(_ last: Duration) throws -> StepTest {
        let start = StepTest.timestamp
        return try StepTest(Joins.address)
            .given("a", "a", "b", on: Joins.orders, key: "x")
            .given("Rome", on: Joins.addresses, key: "a", timestamp: start + 1000)
            .given("a", on: Joins.orders, key: "y", timestamp: start + 2000)
            .given("Oslo", on: Joins.addresses, key: "b", timestamp: start + last.inMilliseconds)
            .given("b", on: Joins.orders, key: "z", timestamp: start + last.inMilliseconds)
    }

    @Test("a record whose row comes in time is joined, one whose row comes late isn't")
    func time() throws {
        let early = try waiting(.seconds(590)).run()
        #expect(
            try early.outputs(Joins.addressed).map(\.value)
                == ["x to Rome", "x to Rome", "y to Rome", "x to Oslo", "z to Oslo"])
        let late = try waiting(.seconds(610)).run()
        #expect(
            try late.outputs(Joins.addressed).map(\.value)
                == ["x to Rome", "x to Rome", "y to Rome", "z to Oslo"])
    }

    // Fails when a wake is lost, comes early, or is taken for another record's.
    @Test("what waits goes out once and in order, whatever fails", arguments: [590, 610])
    func waits(_ seconds: Int) throws {
        try waiting(.seconds(seconds)).holds(seeds: 40)
    }
}
