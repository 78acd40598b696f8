/// Passwords: changed under a running step, written in every way, and told nowhere.

import FlowsCore
import FlowsLocal
import Foundation
import Synchronization
import Testing

@testable import FlowsPostgres

/// Lines of a log, as facts and text.
private final class LogLines: Sendable {
    private let lines = Mutex<[String]>([])
    var all: [String] { lines.withLock { $0 } }

    var logger: Logger {
        Logger(level: .trace) { level, message, facts in
            let text = facts.map { "\($0.0)=\($0.1)" }.joined(separator: " ")
            self.lines.withLock { $0.append("\(level) \(message) \(text)") }
        }
    }
}

@Suite struct RotationTests {
    /// A server that wants a password over loopback.
    private static func server(_ name: String) throws -> PrivatePostgres {
        var options = PrivatePostgres.Options(fsync: false, wipe: true, temporary: true)
        let rules = "local all all trust\nhost all all 127.0.0.1/32 scram-sha-256\n"
        options.files["pg_hba.conf"] = Array(rules.utf8)
        return try PrivatePostgres(folder: TestServer.folder(name), options: options)
    }

    // Protects: that the source is asked at each attempt. With the string of the start the store
    // would try the old password for ever, alive and idle (A34).
    @Test("A34 a password rotated with its file: the next connection takes the new one")
    func rotates() throws {
        let server = try Self.server("rotate")
        defer { server.stop() }
        let sql = try TestStep.sql(server.conninfo)
        try sql.run("CREATE ROLE rotated SUPERUSER LOGIN PASSWORD 'first'")
        let step = try TestStep("rotate", server: server)
        let base = "host=127.0.0.1 port=\(server.port) user=rotated dbname=postgres"
        let secret = Mutex<Result<String, PostgresError>>(.success("\(base) password=first"))
        let lines = LogLines()
        var options = PostgresOptions(backoffMax: .milliseconds(200))
        options.reread = { () throws(PostgresError) -> String in
            try secret.withLock { $0 }.get()
        }
        let client = TestClient(
            step, conninfo: "\(base) password=first", options, logger: lines.logger)
        try client.claim()
        #expect(try client.keep(StateChanges().inserting("a", 1, "x"), next: 11) == nil)

        // Unreadable, then no connection string, for a moment: what was good stays good.
        for wrong in [
            Result.failure(PostgresError(message: "the file is away")), .success("hush hush"),
        ] {
            secret.withLock { $0 = wrong }
            try cut(client, sql)
            #expect(client.isReachable())
        }
        // The server first, then the file, as an operator does it.
        try sql.run("ALTER ROLE rotated PASSWORD 'second'")
        try cut(client, sql)
        #expect(
            waitUntil {
                client.turn()
                return client.store.unreachable?.contains("check the password") == true
            })
        secret.withLock { $0 = .success("\(base) password=second") }
        #expect(client.isReachable())
        #expect(try client.claim()?.nextOffset == 11)
        #expect(try client.load("a")["a"]?.value == "x")

        expectSaid(lines.all)
    }

    /// Ends the client's connection from the server's side.
    private func cut(_ client: TestClient, _ sql: BlockingConnection) throws {
        try sql.run(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = 'rotated'")
        _ = waitUntil {
            client.turn()
            return client.store.unreachable != nil
        }
    }

    private func expectSaid(_ said: [String]) {
        #expect(said.contains { $0.contains("cause=the file is away") }, "\(said)")
        #expect(said.contains { $0.contains("of Postgres has changed") }, "\(said)")
        for word in ["first", "second", "hush"] {
            #expect(!said.contains { $0.contains(word) }, "\(word) in \(said)")
        }
    }

    @Test(
        "passwords are masked as they are, and as they are written",
        arguments: [
            ("postgresql://me:p%40ss%2Fword@localhost/db", ["p@ss/word", "p%40ss%2Fword"]),
            (
                "postgres://me@localhost/db?password=p%C3%A4ss&sslmode=require",
                ["p%C3%A4ss", "päss"]
            ),
            (
                "host=localhost password='it\\'s a \\\\ secret'",
                ["it's a \\ secret", "it\\'s a \\\\ secret"]
            ),
            ("host=localhost password=plain sslpassword=other", ["plain", "other"]),
            ("postgresql:///db?host=/tmp&user=me&password=p%20w", ["p w", "p%20w"]),
        ])
    func masks(_ conninfo: String, _ secrets: [String]) throws {
        let target = ConnectionTarget(conninfo, applicationName: "")
        #expect(target.defect == nil)
        for secret in secrets {
            let said = target.sentence("FATAL: \(conninfo) and \(secret)\n")
            #expect(!said.contains(secret) && said.contains("***"), "\(said)")
        }
    }

    @Test("a password that is a word of libpq's doesn't hide what to do")
    func oddPassword() {
        let target = ConnectionTarget("host=x password=password", applicationName: "")
        let said = target.sentence("password authentication failed for user \"x\"\n")
        #expect(said.contains("check the") && !said.contains("password auth"))
    }

    @Test("a password kept apart is added to words and URIs, and refused beside another")
    func apart() throws {
        let secret = "it's \\ a = secret"
        for text in ["host=localhost user=me", "postgresql://me@localhost/db?sslmode=require"] {
            let whole = try PostgresOptions.conninfo(text, password: secret)
            let words = try #require(ConnectionWords(whole)).words
            #expect(words.contains { $0 == ("password", secret) })
            #expect(words.contains { $0 == ("host", "localhost") })
        }
        #expect(throws: PostgresError.self) {
            try PostgresOptions.conninfo("postgresql://me:x@localhost", password: secret)
        }
    }

    @Test("no password in pg_stat_activity, nor in an error's description")
    func nowhere() throws {
        let server = try Self.server("nowhere")
        defer { server.stop() }
        let sql = try TestStep.sql(server.conninfo)
        try sql.run("CREATE ROLE quiet SUPERUSER LOGIN PASSWORD 'p@ss/word'")
        let uri = "postgresql://quiet:p%40ss%2Fword@127.0.0.1:\(server.port)/postgres"
        let step = try TestStep("quiet", server: server)
        let client = step.client(conninfo: uri)
        try client.claim()
        let seen = try sql.rows("SELECT to_json(a)::text FROM pg_stat_activity a")
            .compactMap { $0[0] }
        #expect(seen.contains { $0.contains("quiet") })
        #expect(!seen.contains { $0.contains("p@ss") || $0.contains("p%40ss") })
        let wrong = uri.replacing("quiet:", with: "quiet:not")
        let error = #expect(throws: PostgresError.self) {
            try Migrations.run(conninfo: wrong, layout: step.layout)
        }
        let said = "\(String(describing: error)) \(String(reflecting: error))"
        #expect(said.contains("check the password"))
        #expect(!said.contains("p@ss") && !said.contains("p%40ss"), "\(said)")
    }
}
