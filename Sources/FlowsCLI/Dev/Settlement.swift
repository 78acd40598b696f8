/// When is everything through? When each step has committed all that its topics have, in order.

import FlowsCore
import FlowsKafka
import Foundation

/// Asks the broker for each step's committed offsets and its topics' ends, as a member of no group.
///
/// A step commits an offset once everything that it caused is durable, so when a step has
/// committed the ends of its input, the ends of its outputs are final: asked in the order of the
/// data, "all committed" is exact, not a guess from numbers that change meanwhile.
final class Settlement {
    private var logs: [(step: String, log: KafkaLog, partitions: [TopicPartition])] = []

    init(_ steps: [StepDescription], brokers: String) throws {
        let quiet = Logger(level: .error, format: .text)
        let admin = try KafkaAdmin(
            configuration: KafkaConfiguration(brokers: brokers, groupID: "flows-dev"),
            logger: quiet)
        let counts = try admin.partitionCounts(timeout: .seconds(20))
        for part in steps.flatMap(\.parts) {
            let log = try KafkaLog(
                configuration: KafkaConfiguration(brokers: brokers, groupID: part.group),
                logger: quiet)
            let partitions = part.reads.flatMap { topic in
                (0..<Int32(counts[topic] ?? 0)).map { TopicPartition(topic, $0) }
            }
            logs.append((part.group, log, partitions))
        }
    }

    /// Whether every step has committed all there is; throws when the broker dropped records unread.
    func isReached() throws -> Bool {
        for (step, log, partitions) in logs {
            let facts: [TopicPartition: PartitionFacts]
            do { facts = try log.facts(of: partitions, timeout: .seconds(10)) } catch {
                guard error.isRetriable else { throw error }
                return false
            }
            for (partition, fact) in facts {
                let next = fact.committed ?? 0
                if next < fact.low, fact.committed != nil || fact.low > 0 {
                    throw ToolFailure(
                        "the broker dropped records of \(partition) that \(step) hadn't handled:"
                            + " the counts are not whole")
                }
                if next < fact.high { return false }
            }
            if facts.count < partitions.count { return false }
        }
        return true
    }

    func close() { for (_, log, _) in logs { _ = log.close(deadline: .seconds(2)) } }
}
