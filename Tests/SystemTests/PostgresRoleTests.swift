/// Steps under roles of their own: what an administrator runs, and that it is just enough.

import FlowsLocal
import Foundation
import Testing

@testable import FlowsPostgres

extension SystemTests {
    @Suite struct PostgresRoleTests {
        private static let lines = (0..<300).map { "the line \($0 % 20) is of the \($0 % 3) kind" }
        private static let steps = ["text-word-count", "text-word-table"]

        private func run(
            _ step: String, _ words: [String], _ environment: [String: String]
        ) throws -> (code: Int32, text: String) {
            let report = try ChildProcess.run(
                Programs.path(step), words, environment: environment, within: 60)
            return (report.end.code, report.error + report.output)
        }

        private func sql(_ conninfo: String, _ text: String) throws {
            try BlockingConnection(
                ConnectionTarget(conninfo, applicationName: "test"), deadline: .seconds(60)
            ).run(text)
        }

        private func refusal(_ conninfo: String, _ text: String) -> String? {
            do {
                try sql(conninfo, text)
                return nil
            } catch { return (error as? PostgresError)?.sqlState }
        }

        private func conninfo(_ stage: Stage, _ role: String) -> String {
            stage.postgres.replacing("user=postgres", with: "user=\(role)")
        }

        private func environment(_ stage: Stage, _ role: String) -> [String: String] {
            stage.environment(["FLOWS_POSTGRES": conninfo(stage, role)])
        }

        private func role(_ step: String) -> String { step.replacing("-", with: "_") }

        /// A stage whose roles the printed SQL has made, and whose owners have migrated.
        private func prepared() throws -> Stage {
            let stage = try Stage(migrates: false)
            let printed = try ChildProcess.run(
                Programs.path("flows"), ["rights", "postgres", "text-line-split"] + Self.steps,
                within: 60)
            #expect(printed.end == .exit(0), "\(printed.error)")
            #expect(printed.output.contains("-- text-line-split keeps nothing in Postgres"))
            #expect(!printed.output.contains("PASSWORD "))
            // Again does no harm.
            for _ in 1...2 { try sql(stage.postgres, printed.output) }
            for step in Self.steps {
                let said = try run(
                    step, ["migrate", "--grant-to=\(role(step))"],
                    environment(stage, role(step) + "_owner"))
                #expect(said.code == 0, "\(said.text)")
                #expect(said.text.contains("the role \(role(step)) may run \(step)"))
                let checked = try run(step, ["check"], environment(stage, role(step)))
                #expect(checked.code == 0, "\(checked.text)")
            }
            return stage
        }

        @Test("steps run, hand over, restart, are migrated and rewound under roles of their own")
        func works() throws {
            let stage = try prepared()
            func start(_ step: String) throws -> RunningStep {
                try stage.start(step, ["FLOWS_POSTGRES": conninfo(stage, role(step))])
            }
            let others = [try stage.start("text-line-split"), try start("text-word-table")]
            let first = try start("text-word-count")
            try stage.send(lines: Self.lines)
            try stage.waitUntilSettled()
            // The next version's init container, while this one runs.
            let again = try run(
                "text-word-count", ["migrate", "--grant-to=text_word_count"],
                environment(stage, "text_word_count_owner"))
            #expect(again.code == 0, "\(again.text)")
            let second = try start("text-word-count")
            try second.waitUntilReady()
            first.child.signal(SIGKILL)
            _ = try first.child.wait()
            try stage.send(lines: Self.lines)
            try stage.waitUntilSettled()
            let once = try IndependentCount(Self.lines.joined(separator: "\n"))
            let twice = once.counts.mapValues { $0 * 2 }
            #expect(try IndependentCount.table(stage.postgres) == twice)
            for step in others + [second] {
                #expect(try step.child.stop() == .exit(0), "\(step.child.text)")
            }
            for step in Self.steps {
                let said = try run(step, ["rewind", "--yes"], environment(stage, role(step)))
                #expect(said.code == 0, "\(said.text)")
            }
            #expect(try IndependentCount.table(stage.postgres).isEmpty)
        }

        // Protects: rights that are named one by one, and what PUBLIC has no more.
        @Test("a step's role reads no other step's state, and makes, empties and drops nothing")
        func noMore() throws {
            let stage = try prepared()
            let count = conninfo(stage, "text_word_count")
            for statement in [
                "SELECT FROM text_word_table.tombstone", "SELECT FROM text_word_table.progress",
                "SELECT FROM public.text_word_count", "CREATE TABLE text_word_count.mine ()",
                "CREATE TABLE public.mine ()", "CREATE TEMP TABLE mine ()", "CREATE SCHEMA mine",
                "TRUNCATE text_word_count.state", "DROP TABLE text_word_count.state",
                "DROP SCHEMA text_word_count CASCADE", "CREATE ROLE mine",
                "SELECT text_word_table.expect(1, 1, 'FL001')",
            ] { #expect(refusal(count, statement) == "42501", "\(statement)") }
            #expect(refusal(count, "SELECT FROM text_word_count.state") == nil)
            // The owner of one step's tables is nobody to another step, and makes no schemas.
            let owner = conninfo(stage, "text_word_count_owner")
            for statement in [
                "SELECT FROM text_word_table.progress", "CREATE SCHEMA mine",
                "CREATE TABLE public.mine ()",
            ] { #expect(refusal(owner, statement) == "42501", "\(statement)") }
        }

        @Test("a missing grant: check and run say which, to whom, and how it is given; 78")
        func missing() throws {
            let stage = try prepared()
            try sql(
                stage.postgres, "REVOKE INSERT ON text_word_count.progress FROM text_word_count")
            let own = environment(stage, "text_word_count")
            let grant = "ON \"text_word_count\".\"progress\" TO \"text_word_count\""
            let checked = try run("text-word-count", ["check"], own)
            #expect(checked.code == 78, "\(checked.text)")
            #expect(checked.text.contains("`GRANT INSERT \(grant)`"), "\(checked.text)")
            let ran = try run("text-word-count", ["run"], own)
            #expect(ran.code == 78, "\(ran.text)")
            #expect(ran.text.contains("GRANT SELECT, INSERT, UPDATE, DELETE"), "\(ran.text)")
            #expect(ran.text.contains("migrate --grant-to=text_word_count"))
            let migrated = try run("text-word-count", ["migrate"], own)
            #expect(migrated.code == 78, "\(migrated.text)")
            #expect(migrated.text.contains("migrate as the role that owns them"))
            try sql(
                stage.postgres,
                "REVOKE CONNECT ON DATABASE postgres FROM text_word_count")
            let outside = try run("text-word-count", ["check"], own)
            #expect(outside.text.contains("GRANT CONNECT ON DATABASE"), "\(outside.text)")
        }
    }
}
