/// What `flows dev` shows in the end: the most frequent words with what is known of them, and types.

import FlowsPostgres
import Foundation

/// Reads the tables that the example's steps keep; those that aren't there aren't shown.
struct TableReport {
    private let words: [[String]]
    private let types: [[String]]
    private let distinct: Int
    private let total: Int
    private static let rows = 20

    /// Nil when `tables` has no table of the example.
    init?(_ tables: Set<String>, postgres: String) throws {
        let described = "text_word_description"
        let counted = "text_word_count"
        let source = tables.contains(described) ? described : counted
        guard tables.contains(source) else { return nil }
        let type = source == described ? "type" : "''"
        words = try Self.read(
            """
            SELECT count, word, \(type) FROM \(source) ORDER BY count DESC, word COLLATE "C"
            LIMIT \(Self.rows)
            """, postgres)
        types =
            tables.contains("text_type_count")
            ? try Self.read(
                """
                SELECT count, type, '' FROM text_type_count
                ORDER BY count DESC, type COLLATE "C" LIMIT \(Self.rows)
                """, postgres) : []
        let sums = try Self.read(
            "SELECT count(*), coalesce(sum(count), 0) FROM \(source)", postgres)
        distinct = Int(sums.first?[0] ?? "") ?? 0
        total = Int(sums.first?[1] ?? "") ?? 0
    }

    private static func read(_ query: String, _ postgres: String) throws -> [[String]] {
        try PostgresQuery.rows(query, conninfo: postgres).map { row in row.map { $0 ?? "" } }
    }

    func show(isCompared: Bool) {
        Terminal.print("")
        show(words)
        if words.isEmpty { Terminal.print("  There are no words in this text.") }
        Terminal.print("")
        if !types.isEmpty {
            show(types)
            Terminal.print("")
        }
        Terminal.print(
            "\(total.grouped) words, \(distinct.grouped) different ones"
                + (isCompared ? "; each row of the tables is as the text has it" : ""))
    }

    private func show(_ rows: [[String]]) {
        let counts = rows.map { (Int($0[0]) ?? 0).grouped }
        let digits = counts.map(\.count).max() ?? 0
        let letters = rows.map(\.[1].count).max() ?? 0
        for (row, count) in zip(rows, counts) {
            let space = String(repeating: " ", count: digits - count.count)
            let gap = String(repeating: " ", count: letters - row[1].count)
            let end = row[2].isEmpty ? "" : "\(gap)  \(row[2])"
            Terminal.print("  \(space)\(count)  \(row[1])\(end)")
        }
    }
}
