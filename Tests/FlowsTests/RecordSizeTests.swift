/// Tests of how large records may be: by the contracts, by the environment, and by the broker.

import FlowsCore
import FlowsKafka
import FlowsTesting
import Testing

@testable import Flows

@Suite("Record sizes")
struct RecordSizeTests {
    private static func topic(_ name: String, _ bytes: Int?) -> Topic<String, String> {
        Topic(
            TopicContract(
                name: name, config: bytes.map { ["max.message.bytes": "\($0)"] } ?? [:]),
            key: .string, value: .string)
    }

    private static let input = topic("in", nil)
    /// Each value goes to both topics, with as many bytes as it says.
    private static let step = Stateless(
        "test-sizes", reading: input, writing: topic("large", 5_000_000), topic("small", 100_000)
    ) { record, large, small in
        let (name, size) = (record.value.prefix(1), Int(record.value.dropFirst()) ?? 0)
        let text = String(repeating: "x", count: size)
        if name == "l" { large.emit(text) } else { small.emit(text) }
    }

    private func options(_ environment: [String: String] = [:]) throws -> StepConfiguration {
        try StepConfiguration(
            environment: ["FLOWS_BROKERS": "a:1"].merging(environment) { $1 },
            outline: Self.step.outline)
    }

    @Test("clients and outputs follow the contracts' max.message.bytes")
    func contracts() throws {
        let outline = Self.step.outline
        let configuration = try options()
        #expect(
            configuration.options.recordBytesMaxByTopic == ["large": 4_999_872, "small": 99_872])
        #expect(configuration.options.recordBytesMax == 999_872)
        let kafka = outline.kafka(configuration, partitions: 1)
        #expect(kafka.recordBytesMax == 5_000_000)
        // Records sent together must fit into the topic that takes least.
        #expect(kafka.sendBatchBytesMax == 100_000)
    }

    @Test("the environment says otherwise, for all topics")
    func environment() throws {
        let configuration = try options(["FLOWS_KAFKA_MESSAGE_MAX_BYTES": "2000000"])
        #expect(configuration.options.recordBytesMaxByTopic.isEmpty)
        #expect(configuration.options.recordBytesMax == 1_999_872)
        let kafka = Self.step.outline.kafka(configuration, partitions: 1)
        #expect(kafka.properties["message.max.bytes"] == "2000000")
    }

    // With one limit for all topics the last output would be kept, and refused by the broker for
    // ever after.
    @Test("an output that is too large for its own topic is an error, where another takes it")
    func eachTopic() throws {
        let run = try StepTest(Self.step)
            .given("l4000000", "s99000", "s101000", on: Self.input, key: "k").runUntilStop()
        #expect(run.stop?.index == 2 && run.stop?.stage == "encode")
        #expect(run.stop?.message.contains("larger than a record of small may be (99872)") == true)
    }

    @Test("a broker's topic below its contract: a problem of an output, a warning of an input")
    func broker() {
        let outline = Self.step.outline
        let check = RecordSizeCheck(outline: outline)
        let less = check.problems { _ in ["max.message.bytes": "1048588"] }
        #expect(less.count == 1)
        #expect(
            less.first
                == "the topic large takes at most 1048588 bytes (max.message.bytes), and its contract "
                + "says 5000000: set max.message.bytes=5000000 on the topic, or declare less")
        #expect(check.problems { _ in nil }.isEmpty)
        #expect(check.problems { _ in ["max.message.bytes": "5000000"] }.isEmpty)
        let reader = Stateless("test-reader", reading: Self.topic("large", 5_000_000)) { _ in }
        let warned = RecordSizeCheck(outline: reader.outline)
        #expect(warned.problems { _ in ["max.message.bytes": "1"] }.isEmpty)
        #expect(warned.warnings { _ in ["max.message.bytes": "1"] }.count == 1)
    }

    @Test("the topic between a join's halves takes what its sources declare, and the envelope")
    func route() {
        let small = TopicContract(name: "small")
        let large = TopicContract(name: "large", config: ["max.message.bytes": "5000000"])
        #expect(TopicContract.envelopeSizes([small, small]).isEmpty)
        #expect(
            TopicContract.envelopeSizes([small, large]) == ["max.message.bytes": "5065536"])
    }
}
