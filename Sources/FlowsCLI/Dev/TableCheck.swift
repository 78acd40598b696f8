/// Compares the example's tables with the text's own count: one word more or less is an error.

import FlowsPostgres
import Foundation

/// What the tables of the example flow must have of a text.
struct TableCheck {
    let census: TextCensus
    let postgres: String
    /// Names of the tables that there are.
    let tables: Set<String>

    /// Throws at the first difference, which is a mistake of a step or of Flows.
    func run() throws {
        guard census.isComplete else { return try compareTotals() }
        let counts = census.counts
        try compare(
            "text_word_count", "SELECT word, count FROM text_word_count",
            counts.mapValues(String.init))
        try compare(
            "text_word_description",
            "SELECT word, count || ' ' || type FROM text_word_description",
            counts.reduce(into: [:]) { $0[$1.key] = "\($1.value) \(TextCensus.type(of: $1.key))" })
        try compare(
            "text_type_count", "SELECT type, count FROM text_type_count",
            census.types.reduce(into: [:]) { $0[Array($1.key.utf8)] = String($1.value) })
    }

    /// Keys are compared as bytes, as the tables do.
    private func compare(_ table: String, _ query: String, _ expected: [[UInt8]: String]) throws {
        guard tables.contains(table) else { return }
        var left = expected
        for row in try PostgresQuery.rows(query, conninfo: postgres) {
            let key = Array((row[0] ?? "").utf8)
            let found = row[1] ?? "nothing"
            guard let wanted = left.removeValue(forKey: key) else {
                throw difference(table, key, found, "nothing of it")
            }
            if wanted != found { throw difference(table, key, found, wanted) }
        }
        if let (key, wanted) = left.first { throw difference(table, key, "nothing of it", wanted) }
    }

    private func compareTotals() throws {
        for table in tables.sorted() {
            let sum = try PostgresQuery.rows(
                "SELECT coalesce(sum(count), 0) FROM \(table)", conninfo: postgres)
            let found = Int(sum.first?[0] ?? "") ?? 0
            if found != census.total {
                throw ToolFailure(
                    "the text has \(census.total.grouped) words, and the table \(table)"
                        + " \(found.grouped): that is a mistake of a step, or of Flows")
            }
        }
    }

    private func difference(
        _ table: String, _ key: [UInt8], _ found: String, _ wanted: String
    ) -> ToolFailure {
        ToolFailure(
            "the table \(table) has “\(String(decoding: key, as: UTF8.self))” with \(found),"
                + " and the text \(wanted): that is a mistake of a step, or of Flows")
    }
}
