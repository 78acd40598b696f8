/// Asking for topics and making them.

import FlowsCore
import Foundation
import Testing

@testable import FlowsKafka

@Suite struct AdminTests {
    @Test("the embedded broker's topics are described, and asking makes none")
    func embedded() throws {
        let broker = try EmbeddedBroker(partitionsByTopic: ["a": 3, "b": 1])
        defer { broker.close() }
        let admin = try KafkaAdmin(configuration: configuration(broker.bootstrap))
        for _ in 0..<2 {
            let counts = try admin.partitionCounts(of: ["a", "b", "c"], timeout: .seconds(10))
            #expect(counts == ["a": 3, "b": 1])
        }
        #expect(try !admin.clusterID(timeout: .seconds(10)).isEmpty)
        #expect(try admin.configuration(of: "a", timeout: .seconds(5)) == nil)
        #expect(throws: LogError.self) { try broker.createTopic("a", 1) }
    }

    @Test(
        "topics are made as their contracts say, once",
        .enabled(if: SharedKafka.isThere, "\(SharedKafka.absent)"))
    func real() throws {
        let admin = try KafkaAdmin(configuration: configuration(try #require(SharedKafka.brokers)))
        let name = "made-\(UUID().uuidString)"
        let contract = TopicContract(
            name: name, partitions: 5, cleanup: .compact, config: ["max.message.bytes": "54321"])
        #expect(try admin.createTopics([contract], timeout: .seconds(10)).isEmpty)
        #expect(try admin.createTopics([contract], timeout: .seconds(10)) == [name])
        #expect(try admin.partitionCounts(of: [name], timeout: .seconds(10)) == [name: 5])
        let found = try admin.configuration(of: name, timeout: .seconds(10))
        #expect(found?["cleanup.policy"] == "compact")
        #expect(found?["max.message.bytes"] == "54321")
        let bad = TopicContract(name: "bad name", partitions: 1)
        let error = #expect(throws: LogError.self) {
            try admin.createTopics([bad], timeout: .seconds(10))
        }
        #expect(error?.topic == "bad name")
        let absent = #expect(throws: LogError.self) {
            try admin.configuration(of: "absent-\(name)", timeout: .seconds(10))
        }
        #expect(absent?.code == "UNKNOWN_TOPIC_OR_PART")
    }
}
