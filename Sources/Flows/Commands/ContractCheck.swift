/// Compares what a step declares of its topics with what the broker has.

internal import FlowsCore
internal import FlowsKafka

/// The topics' part of `check` and of every start.
struct ContractCheck {
    let outline: StepOutline
    /// What is looked at; a topic that both halves of a join use is told of once.
    let halves: [StepOutline]

    init(outline: StepOutline, halves: [StepOutline]? = nil) {
        self.outline = outline
        self.halves = halves ?? outline.halves
    }

    /// Sentences about what is missing or doesn't fit, and each topic's partitions.
    func problems(
        _ admin: KafkaAdmin, timeout: Duration
    ) throws(LogError) -> (problems: [String], partitions: [String: Int]) {
        let names = Set(halves.flatMap { $0.inputs + $0.outputs }.map(\.contract.name))
        let counts = try admin.partitionCounts(of: Array(names), timeout: timeout)
        let problems = problems(counts) { try? admin.configuration(of: $0, timeout: timeout) }
        return (problems, counts)
    }

    /// The same of partitions by topic; `configuration` is nil where the broker can't tell.
    func problems(
        _ counts: [String: Int], _ configuration: (_ topic: String) -> [String: String]?
    ) -> [String] {
        var problems: [String] = []
        for half in halves {
            for use in half.inputs + half.outputs {
                let name = use.contract.name
                if let count = counts[name] {
                    problems += fewer(use.contract, count) + cleanup(use, configuration)
                } else {
                    problems.append(
                        "the topic \(name) doesn't exist: run `\(outline.name) migrate`, or create it"
                            + " with \(use.contract.partitions) partitions")
                }
            }
            problems += RecordSizeCheck(outline: half).problems(configuration)
            if half.needsEqualPartitions { problems += unequal(half.sources, counts) }
        }
        var told: Set<String> = []
        return problems.filter { told.insert($0).inserted }
    }

    private func fewer(_ contract: TopicContract, _ count: Int) -> [String] {
        guard count < contract.partitions else { return [] }
        return [
            "the topic \(contract.name) has \(count) partitions, and \(outline.name) declares "
                + "\(contract.partitions): add partitions while nothing is in flight, or "
                + "declare \(count)"
        ]
    }

    /// Sources that are joined where they are: a key must be on the same partition of each.
    private func unequal(_ sources: [TopicUse], _ counts: [String: Int]) -> [String] {
        let found = sources.compactMap { use in
            counts[use.contract.name].map { (name: use.contract.name, count: $0) }
        }
        guard Set(found.map(\.count)).count > 1 else { return [] }
        let list = found.map { "\($0.name) has \($0.count)" }.joined(separator: ", ")
        return [
            "\(outline.name) joins its sources partition by partition, and their partitions differ"
                + " (\(list)): give all of them the same number, or declare the join without"
                + " .copartitioned under another name, so that it goes through a topic of its own"
        ]
    }

    /// Compacted in fact where every record counts: refused, whatever the contract says.
    private func cleanup(
        _ use: TopicUse, _ configuration: (_ topic: String) -> [String: String]?
    ) -> [String] {
        guard use.mode == .every else { return [] }
        // Unknown, so the contract decides: without the right to ask, or on an embedded broker.
        let found = configuration(use.contract.name)
        guard found?["cleanup.policy"]?.includes("compact") == true else { return [] }
        return [
            """
            the topic \(use.contract.name) is compacted (cleanup.policy), and \(outline.name) must see \
            every record of it: set cleanup.policy=delete, or read it .latest with Materialise
            """
        ]
    }
}

extension StepOutline {
    /// The Kafka settings of the step's process.
    func kafka(
        _ configuration: StepConfiguration, partitions: Int
    ) -> KafkaConfiguration {
        var kafka = KafkaConfiguration(
            brokers: configuration.brokers, groupID: name, instanceID: configuration.instanceID,
            prefetchBytesPerPartition: max(
                configuration.prefetchBytes / max(partitions, 1), 1 << 18),
            recordBytesMax: recordBytesMax, sendBatchBytesMax: sendBatchBytesMax,
            properties: configuration.kafkaProperties)
        if let file = configuration.kafkaPasswordFile {
            kafka.readPassword = { try? file.readAgain() }
        }
        return kafka
    }
}

extension StepConfiguration {
    /// The logger that the settings ask for, with the step's name on each line.
    func logger(step: String, isTerminal: Bool) -> Logger {
        let format = logFormat ?? (isTerminal ? .text : .json)
        return Logger(level: logLevel, format: format, metadata: [("step", step)])
    }
}
