/// A worker's producer session: full, refused, abandoned, and made again.

import FlowsCore
import Foundation
import Testing

@testable import FlowsKafka

@Suite struct PublisherTests {
    @Test("a full client says where it stopped, and goes on from there")
    func full() throws {
        let stage = try Stage(.embedded, partitions: 1)
        var settings = configuration(stage.brokers)
        settings.producerRecordsMax = 10
        let log = try KafkaLog(configuration: settings)
        let publisher = try log.makePublisher(waker: Waker())
        let outputs = batch(stage.topic, (0..<100).map { Sample("\($0)") })
        let place = try publisher.send(outputs, from: outputs.firstOutput, ticket: 1)
        #expect(place > outputs.firstOutput && place < outputs.bytes.count)
        publisher.abandon()
        let next = try log.makePublisher(waker: Waker())
        try send(next, outputs, ticket: 2)
        next.close()
        let values = try readAll(settings, stage.topic)[0].map(\.value).suffix(100)
        #expect(values == (0..<100).map { Array("\($0)".utf8) }[...])
        #expect(log.close(deadline: .seconds(5)))
    }

    /// Protects: the remembered failure, without which what is behind the refused output goes out.
    @Test("A52 an output that is too large ends the session; nothing behind it goes out")
    func tooLarge() throws {
        let stage = try Stage(.embedded, partitions: 1)
        let settings = configuration(stage.brokers, ["message.max.bytes": "1000"])
        let log = try KafkaLog(configuration: settings)
        let publisher = try log.makePublisher(waker: Waker())
        let outputs = batch(
            stage.topic,
            [Sample("before"), Sample(value: .init(repeating: 0, count: 2000)), Sample("behind")])
        let error = #expect(throws: LogError.self) {
            try publisher.send(outputs, from: outputs.firstOutput, ticket: 1)
        }
        #expect(error?.code == "MSG_SIZE_TOO_LARGE" && error?.topic == stage.topic)
        let more = batch(stage.topic, [Sample("more")])
        #expect(throws: LogError.self) {
            try publisher.send(more, from: more.firstOutput, ticket: 2)
        }
        var failures = 0
        try eventually("the failure") {
            for event in publisher.events() { if case .failed = event { failures += 1 } }
            return failures == 1
        }
        publisher.abandon()
        let read = try readAll(settings, stage.topic)[0].map(\.value)
        #expect(read.allSatisfy { $0 == Array("before".utf8) })
        #expect(log.close(deadline: .seconds(5)))
    }

    /// Protects: the gapless guarantee, without which later batches go out past a refused one.
    @Test("A52 a batch that the broker refuses for good fails the session")
    func refused() throws {
        let stage = try Stage(.embedded, partitions: 1)
        let settings = configuration(stage.brokers, ["batch.num.messages": "10"])
        let log = try KafkaLog(configuration: settings)
        let publisher = try log.makePublisher(waker: Waker())
        stage.embedded?.failNext(.produce, with: [0, 0, 87, 0, 0, 0])
        let outputs = batch(stage.topic, (0..<200).map { Sample("\($0)") })
        // The refusal may come while the rest is still being handed over.
        _ = try? publisher.send(outputs, from: outputs.firstOutput, ticket: 1)
        var failure: LogError?
        try eventually("a failure") {
            for event in publisher.events() {
                if case .failed(let error) = event { failure = error }
            }
            return failure != nil
        }
        print("refused: \(failure?.description ?? "")")
        #expect(throws: LogError.self) {
            try publisher.send(outputs, from: outputs.firstOutput, ticket: 2)
        }
        publisher.abandon()
        let values = try readAll(settings, stage.topic)[0].map(\.value)
        #expect(values == (0..<values.count).map { Array("\($0)".utf8) }, "a gap")
        #expect(values.count < 200)
        #expect(log.close(deadline: .seconds(5)))
    }

    /// Protects: a purge instead of a flush, which would wait for the broker.
    @Test("A33 abandoning while the broker is silent returns at once; a new session works")
    func abandon() throws {
        let stage = try Stage(.embedded, partitions: 1)
        let settings = configuration(stage.brokers)
        let log = try KafkaLog(configuration: settings)
        try publish(log, stage.topic, [Sample("first")])
        let publisher = try log.makePublisher(waker: Waker())
        let outputs = batch(stage.topic, (0..<1000).map { Sample("\($0)") })
        stage.embedded?.delayAnswers(by: .seconds(3600))
        _ = try publisher.send(outputs, from: outputs.firstOutput, ticket: 1)
        _ = publisher.events()
        let took = ContinuousClock().measure { publisher.abandon() }
        #expect(took < .milliseconds(100), "\(took)")
        #expect(throws: LogError.self) {
            try publisher.send(outputs, from: outputs.firstOutput, ticket: 2)
        }
        #expect(publisher.events().isEmpty)
        stage.embedded?.delayAnswers(by: .zero)
        try publish(log, stage.topic, [Sample("last")])
        #expect(try readAll(settings, stage.topic)[0].last?.value == Array("last".utf8))
        #expect(log.close(deadline: .seconds(5)))
    }
}
