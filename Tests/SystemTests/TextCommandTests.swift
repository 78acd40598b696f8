/// `flows text`: text for steps that run elsewhere, compared with what their tables grew by.

import FlowsLocal
import FlowsPostgres
import Foundation
import Testing

@testable import flows

extension SystemTests {
    @Suite("flows text") struct TextCommandTests {
        @Test("a text is counted on top of what was there, and each row is compared")
        func grows() throws {
            let folder = try Folder()
            let first = try folder.write("first.txt", DevTests.text)
            let second = try folder.write("second.txt", "To be, or not to be: the 42 dogs\n")
            let run = try DevRun(["--folder", folder.path + "/flows", first])
            try run.waitUntilCounted()
            let line = try #require(run.child.lines.first { $0.hasPrefix("Kafka") })
            let environment = [
                "FLOWS_BROKERS": String(line.split(separator: " ")[1]),
                "FLOWS_POSTGRES": run.postgres,
            ]
            let report = try ChildProcess.run(
                Programs.path("flows"), ["text", second], environment: environment, within: 90)
            #expect(report.end == .exit(0), "\(report.error)")
            #expect(report.output.contains("each row of the tables has grown by what the text has"))
            let expected = try IndependentCount(files: [first, second])
            #expect(try IndependentCount.table(run.postgres) == expected.counts)
            #expect(try IndependentCount.types(run.postgres) == expected.types)
            run.child.signal(SIGINT)
            #expect(try run.child.wait() == .exit(0))
        }

        // Protects the comparison of rows: the sums of the first change are right.
        @Test("two rows that are wrong by the same are an error that names one")
        func difference() throws {
            let folder = try Folder()
            let server = try PrivatePostgres(
                folder: folder.url.appending(path: "postgres"), options: .init(fsync: false))
            defer { server.stop() }
            for statement in [
                "CREATE TABLE text_word_count (word text, count bigint)",
                "CREATE TABLE text_word_description (word text, count bigint, type text)",
                "CREATE TABLE text_type_count (type text, count bigint)",
            ] {
                _ = try PostgresQuery.rows(statement, conninfo: server.conninfo)
            }
            func tables(_ statement: String) throws -> TextTables {
                _ = try PostgresQuery.rows(statement, conninfo: server.conninfo)
                return try TextTables(postgres: server.conninfo)
            }
            var census = TextCensus()
            Array("to be or not to be".utf8).withUnsafeBytes { census.add($0) }
            let expected = try TextTables(postgres: server.conninfo).adding(census)
            let right = try tables(
                """
                WITH words AS (INSERT INTO text_word_count VALUES
                    ('to', 2), ('be', 2), ('or', 1), ('not', 1) RETURNING *),
                types AS (INSERT INTO text_type_count VALUES ('short', 6))
                INSERT INTO text_word_description SELECT word, count, 'short' FROM words
                """)
            #expect(expected.difference(from: right) == nil && expected.sums == right.sums)
            #expect(try TextTables.sums(postgres: server.conninfo) == right.sums)
            let swapped = try tables(
                "UPDATE text_word_count SET count = 3 - count WHERE word IN ('to', 'or')")
            #expect(swapped.sums == expected.sums)
            let found = try #require(expected.difference(from: swapped))
            #expect(found.description.contains("the table text_word_count has “"))
        }

        @Test("without brokers and a database it says what to set, and with 78")
        func settings() throws {
            let report = try ChildProcess.run(
                Programs.path("flows"), ["text", "/dev/null"], environment: [:], within: 30)
            #expect(report.end == .exit(78))
            #expect(report.error.contains("FLOWS_BROKERS"))
            #expect(report.error.contains("FLOWS_POSTGRES"))
        }
    }
}
