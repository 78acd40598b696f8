/// How large records may be: the topics' contracts say it, and the environment may say otherwise.

internal import FlowsCore
internal import FlowsKafka
internal import FlowsRuntime

extension TopicContract {
    /// Bytes of a batch that the topic takes, with what Kafka adds to records; nil when it isn't said.
    var messageBytesMax: Int? { config["max.message.bytes"].flatMap { Int($0) } }

    /// What a topic needs so that the largest record that these declare fits into an envelope there.
    ///
    /// Nothing where none declares a size: then the topic may be made without any configuration.
    static func envelopeSizes(_ sources: [TopicContract]) -> [String: String] {
        guard let largest = sources.compactMap(\.messageBytesMax).max(),
            largest > KafkaConfiguration.usualRecordBytesMax
        else { return [:] }
        return ["max.message.bytes": "\(largest + 65_536)"]
    }
}

extension StepOutline {
    private var declared: [Int] {
        halves.flatMap { $0.inputs + $0.outputs }.compactMap(\.contract.messageBytesMax)
    }

    /// Bytes of the largest record that the step's clients send or fetch.
    var recordBytesMax: Int {
        declared.reduce(KafkaConfiguration.usualRecordBytesMax) { max($0, $1) }
    }

    /// Bytes of records sent together: what the topic takes that takes least.
    var sendBatchBytesMax: Int {
        halves.flatMap(\.outputs).compactMap(\.contract.messageBytesMax)
            .reduce(KafkaConfiguration.usualRecordBytesMax) { min($0, $1) }
    }

    /// Bytes of the largest output to each topic that says so, without what Kafka adds.
    package var recordBytesMaxByTopic: [String: Int] {
        var sizes: [String: Int] = [:]
        for contract in halves.flatMap(\.outputs).map(\.contract) {
            guard let bytes = contract.messageBytesMax else { continue }
            sizes[contract.name] = max(bytes - KafkaConfiguration.framingBytesMax, 0)
        }
        return sizes
    }
}

extension RuntimeOptions {
    /// Takes the outputs' sizes from their contracts, or all from `FLOWS_KAFKA_MESSAGE_MAX_BYTES`.
    mutating func limitRecords(_ outline: StepOutline, environment text: String?) {
        if let bytes = text.flatMap({ Int($0) }) {
            recordBytesMax = max(bytes - KafkaConfiguration.framingBytesMax, 0)
        } else {
            recordBytesMax =
                KafkaConfiguration.usualRecordBytesMax - KafkaConfiguration.framingBytesMax
            recordBytesMaxByTopic = outline.recordBytesMaxByTopic
        }
    }
}
