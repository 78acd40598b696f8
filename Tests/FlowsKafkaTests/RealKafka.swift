/// A real Apache Kafka for the tests that the embedded broker can't serve, where there is one.

import Foundation

@testable import FlowsKafka

/// Finds brokers in `FLOWS_TEST_BROKERS`, or starts one from `KAFKA_HOME` or `../shared/kafka`.
enum RealKafka {
    /// Why a test that needs it is skipped.
    static let absent = """
        There is no real Kafka: set FLOWS_TEST_BROKERS to its host:port, or KAFKA_HOME to a \
        folder with a `kafka start` script.
        """

    static var isThere: Bool { brokers != nil }

    /// `host:port`, nil where there is none. What is started here is ended with the process.
    static let brokers: String? = {
        let environment = ProcessInfo.processInfo.environment
        if let given = environment["FLOWS_TEST_BROKERS"], !given.isEmpty { return given }
        guard let script, let started = run(["start"]) else { return nil }
        _ = script
        atexit { _ = RealKafka.run(["wipe"]) }
        return started.split(separator: "\n").last.map(String.init)
    }()

    private static let script: String? = {
        let package = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent()
        let homes =
            [ProcessInfo.processInfo.environment["KAFKA_HOME"]].compactMap { $0 }
            + [package.deletingLastPathComponent().appendingPathComponent("shared/kafka").path]
        return homes.map { $0 + "/kafka" }
            .first { FileManager.default.isExecutableFile(atPath: $0) }
    }()

    /// Whether there are Kafka's own tools, which can do what Flows doesn't: transactions here.
    static var hasTools: Bool { isThere && script != nil }

    /// Fills a topic by many short transactions, whose markers take offsets of their own.
    static func produceInTransactions(to topic: String, records: Int) -> Bool {
        let words = [
            "tool", "org.apache.kafka.tools.ProducerPerformance", "--bootstrap-server",
            brokers ?? "", "--topic", topic, "--num-records", "\(records)", "--record-size",
            "10", "--throughput", "500", "--transactional-id", "tx-\(topic)",
            "--transaction-duration-ms", "20",
        ]
        return run(words) != nil
    }

    private static let folder = NSTemporaryDirectory() + "flows-kafka-tests-\(getpid())"
    private static let port = 20_000 + Int(getpid()) % 20_000

    /// Runs the script; nil when it failed or there is none.
    private static func run(_ words: [String]) -> String? {
        guard let script else { return nil }
        let process = Process()
        process.executableURL = URL(fileURLWithPath: script)
        process.arguments = words
        var environment = ProcessInfo.processInfo.environment
        environment["KAFKA_DIR"] = folder
        environment["KAFKA_PORT"] = "\(port)"
        process.environment = environment
        let out = Pipe()
        process.standardOutput = out
        guard (try? process.run()) != nil else { return nil }
        let said = out.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        return process.terminationStatus == 0 ? String(decoding: said, as: UTF8.self) : nil
    }
}
