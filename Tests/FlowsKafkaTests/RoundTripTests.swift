/// What goes into the log comes out of it as it was: null, empty, headers, order.

import FlowsCore
import Testing

@testable import FlowsKafka

@Suite struct RoundTripTests {
    @Test("A13 null key, null value and empty value stay three different things")
    func nullAndEmpty() throws {
        let broker = try EmbeddedBroker(partitionsByTopic: ["t": 1])
        defer { broker.close() }
        let settings = configuration(broker.bootstrap)
        let log = try KafkaLog(configuration: settings)
        let samples = [
            Sample(key: nil, value: [1]), Sample(key: [], value: [2]), Sample(key: [1], value: nil),
            Sample(key: [1], value: []), Sample(key: nil, value: nil), Sample(key: [], value: []),
        ]
        try publish(log, "t", samples)
        let read = try readAll(settings, "t")[0]
        #expect(read.map(\.key) == samples.map(\.key))
        #expect(read.map(\.value) == samples.map(\.value))
        #expect(log.close(deadline: .seconds(5)))
    }

    @Test("A14 headers and timestamps come out as they went in, the identity apart")
    func headers() throws {
        let broker = try EmbeddedBroker(partitionsByTopic: ["t": 1])
        defer { broker.close() }
        let settings = configuration(broker.bootstrap)
        let log = try KafkaLog(configuration: settings)
        let identity = Sample.Header(Identity.header, Array("1 s t 0 1 2 3".utf8))
        let many = (0..<40).map { Sample.Header("h\($0)", [UInt8]("value \($0)".utf8)) }
        let samples = [
            Sample(value: [1], timestamp: 1_700_000_000_123),
            Sample(value: [2], headers: [identity], timestamp: 5),
            Sample(
                value: [3],
                headers: [
                    identity, .init("a", nil), .init("a", []), .init("é", [0, 255]),
                    .init("flows-originator", [7]), .init("fl", [8]),
                ], timestamp: 6),
            Sample(value: [4], headers: many, timestamp: 7),
        ]
        try publish(log, "t", samples)
        #expect(try readAll(settings, "t")[0] == samples)
        #expect(log.close(deadline: .seconds(5)))
    }

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
