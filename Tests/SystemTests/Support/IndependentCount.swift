/// Counts words by another way than the step's: ICU's regular expressions over whole texts.

import FlowsPostgres
import Foundation

/// Times that each word stands in texts, by the bytes of its lower case.
struct IndependentCount {
    private(set) var counts: [[UInt8]: Int] = [:]

    var total: Int { counts.values.reduce(0, +) }

    init(_ texts: String...) throws { for text in texts { try add(text) } }

    init(files: [String]) throws {
        for file in files { try add(try String(contentsOfFile: file, encoding: .utf8)) }
    }

    private mutating func add(_ text: String) throws {
        let words = try NSRegularExpression(pattern: #"[\p{L}\p{M}\p{Nd}]+"#)
        let all = text as NSString
        let range = NSRange(location: 0, length: all.length)
        for match in words.matches(in: text, range: range) {
            counts[Array(all.substring(with: match.range).lowercased().utf8), default: 0] += 1
        }
    }

    /// Words by their type.
    var types: [String: Int] {
        counts.reduce(into: [:]) { $0[Self.type(of: $1.key), default: 0] += $1.value }
    }

    /// The type of a word, by patterns.
    static func type(of word: [UInt8]) -> String {
        let text = String(decoding: word, as: UTF8.self)
        func fits(_ pattern: String) -> Bool {
            text.range(of: "^(?:\(pattern))$", options: .regularExpression) != nil
        }
        let letter = #"\p{M}*[\p{L}\p{Nd}]\p{M}*"#
        if fits(#"\p{Nd}+"#) { return "number" }
        return fits("(?:\(letter)){0,3}") ? "short" : fits("(?:\(letter)){10,}") ? "long" : "plain"
    }

    /// What the table of described words should have.
    var descriptions: [[UInt8]: String] {
        counts.reduce(into: [:]) { $0[$1.key] = "\($1.value) \(Self.type(of: $1.key))" }
    }

    /// What it has.
    static func descriptions(_ postgres: String) throws -> [[UInt8]: String] {
        let rows = try PostgresQuery.rows(
            "SELECT word, count, type FROM text_word_description", conninfo: postgres)
        return rows.reduce(into: [:]) {
            $0[Array(($1[0] ?? "").utf8)] = "\($1[1] ?? "") \($1[2] ?? "")"
        }
    }

    /// What the table of types has.
    static func types(_ postgres: String) throws -> [String: Int] {
        let rows = try PostgresQuery.rows(
            "SELECT type, count FROM text_type_count", conninfo: postgres)
        return rows.reduce(into: [:]) { $0[$1[0] ?? ""] = Int($1[1] ?? "") }
    }

    /// What the table has, in the same shape.
    static func table(_ postgres: String) throws -> [[UInt8]: Int] {
        let rows = try PostgresQuery.rows(
            "SELECT word, count FROM text_word_count", conninfo: postgres)
        var counts: [[UInt8]: Int] = [:]
        for row in rows { counts[Array((row[0] ?? "").utf8)] = Int(row[1] ?? "") }
        return counts
    }
}
