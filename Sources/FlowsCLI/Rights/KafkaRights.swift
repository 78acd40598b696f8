/// The least rights that a step needs in Kafka, as its declaration says.

import Flows

/// What a step's user must be allowed to do, and nothing else.
struct KafkaRights: Equatable {
    /// Operations on one topic or group, or on the cluster.
    struct Grant: Equatable {
        /// What a right is of, in the words of Kafka and Strimzi.
        enum Resource: String, CaseIterable {
            case cluster, group, topic, transactionalId
        }

        let resource: Resource
        /// The resource's whole name, never a prefix; `kafka-cluster` of the cluster.
        let name: String
        /// Kafka's names, in the order of the alphabet.
        let operations: [String]
    }

    /// Where contracts lie that all steps know; `FLOWS_CONTRACTS_TOPIC` of a step renames it.
    static let contractsTopic = Setting.usualContractsTopic

    /// For `run`, `check` and, where all parts of a step are meant, `rewind`.
    let grants: [Grant]
    /// What `migrate` needs besides: for a user of its own, or nobody's where topics are made by
    /// others, such as Strimzi's topic operator.
    let migrateGrants: [Grant]
    /// What brokers before 2.8 want besides of whoever writes.
    let oldBrokerGrants: [Grant]

    /// The rights of a whole step, or of the part that one Deployment runs.
    ///
    /// A part's user may look at the other part's topics too: `check` compares all of them.
    init(
        _ step: StepDescription, part: StepDescription.Part? = nil,
        contractsTopic: String = Self.contractsTopic
    ) {
        let parts = part.map { [$0] } ?? step.parts
        let uses = (step.inputs + (step.intermediate ?? []) + step.outputs).map(\.topic)
        var run = Tally()
        for topic in uses { run.add(.topic, topic, "Describe", "DescribeConfigs") }
        for part in parts {
            for topic in part.reads { run.add(.topic, topic, "Read") }
            for topic in part.writes { run.add(.topic, topic, "Write") }
            run.add(.group, part.group, "Read", "Describe")
        }
        run.add(.topic, contractsTopic, "Read", "Describe")
        var migrate = Tally()
        for topic in uses { migrate.add(.topic, topic, "Create") }
        migrate.add(.topic, contractsTopic, "Create", "Write")
        grants = run.grants
        migrateGrants = migrate.grants
        oldBrokerGrants =
            parts.contains { !$0.writes.isEmpty }
            ? [Grant(resource: .cluster, name: "kafka-cluster", operations: ["IdempotentWrite"])]
            : []
    }

    /// Operations by resource, each once.
    private struct Tally {
        private var operations: [Grant.Resource: [String: Set<String>]] = [:]

        mutating func add(_ resource: Grant.Resource, _ name: String, _ words: String...) {
            operations[resource, default: [:]][name, default: []].formUnion(words)
        }

        /// By resource and name, so that what is made of them never changes without a reason.
        var grants: [Grant] {
            Grant.Resource.allCases.flatMap { resource in
                (operations[resource] ?? [:]).sorted { $0.key < $1.key }.map {
                    Grant(resource: resource, name: $0.key, operations: $0.value.sorted())
                }
            }
        }
    }
}
