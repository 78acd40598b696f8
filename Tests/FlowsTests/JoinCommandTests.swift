/// Tests of what the commands make of a step with two halves.

import FlowsCore
import FlowsHTTP
import FlowsRuntime
import Foundation
import Synchronization
import Testing

@testable import Flows

/// A join by its outlines: what its declaration comes down to.
private enum Halves {
    static let orders = Topic<String, String>(
        TopicContract(name: "orders", partitions: 2), key: .string, value: .string)
    static let payments = Topic<String, String>(
        TopicContract(name: "payments", partitions: 3), key: .string, value: .string)
    static let join = Join(
        "order-match", by: .string, state: Codec<Int64>.integer, writing: SampleSteps.output
    ) {
        Source(orders) { _, _, _ in }
        Source(payments) { _, _, _ in }
    }.outline
    static let direct = Join(
        "order-direct", by: .string, state: Codec<Int64>.integer, writing: SampleSteps.output,
        partitioning: .copartitioned
    ) {
        Source(orders) { _, _, _ in }
        Source(payments) { _, _, _ in }
    }.outline
}

@Suite("Commands of a join")
struct JoinCommandTests {
    @Test("describe has the sources as inputs, the topic between, and what each part needs")
    func describe() throws {
        let text = Description.json(of: Halves.join)
        let found = try #require(
            try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
        func topics(_ name: String) -> [String] {
            (found[name] as? [[String: Any]])?.compactMap { $0["topic"] as? String } ?? []
        }
        #expect(topics("inputs") == ["orders", "payments"])
        #expect(topics("intermediate") == ["order-match-route"])
        #expect(topics("outputs") == ["out"])
        let parts = try #require(found["parts"] as? [[String: Any]])
        #expect(parts.map { $0["part"] as? String } == ["route", "join"])
        #expect(parts.map { $0["group"] as? String } == ["order-match-route", "order-match"])
        #expect(parts.map { $0["postgres"] as? Bool } == [false, true])
        let plain = Description.json(of: SampleSteps.count.outline)
        #expect(plain.contains(#""parts":[{"part":"all","group":"test-count""#))
        #expect(plain.contains(#""schema":"test_count""#) && !plain.contains("intermediate"))
    }

    @Test("run --part is understood in both spellings, for a join with two halves alone")
    func words() throws {
        for words in [["--part=route"], ["--part", "route"]] {
            #expect(try RunWords(words, Halves.join).part == .route)
        }
        #expect(try RunWords([String](), Halves.join).part == .all)
        let both = try RunWords(["--print-config", "--part=join"], Halves.join)
        #expect(both.part == .join && both.printsConfiguration)
        func mistake(_ words: [String], _ outline: StepOutline) -> String {
            do { _ = try RunWords(words, outline) } catch { return error.message }
            return ""
        }
        #expect(mistake(["--part=half"], Halves.join).contains("use one of all, route, join"))
        #expect(mistake(["--part"], Halves.join).contains("use one of"))
        #expect(mistake(["--parts"], Halves.join).contains("isn't understood"))
        #expect(mistake(["--part=all"], SampleSteps.count.outline).contains("leave it out"))
        #expect(mistake(["--part=all"], Halves.direct).contains("leave it out"))
        #expect(Help.text(Halves.join).contains("--part=route"))
        #expect(!Help.text(SampleSteps.count.outline).contains("--part"))
    }

    // Protects: `needsStore` by half. A router's Deployment would need a password that it never uses.
    @Test("the router's part runs without FLOWS_POSTGRES, the others don't")
    func withoutDatabase() throws {
        let environment = ["FLOWS_BROKERS": "localhost:1"]
        for half in RunPart.route.halves(of: Halves.join) {
            _ = try StepConfiguration(environment: environment, outline: half)
        }
        #expect(throws: ConfigurationError.self) {
            try StepConfiguration(environment: environment, outline: Halves.join)
        }
        #expect(RunPart.all.halves(of: Halves.join).map(\.needsStore) == [false, true])
        #expect(RunPart.join.halves(of: Halves.join).map(\.name) == ["order-match"])
        #expect(RunPart.all.halves(of: SampleSteps.echo.outline).map(\.name) == ["test-echo"])
    }

    @Test("a topic between the halves is told of once, and made once")
    func sharedTopic() {
        let check = ContractCheck(outline: Halves.join)
        let problems = check.problems(["orders": 2, "payments": 3, "out": 1]) { _ in nil }
        #expect(problems.count == 1)
        #expect(problems.first?.contains("order-match-route doesn't exist") == true)
        #expect(problems.first?.contains("`order-match migrate`") == true)
        #expect(
            Halves.join.contracts.map(\.name) == ["orders", "payments", "order-match-route", "out"])
        let router = ContractCheck(outline: Halves.join, halves: Halves.join.router)
        let counts = ["orders": 2, "payments": 3, "order-match-route": 3]
        #expect(router.problems(counts) { _ in nil }.isEmpty)
        let compacted = check.problems(counts.merging(["out": 1]) { $1 }) { topic in
            topic == "order-match-route" ? ["cleanup.policy": "compact"] : nil
        }
        #expect(compacted.count == 1)
    }

    // Protects: the comparison of the counts. A key's records would lie on different partitions of
    // the sources, and its state be made by two owners in turns.
    @Test("A32 sources joined without a hop must have the same partitions in the broker")
    func equalPartitions() {
        let check = ContractCheck(outline: Halves.direct)
        let problems = check.problems(["orders": 2, "payments": 3, "out": 1]) { _ in nil }
        #expect(problems.count == 1)
        #expect(problems.first?.contains("orders has 2, payments has 3") == true)
        #expect(check.problems(["orders": 3, "payments": 3, "out": 1]) { _ in nil }.isEmpty)
    }
}

@Suite("Halves in one process")
struct HalvesTests {
    @Test("A36 the probes answer for both halves, and name the one that isn't well")
    func probes() {
        let clock = SystemClock()
        let route = ProcessStatus(clock: clock, progressTimeout: .seconds(1))
        let join = ProcessStatus(clock: clock, progressTimeout: .seconds(1))
        let probes = Probes(halves: [("a-route", route), ("a", join)], metrics: Metrics())
        func answer(_ path: String) -> (Int, String) {
            let response = probes.answer(HTTPRequest(method: "GET", path: path))
            return (response.status, String(decoding: response.body, as: UTF8.self))
        }
        #expect(answer("/livez") == (200, "alive\n"))
        route.starting(nil)
        join.starting("Kafka: away")
        let startup = answer("/startupz")
        #expect(startup.0 == 503)
        #expect(startup.1.contains("a-route: waiting for the consumer group\n"))
        #expect(startup.1.contains("a: Kafka: away\n"))
        let one = Probes(halves: [("a", join)], metrics: Metrics())
        #expect(
            String(
                decoding: one.answer(HTTPRequest(method: "GET", path: "/startupz")).body,
                as: UTF8.self)
                == "Kafka: away\n")
    }

    @Test("the exit code is that of the half that failed first, else a deadline that passed")
    func exitCodes() {
        func failed(_ kind: StepStop.Kind) -> RunEnd {
            .failed(
                StepStop(
                    kind: kind, partition: TopicPartition("in", 0), offset: 1, message: "why"))
        }
        #expect(ExitCode([.stopped, .stopped]) == .done)
        #expect(ExitCode([failed(.record), .stopped]) == .record)
        #expect(ExitCode([failed(.lineage), .deadlinePassed]) == .lineage)
        #expect(ExitCode([failed(.environment), failed(.record)]) == .configuration)
        #expect(ExitCode([.stopped, .deadlinePassed]) == .deadline)
    }
}
