/// Tests of joins, and of steps that come back to their records later, on the test harness.

import FlowsCore
import FlowsRuntime
import Testing

@testable import Flows
@testable import FlowsTesting

private enum Joined {
    static let orders = Topic<String, String>(
        TopicContract(name: "orders", partitions: 3), key: .string, value: .string)
    /// Values are `order:amount`, keys something else.
    static let payments = Topic<Int64, String>(
        TopicContract(name: "payments", partitions: 2), key: .integer, value: .string)
    static let bills = Topic<String, String>(
        TopicContract(name: "bills", partitions: 3), key: .string, value: .string)
    static let matched = Topic<String, String>(
        TopicContract(name: "matched", partitions: 3), key: .string, value: .string)
    static let noted = Topic<[UInt8]?, String>(
        TopicContract(name: "noted", partitions: 3), optionalKey: .bytes, value: .string)

    static func order(of payment: String) throws -> String? {
        if payment == "nonsense" { throw Samples.Refused() }
        return payment.firstIndex(of: ":").map { String(payment[..<$0]) }
    }

    /// What it makes depends on the order in which the sources' records come.
    static func match(_ remedy: Remedy = .stop) -> Join {
        Join(
            "sample-match", by: .string, state: Codec<String>.string, writing: matched, noted,
            onError: remedy
        ) {
            Source(orders) { order, list, matched, noted in
                if order.value == "bad" { throw Samples.Refused() }
                list = (list ?? "") + order.value
                matched.emit(list ?? "")
            }
            Source(payments, key: order) { payment, list, matched, noted in
                list = (list ?? "") + payment.value
                matched.emit(list ?? "")
                noted.emit(payment.source.topic)
            }
        }
    }

    static let direct = Join(
        "sample-direct", by: .string, state: Codec<String>.string, writing: matched,
        partitioning: .copartitioned
    ) {
        Source(orders) { order, list, matched in
            list = (list ?? "") + order.value
            matched.emit(list ?? "")
        }
        Source(bills) { bill, list, matched in
            list = (list ?? "") + bill.value
            matched.emit(list ?? "")
        }
    }
}

@Suite("Joins on the test harness") struct JoinStepTests {
    private func given(_ remedy: Remedy = .stop) throws -> StepTest {
        try StepTest(Joined.match(remedy))
            .given("1", on: Joined.orders, key: "a")
            .given("a:2", "b:3", on: Joined.payments, key: 7)
            .given("4", on: Joined.orders, key: "b")
            .given("5", on: Joined.orders, key: "a")
            .given("a:6", on: Joined.payments, key: 8)
    }

    @Test("records of all sources are given, and outputs and states are as the functions see them")
    func run() throws {
        let run = try given().run()
        #expect(
            try run.outputs(Joined.matched).map(\.value) == [
                "1", "1a:2", "b:3", "b:34", "1a:25", "1a:25a:6",
            ])
        #expect(try run.outputs(Joined.matched).map(\.key) == ["a", "a", "b", "b", "a", "a"])
        #expect(try run.outputs(Joined.noted).map(\.value) == ["payments", "payments", "payments"])
        #expect(try run.state(of: "a", as: Codec<String>.string) == "1a:25a:6")
        #expect(try run.state(of: "c", as: Codec<String>.string) == nil)
    }

    @Test("a topic that the join doesn't read is told from its sources, not from its own topic")
    func wrongTopic() throws {
        let error = #expect(throws: StepTestError.self) {
            try StepTest(Joined.match()).given("1", on: Joined.bills, key: "a")
        }
        #expect(error?.message == "sample-match doesn't read bills, but orders, payments")
    }

    // Protects: the way back through the intermediate topic, by which a message names what was given.
    @Test("what stops or is skipped in either half is the record that was given")
    func failures() throws {
        let stop = try given().given("bad", on: Joined.orders, key: "a").runUntilStop().stop
        #expect(stop?.index == 6 && stop?.topic == "orders" && stop?.stage == "apply")
        let routed = try given().given("nonsense", on: Joined.payments, key: 1).runUntilStop()
        #expect(routed.stop?.index == 6 && routed.stop?.topic == "payments")
        let run = try given(.skip).given("bad", on: Joined.orders, key: "a")
            .given("nonsense", on: Joined.payments, key: 1)
            .given("7", on: Joined.orders, key: "a").run()
        #expect(run.skipped.map(\.index) == [6, 7])
        #expect(run.skipped.map(\.topic) == ["orders", "payments"])
        #expect(try run.outputs(Joined.matched).last?.value == "1a:25a:67")
    }

    // Protects: `mayAppend` in `FaultyRun`, without which the sources' records meet in any order.
    @Test("A3 a join holds, with a hop and without, also where the order of its sources counts")
    func holds() throws {
        try given().holds(seeds: 60)
        try given(.skip).given("bad", on: Joined.orders, key: "a")
            .given("7", on: Joined.orders, key: "a").holds(seeds: 20)
        try StepTest(Joined.direct).given("1", "2", on: Joined.orders, key: "a")
            .given("3", on: Joined.bills, key: "a").given("4", on: Joined.orders, key: "a")
            .given("5", on: Joined.bills, key: "b").holds(seeds: 30)
    }

    // Protects: `identity` in both halves; what the router repeats is folded twice.
    @Test("a join that doesn't drop its router's repeats is found")
    func repeats() throws {
        var test = try given()
        test.protections = .all.removing(.identity)
        #expect(throws: StepTestError.self) { try test.holds(seeds: 60) }
    }
}

/// A step that looks at each record again five seconds later.
private struct Later: StepDeclaration {
    static let wait = Topic<String, String>(
        TopicContract(name: "sample-later-wait", partitions: 2), key: .string, value: .string)

    let outline = StepOutline(
        name: "sample-later", runner: "stateful",
        inputs: [
            TopicUse(Samples.input, mode: .every),
            TopicUse(Self.wait, mode: .every, delay: .seconds(5)),
        ], outputs: [TopicUse(Samples.output), TopicUse(Self.wait)],
        state: CodecUse(Codec<String>.string), table: nil, remedy: .stop,
        identity: .origin,
        kind: .stateful {
            StatefulPass(
                StatefulLoop(Codec<String>.string) { context in
                    let out = Output(TopicWriter(Samples.output, 0, context))
                    let wait = Output(TopicWriter(Self.wait, 1, context))
                    return TopicFold(Samples.input, context) { record, state in
                        if record.source.topic == "sample-later-wait" {
                            return out.emit("\(record.value) then \(state ?? "")")
                        }
                        state = (state ?? "") + record.value
                        wait.emit(record.value, timestamp: record.timestamp)
                    }
                })
        })
}

@Suite("Delayed records on the test harness") struct DelayedStepTests {
    private func given() throws -> StepTest {
        let start = StepTest.timestamp
        return try StepTest(Later()).given("1", on: Samples.input, key: "a")
            .given("2", on: Samples.input, key: "a", timestamp: start + 3_000)
            .given("3", on: Samples.input, key: "b", timestamp: start + 4_000)
            .given("4", on: Samples.input, key: "a", timestamp: start + 6_000)
    }

    @Test("time goes by the timestamps of what is given, and on when all is in")
    func order() throws {
        let run = try given().run()
        // In the order of the records that they were made of: the first one waits until 5 s.
        #expect(
            try run.outputs(Samples.output).map(\.value) == [
                "1 then 12", "2 then 124", "3 then 3", "4 then 124",
            ])
        #expect(throws: StepTestError.self) { try run.outputs(Later.wait) }
    }

    @Test("a step that waits holds: faults that take time don't let its time pass")
    func holds() throws { try given().holds(seeds: 40) }
}
