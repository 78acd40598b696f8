/// Passwords of Postgres: from files, changed under a running step, and told nowhere.

import FlowsLocal
import FlowsPostgres
import Foundation
import Testing

extension SystemTests {
    @Suite struct PostgresSecretTests {
        /// A stage whose server wants a password of the role `rotator` over loopback.
        private func locked() throws -> (stage: Stage, words: String) {
            let stage = try Stage(migrates: false)
            let rules = "local all all trust\nhost all all 127.0.0.1/32 scram-sha-256\n"
            try stage.server.write(Data(rules.utf8), to: "pg_hba.conf")
            for text in [
                "CREATE ROLE rotator SUPERUSER LOGIN PASSWORD 'first-hush'",
                "SELECT pg_reload_conf()",
            ] { _ = try PostgresQuery.rows(text, conninfo: stage.postgres) }
            return (stage, "host=127.0.0.1 port=\(stage.server.port) user=rotator dbname=postgres")
        }

        // Protects: that the file is read at each attempt to connect. With what was read at the
        // start the step would try the old password for ever, alive and idle.
        @Test(
            "A34 a password changed with its file under a running step: it goes on, and says none")
        func rotates() throws {
            let (stage, words) = try locked()
            let folder = try Folder()
            let file = try folder.write("password", "first-hush\n")
            let settings = [
                "FLOWS_POSTGRES": words, "FLOWS_POSTGRES_PASSWORD_FILE": file,
                "FLOWS_LOG_LEVEL": "trace",
            ]
            let migrated = try ChildProcess.run(
                Programs.path("text-word-count"), ["migrate"],
                environment: stage.environment(settings), within: 60)
            #expect(migrated.end == .exit(0), "\(migrated.error)")
            let split = try stage.start("text-line-split")
            let step = try stage.start("text-word-count", settings)
            try step.waitUntilReady()
            _ = try PostgresQuery.rows(
                "ALTER ROLE rotator PASSWORD 'second-hush'", conninfo: stage.postgres)
            _ = try PostgresQuery.rows(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = 'rotator'",
                conninfo: stage.postgres)
            try step.child.waitFor(line: "password authentication failed")
            try eventually("readiness to say no") { step.status("/readyz") == 503 }
            try folder.write("password", "second-hush\n")
            try step.waitUntilReady()
            try stage.send(lines: ["one two", "two three"])
            try eventually("the words to be counted") { try stage.countsPublished().count == 4 }
            #expect(step.child.text.contains("the connection string of Postgres has changed"))

            var seen = [step.child.text, migrated.output, migrated.error]
            for command in [["describe"], ["run", "--print-config"], ["check"]] {
                let report = try ChildProcess.run(
                    Programs.path("text-word-count"), command,
                    environment: stage.environment(settings), within: 60)
                seen += [report.output, report.error]
            }
            let line = try? String(
                contentsOfFile: "/proc/\(step.child.processID)/cmdline", encoding: .utf8)
            seen.append(line ?? "")
            for text in seen { #expect(!text.contains("hush"), "\(text)") }
            for step in [split, step] { #expect(try step.child.stop() == .exit(0)) }
        }

        // Protects: that the file is read again while the start waits too, and that a step outside of
        // its group says so, lives, and ends when it is asked to.
        @Test("A34 a step started with an old password waits outside of its group, then joins it")
        func startsLate() throws {
            let (stage, words) = try locked()
            let folder = try Folder()
            let file = try folder.write("password", "old-hush\n")
            let settings = [
                "FLOWS_POSTGRES": words, "FLOWS_POSTGRES_PASSWORD_FILE": file,
                "FLOWS_STOP_DEADLINE": "1s",
            ]
            try stage.migrate("text-word-count")
            let step = try stage.start("text-word-count", settings)
            try step.child.waitFor(line: "waiting for Postgres")
            #expect(step.status("/readyz") == 503 && step.status("/startupz") == 503)
            #expect(step.status("/livez") == 200 && step.status("/metrics") == 200)
            #expect(!step.child.text.contains("partitions assigned"))
            let another = try stage.start("text-word-count", settings)
            try another.child.waitFor(line: "waiting for Postgres")
            #expect(try another.child.stop() == .exit(0))
            try folder.write("password", "first-hush\n")
            try step.waitUntilReady()
            #expect(try step.child.stop() == .exit(0))
            #expect(!step.child.text.contains("hush"))
        }

        @Test("a URI in a file, a password by libpq's own ways: all of them log in, none is told")
        func ways() throws {
            let (stage, words) = try locked()
            let folder = try Folder()
            let port = stage.server.port
            let uri = "postgresql://rotator:first%2Dhush@127.0.0.1:\(port)/postgres"
            let passes = try folder.write("pgpass", "127.0.0.1:*:*:rotator:first-hush\n")
            chmod(passes, 0o600)
            let service = try folder.write(
                "service", "[flows]\nhost=127.0.0.1\nport=\(port)\nuser=rotator\ndbname=postgres\n")
            let ways = [
                ["FLOWS_POSTGRES_FILE": try folder.write("uri", uri + "\n")],
                ["FLOWS_POSTGRES": words, "PGPASSWORD": "first-hush"],
                ["FLOWS_POSTGRES": words, "PGPASSFILE": passes],
                ["FLOWS_POSTGRES": "\(words) passfile=\(passes)"],
                [
                    "FLOWS_POSTGRES": "service=flows", "PGSERVICEFILE": service,
                    "FLOWS_POSTGRES_PASSWORD": "first-hush",
                ],
                [
                    "FLOWS_POSTGRES": "user=rotator", "PGHOST": "127.0.0.1", "PGPORT": "\(port)",
                    "PGDATABASE": "postgres", "FLOWS_POSTGRES_PASSWORD": "first-hush",
                ],
            ]
            for way in ways {
                var environment = stage.environment(way)
                if way["FLOWS_POSTGRES"] == nil { environment["FLOWS_POSTGRES"] = nil }
                let report = try ChildProcess.run(
                    Programs.path("text-word-count"), ["migrate"], environment: environment,
                    within: 60)
                #expect(report.end == .exit(0), "\(way): \(report.error)")
                // The server's refusal of a wrong one doesn't quote it.
                environment = environment.mapValues { $0.replacing("hush", with: "wrong-hush") }
                if way["FLOWS_POSTGRES_FILE"] != nil { continue }
                let refused = try ChildProcess.run(
                    Programs.path("text-word-count"), ["migrate"], environment: environment,
                    within: 60)
                #expect(!(refused.error + refused.output).contains("hush"))
            }
            // Why there is FLOWS_POSTGRES_PASSWORD_FILE: Kubernetes lets the group read what it mounts.
            chmod(passes, 0o440)
            let mounted = try ChildProcess.run(
                Programs.path("text-word-count"), ["check"],
                environment: stage.environment(["FLOWS_POSTGRES": words, "PGPASSFILE": passes]),
                within: 60)
            #expect(mounted.error.contains("no password supplied"), "\(mounted.error)")
        }
    }
}
