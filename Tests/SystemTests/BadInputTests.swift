/// What is wrong around a step ends in a sentence that names it, and in the exit code for its kind.

import FlowsKafka
import FlowsLocal
import FlowsPostgres
import Foundation
import Testing

extension SystemTests {
    @Suite struct BadInputTests {
        private func run(
            _ step: String, _ words: [String], _ environment: [String: String]
        ) throws -> (code: Int32, text: String) {
            let report = try ChildProcess.run(
                Programs.path(step), words, environment: environment, within: 60)
            return (report.end.code, report.error + report.output)
        }

        @Test("no broker there, or a port of something else: check says so, 69")
        func noBroker() throws {
            let stage = try Stage(migrates: false)
            let free = try Loopback.freePorts(1)[0]
            for brokers in ["127.0.0.1:\(free)", "127.0.0.1:\(stage.server.port)"] {
                let environment = stage.environment(["FLOWS_BROKERS": brokers])
                let said = try run("text-line-split", ["check"], environment)
                #expect(said.code == 69, "\(said.text)")
                #expect(said.text.contains("Kafka at \(brokers)"), "\(said.text)")
            }
        }

        @Test("no Postgres there, or a wrong password: said, 69, and the password isn't repeated")
        func noPostgres() throws {
            let stage = try Stage(migrates: false)
            let free = try Loopback.freePorts(1)[0]
            let sql = "CREATE ROLE locked LOGIN PASSWORD 'right'"
            _ = try PostgresQuery.rows(sql, conninfo: stage.postgres)
            let rules = stage.server.dataFolder.appending(path: "pg_hba.conf")
            let old = try String(contentsOf: rules, encoding: .utf8)
            let new = "host all locked 127.0.0.1/32 scram-sha-256\n" + old
            let handle = try FileHandle(forWritingTo: rules)
            try handle.write(contentsOf: Data(new.utf8))
            try handle.close()
            _ = try PostgresQuery.rows("SELECT pg_reload_conf()", conninfo: stage.postgres)
            let local = "host=127.0.0.1 dbname=postgres"
            let cases = [
                "\(local) port=\(free) user=postgres password=hush-hush",
                "\(local) port=\(stage.server.port) user=locked password=hush-hush",
            ]
            for conninfo in cases {
                let said = try run(
                    "text-word-count", ["migrate"],
                    stage.environment(["FLOWS_POSTGRES": conninfo]))
                #expect(said.code == 69, "\(said.text)")
                #expect(said.text.contains("Postgres: "), "\(said.text)")
                #expect(!said.text.contains("hush-hush"))
            }
        }

        @Test("a missing topic, or one of fewer partitions than declared, is named; 78")
        func topics() throws {
            let broker = try EmbeddedBroker(partitionsByTopic: ["text-line": 2])
            let stage = try Stage(migrates: false)
            let environment = stage.environment(["FLOWS_BROKERS": broker.bootstrap])
            for command in ["check", "run"] {
                let said = try run("text-line-split", [command], environment)
                #expect(said.code == 78, "\(said.text)")
                #expect(said.text.contains("the topic text-word-seen doesn't exist"))
                #expect(said.text.contains("text-line-split migrate"))
                #expect(said.text.contains("the topic text-line has 2 partitions"))
            }
        }

        @Test("tables that aren't there: run stops and names migrate; 78")
        func tables() throws {
            let stage = try Stage(migrates: false)
            let step = try stage.start("text-word-count")
            #expect(try step.child.wait() == .exit(78), "\(step.child.text)")
            #expect(step.child.text.contains("text-word-count migrate"))
        }

        @Test("a bad value of a variable is refused by name, all of them at once; 78")
        func variables() throws {
            let bad = [
                "FLOWS_HTTP_PORT": "http", "FLOWS_WORKERS": "0", "FLOWS_STOP_DEADLINE": "soon",
                "FLOWS_LOG_LEVEL": "loud", "FLOWS_BATCH_BYTES_MAX": "1TB",
                "FLOWS_KAFKA_ACKS": "0",
            ]
            let said = try run("text-word-count", ["run"], bad)
            #expect(said.code == 78)
            for name in Array(bad.keys) + ["FLOWS_BROKERS", "FLOWS_POSTGRES"] {
                #expect(said.text.contains(name), "\(said.text)")
            }
        }

        @Test(
            "A27 a record that isn't the declared message: its place is named; 65, nothing skipped")
        func garbage() throws {
            let stage = try Stage()
            let good: [UInt8] = [0x0a, 1, 0x61]
            try stage.send(
                to: "text-line", [(2, nil, good), (2, nil, [0x0a, 0xff, 0x61]), (2, nil, good)])
            for _ in 1...2 {
                let step = try stage.start("text-line-split")
                #expect(try step.child.wait() == .exit(65), "\(step.child.text)")
                #expect(step.child.text.contains("text-line[2]@1"), "\(step.child.text)")
            }
        }

        @Test("A27 U+0000 in a word for a text column: 65, and the record's place is named")
        func null() throws {
            let stage = try Stage()
            // text.WordCounted: word (field 1) "a\0b", count (field 2) 1.
            try stage.send(
                to: "text-word-counted",
                [(1, Array("a\0b".utf8), [0x0a, 3, 0x61, 0, 0x62, 0x10, 1])])
            let step = try stage.start("text-word-table")
            #expect(try step.child.wait() == .exit(65), "\(step.child.text)")
            #expect(step.child.text.contains("text-word-counted[1]@0"), "\(step.child.text)")
            #expect(step.child.text.contains("U+0000"), "\(step.child.text)")
        }

        @Test("words that aren't understood: 64")
        func usage() throws {
            let said = try run("text-word-count", ["walk"], [:])
            #expect(said.code == 64 && said.text.contains("`walk` isn't understood"))
        }

        @Test(
            "check asks Postgres too when Kafka's settings are wrong, and names variables unknown")
        func both() throws {
            let said = try run(
                "text-word-count", ["check"],
                [
                    "FLOWS_BROKERS": "127.0.0.1:1", "FLOWS_KAFKA_NO_SUCH": "1",
                    "FLOWS_POSTGRES": "host=127.0.0.1 port=1", "FLOWS_BROKRES": "1",
                ])
            #expect(said.code == 69, "\(said.text)")
            for sentence in ["no Kafka property no.such", "Postgres: ", "FLOWS_BROKRES means"] {
                #expect(said.text.contains(sentence), "\(said.text)")
            }
        }
    }
}

extension Stage {
    func environment(_ more: [String: String]) -> [String: String] { environment(port: 0, more) }
}
