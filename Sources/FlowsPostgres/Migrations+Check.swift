/// Says what is missing of a step's tables and rights, and what of the connection isn't well.

internal import FlowsCore

extension Migrations {
    /// What of the step's tables is missing or doesn't fit, in sentences; empty when nothing is.
    ///
    /// `topics` are those that the step reads: progress of others, in a step with states, is of
    /// another way to read the same records, which would count again. Nil asks nothing about it.
    /// Rights are those of the connection's role: each that is missing is told as a GRANT.
    public static func check(
        conninfo: String, layout: StoreLayout, topics: [String]? = nil,
        deadline: Duration = .seconds(30)
    ) throws(PostgresError) -> [String] {
        try refuseBadNames(layout)
        let target = ConnectionTarget(conninfo, applicationName: "\(layout.step) check")
        let connection = try BlockingConnection(target, deadline: deadline)
        let rights = try Rights(layout, connection)
        let advice = "run `\(layout.step) migrate`"
        // The schema and the version's table: without them there is nothing to look at.
        guard rights.areThere(2) else {
            return ["the tables of \(layout.step) aren't there: \(advice)"]
        }
        var missing: [String] = []
        if rights.areGiven(2), let found = try version(layout, connection) {
            if found > version { missing.append(tooNew(found, layout)) }
            if found < version { missing.append("the tables of \(layout.step) are old: \(advice)") }
        }
        if let table = layout.table, rights.mayUse(table.schema) {
            missing += try TableFit(table, connection).problems(beforeMigration: false)
        }
        missing += rights.sentences(layout)
        if case .states = layout.kind, missing.isEmpty, let topics {
            missing += try strangers(layout, topics, connection)
        }
        return missing
    }

    /// Progress of topics that the step doesn't read; what a rewind has retired doesn't count.
    private static func strangers(
        _ layout: StoreLayout, _ topics: [String], _ connection: BlockingConnection
    ) throws(PostgresError) -> [String] {
        let rows = try connection.rows(
            """
            SELECT DISTINCT topic FROM \(layout.own("progress"))
            WHERE topic <> ALL (string_to_array($1, ',')) AND lineage <> '//' ORDER BY topic
            """, [topics.joined(separator: ",")])
        return rows.compactMap { $0.first ?? nil }.map { topic in
            "\(layout.step) has states made of the topic \(topic), which it doesn't read any more: what"
                + " it reads now would be counted on top of them from its start. Run"
                + " `\(layout.step) rewind --yes` to start over with empty states, or give the step"
                + " another name"
        }
    }

    /// What the connection's role has and lacks.
    private struct Rights {
        let role: String
        /// In the order of ``StepRights/needs``; nil for what isn't there.
        let lacking: [(need: StepRights.Need, rights: [String]?)]

        init(_ layout: StoreLayout, _ connection: BlockingConnection) throws(PostgresError) {
            let role = try connection.rows("SELECT current_user").first?.first.flatMap { $0 } ?? ""
            var lacking: [(need: StepRights.Need, rights: [String]?)] = []
            for need in StepRights(layout).needs {
                lacking.append((need, try StepRights.lacking(need, role, connection)))
            }
            self.role = role
            self.lacking = lacking
        }

        func areThere(_ count: Int) -> Bool {
            lacking.prefix(count).allSatisfy { $0.rights != nil }
        }

        func areGiven(_ count: Int) -> Bool {
            lacking.prefix(count).allSatisfy { $0.rights?.isEmpty == true }
        }

        func mayUse(_ schema: String) -> Bool {
            lacking.allSatisfy {
                $0.need.object != .schema || $0.need.schema != schema || $0.rights?.isEmpty != false
            }
        }

        /// One for each object; a materialised table that isn't there is told of elsewhere.
        func sentences(_ layout: StoreLayout) -> [String] {
            lacking.compactMap { need, rights in
                guard let rights else {
                    if need.schema != layout.schema { return nil }
                    return "the \(need.word) \(need.name) of \(layout.step) isn't there: run"
                        + " `\(layout.step) migrate`"
                }
                guard !rights.isEmpty else { return nil }
                return "the role \(role) lacks a right: `\(need.grant(rights, to: role))` gives it,"
                    + " or `\(layout.step) migrate --grant-to=\(role)` as the owner of the tables"
                    + " all that are missing"
            }
        }
    }
}
