/// Compares what a step declares of its topics with what the broker has.

internal import FlowsCore
internal import FlowsKafka

/// The topics' part of `check` and of every start.
struct ContractCheck {
    let outline: StepOutline

    /// Sentences about what is missing or doesn't fit, and each topic's partitions.
    func problems(
        _ admin: KafkaAdmin, timeout: Duration
    ) throws(LogError) -> (problems: [String], partitions: [String: Int]) {
        let uses = outline.inputs + outline.outputs
        let counts = try admin.partitionCounts(of: uses.map(\.contract.name), timeout: timeout)
        var problems: [String] = []
        for use in uses {
            let name = use.contract.name
            guard let count = counts[name] else {
                problems.append(
                    "the topic \(name) doesn't exist: run `\(outline.name) migrate`, or create it with "
                        + "\(use.contract.partitions) partitions")
                continue
            }
            if count < use.contract.partitions {
                problems.append(
                    "the topic \(name) has \(count) partitions, and \(outline.name) declares "
                        + "\(use.contract.partitions): add partitions while nothing is in flight, or "
                        + "declare \(count)")
            }
            if let problem = cleanup(use, admin, timeout) { problems.append(problem) }
        }
        return (problems, counts)
    }

    /// Compacted in fact where every record counts: refused, whatever the contract says.
    private func cleanup(
        _ use: TopicUse, _ admin: KafkaAdmin, _ timeout: Duration
    ) -> String? {
        guard use.mode == .every else { return nil }
        // Unknown, so the contract decides: without the right to ask, or on an embedded broker.
        let found = try? admin.configuration(of: use.contract.name, timeout: timeout)
        guard found?["cleanup.policy"]?.includes("compact") == true else { return nil }
        return """
            the topic \(use.contract.name) is compacted (cleanup.policy), and \(outline.name) must see \
            every record of it: set cleanup.policy=delete, or read it .latest with Materialise
            """
    }
}

extension StepOutline {
    /// The Kafka settings of the step's process.
    func kafka(
        _ configuration: StepConfiguration, partitions: Int
    ) -> KafkaConfiguration {
        KafkaConfiguration(
            brokers: configuration.brokers, groupID: name, instanceID: configuration.instanceID,
            prefetchBytesPerPartition: max(
                configuration.prefetchBytes / max(partitions, 1), 1 << 18),
            properties: configuration.kafkaProperties)
    }
}

extension StepConfiguration {
    /// The logger that the settings ask for, with the step's name on each line.
    func logger(step: String, isTerminal: Bool) -> Logger {
        let format = logFormat ?? (isTerminal ? .text : .json)
        return Logger(level: logLevel, format: format, metadata: [("step", step)])
    }
}
