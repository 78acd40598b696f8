/// TLS to Postgres: who is believed, and what is said to whom who isn't.

import FlowsCore
import FlowsLocal
import Foundation
import Testing

@testable import FlowsPostgres

@Suite(.enabled(if: Certificates.openssl != nil, "openssl makes the certificates: not here"))
struct EncryptionTests {
    /// One server for all, with a role that logs in by password and one by certificate.
    private static let outcome = Result {
        let server = try Certificates.shared().server("tls")
        try TestStep.sql(server.conninfo).run(
            "CREATE ROLE tls_password SUPERUSER LOGIN PASSWORD 'hush-hush';"
                + " CREATE ROLE tls_client SUPERUSER LOGIN")
        return server
    }

    private func conninfo(_ words: String, host: String = "host=localhost hostaddr=127.0.0.1")
        throws -> String
    {
        "\(host) port=\(try Self.outcome.get().port) dbname=postgres connect_timeout=20 \(words)"
    }

    private func reason(_ conninfo: String) -> String? {
        do {
            _ = try TestStep.sql(conninfo)
            return nil
        } catch { return "\(error)" }
    }

    private var verified: String {
        get throws {
            "sslmode=verify-full sslrootcert=\(try Certificates.shared().path("ca.crt"))"
        }
    }
    private let password = "user=tls_password password=hush-hush"

    @Test("verify-full with the right CA, name and password connects, and is encrypted")
    func verifies() throws {
        let sql = try TestStep.sql(try conninfo("\(password) \(try verified)"))
        let rows = try sql.rows("SELECT ssl FROM pg_stat_ssl WHERE pid = pg_backend_pid()")
        #expect(rows == [["t"]])
        #expect(sql.safety.isEncrypted && sql.safety.usedPassword)
    }

    @Test("a wrong CA, host, mode or certificate: one sentence each that says what to do")
    func refusals() throws {
        let files = try Certificates.shared()
        func pair(_ name: String) -> String {
            "sslcert=\(files.path("\(name).crt")) sslkey=\(files.path("\(name).key"))"
        }
        let local = "host=127.0.0.1"
        let client = "user=tls_client \(try verified)"
        let cases: [(String, String)] = [
            (
                try conninfo(
                    "\(password) sslmode=verify-full sslrootcert=\(files.path("other-ca.crt"))"),
                "the CA whose file sslrootcert names"
            ),
            (try conninfo("\(password) \(try verified)", host: local), "connect by a name that"),
            (
                try conninfo("\(password) sslmode=verify-full sslrootcert=/nowhere/ca.crt"),
                "sslrootcert=… must name a file"
            ),
            (try conninfo("\(password) sslmode=disable"), "sslmode=require or stricter"),
            (try conninfo(client), "sslcert=… and sslkey=… name the client's"),
            (try conninfo("\(client) \(pair("stranger"))"), "doesn't know the CA"),
            (try conninfo("\(client) \(pair("wrong-name"))"), "must be the role's name"),
            (
                try conninfo("\(client) sslcert=\(files.path("client.crt")) sslkey=/nowhere"),
                "sslkey=… must name the key"
            ),
            (try conninfo("\(password) sslmode=verify"), "use disable, allow, prefer"),
        ]
        for (conninfo, advice) in cases {
            let said = reason(conninfo)
            #expect(said?.contains(advice) == true, "\(said ?? "connected") for \(conninfo)")
            #expect(said?.contains("hush-hush") != true && said?.contains("\n") != true)
        }
        #expect(reason(try conninfo("\(client) \(pair("client"))")) == nil)
    }

    @Test("a server without TLS where TLS is required: a sentence")
    func noTLS() throws {
        let port = try TestServer.shared().port
        let said = reason("host=127.0.0.1 port=\(port) user=postgres sslmode=require")
        #expect(said?.contains("turn ssl on at the server") == true, "\(said ?? "connected")")
    }

    @Test("a key that others may read is refused with its mode")
    func openKey() throws {
        let files = try Certificates.shared()
        let open = files.folder.appending(path: "open.key")
        try files.data("client.key").write(to: open)
        chmod(open.path, 0o644)
        let said = reason(
            try conninfo(
                "user=tls_client \(try verified) sslcert=\(files.path("client.crt"))"
                    + " sslkey=\(open.path)"))
        #expect(said?.contains("must have mode 0600") == true, "\(said ?? "connected")")
    }

    // Protects: that the second connection goes where the first went, with all of its words.
    @Test("a claim ends the paused owner before it over TLS, and keeps after")
    func unblocks() throws {
        let server = try Self.outcome.get()
        let step = try TestStep("tls", server: server)
        let secure = try conninfo("\(password) \(try verified)")
        let client = step.client(conninfo: secure)
        try client.claim()
        let owner = try TestStep.sql(secure)
        try owner.run("BEGIN")
        try owner.run("UPDATE \(step.layout.own("progress")) SET next_offset = 77")
        let ticket = client.send(client.claimRequest(lockTimeout: .milliseconds(300)))
        let result = client.answer(ticket)
        guard case .claimed(let row?) = result else { throw Unexpected(result) }
        #expect(row.nextOffset == 10)
        #expect(throws: PostgresError.self) { try owner.run("COMMIT") }
        #expect(try client.keep(StateChanges().inserting("a", 1, "x")) == nil)
    }

    @Test("a warning for a password that isn't encrypted on its way, and nobody said it may be")
    func warnings() throws {
        func warning(_ address: String, _ encrypted: Bool, _ password: Bool, _ mode: String)
            -> String?
        {
            ConnectionSafety(
                address: address, isEncrypted: encrypted, usedPassword: password, mode: mode
            ).warning
        }
        let said = warning("10.0.0.5", false, true, "prefer")
        #expect(said?.contains("sslmode=verify-full") == true && said?.contains("10.0.0.5") == true)
        #expect(warning("10.0.0.5", true, true, "prefer") == nil)
        #expect(warning("10.0.0.5", false, false, "prefer") == nil)
        #expect(warning("10.0.0.5", false, true, "disable") == nil)
        for local in ["", "127.0.0.1", "::1"] {
            #expect(warning(local, false, true, "prefer") == nil)
        }
        let shared = try TestStep("warned", migrated: false)
        let found = try Migrations.warnings(conninfo: shared.conninfo, layout: shared.layout)
        #expect(found.isEmpty)
    }
}
