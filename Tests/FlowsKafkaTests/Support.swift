/// What the tests of this module share: brokers, short settings, waiting, and records made and read.

import FlowsCore
import Foundation
import Testing

@testable import FlowsKafka

/// Collects log lines instead of printing them.
final class Lines: @unchecked Sendable {
    private let lock = NSLock()
    private var all: [String] = []

    var logger: Logger {
        Logger(level: .debug) { level, message, facts in
            let line =
                "\(level) \(message) " + facts.map { "\($0.0)=\($0.1)" }.joined(separator: " ")
            self.lock.withLock { self.all.append(line) }
        }
    }

    var lines: [String] { lock.withLock { all } }
}

func configuration(
    _ brokers: String, group: String = "group-\(UUID().uuidString)",
    _ extra: [String: String] = [:]
) -> KafkaConfiguration {
    // Short waits: the mock doesn't wake a fetch that waits, and counts joins in session time-outs.
    var properties = [
        "fetch.wait.max.ms": "10", "session.timeout.ms": "4000", "heartbeat.interval.ms": "300",
    ]
    properties.merge(extra) { $1 }
    return KafkaConfiguration(
        brokers: brokers, groupID: group, linger: .milliseconds(1), properties: properties)
}

/// Waits for a condition with a deadline, instead of a sleep that hopes.
func eventually(
    _ what: String, within seconds: Double = 20, _ condition: () throws -> Bool
) throws {
    let end = Date().addingTimeInterval(seconds)
    while Date() < end {
        if try condition() { return }
        usleep(2000)
    }
    throw Waited(what)
}

struct Waited: Error, CustomStringConvertible {
    let description: String
    init(_ what: String) { description = "waited in vain for: \(what)" }
}

/// A record as a test wants to say it.
struct Sample: Equatable {
    var value: [UInt8]?
    var partition: Int32 = 0
}

extension Sample {
    init(_ text: String, partition: Int32 = 0) {
        self.init(value: Array(text.utf8), partition: partition)
    }
}

func batch(_ topic: String, _ samples: [Sample]) -> OutputBatch {
    let batch = OutputBatch(topics: [topic])
    for sample in samples {
        let at = batch.begin(topic: 0, timestamp: -1)
        batch.endKey(at, isNull: true)
        let valueStart = batch.bytes.count
        if let value = sample.value { batch.bytes.append(value) }
        batch.endValue(at, from: valueStart, isNull: sample.value == nil)
        batch.endOutput(at, headersFrom: batch.bytes.count, partition: sample.partition)
    }
    return batch
}

/// Sends samples and waits until each is acknowledged.
func publish(_ log: KafkaLog, _ topic: String, _ samples: [Sample]) throws {
    let waker = Waker()
    let publisher = try log.makePublisher(waker: waker)
    defer { publisher.close() }
    try send(publisher, batch(topic, samples), ticket: 1)
}

func send(_ publisher: any RecordPublisher, _ batch: OutputBatch, ticket: UInt64) throws {
    var place = batch.firstOutput
    var acknowledged = 0
    try eventually("every acknowledgement") {
        if place < batch.bytes.count {
            place = try publisher.send(batch, from: place, ticket: ticket)
        }
        for event in publisher.events() {
            switch event {
            case .acknowledged(ticket, let count): acknowledged += count
            case .acknowledged(let other, _): Issue.record("a foreign ticket \(other)")
            case .failed(let error): throw error
            }
        }
        return acknowledged == batch.count
    }
}

func textOf(_ record: RawRecord) -> String {
    record.value.map { String(decoding: $0, as: UTF8.self) } ?? "null"
}

/// Everything that a topic has, partition by partition.
func readAll(_ configuration: KafkaConfiguration, _ topic: String) throws -> [[Sample]] {
    let tail = try KafkaTail(configuration: configuration)
    let places = try tail.start([topic], from: .beginning, timeout: .seconds(10))
    var all = Dictionary(uniqueKeysWithValues: places.map { ($0.partition, [Sample]()) })
    let done = try tail.readToEnd(timeout: .seconds(20)) { place, batch in
        all[place.partition, default: []] += batch.records.map {
            Sample(value: $0.value.map(Array.init), partition: place.partition)
        }
    }
    #expect(done, "the end of \(topic) was never reached")
    return all.sorted { $0.key < $1.key }.map(\.value)
}

/// Polls the group until all of these partitions were given.
func waitAssigned(
    _ log: KafkaLog, _ wanted: Set<TopicPartition>, others: [KafkaLog] = [],
    within seconds: Double = 30
) throws {
    var have: Set<TopicPartition> = []
    try eventually("an assignment of \(wanted.count) partitions", within: seconds) {
        // A member that nobody polls holds up the whole group.
        for other in others { _ = other.groupEvents(timeout: .zero) }
        for event in log.groupEvents(timeout: .milliseconds(50)) {
            switch event {
            case .assigned(let list): have.formUnion(list)
            case .revoked(let list), .lost(let list):
                have.subtract(list)
                log.completeRevoke(list)
            case .failed(let error): throw error
            }
        }
        return have.isSuperset(of: wanted)
    }
}

/// Polls a reader until it gave so many records, or as long as the deadline lets it.
func take(
    _ reader: any PartitionReader, _ count: Int, polling logs: [KafkaLog] = [],
    within seconds: Double = 20
) throws -> [RawRecordCopy] {
    var all: [RawRecordCopy] = []
    try eventually("\(count) records", within: seconds) {
        for log in logs { _ = log.groupEvents(timeout: .zero) }
        while let batch = try reader.poll(maxRecords: 1000, maxBytes: 1 << 20) {
            all += batch.records.map { RawRecordCopy(offset: $0.offset, text: textOf($0)) }
            batch.release()
        }
        return all.count >= count
    }
    return all
}

struct RawRecordCopy: Equatable {
    let offset: Int64
    let text: String
}
