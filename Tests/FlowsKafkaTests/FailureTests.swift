/// What an operator gets to see when something is wrong, and that a stop ends.

import FlowsCore
import Foundation
import Testing

@testable import FlowsKafka

@Suite struct FailureTests {
    @Test("A21 an offset outside the log is an error with its place", arguments: Stage.Kind.present)
    func outOfRange(_ kind: Stage.Kind) throws {
        let stage = try Stage(kind, partitions: 1)
        let log = try KafkaLog(configuration: configuration(stage.brokers))
        try publish(log, stage.topic, [Sample("a"), Sample("b")])
        try log.join(topics: [stage.topic])
        try waitAssigned(log, [stage.place(0)])
        let reader = try log.open(stage.place(0), at: 100, waker: Waker())
        for _ in 0..<2 {
            var failure: LogError?
            try eventually("an error") {
                do { _ = try reader.poll(maxRecords: 1, maxBytes: 1) } catch let error as LogError {
                    failure = error
                }
                return failure != nil
            }
            #expect(failure?.topic == stage.topic && failure?.partition == 0)
            #expect(failure?.offset == 100 && failure?.isRetriable == false)
            print("out of range: \(failure?.description ?? "")")
        }
        reader.close()
        // The partition can be opened again where there is something.
        let again = try log.open(stage.place(0), at: 1, waker: Waker())
        #expect(try take(again, 1).map(\.text) == ["b"])
        again.close()
        #expect(log.close(deadline: .seconds(5)))
    }

    @Test(
        "a topic that doesn't exist is named, and isn't made by asking",
        .enabled(if: SharedKafka.isThere, "\(SharedKafka.absent)"))
    func unknownTopic() throws {
        let brokers = try #require(SharedKafka.brokers)
        let log = try KafkaLog(configuration: configuration(brokers))
        let name = "absent-\(UUID().uuidString)"
        let publisher = try log.makePublisher(waker: Waker())
        let error = #expect(throws: LogError.self) {
            try publisher.partitionCount(of: name, timeout: .seconds(10))
        }
        #expect(error?.code == "UNKNOWN_TOPIC_OR_PART" && error?.topic == name)
        #expect(error?.message.contains("create it with `<step> migrate`") == true)
        #expect(throws: LogError.self) {
            try log.facts(of: [TopicPartition(name, 0)], timeout: .seconds(10))
        }
        try log.join(topics: [name])
        var failure: LogError?
        try eventually("an event") {
            for event in log.groupEvents(timeout: .milliseconds(50)) {
                if case .failed(let error) = event { failure = error }
            }
            return failure != nil
        }
        #expect(failure?.code == "UNKNOWN_TOPIC_OR_PART" && failure?.topic == name)
        let admin = try KafkaAdmin(configuration: configuration(brokers))
        #expect(try admin.partitionCounts(of: [name], timeout: .seconds(10)).isEmpty)
        publisher.close()
        #expect(log.close(deadline: .seconds(5)))
    }

    @Test("a port where nobody listens makes the log unreachable, by name, and a stop ends")
    func wrongPort() throws {
        let lines = Lines()
        let log = try KafkaLog(configuration: configuration("127.0.0.1:1"), logger: lines.logger)
        try log.join(topics: ["t"])
        try eventually("bad health") {
            _ = log.groupEvents(timeout: .milliseconds(20))
            return log.health.unreachable?.contains("127.0.0.1:1") == true
        }
        let text = try #require(log.health.unreachable)
        #expect(text.contains("FLOWS_BROKERS"))
        print("unreachable: \(text)")
        let clock = ContinuousClock()
        let asked = clock.measure {
            #expect(throws: LogError.self) {
                try log.facts(of: [TopicPartition("t", 0)], timeout: .milliseconds(300))
            }
        }
        #expect(asked < .seconds(2))
        let stop = clock.measure { _ = log.close(deadline: .seconds(2)) }
        #expect(stop < .seconds(3), "\(stop)")
        print("stop without a broker: \(stop)")
        #expect(lines.lines.filter { $0.contains("warning") }.count <= 3, "\(lines.lines)")
    }

    /// Protects: the probe, without which a log that is idle stays unreachable for ever.
    @Test("A34 health follows the brokers, down and up again, also while idle")
    func health() throws {
        let stage = try Stage(.embedded, partitions: 1)
        let log = try KafkaLog(configuration: configuration(stage.brokers))
        #expect(log.health.unreachable != nil)
        try eventually("good health") { log.health.unreachable == nil }
        stage.embedded?.setReachable(false)
        try eventually("bad health") {
            _ = log.groupEvents(timeout: .milliseconds(20))
            return log.health.unreachable != nil
        }
        stage.embedded?.setReachable(true)
        try eventually("good health again") { log.health.unreachable == nil }
        #expect(log.close(deadline: .seconds(5)))
    }

    /// Protects: the threads on which clients are closed, and the deadline of waiting for them.
    @Test(
        "A33 a stop ends inside its deadline while the broker is silent or gone",
        arguments: [true, false])
    func stop(_ silent: Bool) throws {
        let stage = try Stage(.embedded, partitions: 1)
        let log = try KafkaLog(configuration: configuration(stage.brokers))
        try publish(log, stage.topic, [Sample("a")])
        try log.join(topics: [stage.topic])
        try waitAssigned(log, [stage.place(0)])
        let waker = Waker()
        let reader = try log.open(stage.place(0), at: 0, waker: waker)
        _ = try take(reader, 1)
        let publisher = try log.makePublisher(waker: waker)
        let committer = log.makeCommitter(waker: waker)
        if silent {
            stage.embedded?.delayAnswers(by: .seconds(3600))
        } else {
            stage.embedded?.setReachable(false)
        }
        let outputs = batch(stage.topic, [Sample("b")])
        _ = try publisher.send(outputs, from: outputs.firstOutput, ticket: 1)
        committer.commit(stage.place(0), offset: 1, metadata: "m")
        let took = ContinuousClock().measure {
            reader.close()
            committer.close()
            publisher.abandon()
            print("closed in time: \(log.close(deadline: .seconds(1)))")
        }
        #expect(took < .milliseconds(1500), "\(took)")
        // So that the process doesn't end under the clients' feet.
        stage.embedded?.delayAnswers(by: .zero)
        stage.embedded?.setReachable(true)
        try eventually("the clients' end", within: 60) { log.close(deadline: .seconds(1)) }
    }

    @Test("settings of the protocol, unknown ones and bad values are refused by name")
    func settings() {
        for (name, value) in [("acks", "0"), ("no.such.property", "1"), ("linger.ms", "soon")] {
            let error = #expect(throws: LogError.self) {
                let log = try KafkaLog(configuration: configuration("127.0.0.1:1", [name: value]))
                _ = try log.makePublisher(waker: Waker())
            }
            #expect(error?.message.contains(name) == true, "\(String(describing: error))")
        }
    }

    @Test("properties of either kind of client pass through without a warning")
    func passThrough() throws {
        let stage = try Stage(.embedded, partitions: 1)
        let lines = Lines()
        let settings = configuration(
            stage.brokers, ["batch.size": "1000", "fetch.min.bytes": "2", "linger.ms": "3"])
        let log = try KafkaLog(configuration: settings, logger: lines.logger)
        try publish(log, stage.topic, [Sample("a")])
        #expect(log.close(deadline: .seconds(5)))
        #expect(lines.lines.allSatisfy { !$0.contains("CONFWARN") }, "\(lines.lines)")
    }
}
