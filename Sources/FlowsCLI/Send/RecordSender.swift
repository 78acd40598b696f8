/// Records by hand: encoded into batches, sent, and acknowledged every one of them.

import Flows
import FlowsCore
import FlowsKafka
import Foundation

/// A producer of one topic. For one thread.
final class RecordSender {
    /// Records with a null key in a row that go to one partition.
    private static let runLength = 64
    private static let batchBytes = 256 << 10
    private static let unacknowledgedBytesMax = 16 << 20
    /// How long nothing may be acknowledged before it is given up.
    private static let patience: TimeInterval = 60

    let topic: String
    /// Bytes of key and value that fit into one record.
    let recordBytesMax: Int
    private let brokers: String
    private let log: KafkaLog
    private let waker = Waker()
    private let publisher: any RecordPublisher
    private let partitions: Int32
    private var batch: OutputBatch
    /// Handed over and not acknowledged; a batch may not change or go until it is.
    private var unacknowledged: [UInt64: (batch: OutputBatch, left: Int)] = [:]
    private var unacknowledgedBytes = 0
    private var lastTicket: UInt64 = 0
    private var answeredAt = Date()

    /// Records that were made, of which so many are acknowledged.
    private(set) var records = 0
    private(set) var acknowledged = 0

    init(topic: String) throws {
        let configuration = try Self.configuration()
        let logger = Logger(level: .error, format: .text)
        self.topic = topic
        brokers = configuration.brokers
        batch = OutputBatch(topics: [topic])
        do {
            let sized = try Self.fit(configuration, to: topic, logger)
            partitions = sized.partitions
            recordBytesMax =
                sized.configuration.recordBytesMax - KafkaConfiguration.framingBytesMax
            log = try KafkaLog(configuration: sized.configuration, logger: logger)
            publisher = try log.makePublisher(waker: waker)
        } catch let error as LogError {
            throw ToolFailure("Kafka at \(brokers): \(error.message)", code: 69)
        }
    }

    /// Brokers and librdkafka's properties from the environment, as steps read them.
    private static func configuration() throws -> KafkaConfiguration {
        var reader = EnvironmentReader(EnvironmentReader.processEnvironment())
        let brokers = reader.text("FLOWS_BROKERS") ?? ""
        let properties = reader.kafkaProperties(owned: KafkaConfiguration.ownedProperties)
        if brokers.isEmpty {
            reader.mistakes.append(
                "FLOWS_BROKERS is not set: name the Kafka brokers, such as kafka:9092")
        }
        guard reader.mistakes.isEmpty else {
            throw ToolFailure(reader.mistakes.joined(separator: "; "), code: 78)
        }
        return KafkaConfiguration(
            brokers: brokers, groupID: "flows-send", properties: properties)
    }

    /// Asks the broker what the topic takes.
    private static func fit(
        _ configuration: KafkaConfiguration, to topic: String, _ logger: Logger
    ) throws -> (configuration: KafkaConfiguration, partitions: Int32) {
        let admin = try KafkaAdmin(configuration: configuration, logger: logger)
        let counts = try admin.partitionCounts(of: [topic], timeout: .seconds(20))
        guard let count = counts[topic] else {
            throw ToolFailure(
                "the topic \(topic) doesn't exist in the Kafka at \(configuration.brokers): create it"
                    + " (`migrate` of a step that uses it does), or correct the name", code: 78)
        }
        var sized = configuration
        let told = configuration.properties["message.max.bytes"]
        let found = told == nil ? try? admin.configuration(of: topic, timeout: .seconds(10)) : nil
        if let bytes = (told ?? found?["max.message.bytes"]).flatMap({ Int($0) }) {
            sized.recordBytesMax = bytes
            sized.sendBatchBytesMax = min(bytes, sized.sendBatchBytesMax)
        }
        return (sized, Int32(count))
    }

    // MARK: Sending

    /// Sends a record; a null key's partition goes round.
    func send(key: [UInt8]?, _ value: UnsafeRawBufferPointer) throws {
        let at = batch.begin(topic: 0, timestamp: -1)
        if let key { batch.bytes.append(key) }
        batch.endKey(at, isNull: key == nil)
        let start = batch.bytes.count
        batch.bytes.append(value)
        batch.endValue(at, from: start, isNull: false)
        let partition =
            key.map { $0.withUnsafeBytes { Partitioner.partition(ofKey: $0, count: partitions) } }
            ?? Int32(records / Self.runLength % Int(partitions))
        batch.endOutput(at, headersFrom: batch.bytes.count, partition: partition)
        records += 1
        if batch.bytes.count >= Self.batchBytes { try handOver() }
    }

    /// Sends what is left and waits for every acknowledgement.
    func finish() throws {
        try handOver()
        while !unacknowledged.isEmpty { try waitForAnswers() }
    }

    func close() {
        publisher.close()
        _ = log.close(deadline: .seconds(2))
    }

    private func handOver() throws {
        guard !batch.isEmpty else { return }
        while unacknowledgedBytes > Self.unacknowledgedBytesMax { try waitForAnswers() }
        let full = batch
        batch = OutputBatch(topics: [topic], capacity: Self.batchBytes * 2)
        if unacknowledged.isEmpty { answeredAt = Date() }
        lastTicket += 1
        unacknowledged[lastTicket] = (full, full.count)
        unacknowledgedBytes += full.bytes.count
        var place = full.firstOutput
        do {
            while true {
                place = try publisher.send(full, from: place, ticket: lastTicket)
                if place >= full.bytes.count { break }
                try waitForAnswers()
            }
        } catch let error as LogError { throw unsent(error.message) }
        try takeAnswers()
    }

    private func waitForAnswers() throws {
        waker.wait(others: [], timeout: .milliseconds(100))
        try takeAnswers()
        if Date().timeIntervalSince(answeredAt) > Self.patience {
            throw unsent("Kafka at \(brokers) doesn't answer", code: 69)
        }
    }

    private func takeAnswers() throws {
        for event in publisher.events() {
            switch event {
            case .acknowledged(let ticket, let count):
                answeredAt = Date()
                acknowledged += count
                guard let entry = unacknowledged[ticket] else { continue }
                unacknowledged[ticket]?.left = entry.left - count
                guard entry.left <= count else { continue }
                unacknowledged[ticket] = nil
                unacknowledgedBytes -= entry.batch.bytes.count
            case .failed(let error): throw unsent(error.message)
            }
        }
    }

    /// What arrived and what may not have, since a person has to decide what to send again.
    private func unsent(_ cause: String, code: Int32 = 1) -> ToolFailure {
        ToolFailure(
            "\(acknowledged.grouped) of \(records.grouped) records are acknowledged by \(topic), the"
                + " others may be there or not: \(cause)", code: code)
    }
}
