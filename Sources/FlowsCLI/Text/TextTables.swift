/// What the example's three tables have at one moment, and what they must have after a text.

import FlowsPostgres
import Foundation

/// The rows of the tables by their keys' bytes; only the sums for a text with too many words.
struct TextTables {
    static let names = ["text_word_count", "text_word_description", "text_type_count"]

    /// A word's count, or "count type" in the table of descriptions, by table.
    private var rows: [String: [[UInt8]: (count: Int, type: String)]] = [:]
    /// What the counts of each table come to.
    private(set) var sums: [String: Int] = [:]
    private var isComplete = true

    var isEmpty: Bool { sums.values.allSatisfy { $0 == 0 } }

    /// Reads all three; throws when one isn't there.
    init(postgres: String) throws {
        for name in Self.names {
            let (key, type) = name == "text_type_count" ? ("type", "''") : ("word", "''")
            let shown = name == "text_word_description" ? "type" : type
            var table: [[UInt8]: (count: Int, type: String)] = [:]
            for row in try PostgresQuery.rows(
                "SELECT \(key), count, \(shown) FROM \(name)", conninfo: postgres)
            {
                table[Array((row[0] ?? "").utf8)] = (Int(row[1] ?? "") ?? 0, row[2] ?? "")
            }
            rows[name] = table
            sums[name] = table.values.reduce(0) { $0 + $1.count }
        }
    }

    /// The counts of each table in one look, without its rows.
    static func sums(postgres: String) throws -> [String: Int] {
        let all = names.map { "SELECT '\($0)', coalesce(sum(count), 0) FROM \($0)" }
        var sums: [String: Int] = [:]
        for row in try PostgresQuery.rows(
            all.joined(separator: " UNION ALL "), conninfo: postgres)
        {
            sums[row[0] ?? ""] = Int(row[1] ?? "") ?? 0
        }
        return sums
    }

    /// What the tables must have once a text went through.
    func adding(_ census: TextCensus) -> TextTables {
        var grown = self
        for name in Self.names { grown.sums[name, default: 0] += census.total }
        grown.isComplete = census.isComplete
        guard census.isComplete else { return grown }
        for (word, count) in census.counts {
            let type = TextCensus.type(of: word)
            grown.rows["text_word_count"]?[word, default: (0, "")].count += count
            let known = rows["text_word_description"]?[word]?.count ?? 0
            grown.rows["text_word_description"]?[word] = (known + count, type)
            let key = Array(type.utf8)
            grown.rows["text_type_count"]?[key, default: (0, "")].count += count
        }
        return grown
    }

    /// The first row that isn't as it must be; nil when all are.
    func difference(from found: TextTables) -> ToolFailure? {
        guard isComplete else { return nil }
        for name in Self.names {
            let (wanted, there) = (rows[name] ?? [:], found.rows[name] ?? [:])
            for key in Set(wanted.keys).union(there.keys) {
                guard wanted[key].map(Self.text) != there[key].map(Self.text) else { continue }
                return ToolFailure(
                    "the table \(name) has “\(String(decoding: key, as: UTF8.self))” with"
                        + " \(there[key].map(Self.text) ?? "nothing"), and the text makes"
                        + " \(wanted[key].map(Self.text) ?? "nothing") of it: did somebody else"
                        + " send text? Else it is a mistake of a step, or of Flows")
            }
        }
        return nil
    }

    private static func text(_ row: (count: Int, type: String)) -> String {
        row.type.isEmpty ? "\(row.count)" : "\(row.count) \(row.type)"
    }

    /// The sentence for steps that don't go on.
    func stall(at now: [String: Int]) -> ToolFailure {
        let late = Self.names.first { now[$0] != sums[$0] } ?? Self.names[0]
        return ToolFailure(
            "the table \(late) has \((now[late] ?? 0).grouped) words and doesn't change any more; with"
                + " this text it should have \((sums[late] ?? 0).grouped): are all steps of the"
                + " example running, and has nobody else sent text?")
    }
}
