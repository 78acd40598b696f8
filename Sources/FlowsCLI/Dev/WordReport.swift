/// What `flows dev` shows in the end: the most frequent words, totals, speeds, where to look next.

import FlowsPostgres
import Foundation

/// Reads the table that text-word-table keeps.
struct WordReport {
    let words: [(word: String, count: Int)]
    let distinct: Int
    let total: Int
    static let table = "text_word_count"
    private static let rows = 20

    init(postgres: String) throws {
        let top = try PostgresQuery.rows(
            """
            SELECT word, count FROM \(Self.table) ORDER BY count DESC, word COLLATE "C"
            LIMIT \(Self.rows)
            """, conninfo: postgres)
        words = top.map { ($0[0] ?? "", Int($0[1] ?? "") ?? 0) }
        let sums = try PostgresQuery.rows(
            "SELECT count(*), coalesce(sum(count), 0) FROM \(Self.table)", conninfo: postgres)
        distinct = Int(sums.first?[0] ?? "") ?? 0
        total = Int(sums.first?[1] ?? "") ?? 0
    }

    func show() {
        Terminal.print("")
        let width = words.first.map { $0.count.grouped.count } ?? 0
        for (word, count) in words {
            let digits = count.grouped
            let space = String(repeating: " ", count: max(width - digits.count, 0))
            Terminal.print("  \(space)\(digits)  \(word)")
        }
        if words.isEmpty { Terminal.print("  There are no words in this text.") }
        Terminal.print("")
        Terminal.print("\(total.grouped) words, \(distinct.grouped) different ones")
    }
}
