/// The log's part of the conformance suite over librdkafka and its mock cluster.

import FlowsCore
import FlowsTesting
import Foundation
import Testing

@testable import FlowsKafka

@Suite struct MockLogTests {
    @Test("Kafka's log does what a log must, on the mock cluster", arguments: LogConformance.cases)
    func conforms(_ question: LogCase) async {
        await Results.check(question, on: "mock") { try MockLogBackEnd() }
    }
}

/// A mock cluster for one case.
///
/// It knows no transactions, no compaction, no deletion of topics, makes whatever topic is
/// asked for, and takes metadata of any length.
final class MockLogBackEnd: LogBackEnd {
    private let broker: EmbeddedBroker
    private var topics = 0

    let claims = LogClaims(
        [
            .retention, .expulsion, .clusterID, .outages, .silence, .outputRefusals,
            .commitRefusals,
        ], outputBytesMax: 100_000)

    init() throws { broker = try EmbeddedBroker() }

    func makeLog(group: String) throws -> any RecordLog {
        try KafkaLog(
            configuration: configuration(broker.bootstrap, group: group),
            logger: Logger(level: .critical))
    }

    func makeTopic(partitions: Int32, isCompacted: Bool) throws -> String {
        topics += 1
        try broker.createTopic("t\(topics)", Int(partitions))
        return "t\(topics)"
    }

    func append(_ records: [LogRecord], to place: TopicPartition) throws {
        try produce(records, to: place, broker.bootstrap)
    }

    func records(of place: TopicPartition) throws -> [LogRecord] {
        try read(place, broker.bootstrap)
    }

    /// It keeps 5 MiB, so more than that drives the first records out.
    func trim(_ place: TopicPartition) throws -> Int64 {
        for _ in 0..<60 {
            let noise = (0..<90_000).map { _ in UInt8.random(in: 0...255) }
            try append([LogRecord(timestamp: 1, key: nil, value: noise)], to: place)
        }
        return try records(of: place).first?.offset ?? 0
    }

    func expel(_ log: any RecordLog, from group: String) throws {
        try leave(group, as: log, broker.bootstrap)
    }

    func setReachable(_ isReachable: Bool) { broker.setReachable(isReachable) }
    /// What was to be answered in an hour goes with its connection.
    func setSilent(_ isSilent: Bool) {
        broker.delayAnswers(by: isSilent ? .seconds(3600) : .zero)
        if isSilent { return }
        broker.setReachable(false)
        broker.setReachable(true)
    }
    /// INVALID_RECORD.
    func refuseOutput() { broker.failNext(.produce, with: [87]) }
    /// OFFSET_METADATA_TOO_LARGE.
    func refuseCommit() { broker.failNext(.offsetCommit, with: [12]) }
}
