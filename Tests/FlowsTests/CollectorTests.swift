/// Tests of the typed collector: groups, states, keys, policies and the harness, as an author meets them.

import Flows
import FlowsRuntime
import Testing

@testable import FlowsTesting

@Suite("Typed collectors")
struct CollectorTests {
    struct Order: Sendable, Equatable {
        var sku: String
        var count: Int64
    }

    static let codec = Codec<Order>(name: "order") { bytes throws(CodecError) in
        let parts = String(decoding: bytes, as: UTF8.self).split(separator: " ")
        guard parts.count == 2, let count = Int64(parts[1]) else { throw CodecError("no order") }
        return Order(sku: String(parts[0]), count: count)
    } encode: { order, out throws(CodecError) in
        if order.count < 0 { throw CodecError("a negative count") }
        out.append("\(order.sku) \(order.count)")
    }
    static let ordered = Topic<String, Order>(
        TopicContract(name: "in", partitions: 2), key: .string, value: codec)
    static let wanted = Topic<String, Order>(
        TopicContract(name: "out", keyField: "sku"), key: .string, value: codec,
        keyOfValue: { $0.sku })
    static let plain = Topic<String, Order>(
        TopicContract(name: "out"), key: .string, value: codec)

    static let collect = Collector(
        "stock-collect", reading: ordered, writing: wanted,
        window: .records(10_000, within: .seconds(1)), by: \.sku, state: Int64.self
    ) { order, wanted in
        wanted = (wanted ?? 0) + order.value.count
    } emit: { sku, wanted in
        Order(sku: sku, count: wanted)
    }

    private func given(_ test: StepTest, _ orders: [(String, Int64)]) throws -> StepTest {
        var test = test
        for (number, order) in orders.enumerated() {
            test = try test.given(
                Order(sku: order.0, count: order.1), on: Self.ordered, key: "o",
                timestamp: StepTest.timestamp + Int64(number))
        }
        return test
    }

    @Test("run() hands over all records, then time closes the last window")
    func harness() throws {
        let run = try given(try StepTest(Self.collect), [("b", 1), ("a", 2), ("b", 3)]).run()
        let outputs = try run.outputs(Self.wanted)
        #expect(outputs.map(\.value) == [Order(sku: "b", count: 4), Order(sku: "a", count: 2)])
        #expect(outputs.map(\.key) == ["b", "a"])
        #expect(outputs.map(\.headers).allSatisfy { $0.isEmpty })
        #expect(outputs.map(\.timestamp) == [StepTest.timestamp + 2, StepTest.timestamp + 1])
    }

    @Test("holds() runs it under faults, with windows that every run cuts alike")
    func holds() throws {
        let orders = (0..<20).map { ("s\($0 % 3)", Int64($0)) }
        try given(try StepTest(Self.collect), orders).holds(seeds: 40)
    }

    @Test("holds() finds a collector that publishes windows which nobody knows of")
    func findsHalfWindows() throws {
        let orders = (0..<20).map { ("s\($0 % 3)", Int64($0)) }
        var test = try given(try StepTest(Self.collect), orders)
        // Without it an offset is committed before its window is out: outputs are lost.
        test.protections = .all.removing(.commitAfterAck)
        #expect(throws: StepTestError.self) { try test.holds(seeds: 200) }
    }

    @Test("the group is the key where the contract names none")
    func groupKey() throws {
        let step = Collector(
            "stock-collect", reading: Self.ordered, writing: Self.plain,
            window: .within(.seconds(1)), by: { $0.key }, state: [Int64].self
        ) { order, counts in
            counts = (counts ?? []) + [order.value.count]
        } emit: { _, counts in
            counts.count > 1 ? Order(sku: "all", count: counts.reduce(0, +)) : nil
        }
        let run = try given(try StepTest(step), [("b", 1), ("a", 2)])
            .given(Order(sku: "c", count: 1), on: Self.ordered, key: "alone").run()
        #expect(try run.outputs(Self.plain).map(\.key) == ["o"])
        #expect(try run.outputs(Self.plain).map(\.value.count) == [3])
    }

    @Test("A27 functions that throw: the record or the group's output is passed over, or it stops")
    func throwing() throws {
        func step(_ remedy: Remedy) -> Collector {
            Collector(
                "stock-collect", reading: Self.ordered, writing: Self.wanted,
                window: .within(.seconds(1)), by: \.sku, state: Int64.self, onError: remedy
            ) { order, wanted in
                wanted = (wanted ?? 0) + order.value.count
                if order.value.count == 13 { throw Refused() }
            } emit: { sku, wanted in
                if wanted == 7 { throw Refused() }
                return Order(sku: sku, count: wanted == 8 ? -1 : wanted)
            }
        }
        let orders: [(String, Int64)] = [("a", 1), ("a", 13), ("b", 7), ("c", 8), ("a", 2)]
        let run = try given(try StepTest(step(.skip)), orders).run()
        // The state is as if the one that threw had never been.
        #expect(try run.outputs(Self.wanted).map(\.value) == [Order(sku: "a", count: 3)])
        #expect(run.skipped.map(\.index) == [1, 2, 3])
        let stopped = try given(try StepTest(step(.stop)), orders).runUntilStop()
        #expect(stopped.stop?.index == 1 && stopped.stop?.stage == "apply")
        #expect(try stopped.outputs(Self.wanted).map(\.value) == [Order(sku: "a", count: 1)])
        let unemitted = try given(try StepTest(step(.stop)), Array(orders[2...])).runUntilStop()
        #expect(unemitted.stop?.stage == "encode")
        #expect(try unemitted.outputs(Self.wanted).isEmpty)
    }

    @Test("A27 a group that can't be told, a value that can't be read: their stages")
    func stages() throws {
        let step = Collector(
            "stock-collect", reading: Self.ordered, writing: Self.wanted,
            window: .within(.seconds(1)),
            by: { (order: Order) in
                if order.sku == "bad" { throw Refused() }
                return order.sku
            }, state: Int64.self
        ) { _, wanted in
            wanted = 1
        } emit: {
            Order(sku: $0, count: $1)
        }
        let run = try given(try StepTest(step), [("bad", 1)]).runUntilStop()
        #expect(run.stop?.stage == "key")
        let malformed = try StepTest(step).given(
            keyBytes: [1], valueBytes: [2], on: Self.ordered
        ).runUntilStop()
        #expect(malformed.stop?.stage == "decode")
    }

    @Test("A10 A32 A57 A66 bounds, keys and inputs that can't be are refused")
    func mistakes() {
        func mistakes(_ window: WindowBounds) -> [String] {
            Collector(
                "a", reading: SampleSteps.compacted, writing: SampleSteps.output, window: window,
                by: { (record: borrowing Record<String, String?>) in record.offset },
                state: Int.self
            ) { _, _ in
            } emit: { _, _ in
                nil
            }.outline.mistakes
        }
        let found = mistakes(.records(0, within: .zero, bytes: -1))
        #expect(found.count { $0.contains("would never close") } == 2)
        #expect(found.contains { $0.contains("at most 24 h") })
        #expect(found.contains { $0.contains("nothing says the key") })
        #expect(found.contains { $0.contains("which is compacted") })
        let latest = Collector(
            "a", reading: Reading.latest(SampleSteps.compacted), writing: SampleSteps.output,
            window: .keys(1), by: { $0.key }, state: Int.self
        ) { _, _ in
        } emit: { _, _ in
            nil
        }
        #expect(latest.outline.mistakes.count == 1)
        #expect(latest.outline.mistakes.first?.contains(".latest") == true)
        #expect(Self.collect.outline.mistakes.isEmpty)
    }
}
