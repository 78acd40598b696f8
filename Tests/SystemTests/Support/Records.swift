/// Records that tests send and read, past any step.

import FlowsCore
import FlowsKafka
import Foundation
import TextMessages

extension Stage {
    /// Sends lines of text, spread over the partitions, and waits for every acknowledgement.
    func send(lines: [String]) throws {
        try send(
            to: "text-line",
            lines.enumerated().map { index, line in
                var bytes = ByteBuffer()
                _ = try Line.topic.value.encode(Line(text: line), &bytes)
                return (Int32(index % 4), nil, [UInt8](bytes.bytes))
            })
    }

    /// Sends raw records and waits for every acknowledgement.
    func send(to topic: String, _ records: [(partition: Int32, key: [UInt8]?, value: [UInt8]?)])
        throws
    {
        let log = try KafkaLog(
            configuration: KafkaConfiguration(brokers: brokers, groupID: "tests"),
            logger: Logger(level: .critical, format: .text))
        let waker = Waker()
        let publisher = try log.makePublisher(waker: waker)
        defer {
            publisher.close()
            _ = log.close(deadline: .seconds(2))
        }
        let batch = OutputBatch(topics: [topic])
        for record in records {
            let at = batch.begin(topic: 0, timestamp: -1)
            if let key = record.key { batch.bytes.append(key) }
            batch.endKey(at, isNull: record.key == nil)
            let start = batch.bytes.count
            if let value = record.value { batch.bytes.append(value) }
            batch.endValue(at, from: start, isNull: record.value == nil)
            batch.endOutput(at, headersFrom: batch.bytes.count, partition: record.partition)
        }
        var place = batch.firstOutput
        var left = batch.count
        try eventually("the acknowledgement of what the test sends") {
            if place < batch.bytes.count {
                place = try publisher.send(batch, from: place, ticket: 1)
            }
            for event in publisher.events() {
                switch event {
                case .acknowledged(_, let count): left -= count
                case .failed(let error): throw error
                }
            }
            return left == 0
        }
    }

    /// Every count that was published, in the order of each partition, with its identity.
    func countsPublished() throws -> [(word: String, count: Int64, identity: [UInt8])] {
        let tail = try KafkaTail(
            configuration: KafkaConfiguration(brokers: brokers, groupID: "tests"),
            logger: Logger(level: .critical, format: .text))
        try tail.start(["text-word-counted"], from: .beginning, timeout: .seconds(10))
        var all: [(String, Int64, [UInt8])] = []
        let isWhole = try tail.readToEnd(timeout: .seconds(30)) { _, batch in
            for record in batch.records {
                guard let value = try WordCounted.topic.value.decode(record.value) else { continue }
                all.append((value.word, value.count, record.origin.map { [UInt8]($0) } ?? []))
            }
        }
        guard isWhole else { throw Waited(description: "the end of text-word-counted") }
        return all
    }
}
