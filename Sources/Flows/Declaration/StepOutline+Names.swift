/// What is wrong with a declaration's names: those that Kafka or Postgres would refuse, cut or mix up.

internal import FlowsCore

extension StepOutline {
    /// Each a sentence that says what to do.
    var mistakesOfNames: [String] {
        mistakesOfTopics + mistakesOfKeys + mistakesOfSchema + (table.map(mistakes) ?? [])
    }

    private var mistakesOfTopics: [String] {
        var found: [String] = []
        for (name, uses) in Dictionary(grouping: outputs, by: \.contract.name) where uses.count > 1
        {
            found.append(
                "the step writes \(name) \(uses.count) times: name it once, and emit to that output"
            )
        }
        let names = Set((inputs + outputs).map(\.contract.name))
        let alike = Dictionary(grouping: names) { String($0.map { $0 == "." ? "_" : $0 }) }
        for names in alike.values.filter({ $0.count > 1 }).map({ $0.sorted() }) {
            found.append(
                """
                the topics \(names.joined(separator: " and ")) differ in '.' and '_' alone, and Kafka \
                takes one of them: name one otherwise
                """)
        }
        for contract in (inputs + outputs).map(\.contract) {
            // `compact,delete` of a compacted topic is well.
            guard let policy = contract.config["cleanup.policy"],
                policy.includes("compact") != (contract.cleanup == .compact)
            else { continue }
            found.append(
                """
                the topic \(contract.name) is declared \(contract.cleanup.rawValue) and has \
                cleanup.policy=\(policy) among its settings: say the same in both
                """)
        }
        return found
    }

    /// A state is that of a key.
    private var mistakesOfKeys: [String] {
        guard runner == "stateful" else { return [] }
        return inputs.filter(\.declaresNoKey).map { use in
            """
            the stateful step reads \(use.contract.name), which declares no key, so its records have no \
            state: name a key field in its contract, or write it anew under a key with a stateless step
            """
        }
    }

    /// Names that Postgres has for itself.
    private var mistakesOfSchema: [String] {
        guard needsStore else { return [] }
        let schema = storeLayout.schema
        guard ["public", "information_schema"].contains(schema) || schema.hasPrefix("pg_") else {
            return []
        }
        return [
            """
            the step \(name) would keep its tables in the schema \(schema), which is Postgres' own: \
            name the step otherwise
            """
        ]
    }

    private func mistakes(_ table: TableSchema) -> [String] {
        var found: [String] = []
        // Postgres cuts a longer name in silence, so two of them could be one.
        for name in [table.schema, table.name] + table.columns.map(\.name)
        where name.isEmpty || name.utf8.count > 63 {
            found.append(
                """
                "\(name)" is no name for a table's schema, the table \(table.name) or a column of it: \
                Postgres takes 1 to 63 bytes
                """)
        }
        let columns = Dictionary(grouping: table.columns, by: \.name)
        for name in columns.filter({ $0.value.count > 1 }).keys {
            found.append("the table \(table.name) has the column \(name) twice: rename one of them")
        }
        if columns["flows_position"] != nil {
            found.append(
                """
                the table \(table.name) has a column flows_position, and Flows adds one of that name: \
                rename the field
                """)
        }
        if !table.columns.contains(where: \.isKey) {
            found.append(
                "the table \(table.name) has no key column: name one, so that a record finds its row"
            )
        }
        return found
    }
}
