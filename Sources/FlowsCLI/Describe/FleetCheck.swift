/// Compares steps with each other by what they say of themselves, without any server.

import FlowsCore

/// What steps that are to run beside each other get wrong about names and topics.
struct FleetCheck {
    /// Why they can't run together, each a sentence that says what to do; empty when nothing is wrong.
    let problems: [String]
    /// What may be meant as it is.
    let warnings: [String]

    /// Compares the steps of one flow, or of all that share a Kafka and a Postgres.
    init(_ steps: [StepDescription]) {
        let uses = steps.flatMap(\.fleetUses)
        var problems = Self.names(steps)
        problems += Self.tables(steps)
        problems += Self.ownTopics(uses)
        problems += Self.topicNames(uses)
        var warnings: [String] = []
        let topics = Dictionary(grouping: uses, by: \.topic.topic)
        for (_, uses) in topics.sorted(by: { $0.key < $1.key }) {
            problems += Self.declarations(uses)
            let (wrong, doubtful) = Self.contents(uses)
            problems += wrong
            warnings += doubtful + Self.foreign(uses)
        }
        self.problems = problems
        self.warnings = warnings
    }

    /// A topic as one of the steps uses it.
    struct Use {
        enum Kind { case read, written, own }
        let step: String
        let kind: Kind
        let contract: Contract
        let topic: StepDescription.TopicUse
    }

    /// Two steps with one name, and groups that two of them would share.
    private static func names(_ steps: [StepDescription]) -> [String] {
        var found: [String] = []
        let named = Dictionary(grouping: steps, by: \.name)
        for name in named.filter({ $0.value.count > 1 }).keys.sorted() {
            found.append(
                """
                \(named[name, default: []].count) steps are called \(name): they would be one consumer \
                group, Deployment and schema. Give each a name of its own
                """)
        }
        let groups = Dictionary(
            grouping: steps.flatMap { step in step.parts.map { (group: $0.group, step: step.name) }
            },
            by: \.group)
        for group in groups.keys.sorted() {
            let owners = Set(groups[group, default: []].map(\.step)).sorted()
            guard owners.count > 1 else { continue }
            found.append(
                """
                \(owners.joined(separator: " and ")) would share the consumer group \(group), so each \
                would get a part of the records: call one of them otherwise
                """)
        }
        return found
    }

    /// Tables that two steps would fill.
    private static func tables(_ steps: [StepDescription]) -> [String] {
        let filled = steps.compactMap { step in
            step.table.map { (name: "\($0.schema).\($0.name)", step: step.name) }
        }
        let tables = Dictionary(grouping: filled, by: \.name)
        return tables.keys.sorted().compactMap { table in
            let owners = Set(tables[table, default: []].map(\.step)).sorted()
            guard owners.count > 1 else { return nil }
            return """
                \(owners.joined(separator: " and ")) would fill the same table \(table): give one of \
                them a message with another (flows.table)
                """
        }
    }

    /// Topics that a step writes for itself, and that another uses.
    private static func ownTopics(_ uses: [Use]) -> [String] {
        uses.filter { $0.kind == .own }.flatMap { own in
            let others = uses.filter { $0.topic.topic == own.topic.topic && $0.step != own.step }
            return Set(others.map(\.step)).sorted().map { other in
                """
                \(other) uses the topic \(own.topic.topic), which \(own.step) writes for itself \
                alone: read what \(own.step) writes for others, or name the topic otherwise
                """
            }
        }
    }

    /// Kafka refuses a topic whose name differs from another's in '.' and '_' alone.
    private static func topicNames(_ uses: [Use]) -> [String] {
        let names = Dictionary(grouping: Set(uses.map(\.topic.topic))) { name in
            String(name.map { $0 == "." ? "_" : $0 })
        }
        return names.values.filter { $0.count > 1 }.map { $0.sorted() }.sorted { $0[0] < $1[0] }
            .map { names in
                """
                the topics \(names.joined(separator: " and ")) differ in '.' and '_' alone, and Kafka \
                takes one of them: name one otherwise
                """
            }
    }
}

extension FleetCheck {
    /// How many partitions it has, how it forgets and its settings: one topic can have one of each.
    private static func declarations(_ uses: [Use]) -> [String] {
        let declared: [(String, (StepDescription.TopicUse) -> String)] = [
            ("partitions", { "\($0.partitions)" }), ("cleanup", { $0.cleanup }),
            (
                "settings",
                { topic in
                    let all = topic.config.sorted { $0.key < $1.key }
                    return all.isEmpty ? "none" : all.map { "\($0)=\($1)" }.joined(separator: " ")
                }
            ),
        ]
        return declared.compactMap { word, value in
            let found = Dictionary(grouping: uses) { value($0.topic) }
            guard found.count > 1 else { return nil }
            let each = found.keys.sorted().map { value in
                "\(value) (\(steps(found[value, default: []])))"
            }
            return """
                the topic \(uses[0].topic.topic) is declared with different \(word): \
                \(each.joined(separator: ", ")). Declare it once, in the message's (flows.topic)
                """
        }
    }

    /// Keys and values that one step writes and another takes for something else.
    ///
    /// Each is compared with the first writer, so that one who differs is told of once.
    private static func contents(_ uses: [Use]) -> (problems: [String], warnings: [String]) {
        guard let measure = uses.first(where: { $0.kind != .read }) ?? uses.first else {
            return ([], [])
        }
        let others = uses.filter { $0.step != measure.step }
        let found = others.map {
            ContractComparison(measure.contract, $0.contract, isRead: $0.kind == .read)
        }
        return (found.flatMap(\.problems), found.flatMap(\.warnings))
    }

    /// Read by these steps and written by none of them.
    private static func foreign(_ uses: [Use]) -> [String] {
        guard uses.allSatisfy({ $0.kind == .read }) else { return [] }
        return [
            """
            the topic \(uses[0].topic.topic), which \(steps(uses)) reads, is written by none of these \
            steps: is it another program's?
            """
        ]
    }

    private static func steps(_ uses: [Use]) -> String {
        Set(uses.map(\.step)).sorted().joined(separator: ", ")
    }
}

extension StepDescription {
    /// Every topic that it uses, and how.
    fileprivate var fleetUses: [FleetCheck.Use] {
        func uses(_ topics: [TopicUse], _ kind: FleetCheck.Use.Kind) -> [FleetCheck.Use] {
            topics.map {
                FleetCheck.Use(step: name, kind: kind, contract: contract($0), topic: $0)
            }
        }
        return uses(inputs, .read) + uses(outputs, .written) + uses(intermediate ?? [], .own)
    }
}
