/// Tests that `flows dev` finds one wrong row in the example's tables, and counts words as ICU does.

import FlowsLocal
import FlowsPostgres
import Foundation
import Testing

@testable import flows

extension SystemTests {
    @Suite("Tables compared with the text") struct TableCheckTests {
        static let tables: Set = ["text_word_count", "text_word_description", "text_type_count"]

        private func census(_ text: String) -> TextCensus {
            var census = TextCensus()
            for line in text.split(separator: "\n") {
                Array(line.utf8).withUnsafeBytes { census.add($0) }
            }
            return census
        }

        @Test("the text's words and types are those of an independent count")
        func words() throws {
            let text =
                DevTests.text + "\n"
                + (0..<500).map { "w\($0 % 7) \($0) ٣\($0)" }.joined(separator: "、")
            let census = census(text)
            let expected = try IndependentCount(text)
            #expect(census.counts == expected.counts)
            #expect(census.total == expected.total)
            #expect(census.types == expected.types)
            for word in expected.counts.keys {
                #expect(TextCensus.type(of: word) == IndependentCount.type(of: word))
            }
        }

        // Protects each comparison of `TableCheck`: sums agree in the first and third change.
        @Test("one row that is wrong, too much or missing is an error that names it")
        func differences() throws {
            let folder = try Folder()
            let server = try PrivatePostgres(
                folder: folder.url.appending(path: "postgres"), options: .init(fsync: false))
            defer { server.stop() }
            let check = TableCheck(
                census: census("to be or not to be 42"), postgres: server.conninfo,
                tables: Self.tables)
            func run(_ statement: String) throws {
                _ = try PostgresQuery.rows(statement, conninfo: server.conninfo)
            }
            let made = [
                "CREATE TABLE text_word_count AS SELECT * FROM (VALUES"
                    + " ('to', 2), ('be', 2), ('or', 1), ('not', 1), ('42', 1)) v (word, count)",
                "CREATE TABLE text_word_description AS SELECT word, count,"
                    + " CASE word WHEN '42' THEN 'number' ELSE 'short' END AS type FROM text_word_count",
                "CREATE TABLE text_type_count AS SELECT type, sum(count)::bigint AS count"
                    + " FROM text_word_description GROUP BY type",
            ]
            for statement in made { try run(statement) }
            try check.run()
            let changes = [
                (
                    "UPDATE text_word_count SET count = 3 - count WHERE word IN ('to', 'or')",
                    "text_word_count"
                ),
                ("DELETE FROM text_word_count WHERE word = 'not'", "has “not” with nothing of it"),
                ("INSERT INTO text_word_count VALUES ('', 0)", "and the text nothing of it"),
                (
                    "UPDATE text_word_description SET type = 'plain' WHERE word = 'be'",
                    "has “be” with 2 plain, and the text 2 short"
                ),
                ("DELETE FROM text_word_description WHERE word = '42'", "text_word_description"),
                ("UPDATE text_type_count SET count = 5 WHERE type = 'short'", "“short” with 5"),
                ("DELETE FROM text_type_count", "text_type_count"),
            ]
            for (change, sentence) in changes {
                try run(change)
                let failure = #expect(throws: ToolFailure.self) { try check.run() }
                #expect(
                    failure?.description.contains(sentence) == true, "\(change): \(failure as Any)")
                try run("DROP TABLE text_word_count, text_word_description, text_type_count")
                for statement in made { try run(statement) }
            }
        }
    }
}
