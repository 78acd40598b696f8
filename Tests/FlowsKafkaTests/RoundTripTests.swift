/// What goes into the log comes out of it: in order, and in batches within their bounds.

import FlowsCore
import Testing

@testable import FlowsKafka

@Suite struct RoundTripTests {
    @Test("A17 outputs stay in order with many requests in flight, in every partition")
    func order() throws {
        let broker = try EmbeddedBroker(partitionsByTopic: ["t": 3])
        defer { broker.close() }
        // Small batches make many requests; a failed one in their midst is sent again in its place.
        let settings = configuration(broker.bootstrap, ["batch.num.messages": "10"])
        let log = try KafkaLog(configuration: settings)
        let samples = (0..<3000).map { Sample("\($0)", partition: Int32($0 % 3)) }
        broker.failNext(.produce, with: [0, 0, 7, 0, 6, 0, 0, 19])
        try publish(log, "t", samples)
        let read = try readAll(settings, "t")
        for partition in 0..<3 {
            let expected = samples.filter { $0.partition == Int32(partition) }.map(\.value)
            #expect(read[partition].map(\.value) == expected)
        }
        #expect(log.close(deadline: .seconds(5)))
    }

    @Test("a batch stops at its bounds, and the next goes on where it stopped")
    func bounds() throws {
        let broker = try EmbeddedBroker(partitionsByTopic: ["t": 1])
        defer { broker.close() }
        let log = try KafkaLog(configuration: configuration(broker.bootstrap))
        try publish(
            log, "t", (0..<1000).map { _ in Sample(value: .init(repeating: 7, count: 100)) })
        try log.join(topics: ["t"])
        let place = TopicPartition("t", 0)
        try waitAssigned(log, [place])
        let reader = try log.open(place, at: 0, waker: Waker())
        var next: Int64 = 0
        var held: [RecordBatch] = []
        try eventually("all records") {
            guard let batch = try reader.poll(maxRecords: 70, maxBytes: 5000) else { return false }
            #expect(batch.records.count <= 50 && batch.payloadBytes <= 5000)
            for record in batch.records {
                #expect(record.offset == next)
                next += 1
            }
            held.append(batch)
            return next == 1000
        }
        // Borrowed bytes stay what they were until each batch is released.
        for batch in held {
            #expect(
                batch.records.allSatisfy { $0.value.map { $0.allSatisfy { $0 == 7 } } ?? false })
            batch.release()
        }
        try eventually("the end") {
            _ = try reader.poll(maxRecords: 1, maxBytes: 1)
            return reader.isAtEnd
        }
        #expect(reader.endOffset == 1000)
        reader.close()
        #expect(log.close(deadline: .seconds(5)))
    }
}
