/// Records at the limit, and far above what clients take by default.

import FlowsCore
import Foundation
import Testing

@testable import FlowsKafka

@Suite struct LargeRecordTests {
    /// Protects: `framingBytesMax`, without which an output that passed the runtime's limit, and was
    /// kept, is refused by the client for ever.
    @Test("the largest output that passes the runtime's limit is sent, whatever it is made of")
    func atTheLimit() throws {
        let stage = try Stage(.embedded, partitions: 1)
        let settings = configuration(stage.brokers)
        let log = try KafkaLog(configuration: settings)
        let publisher = try log.makePublisher(waker: Waker())
        let most = settings.recordBytesMax - KafkaConfiguration.framingBytesMax
        for headers in [0, 1, 2000] {
            let outputs = OutputBatch(topics: [stage.topic])
            let at = outputs.begin(topic: 0, timestamp: -1)
            outputs.bytes.append("key")
            outputs.endKey(at, isNull: false)
            var block = ByteBuffer()
            for _ in 0..<headers { HeaderBlock.append(name: "h", value: [1], to: &block) }
            let start = outputs.bytes.count
            let rest = most - (start - at) - block.count
            outputs.bytes.append([UInt8](repeating: 7, count: rest))
            outputs.endValue(at, from: start, isNull: false)
            let headersStart = outputs.bytes.count
            outputs.bytes.append(block.bytes)
            outputs.endOutput(at, headersFrom: headersStart, partition: 0)
            #expect(outputs.bytes.count - at == most)
            try send(publisher, outputs, ticket: UInt64(headers + 1))
        }
        publisher.close()
        #expect(log.close(deadline: .seconds(5)))
    }

    /// Protects: `message.max.bytes` from the configuration; and a fetch below a record's size.
    @Test("a record of many megabytes goes through, between small ones and with a small prefetch")
    func large() throws {
        let stage = try Stage(.embedded, partitions: 1)
        var settings = configuration(stage.brokers)
        settings.recordBytesMax = 20 << 20
        settings.prefetchBytesPerPartition = 1 << 18
        let log = try KafkaLog(configuration: settings)
        // It compresses to nothing, since the embedded broker forgets after 5 MiB.
        let samples = [
            Sample("before"), Sample(value: .init(repeating: 5, count: 18 << 20)), Sample("behind"),
        ]
        try publish(log, stage.topic, samples)
        #expect(try readAll(settings, stage.topic)[0].map(\.value) == samples.map(\.value))
        #expect(log.close(deadline: .seconds(5)))
    }
}
