/// Tests of joins as an author declares them: through router, intermediate topic and joining half.

import Flows
import FlowsRuntime
import FlowsTesting
import Testing

@Suite("Joins")
struct JoinTests {
    @Test("A26 records of two topics meet under the join's key, each source's in their order")
    func meet() {
        let run = JoinRun(SampleJoins.match())
        for i in 0..<40 {
            run.append("orders", "ab".map(String.init)[i % 2], "o\(i)")
            run.append("payments", "x", "\(i % 3 == 0 ? "a" : "b"):\(i)")
        }
        run.run()
        #expect(run.stops.isEmpty, "\(run.stops)")
        let a = (run.state("a") ?? "").split(separator: ",")
        #expect(a.filter { $0.hasPrefix("o") } == (0..<20).map { "o\($0 * 2)" })
        #expect(a.filter { $0.hasPrefix("a:") } == (0..<14).map { "a:\($0 * 3)" })
        #expect(run.outputs("matched").count == 80)
        #expect(run.outputs("matched").last { $0.keyText == "a" }?.text == run.state("a"))
    }

    @Test("a state that is assigned nil is gone")
    func delete() {
        let run = JoinRun(SampleJoins.match())
        run.append("orders", "a", "1")
        run.run()
        #expect(run.state("a") == "1")
        run.append("payments", "x", "a:end")
        run.run()
        #expect(run.database.state("a")?.value == nil)
        #expect(run.outputs("matched").map(\.text) == ["1", "deleted"])
    }

    @Test("a function sees its source's record; outputs have the join's key and the source's time")
    func visible() {
        let run = JoinRun(SampleJoins.tell)
        for _ in 0..<2 {
            run.broker.append(
                LogRecord(timestamp: 1_699_999_999_000, key: [1], value: [2]),
                to: TopicPartition("orders", 2))
        }
        run.run()
        let outputs = run.outputs("matched")
        #expect(outputs.map(\.text).last == "orders[2]@1 1699999999000 [1] [2]")
        #expect(outputs.map(\.keyText) == ["joined", "joined"])
        #expect(outputs.map(\.timestamp) == [1_699_999_999_000, 1_699_999_999_000])
        // Its place is the intermediate topic's: that is what readers compare.
        let identities = outputs.compactMap(\.identity).map { $0.split(separator: " ") }
        #expect(
            identities.map { $0[1...3].joined(separator: " ") + " \($0[5]) \($0[6])" }.sorted()
                == [
                    "order-tell order-tell-route \(identities[0][3]) 0 0",
                    "order-tell order-tell-route \(identities[0][3]) 1 0",
                ])
    }

    // Protects the envelope's optional fields: written without a presence null would come out empty.
    @Test("A13 null, empty and absent stay three things through the intermediate topic")
    func nulls() {
        let run = JoinRun(SampleJoins.tell)
        let headers = [
            LogHeader("a", nil), LogHeader("a", []), LogHeader("b", Array("x".utf8)),
            LogHeader("traceparent", Array("00-1-2-01".utf8)),
        ]
        for (key, value) in [(nil, nil), ([], []), (nil, []), ([], nil)] as [([UInt8]?, [UInt8]?)] {
            run.append("orders", LogRecord(timestamp: 5, key: key, value: value, headers: headers))
        }
        run.append("orders", LogRecord(timestamp: 5, key: [1], value: [2]))
        run.run()
        let outputs = run.outputs("matched")
        let texts = outputs.map {
            $0.text.split(separator: " ").dropFirst(2).joined(separator: " ")
        }
        #expect(texts == ["null null", "[] []", "null []", "[] null", "[1] [2]"])
        #expect(outputs.map(\.others) == [headers, headers, headers, headers, []])
        #expect(run.outputs("order-tell-route").allSatisfy { $0.others.isEmpty })
    }

    // MARK: Repeats

    // Protects `identity`: on the intermediate topic's offsets alone each repeat would count.
    @Test("A3 a source's record that the router publishes twice changes the state once")
    func routerTwice() {
        #expect(routerTwice(.all) == "o,p")
        #expect(routerTwice(.all.removing(.identity)) == "o,p,o,p")
    }

    private func routerTwice(_ protections: Protections) -> String {
        let run = JoinRun(SampleJoins.match(), protections: protections)
        run.run()
        let before = run.broker.committed("order-match-route", "orders")
        run.append("orders", "a", "o")
        run.append("orders", "a", "p")
        run.run()
        // Killed before it had committed what it published, it begins where it had begun.
        run.broker.setCommitted(
            "order-match-route", "orders", offset: before?.offset,
            metadata: before?.metadata ?? "")
        run.run()
        #expect(run.outputs("order-match-route").count == 4)
        return run.state("a") ?? ""
    }

    @Test("A3 a source's record that its own writer published twice changes the state once")
    func sourceTwice() {
        let run = JoinRun(SampleJoins.match())
        for offset in [1, 2, 1, 2] {
            let identity = LogHeader("flows-origin", Array("1 a in 0 5 \(offset) 0".utf8))
            run.append("orders", .of("a", "o\(offset)", [identity]))
        }
        run.run()
        #expect(run.state("a") == "o1,o2")
        #expect(run.outputs("order-match-route").count == 2)
    }

    @Test("A55 a router that lost its place begins again, and from there it is at least once")
    func routerLost() {
        let run = JoinRun(SampleJoins.match())
        run.append("orders", "a", "o")
        run.run()
        run.broker.setCommitted("order-match-route", "orders", offset: nil)
        run.run()
        #expect(run.state("a") == "o,o")
    }

    // Protects `latestPosition`: a fresh generation makes an old value look new to the joining half.
    @Test("A3 the same of a source that is read .latest: its old values stay old")
    func latestLost() {
        #expect(latestLost(.all) == "new")
        #expect(latestLost(.all.removing(.latestPosition)) == "old")
    }

    private func latestLost(_ protections: Protections) -> String {
        let run = JoinRun(SampleJoins.enrich, protections: protections)
        run.append("customers", "a", "old")
        run.append("customers", "a", "new")
        run.run()
        // Read again from the start; the cleaner has taken nothing yet. It stops half way.
        run.broker.setCommitted("order-enrich-route", "customers", offset: nil)
        run.broker.append(
            run.broker.records("order-enrich-route")[0].routed(generation: 1_900_000_000_000),
            to: TopicPartition("order-enrich-route", 0))
        run.run("order-enrich")
        return run.state("a") ?? ""
    }

    @Test("A63 an old repeat of a .latest source doesn't replace a younger value, nor revive one")
    func latest() {
        let run = JoinRun(SampleJoins.enrich)
        func customer(_ offset: Int, _ value: String?) {
            let identity = LogHeader("flows-origin", Array("1 a in 0 5 \(offset) 0".utf8))
            run.append("customers", .of("a", value, [identity]))
        }
        customer(1, "Ann")
        customer(2, "Bea")
        customer(1, "Ann")
        run.run()
        #expect(run.state("a") == "Bea")
        customer(3, nil)
        run.run()
        customer(2, "Bea")
        run.append("orders", "a", "7")
        run.run()
        #expect(run.state("a") == nil)
        #expect(
            run.outputs("matched").map(\.text) == [
                "customer Ann", "customer Bea", "customer gone", "7 of nobody",
            ])
        // The row stays for what it knows of positions.
        #expect(run.database.state("a")?.value?.isEmpty == false)
    }

    // Protects the copy in StatefulLoop: noted before the function, a position would outlive its failure.
    @Test("A27 a .latest record whose function throws isn't taken for a repeat after the fix")
    func latestFails() {
        let isBroken = Flag()
        let join = Join(
            "order-enrich", by: .string, state: Codec<String>.string, writing: SampleJoins.matched
        ) {
            Source(SampleJoins.customers) { record, customer, matched in
                if record.value == "Bea", isBroken.isSet { throw Refused() }
                customer = record.value
            }
        }
        let run = JoinRun(join)
        run.append("customers", "a", "Ann")
        run.append("customers", "a", "Bea")
        isBroken.isSet = true
        run.run()
        #expect(run.stops["order-enrich"]?.stage == "apply")
        #expect(run.state("a") == "Ann")
        isBroken.isSet = false
        run.run()
        #expect(run.state("a") == "Bea")
    }

    // MARK: Direct

    @Test("a copartitioned join reads its sources themselves, each .latest one by its positions")
    func copartitioned() {
        let join = Join(
            "order-enrich", by: .string, state: Codec<String>.string,
            writing: SampleJoins.matched, partitioning: .copartitioned
        ) {
            Source(SampleJoins.orders) { order, customer, matched in
                matched.emit("\(order.source)@\(order.offset) of \(customer ?? "nobody")")
            }
            Source(SampleJoins.customers) { record, customer, _ in customer = record.value }
        }
        #expect(join.outline.mistakes == [])
        let run = JoinRun(join)
        let identity = LogHeader("flows-origin", Array("1 a in 0 5 1 0".utf8))
        run.append("customers", .of("a", "Ann", [identity]))
        run.run()
        run.append("customers", "a", "Bea")
        run.append("customers", .of("a", "Ann", [identity]))
        run.run()
        run.append("orders", "a", "7")
        run.run()
        #expect(run.stops.isEmpty, "\(run.stops)")
        #expect(run.outputs("matched").map(\.text) == ["orders[0]@0 of Bea"])
        let identityOfOutput = run.outputs("matched").first?.identity ?? ""
        #expect(identityOfOutput.hasPrefix("1 order-enrich orders 0 "))
    }
}

/// A switch that a step's function looks at.
private final class Flag: @unchecked Sendable {
    var isSet = false
}

extension LogRecord {
    /// The same as a router of another generation would have written it.
    fileprivate func routed(generation: Int64) -> LogRecord {
        var fields = (identity ?? "").split(separator: " ").map(String.init)
        fields[4] = String(generation)
        var record = self
        record.headers = [
            LogHeader("flows-origin", Array(fields.joined(separator: " ").utf8))
        ]
        return record
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
                .map { [UInt8]($0) }
        }.map { String(decoding: $0, as: UTF8.self) }
    }
}
