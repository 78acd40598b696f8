/// Tests of joins of a stream with a table: what waits, in which order it goes, and when it waits no more.

import Flows
import FlowsRuntime
import FlowsTesting
import Testing

@Suite struct EnrichJoinTests {
    private static let orders = Topic<String, String>(
        TopicContract(name: "orders"), key: .string, value: .string)
    private static let customers = Topic<String, String?>(
        compacted: TopicContract(name: "customers", cleanup: .compact), key: .string,
        value: .string)
    private static let full = Topic<String, String>(
        TopicContract(name: "full"), key: .string, value: .string)

    private static let emitting = Join.enrich(
        "order-full", by: .string, Each(orders), with: Latest(customers),
        waiting: .atMost(3, for: .seconds(60)), otherwise: .emit, writing: full
    ) { order, customer in "\(order.value)@\(order.offset) of \(customer ?? "nobody")" }

    private static func strict(_ end: WaitEnd, _ remedy: Remedy = .stop) -> Join {
        Join.enrich(
            "order-full", by: .string, Each(orders), with: Latest(customers),
            waiting: .atMost(3, for: .seconds(60)), otherwise: end, writing: full,
            onError: remedy
        ) { order, customer in
            if order.value == "poison" { throw RecordFailure(stage: "apply", message: "poison") }
            return order.value + " of " + customer
        }
    }

    private func texts(_ run: JoinRun) -> [String] { run.outputs("full").map(\.text) }

    @Test("a record goes out once, with the row that is there; a change of the row makes no output")
    func there() {
        let run = JoinRun(Self.emitting)
        #expect(run.outline.mistakes.isEmpty, "\(run.outline.mistakes)")
        run.append("customers", "a", "Ada")
        run.run()
        run.append("orders", "a", "1")
        run.run()
        run.append("customers", "a", "Bob")
        run.run()
        run.append("orders", "a", "2")
        run.run()
        #expect(texts(run) == ["1@0 of Ada", "2@1 of Bob"])
        #expect(run.outputs("order-full-wait").isEmpty)
    }

    @Test("what waits goes out in order when the row comes, with its own time and headers")
    func released() {
        let run = JoinRun(Self.emitting)
        for number in 1...3 {
            var record = LogRecord.of("a", "\(number)")
            record.timestamp = Int64(number)
            record.headers = [LogHeader("n", [UInt8(number)])]
            run.append("orders", record)
        }
        run.run()
        #expect(texts(run).isEmpty)
        run.append("customers", "a", "Ada")
        run.run()
        run.append("orders", "a", "4")
        run.run()
        #expect(texts(run) == ["1@0 of Ada", "2@1 of Ada", "3@2 of Ada", "4@3 of Ada"])
        let out = run.outputs("full")
        #expect(out.prefix(3).map(\.timestamp) == [1, 2, 3])
        #expect(out[1].headers.contains(LogHeader("n", [2])))
        // Each has an identity of its own, or a reader would drop all but the first.
        #expect(Set(out.map(\.identity)).count == 4)
    }

    // Fails when the wake topic isn't read, isn't delayed, or the wake is lost with a crash.
    @Test("the bound of time fires without another record of the key, also behind a crash")
    func time() {
        let run = JoinRun(Self.emitting)
        run.append("orders", "a", "1")
        // It dies when the record waits and the wake isn't out yet: the outbox has it.
        run.dies = "order-full"
        run.run()
        #expect(run.outputs("order-full-wait").isEmpty)
        run.run()
        #expect(run.outputs("order-full-wait").count == 1)
        run.clock.advance(by: .seconds(30))
        run.run()
        #expect(texts(run).isEmpty)
        run.append("orders", "a", "2")
        run.run()
        run.clock.advance(by: .seconds(31))
        run.run()
        #expect(texts(run) == ["1@0 of nobody"])
        // The second one's time isn't over with the first one's.
        run.clock.advance(by: .seconds(31))
        run.run()
        #expect(texts(run) == ["1@0 of nobody", "2@1 of nobody"])
        #expect(run.bytes("a") == nil)
    }

    @Test("a wake that comes late or twice takes nothing that has time left")
    func lateWake() {
        let run = JoinRun(Self.emitting)
        run.append("orders", "a", "1")
        run.run()
        run.append("customers", "a", "Ada")
        run.run()
        run.append("customers", "a", nil)
        run.run()
        run.clock.advance(by: .seconds(59))
        run.append("orders", "a", "2")
        run.run()
        // The first one's wake comes due, and a zombie's repeat of it too.
        for record in run.outputs("order-full-wait").prefix(1) {
            run.append("order-full-wait", record)
        }
        run.clock.advance(by: .seconds(10))
        run.run()
        #expect(texts(run) == ["1@0 of Ada"])
        run.clock.advance(by: .seconds(60))
        run.run()
        #expect(texts(run) == ["1@0 of Ada", "2@1 of nobody"])
    }

    @Test("the bound of count takes the one that waited longest, so that order stays")
    func count() {
        let run = JoinRun(Self.emitting)
        for number in 1...5 { run.append("orders", "a", "\(number)") }
        run.run()
        #expect(texts(run) == ["1@0 of nobody", "2@1 of nobody"])
        run.append("customers", "a", "Ada")
        run.run()
        #expect(texts(run).dropFirst(2) == ["3@2 of Ada", "4@3 of Ada", "5@4 of Ada"])
    }

    @Test("drop: without an output, counted once each")
    func drop() {
        let run = JoinRun(Self.strict(.drop))
        for number in 1...5 { run.append("orders", "a", "\(number)") }
        run.run()
        #expect(texts(run).isEmpty)
        #expect(run.counted("flows_waiting_dropped_total") == 2)
        run.clock.advance(by: .seconds(61))
        run.run()
        #expect(run.counted("flows_waiting_dropped_total") == 3)
        run.append("customers", "a", "Ada")
        run.run()
        run.append("orders", "a", "6")
        run.run()
        #expect(texts(run) == ["6 of Ada"])
    }

    @Test("stop: the step stops with a sentence, and goes on when the row has come meanwhile")
    func stop() {
        let run = JoinRun(Self.strict(.stop))
        run.append("orders", "a", "1")
        run.run()
        run.clock.advance(by: .seconds(61))
        run.run()
        #expect(run.stops["order-full"]?.message.contains("in vain") == true)
        run.append("customers", "a", "Ada")
        run.run("order-full-route")
        // The row's partition is read beside the wake's: one of the next runs takes it first.
        for _ in 0..<20 where texts(run).isEmpty { run.run() }
        #expect(texts(run) == ["1 of Ada"])
        run.run()
        #expect(run.stops.isEmpty, "\(run.stops)")
    }

    @Test("A27 one that waited and fails is passed over alone: neither row nor others go with it")
    func poison() {
        let run = JoinRun(Self.strict(.drop, .skip))
        run.append("orders", "a", "1")
        run.append("orders", "a", "poison")
        run.append("orders", "a", "3")
        run.run()
        run.append("customers", "a", "Ada")
        run.run()
        #expect(texts(run) == ["1 of Ada", "3 of Ada"])
        #expect(run.counted("flows_waiting_dropped_total") == 1)
        run.append("orders", "a", "4")
        run.run()
        #expect(texts(run).last == "4 of Ada")
    }

    // Fails when the failure of one stays behind it: the row would be passed over for its sake.
    @Test("A27 one that waited and whose output can't be encoded is passed over alone")
    func poisonOutput() {
        let picky = Codec<String>(name: "picky") { _ throws(CodecError) in
            ""
        } encode: { text, out throws(CodecError) in
            if text.hasPrefix("poison") { throw CodecError("it is picky") }
            out.append(text)
        }
        let join = Join.enrich(
            "order-full", by: .string, Each(Self.orders), with: Latest(Self.customers),
            waiting: .atMost(3, for: .seconds(60)), otherwise: .drop,
            writing: Topic<String, String>(
                TopicContract(name: "full"), key: .string, value: picky),
            onError: .skip
        ) { order, customer in "\(order.value) of \(customer)" }
        let run = JoinRun(join)
        for value in ["1", "poison", "3"] { run.append("orders", "a", value) }
        run.run()
        run.append("customers", "a", "Ada")
        run.run()
        #expect(texts(run) == ["1 of Ada", "3 of Ada"])
        #expect(run.skips == [])
        run.append("orders", "a", "4")
        run.run()
        #expect(texts(run).last == "4 of Ada")
    }

    @Test("a tombstone while records wait changes nothing for them; each says where it was read")
    func tombstoneMeanwhile() {
        let wide = Topic<String, String>(
            TopicContract(name: "orders", partitions: 2), key: .string, value: .string)
        let join = Join.enrich(
            "order-full", by: .string, Each(wide, key: { _ in "a" }), with: Latest(Self.customers),
            waiting: .atMost(9, for: .seconds(60)), otherwise: .emit, writing: Self.full
        ) { order, customer in "\(order.source)@\(order.offset) \(customer ?? "none")" }
        let run = JoinRun(join)
        run.broker.append(.of("x", "1"), to: TopicPartition("orders", 1))
        run.run()
        run.append("customers", "a", nil)
        run.run()
        run.append("orders", "y", "2")
        run.run()
        #expect(texts(run).isEmpty)
        run.append("customers", "a", "Ada")
        run.run()
        #expect(texts(run) == ["orders[1]@0 Ada", "orders[0]@0 Ada"])
    }

    @Test("A3 a redelivered record of the stream waits once, and goes out once")
    func redelivered() {
        let run = JoinRun(Self.emitting)
        var record = LogRecord.of("a", "1")
        record.headers = [LogHeader(Identity.header, Array("1 order-take in 0 7 1 0".utf8))]
        run.append("orders", record)
        run.append("orders", record)
        run.run()
        for copy in run.outputs("order-full-route") { run.append("order-full-route", copy) }
        run.run()
        run.append("customers", "a", "Ada")
        run.run()
        #expect(texts(run) == ["1@0 of Ada"])
    }

    @Test("the join's own topic is made by migrate, and is no one else's")
    func topics() {
        let outline = Self.emitting.outline
        #expect(outline.inputs.map(\.contract.name) == ["order-full-route", "order-full-wait"])
        #expect(outline.inputs.map(\.delay) == [.zero, .seconds(60)])
        #expect(outline.ownTopics.map(\.contract.name).contains("order-full-wait"))
        #expect(outline.results.map(\.contract.name) == ["full"])
    }

    @Test("A32 a compacted stream, and bounds that bound nothing, are refused")
    func refused() {
        let table = Topic<String, String?>(
            compacted: TopicContract(name: "orders", cleanup: .compact), key: .string,
            value: .string)
        let join = Join.enrich(
            "order-full", by: .string, Each(table), with: Latest(Self.customers),
            waiting: .atMost(0, for: .zero), otherwise: .emit, writing: Self.full
        ) { order, customer in (order.value ?? "") + (customer ?? "") }
        let mistakes = join.outline.mistakes
        #expect(mistakes.contains { $0.contains("takes each record of orders") })
        #expect(mistakes.contains { $0.contains("let 1 or more") })
        #expect(mistakes.contains { $0.contains("let them wait 1 ms or longer") })
    }
}

extension JoinRun {
    /// A counter's sum over the halves of the last run.
    func counted(_ name: String) -> Int {
        metrics.split(separator: "\n").filter { $0.hasPrefix(name) }
            .compactMap { $0.split(separator: " ").last.flatMap { Double($0) } }
            .reduce(0) { $0 + Int($1) }
    }
}
