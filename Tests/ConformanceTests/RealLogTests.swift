/// The log's part of the conformance suite over librdkafka and a real Apache Kafka.

import FlowsCore
import FlowsLocal
import FlowsTesting
import Foundation
import Testing

@testable import FlowsKafka

@Suite(.enabled(if: OwnKafka.home != nil, "\(RealKafka.absence)"))
struct RealLogTests {
    @Test("Kafka's log does what a log must, on a real Kafka", arguments: LogConformance.cases)
    func conforms(_ question: LogCase) async {
        await Results.check(question, on: "Kafka") { try RealLogBackEnd() }
    }
}

/// One Kafka for all cases, started by the first; it ends with this process.
enum OwnKafka {
    static let home = RealKafka.home(
        package: URL(fileURLWithPath: #filePath).deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent())

    private static let folder = FileManager.default.temporaryDirectory
        .appending(path: "flows-conformance-kafka-\(getpid())")

    static let server = Result {
        guard let home else { throw ConformanceFailure(RealKafka.absence) }
        atexit {
            OwnKafka.end()
        }
        // So that compaction comes at once.
        return try RealKafka(
            home: home, folder: folder, properties: ["log.cleaner.backoff.ms": "100"])
    }

    private static func end() {
        if case .success(let kafka) = server { kafka.kill() }
        try? FileManager.default.removeItem(at: folder)
    }
}

/// A real Kafka, shared with the other cases, so that it isn't stopped or silenced here.
final class RealLogBackEnd: LogBackEnd {
    private let brokers: String
    private let home: String
    private let admin: KafkaAdmin

    let claims = LogClaims(
        [
            .transactionMarkers, .compaction, .retention, .recreation, .expulsion, .clusterID,
            .unknownTopics,
        ], metadataMax: 4096, outputBytesMax: 100_000)

    init() throws {
        brokers = try OwnKafka.server.get().brokers
        home = OwnKafka.home ?? ""
        admin = try KafkaAdmin(
            configuration: configuration(brokers, group: "foreign"),
            logger: Logger(level: .critical))
    }

    func makeLog(group: String) throws -> any RecordLog {
        try KafkaLog(
            configuration: configuration(brokers, group: group), logger: Logger(level: .critical))
    }

    func makeTopic(partitions: Int32, isCompacted: Bool) throws -> String {
        let name = "t-\(UUID().uuidString.prefix(8).lowercased())"
        try make(name, partitions, isCompacted)
        return name
    }

    private func make(_ name: String, _ partitions: Int32, _ isCompacted: Bool) throws {
        let settings = [
            "segment.ms": "100", "min.cleanable.dirty.ratio": "0.001", "delete.retention.ms": "0",
        ]
        let contract = TopicContract(
            name: name, partitions: Int(partitions), cleanup: isCompacted ? .compact : .delete,
            config: isCompacted ? settings : [:])
        try admin.createTopics([contract], timeout: .seconds(30))
    }

    func append(_ records: [LogRecord], to place: TopicPartition) throws {
        try produce(records, to: place, brokers)
    }

    func records(of place: TopicPartition) throws -> [LogRecord] { try read(place, brokers) }

    func appendInTransactions(_ count: Int, to place: TopicPartition) throws {
        try run(
            "ProducerPerformance", "--topic", place.topic, "--num-records", "\(count)",
            "--record-size", "10", "--throughput", "300", "--transactional-id",
            "tx-\(place.topic)", "--transaction-duration-ms", "20")
    }

    /// A segment is cleaned once a record that is younger by 100 ms began the next one.
    func compact(_ place: TopicPartition) throws {
        let end = Date().addingTimeInterval(30)
        repeat {
            let record = LogRecord(
                timestamp: -1, key: Array("roll".utf8), value: Array("r".utf8))
            usleep(150_000)
            try append([record], to: place)
            let keys = try records(of: place).map(\.keyText).filter { $0 != "roll" }
            if Set(keys).count == keys.count, !keys.contains("b") { return }
        } while Date() < end
        throw ConformanceFailure("Kafka didn't compact \(place) in 30 s")
    }

    func trim(_ place: TopicPartition) throws -> Int64 {
        let file = FileManager.default.temporaryDirectory.appending(path: "\(place.topic).json")
        defer { try? FileManager.default.removeItem(at: file) }
        let text = """
            {"partitions": [{"topic": "\(place.topic)", "partition": \(place.partition),
            "offset": 40}], "version": 1}
            """
        try Data(text.utf8).write(to: file)
        try run("DeleteRecordsCommand", "--offset-json-file", file.path)
        return 40
    }

    func recreate(_ topic: String, partitions: Int32) throws {
        try run("TopicCommand", "--delete", "--topic", topic)
        let end = Date().addingTimeInterval(30)
        while try !admin.partitionCounts(of: [topic], timeout: .seconds(10)).isEmpty {
            if Date() > end { throw ConformanceFailure("\(topic) isn't deleted after 30 s") }
            usleep(20_000)
        }
        try make(topic, partitions, false)
    }

    func expel(_ log: any RecordLog, from group: String) throws {
        try leave(group, as: log, brokers)
    }

    /// One of Kafka's own tools.
    private func run(_ tool: String, _ words: String...) throws {
        let run = try ChildProcess.run(
            "/usr/bin/env",
            ["java", "-XX:TieredStopAtLevel=1", "-Xmx128m", "-cp", home + "/libs/*"]
                + ["org.apache.kafka.tools.\(tool)", "--bootstrap-server", brokers] + words,
            within: 60)
        guard run.end == .exit(0) else {
            throw ConformanceFailure("\(tool) failed: \(run.output) \(run.error)")
        }
    }
}
