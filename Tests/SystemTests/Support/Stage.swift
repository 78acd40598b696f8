/// A broker and a database for one test, with the example's topics and tables.

import FlowsCore
import FlowsKafka
import FlowsLocal
import FlowsPostgres
import Foundation
import Testing

final class Stage {
    enum Broker {
        case embedded, real
        /// A broker of the test's own making.
        case given(RealKafka)
    }

    static let steps = ["text-line-split", "text-word-count", "text-word-table"]
    static let topics = Dictionary(
        uniqueKeysWithValues: [
            "text-line", "text-word-seen", "text-word-counted", "text-word-typed",
            "text-word-join-route", "text-word-described", "text-type-seen",
            "text-type-counted", "object-chunk", "object-assembled", "object-refused",
        ].map { ($0, 4) })

    let embedded: EmbeddedBroker?
    let kafka: RealKafka?
    let brokers: String
    let server: PrivatePostgres
    let postgres: String
    private let folder = try? Folder()

    init(
        _ kind: Broker = .embedded, migrates: Bool = true, steps: [String] = Stage.steps
    ) throws {
        guard let folder else { throw Waited(description: "no folder can be made") }
        switch kind {
        case .embedded:
            let broker = try EmbeddedBroker(partitionsByTopic: Self.topics)
            (embedded, kafka, brokers) = (broker, nil, broker.bootstrap)
        case .real:
            let kafka = try RealKafka(
                home: Programs.kafkaHome ?? "", folder: folder.url.appending(path: "kafka"))
            (embedded, self.kafka, brokers) = (nil, kafka, kafka.brokers)
        case .given(let kafka):
            (embedded, self.kafka, brokers) = (nil, kafka, kafka.brokers)
        }
        server = try PrivatePostgres(
            folder: folder.url.appending(path: "postgres"), options: .init(fsync: false))
        postgres = server.conninfo
        guard migrates else { return }
        for step in steps { try migrate(step) }
    }

    deinit {
        embedded?.close()
        kafka?.stop()
        server.stop()
    }

    func migrate(_ step: String) throws {
        let report = try ChildProcess.run(
            Programs.path(step), ["migrate"], environment: environment(), within: 90)
        guard report.end == .exit(0) else { throw Waited(description: report.error) }
    }

    /// What a step gets; `more` wins.
    func environment(port: Int = 0, _ more: [String: String] = [:]) -> [String: String] {
        var all = [
            "PATH": ProcessInfo.processInfo.environment["PATH"] ?? "",
            "FLOWS_BROKERS": brokers, "FLOWS_POSTGRES": postgres,
            "FLOWS_HTTP_PORT": String(port), "FLOWS_HTTP_ADDRESS": "127.0.0.1",
            "FLOWS_LOG_FORMAT": "text", "FLOWS_STOP_DEADLINE": "10s",
        ]
        if embedded != nil {
            all["FLOWS_KAFKA_SESSION_TIMEOUT_MS"] = "4000"
            all["FLOWS_KAFKA_HEARTBEAT_INTERVAL_MS"] = "300"
            all["FLOWS_KAFKA_FETCH_WAIT_MAX_MS"] = "10"
        }
        return all.merging(more) { $1 }
    }

    func start(
        _ step: String, _ more: [String: String] = [:], words: [String] = []
    ) throws -> RunningStep {
        let port = try Loopback.freePorts(1)[0]
        return RunningStep(
            child: try Child(step, words, environment: environment(port: port, more)), port: port)
    }

    /// All steps of the example, ready; together, since each waits for its group on its own.
    func startAll() throws -> [RunningStep] {
        let steps = try Self.steps.map { try start($0) }
        for step in steps { try step.waitUntilReady() }
        return steps
    }

    /// Whatever is down, each stop ends inside the deadline (10 s here), by 0 or 75.
    static func expectStops(_ steps: [RunningStep]) throws {
        let began = Date()
        for step in steps { step.child.signal(SIGTERM) }
        for step in steps {
            let end = try step.child.wait(for: 14)
            #expect(end == .exit(0) || end == .exit(75), "\(end) \(step.child.text)")
            #expect(Date().timeIntervalSince(began) < 12)
        }
    }

    /// Nothing is down: each stop ends by 0.
    static func stopInOrder(_ steps: [RunningStep]) throws {
        for step in steps { step.child.signal(SIGTERM) }
        for step in steps { #expect(try step.child.wait() == .exit(0), "\(step.child.text)") }
    }

    /// Waits until each of these steps has committed all that its topics have, in this order.
    func waitUntilSettled(
        _ steps: [(step: String, topic: String)] = [
            ("text-line-split", "text-line"), ("text-word-count", "text-word-seen"),
            ("text-word-table", "text-word-counted"),
        ], within seconds: Double = 90
    ) throws {
        for (step, topic) in steps {
            let log = try KafkaLog(
                configuration: KafkaConfiguration(brokers: brokers, groupID: step),
                logger: Logger(level: .critical, format: .text))
            defer { _ = log.close(deadline: .seconds(2)) }
            let partitions = (0..<Int32(Self.topics[topic] ?? 0)).map { TopicPartition(topic, $0) }
            try eventually("\(step) to commit all of \(topic)", within: seconds) {
                guard let facts = try? log.facts(of: partitions, timeout: .seconds(5)) else {
                    return false
                }
                return facts.count == partitions.count
                    && facts.values.allSatisfy { ($0.committed ?? 0) >= $0.high }
            }
        }
    }
}

/// A step's process and its port.
struct RunningStep {
    let child: Child
    let port: Int

    func status(_ path: String) -> Int? { LocalHTTP.get(path, port: port)?.status }

    func waitUntilReady() throws {
        try eventually("\(child.name) to be ready; it said:\n\(child.text)") {
            guard child.isRunning else {
                throw Waited(description: "\(child.name) ended:\n\(child.text)")
            }
            return status("/readyz") == 200
        }
    }
}
