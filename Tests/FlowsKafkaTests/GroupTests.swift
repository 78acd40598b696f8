/// What happens to partitions that come and go: nothing is handled by who doesn't own it.

import FlowsCore
import Foundation
import Testing

@testable import FlowsKafka

/// A broker for a test: the embedded one, or the real one with a topic of its own.
struct Stage {
    let brokers: String
    let topic: String
    let embedded: EmbeddedBroker?

    enum Kind: String, CaseIterable, Sendable {
        case embedded, real
        static var present: [Kind] { SharedKafka.isThere ? [.embedded, .real] : [.embedded] }
    }

    init(_ kind: Kind, partitions: Int) throws {
        topic = "t-\(UUID().uuidString.prefix(8).lowercased())"
        switch kind {
        case .embedded:
            let broker = try EmbeddedBroker(partitionsByTopic: [topic: partitions])
            embedded = broker
            brokers = broker.bootstrap
        case .real:
            embedded = nil
            brokers = SharedKafka.brokers ?? ""
            let admin = try KafkaAdmin(configuration: configuration(brokers))
            try admin.createTopics(
                [TopicContract(name: topic, partitions: partitions)], timeout: .seconds(10))
        }
    }

    func place(_ partition: Int32) -> TopicPartition { TopicPartition(topic, partition) }
}

@Suite struct GroupTests {
    /// Protects: that a closed reader gives nothing, neither what the client holds nor what the
    /// reader itself had taken from it: each batch here leaves three records in the reader.
    @Test(
        "A22 records prefetched before a rebalance aren't handled after it",
        arguments: Stage.Kind.present)
    func rebalance(_ kind: Stage.Kind) throws {
        let stage = try Stage(kind, partitions: 2)
        let settings = configuration(stage.brokers)
        let first = try KafkaLog(configuration: settings)
        let text = [UInt8](repeating: 7, count: 1000)
        let samples = (0..<2000).map { Sample(value: text, partition: Int32($0 % 2)) }
        try publish(first, stage.topic, samples)
        try first.join(topics: [stage.topic])
        try waitAssigned(first, [stage.place(0), stage.place(1)])
        var readers: [TopicPartition: any PartitionReader] = [:]
        for partition in [stage.place(0), stage.place(1)] {
            readers[partition] = try first.open(partition, at: 0, waker: Waker())
        }
        for reader in readers.values {
            try eventually("a record") { try reader.poll(maxRecords: 10, maxBytes: 999) != nil }
        }
        let second = try KafkaLog(configuration: settings)
        try second.join(topics: [stage.topic])
        let revoked = try waitRevoked(first, second)
        let gone = try #require(readers[revoked])
        gone.close()
        #expect(try gone.poll(maxRecords: 10, maxBytes: 9999) == nil)
        #expect(throws: LogError.self) { try first.open(revoked, at: 0, waker: Waker()) }
        first.completeRevoke([revoked])
        try waitAssigned(second, [revoked], others: [first])
        let other = try second.open(revoked, at: 10, waker: Waker())
        let came = try take(other, 990, polling: [first, second])
        #expect(came.map(\.offset) == (10..<1000).map { Int64($0) })
        #expect(try gone.poll(maxRecords: 10, maxBytes: 9999) == nil)
        // The partition that stayed goes on where it was, without a gap or a repeat.
        let kept = try #require(readers.first { $0.key != revoked }?.value)
        #expect(
            try take(kept, 999, polling: [first, second]).map(\.offset)
                == (1..<1000).map { Int64($0) })
        other.close()
        kept.close()
        #expect(second.close(deadline: .seconds(5)))
        #expect(first.close(deadline: .seconds(5)))
    }

    /// Polls both members until the first must give one partition back.
    private func waitRevoked(_ first: KafkaLog, _ second: KafkaLog) throws -> TopicPartition {
        var revoked: TopicPartition?
        try eventually("a revoke", within: 30) {
            _ = second.groupEvents(timeout: .zero)
            for event in first.groupEvents(timeout: .milliseconds(20)) {
                if case .revoked(let list) = event { revoked = list.first }
            }
            return revoked != nil
        }
        return try #require(revoked)
    }

    @Test("A24 sixty-four partitions are closed in a moment", arguments: Stage.Kind.present)
    func manyPartitions(_ kind: Stage.Kind) throws {
        let stage = try Stage(kind, partitions: 64)
        let log = try KafkaLog(configuration: configuration(stage.brokers))
        let samples = (0..<6400).map { Sample("\($0)", partition: Int32($0 % 64)) }
        try publish(log, stage.topic, samples)
        try log.join(topics: [stage.topic])
        let all = (0..<64).map { stage.place($0) }
        try waitAssigned(log, Set(all))
        let clock = ContinuousClock()
        var readers: [any PartitionReader] = []
        let opening = try clock.measure {
            for place in all { readers.append(try log.open(place, at: 0, waker: Waker())) }
        }
        for reader in readers { #expect(try take(reader, 100).count == 100) }
        let closing = clock.measure { for reader in readers { reader.close() } }
        #expect(opening < .seconds(2) && closing < .seconds(2), "\(opening) \(closing)")
        let leaving = clock.measure { #expect(log.close(deadline: .seconds(5))) }
        #expect(leaving < .seconds(1), "\(leaving)")
        print("64 partitions \(kind): open \(opening), close \(closing), leave \(leaving)")
    }

    /// Protects: an idle member leaves at once, instead of by its session's time-out.
    @Test("an idle member leaves the group quickly", arguments: Stage.Kind.present)
    func leave(_ kind: Stage.Kind) throws {
        let stage = try Stage(kind, partitions: 1)
        let log = try KafkaLog(configuration: configuration(stage.brokers))
        try log.join(topics: [stage.topic])
        try waitAssigned(log, [stage.place(0)])
        let reader = try log.open(stage.place(0), at: 0, waker: Waker())
        try eventually("the end") {
            _ = try reader.poll(maxRecords: 1, maxBytes: 1)
            return reader.isAtEnd
        }
        reader.close()
        let took = ContinuousClock().measure { #expect(log.close(deadline: .seconds(5))) }
        print("leave \(kind): \(took)")
        #expect(took < .milliseconds(500), "\(took)")
        if case .failed(let error)? = log.groupEvents(timeout: .zero).first {
            #expect(error.code == "_DESTROY")
        } else {
            Issue.record("a closed log must say so")
        }
    }

    /// Protects: a pause really stops; and going on has neither gap nor repeat.
    @Test("A23 A26 a paused partition gives nothing, and goes on where it was")
    func pause() throws {
        let stage = try Stage(.embedded, partitions: 1)
        let log = try KafkaLog(configuration: configuration(stage.brokers))
        try publish(log, stage.topic, (0..<1000).map { Sample("\($0)") })
        try log.join(topics: [stage.topic])
        try waitAssigned(log, [stage.place(0)])
        let waker = Waker()
        let reader = try log.open(stage.place(0), at: 0, waker: waker)
        var offsets: [Int64] = []
        for _ in 0..<5 {
            try eventually("records") {
                guard let batch = try reader.poll(maxRecords: 100, maxBytes: 1 << 20) else {
                    return false
                }
                offsets += batch.records.map(\.offset)
                batch.release()
                return true
            }
            reader.setPaused(true)
            let until = Date().addingTimeInterval(0.1)
            while Date() < until {
                let batch = try reader.poll(maxRecords: 100, maxBytes: 1 << 20)
                #expect(batch?.records.isEmpty ?? true)
                waker.wait(others: [], timeout: .milliseconds(10))
            }
            reader.setPaused(false)
        }
        offsets += try take(reader, 1000 - offsets.count).map(\.offset)
        #expect(offsets == (0..<1000).map { Int64($0) })
        reader.close()
        #expect(log.close(deadline: .seconds(5)))
    }
}
