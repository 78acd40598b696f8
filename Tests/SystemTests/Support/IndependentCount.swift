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

    /// What the table has, in the same shape.
    static func table(_ postgres: String) throws -> [[UInt8]: Int] {
        let rows = try PostgresQuery.rows(
            "SELECT word, count FROM text_word_count", conninfo: postgres)
        var counts: [[UInt8]: Int] = [:]
        for row in rows { counts[Array((row[0] ?? "").utf8)] = Int(row[1] ?? "") }
        return counts
    }
}
