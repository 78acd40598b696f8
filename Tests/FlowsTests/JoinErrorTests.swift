/// Tests of what goes wrong in a join: in its declaration, its router and its joining half.

import Flows
import FlowsRuntime
import FlowsTesting
import Testing

@Suite("Joins that go wrong")
struct JoinErrorTests {
    // MARK: Records

    struct Bad: Sendable, CustomTestStringConvertible {
        let topic: String
        let key: [UInt8]?
        let value: [UInt8]?
        let half: String
        let stage: String
        let words: String
        var testDescription: String { "\(topic) \(half) \(stage) \(words)" }
    }

    static let bad: [Bad] = [
        // In the router: what has a key function is read there.
        Bad(
            topic: "payments", key: nil, value: [0xff], half: "order-match-route",
            stage: "decode", words: "UTF-8"),
        Bad(
            topic: "payments", key: nil, value: nil, half: "order-match-route", stage: "decode",
            words: "null"),
        Bad(
            topic: "payments", key: [], value: Array("throw".utf8), half: "order-match-route",
            stage: "key", words: "threw"),
        Bad(
            topic: "payments", key: [], value: Array("x".utf8), half: "order-match-route",
            stage: "key", words: "no key"),
        Bad(
            topic: "orders", key: nil, value: [], half: "order-match-route", stage: "key",
            words: "key is null"),
        // In the joining half.
        Bad(
            topic: "orders", key: [0xff], value: [], half: "order-match", stage: "key",
            words: "UTF-8"),
        Bad(
            topic: "orders", key: [97], value: [0xff], half: "order-match", stage: "decode",
            words: "UTF-8"),
        Bad(
            topic: "orders", key: [97], value: Array("throw".utf8), half: "order-match",
            stage: "apply", words: "threw"),
        Bad(
            topic: "order-match-route", key: [97], value: [1, 2, 3], half: "order-match",
            stage: "decode", words: "no envelope"),
        Bad(
            topic: "order-match-route", key: [97], value: nil, half: "order-match",
            stage: "decode", words: "no envelope"),
        Bad(
            topic: "order-match-route", key: [97], value: [0x0a, 0x01, 0x61],
            half: "order-match", stage: "decode", words: "no source of the join"),
    ]

    // Protects the order of the error's checks in both loops: a trap would be a crash loop, a `continue` a loss.
    @Test(
        "A27 a record that can't be handled stops its half, or is passed over and counted",
        arguments: bad)
    func record(bad: Bad) {
        for remedy in [Remedy.stop, .skip] {
            let run = JoinRun(SampleJoins.match(remedy))
            run.append("orders", "a", "1")
            run.run()
            run.append(bad.topic, LogRecord(timestamp: 5, key: bad.key, value: bad.value))
            run.append("orders", "a", "2")
            run.run()
            if remedy == .skip {
                #expect(run.stops.isEmpty, "\(run.stops)")
                #expect(run.state("a") == "1,2")
                #expect(run.skips.count == 1, "\(run.skips)")
                #expect(run.skips.allSatisfy { $0.contains(bad.stage) && $0.contains(bad.words) })
            } else {
                #expect(run.stops.keys.sorted() == [bad.half], "\(run.stops)")
                #expect(run.stops[bad.half]?.stage == bad.stage)
                #expect(run.stops[bad.half]?.message.contains(bad.words) == true)
                #expect(run.skips.isEmpty)
            }
        }
    }

    @Test("A27 a .latest record whose identity can't be read is an error in the router")
    func identity() {
        let run = JoinRun(SampleJoins.enrich)
        let header = LogHeader("flows-origin", Array("9 what".utf8))
        run.append("customers", .of("a", "Ann", [header]))
        run.run()
        #expect(run.stops["order-enrich-route"]?.stage == "decode")
        #expect(run.outputs("order-enrich-route").isEmpty)
    }

    @Test("A27 a state that can't be read doesn't make its key's records vanish")
    func state() {
        let run = JoinRun(SampleJoins.match())
        run.database.setState("a", "\u{1}\u{2}")
        run.append("orders", "a", "1")
        run.run()
        #expect(run.stops["order-match"]?.message.contains("state can't be read") == true)
    }

    // MARK: Declarations

    private typealias Sources = [Source<String, String, Void>]

    private func mistakes(
        _ name: String = "a", partitions: Int? = nil,
        partitioning: JoinPartitioning = .routed,
        @SourceBuilder<String, String, Void> _ sources: () -> [Source<String, String, Void>]
    ) -> [String] {
        Join(
            name, by: .string, state: Codec<String>.string, partitions: partitions,
            partitioning: partitioning, sources: sources
        ).outline.mistakes
    }

    @Test("A32 joins that are well are taken, and make what they need")
    func well() {
        let outline = SampleJoins.enrich.outline
        #expect(outline.mistakes == [])
        #expect(SampleJoins.match().outline.mistakes == [])
        #expect(SampleJoins.tell.outline.mistakes == [])
        #expect(outline.halves.map(\.name) == ["order-enrich-route", "order-enrich"])
        #expect(outline.router.map(\.runner) == ["router"])
        #expect(outline.router[0].inputs.map(\.mode) == [.every, .latest])
        #expect(outline.inputs.map(\.contract.name) == ["order-enrich-route"])
        #expect(SampleJoins.tell.outline.inputs[0].contract.partitions == 3)
    }

    @Test("A32 a join without a source is refused")
    func none() { #expect(mistakes {}.contains { $0.contains("no source") }) }

    @Test("A32 a topic twice is refused")
    func twice() {
        let found = mistakes {
            Source(SampleJoins.orders) { _, _ in }
            Source(SampleJoins.orders) { _, _ in }
        }
        #expect(found.contains { $0.contains("2 times") })
    }

    @Test("A32 a source whose records have another key than the join's needs a key function")
    func keys() {
        let numbers = Topic<Int64, String>(
            TopicContract(name: "numbers"), key: .integer, value: .string)
        #expect(mistakes { Source(numbers) { _, _ in } }.contains { $0.contains("int64") })
        #expect(mistakes { Source(numbers, key: \.self) { _, _ in } } == [])
        let keyless = Topic<String?, String>(
            TopicContract(name: "keyless"), optionalKey: .string, value: .string)
        #expect(mistakes { Source(keyless) { _, _ in } }.contains { $0.contains("no key") })
        #expect(mistakes { Source(keyless, key: \.self) { _, _ in } } == [])
    }

    @Test("A57 a join that reads every record of a compacted topic is refused")
    func compacted() {
        let every = Reading<String, String?>.every(SampleJoins.customers)
        #expect(mistakes { Source(every) { _, _ in } }.contains { $0.contains("compacted") })
    }

    @Test("A66 a join may read .latest: its router passes the identity on")
    func latest() {
        #expect(mistakes { Source(SampleJoins.customers) { _, _ in } } == [])
        #expect(mistakes { Source(Reading.latest(SampleJoins.orders)) { _, _ in } } == [])
    }

    // Positions are compared per join key: two records of one origin, with keys on two partitions,
    // come in any order, and the second one would be dropped as a repeat.
    @Test("A32 a .latest source with a key function is refused: its records would be lost")
    func latestByAnotherKey() {
        let found = mistakes { Source(SampleJoins.customers, key: { $0 }) { _, _ in } }
        #expect(found.contains { $0.contains("customers is read .latest and has a key function") })
        let latest = Reading.latest(SampleJoins.orders)
        #expect(!mistakes { Source(latest, key: \.self) { _, _ in } }.isEmpty)
        #expect(mistakes { Source(SampleJoins.orders, key: \.self) { _, _ in } } == [])
    }

    @Test("A32 a join that reads the topic of its own wakes as a source is refused")
    func ownWakes() {
        let own = Topic<String, String>(
            TopicContract(name: "a-wait"), key: .string, value: .string)
        for partitioning in [JoinPartitioning.routed, .copartitioned] {
            let join = Join.enrich(
                "a", by: .string, Each(own), with: Latest(SampleJoins.customers),
                waiting: .atMost(1, for: .seconds(1)), otherwise: .drop,
                writing: SampleJoins.matched, partitioning: partitioning
            ) { record, _ in record.value }
            #expect(join.outline.mistakes.contains { $0.contains("reads and writes a-wait") })
        }
    }

    @Test("A32 a copartitioned join that isn't is refused")
    func copartitioned() {
        func found(@SourceBuilder<String, String, Void> _ sources: () -> Sources) -> [String] {
            mistakes(partitioning: .copartitioned, sources)
        }
        let keyed = found { Source(SampleJoins.orders, key: \.self) { _, _ in } }
        #expect(keyed.contains { $0.contains("key function for orders") })
        let wide = Topic<String, String>(
            TopicContract(name: "wide", partitions: 4), key: .string, value: .string)
        let counts = found {
            Source(SampleJoins.orders) { _, _ in }
            Source(wide) { _, _ in }
        }
        #expect(counts.contains { $0.contains("orders 1, wide 4") })
        let direct = found {
            Source(SampleJoins.orders) { _, _ in }
            Source(SampleJoins.payments) { _, _ in }
        }
        #expect(direct == [])
    }

    @Test("A32 a join that writes a source of its own is refused")
    func loop() {
        let join = Join(
            "a", by: .string, state: Codec<String>.string, writing: SampleJoins.orders
        ) {
            Source(SampleJoins.orders) { _, _, _ in }
        }
        #expect(join.outline.mistakes.contains { $0.contains("feed itself") })
    }

    @Test("A32 a join's name leaves room for its router's")
    func name() {
        func found(_ count: Int) -> [String] {
            mistakes(String(repeating: "a", count: count)) {
                Source(SampleJoins.orders) { _, _ in }
            }
        }
        #expect(found(57) == [])
        #expect(found(58).contains { $0.contains("-route") })
        #expect(found(64).contains { $0.contains("DNS label") })
    }
}
