/// What a case needs of librdkafka's mock cluster and of a real Kafka alike.

import FlowsCore
import FlowsTesting
import Foundation

@testable import FlowsKafka

/// Settings with short waits: the mock doesn't wake a fetch that waits.
func configuration(_ brokers: String, group: String) -> KafkaConfiguration {
    KafkaConfiguration(
        brokers: brokers, groupID: group, linger: .milliseconds(1),
        properties: [
            "fetch.wait.max.ms": "10", "session.timeout.ms": "4000",
            "heartbeat.interval.ms": "300", "message.max.bytes": "100000",
        ])
}

extension LogBackEnd {
    /// Sends by a session of a process that is none of the case's.
    func produce(_ records: [LogRecord], to place: TopicPartition, _ brokers: String) throws {
        let log = try KafkaLog(
            configuration: configuration(brokers, group: "foreign"),
            logger: Logger(level: .critical))
        let session = try log.makePublisher(waker: Waker())
        let batch = OutputBatch(records, to: place)
        var at = batch.firstOutput
        var left = batch.count
        let end = Date().addingTimeInterval(30)
        while left > 0 {
            if at < batch.bytes.count { at = try session.send(batch, from: at, ticket: 1) }
            for event in session.events() {
                switch event {
                case .acknowledged(_, let count): left -= count
                case .failed(let error): throw error
                }
            }
            if Date() > end { throw ConformanceFailure("a foreign producer wasn't answered") }
            usleep(1000)
        }
        session.close()
        _ = log.close(deadline: .milliseconds(1))
    }

    /// Everything in a partition, by a reader without a group.
    func read(_ place: TopicPartition, _ brokers: String) throws -> [LogRecord] {
        let tail = try KafkaTail(
            configuration: configuration(brokers, group: "foreign"),
            logger: Logger(level: .critical))
        try tail.start([place.topic], from: .beginning, timeout: .seconds(30))
        var all: [LogRecord] = []
        let isDone = try tail.readToEnd(timeout: .seconds(30)) { found, batch in
            if found == place { all += batch.records.map { LogRecord($0) } }
        }
        guard isDone else { throw ConformanceFailure("the end of \(place) was never reached") }
        return all
    }

    /// Leaves the group in the member's name, without the member's knowing.
    func leave(_ group: String, as log: any RecordLog, _ brokers: String) throws {
        guard let log = log as? KafkaLog, let member = log.memberID else {
            throw ConformanceFailure("the log is no member of \(group)")
        }
        try GroupIntruder(brokers).leave(group, member: member)
    }
}
