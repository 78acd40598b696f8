/// Kafka's own tools on a stage: a transactional producer, and lag as the tools of the field see it.

import FlowsCore
import FlowsKafka
import FlowsLocal
import Foundation

extension Stage {
    private static func words(_ tool: String) -> [String] {
        [
            "java", "-XX:TieredStopAtLevel=1", "-Xmx128m", "-cp",
            (Programs.kafkaHome ?? "") + "/libs/*", "org.apache.kafka.tools.\(tool)",
        ]
    }

    /// Copies the records of a topic's first partition in transactions of so many.
    func copyInTransactions(of size: Int, from source: String, to topic: String) throws {
        try copy(source, topic, size: size, as: source)
    }

    /// Begins a transaction on a topic, writes a record to it each tenth of a second, and goes on
    /// until it is killed: ``abort(on:)`` ends what it leaves open.
    func startTransaction(on topic: String) throws -> ChildProcess {
        try ChildProcess(
            "/usr/bin/env",
            Self.words("ProducerPerformance") + [
                "--bootstrap-server", brokers, "--topic", topic, "--num-records", "1000000",
                "--record-size", "10", "--throughput", "10", "--transactional-id",
                "open-\(topic)", "--transaction-duration-ms", "600000",
            ])
    }

    /// Takes the place of who began a transaction, so that the broker aborts it.
    func abort(on topic: String) throws {
        try copy(topic, topic, size: 1, as: "open-\(topic)", count: 0)
    }

    private func copy(
        _ source: String, _ topic: String, size: Int, as id: String, count: Int = -1
    ) throws {
        let report = try ChildProcess.run(
            "/usr/bin/env",
            Self.words("TransactionalMessageCopier") + [
                "--broker-list", brokers, "--input-topic", source, "--input-partition", "0",
                "--output-topic", topic, "--transaction-size", "\(size)", "--max-messages",
                "\(count)", "--consumer-group", id, "--transactional-id", id,
            ], within: 60)
        guard report.end == .exit(0) else { throw Waited(description: report.error) }
    }

    /// What groups lag behind, by group and partition (`topic-partition`): the log's end less what
    /// is committed, and nil where that is nothing.
    ///
    /// Open and aborted transactions count, as for any scaler.
    func lags() throws -> [String: [String: Int?]] {
        let report = try ChildProcess.run(
            "/usr/bin/env",
            Self.words("consumer.group.ConsumerGroupCommand") + [
                "--bootstrap-server", brokers, "--describe", "--all-groups",
            ], within: 60)
        guard report.end == .exit(0) else { throw Waited(description: report.error) }
        var lags: [String: [String: Int?]] = [:]
        for line in report.output.split(separator: "\n") {
            let words = line.split(separator: " ")
            guard words.count > 5, words[0] != "GROUP", Int(words[2]) != nil else { continue }
            lags[String(words[0]), default: [:]]["\(words[1])-\(words[2])"] = Int(words[5])
        }
        return lags
    }

    /// The first records of a topic's first partition.
    func records(
        _ count: Int, of topic: String
    ) throws -> [(partition: Int32, key: [UInt8]?, value: [UInt8]?)] {
        let tail = try KafkaTail(
            configuration: KafkaConfiguration(brokers: brokers, groupID: "tests"),
            logger: Logger(level: .critical, format: .text))
        try tail.start([topic], from: .beginning, timeout: .seconds(10))
        var found: [(partition: Int32, key: [UInt8]?, value: [UInt8]?)] = []
        _ = try tail.readToEnd(timeout: .seconds(30)) { place, batch in
            guard place.partition == 0 else { return }
            for record in batch.records where found.count < count {
                found.append((0, record.key.map { [UInt8]($0) }, record.value.map { [UInt8]($0) }))
            }
        }
        guard found.count == count else {
            throw Waited(description: "\(count) records in the first partition of \(topic)")
        }
        return found
    }

    /// Makes a topic of one partition.
    func makeTopic(_ name: String) throws {
        let admin = try KafkaAdmin(
            configuration: KafkaConfiguration(brokers: brokers, groupID: "tests"),
            logger: Logger(level: .critical, format: .text))
        try admin.createTopics([TopicContract(name: name, partitions: 1)], timeout: .seconds(30))
    }
}
