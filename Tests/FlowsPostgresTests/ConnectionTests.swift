/// Connections that can't be made, break, or don't answer.

import FlowsCore
import Foundation
import Testing

@testable import FlowsLocal
@testable import FlowsPostgres

@Suite struct ConnectionTests {
    @Test("Nothing listens: one sentence says so")
    func nothingListens() throws {
        let step = try TestStep("nobody", migrated: false)
        let port = try PrivatePostgres.freePort()
        let client = step.client(
            conninfo: "host=127.0.0.1 port=\(port) user=postgres password=geheim dbname=postgres")
        let reason = try #require(client.reason())
        #expect(reason.contains("Connection refused") && reason.contains("is Postgres running?"))
        #expect(!reason.contains("geheim") && !reason.contains("\n"))
        #expect(throws: PostgresError.self) {
            try Migrations.run(conninfo: "host=127.0.0.1 port=\(port)", layout: step.layout)
        }
    }

    @Test("A wrong password, an unknown database, an unreadable string: one sentence each")
    func refused() throws {
        let step = try TestStep("refused", migrated: false)
        let server = try TestServer.start("password")
        defer { server.stop() }
        let access = server.dataFolder.appending(path: "pg_hba.conf")
        let rules = "host all all 127.0.0.1/32 scram-sha-256\nlocal all all trust\n"
        try Data(rules.utf8).write(to: access)
        let sql = try TestStep.sql(server.conninfo)
        try sql.run("ALTER USER postgres PASSWORD 'right'; SELECT pg_reload_conf()")
        let wrong = step.client(conninfo: server.loopbackConninfo + " password=geheim")
        let reason = try #require(wrong.reason())
        #expect(reason.contains("password authentication failed"))
        #expect(reason.contains("check the password") && !reason.contains("geheim"))
        let right = step.client(conninfo: server.loopbackConninfo + " password=right")
        #expect(right.isReachable())
        let missing = step.client(conninfo: server.conninfo(database: "nowhere"))
        #expect(missing.reason()?.contains("database \"nowhere\" does not exist") == true)
        let unreadable = step.client(conninfo: "host=x password=ge heim")
        #expect(unreadable.reason()?.contains("can't be read") == true)
        #expect(unreadable.reason()?.contains("heim") == false)
    }

    // Protects: a connecting thread, backoff, and requests that wait for the next connection.
    @Test("A34 The server crashes and comes back: in flight in doubt, the rest waits, all goes on")
    func restart() throws {
        let server = try TestServer.start("restart")
        defer { server.stop() }
        let step = try TestStep("restart", server: server)
        let client = step.client()
        try client.claim()
        #expect(try client.keep(StateChanges().inserting("a", 1, "x"), next: 11) == nil)
        server.crash()
        #expect(
            waitUntil {
                client.turn(); return client.store.unreachable != nil
            })
        let early = client.send(client.keepRequest(.states(StateChanges().updating("a", 1, "y"))))
        for _ in 0..<20 { client.turn() }
        try server.start()
        #expect(client.answer(early)?.isKept == true)
        #expect(client.store.unreachable == nil)
        #expect(try client.load("a") == ["a": Loaded(version: 2, value: "y")])
    }

    // Protects: `.inDoubt` of what was sent, and that an owner who claims again finds out.
    @Test("A58 A keep whose connection is cut is in doubt, and claiming again settles it")
    func inDoubt() throws {
        let step = try TestStep("doubt")
        let client = step.client()
        try client.claim()
        #expect(try client.keep(StateChanges().inserting("a", 1, "x"), next: 11) == nil)
        let other = try step.sql()
        try other.run("BEGIN")
        try other.run("SELECT FROM \(step.layout.own("state")) FOR UPDATE")
        let keep = client.send(
            client.keepRequest(.states(StateChanges().updating("a", 1, "y")), next: 12))
        let load = client.send(.load(LoadRequest(keys: ByteColumn())))
        try #require(try waitForLock(step, client))
        // The client's end is cut: the server goes on and may carry it out.
        shutdown(client.store.waitsOn.descriptor, Int32(SHUT_RDWR))
        #expect(client.answer(keep)?.error?.kind == .inDoubt)
        #expect(client.answer(load)?.error?.kind == .transient)
        let claim = client.send(client.claimRequest(lockTimeout: .seconds(20)))
        try other.run("COMMIT")
        guard case .claimed(let row?) = client.answer(claim) else {
            Issue.record("not claimed")
            return
        }
        // Either both or none: here the server had it all, and carried it out.
        let state = try client.load("a")["a"]
        #expect(row.nextOffset == 12 ? state?.value == "y" : state?.value == "x")
        #expect(try client.keep(.none, next: 13) == nil)
    }

    @Test("A backend that is ended in a keep has rolled it back for certain")
    func terminated() throws {
        let step = try TestStep("ended")
        let client = step.client()
        try client.claim()
        #expect(try client.keep(StateChanges().inserting("a", 1, "x"), next: 11) == nil)
        let other = try step.sql()
        try other.run("BEGIN")
        try other.run("SELECT FROM \(step.layout.own("state")) FOR UPDATE")
        let keep = client.send(
            client.keepRequest(.states(StateChanges().updating("a", 1, "y")), next: 12))
        try #require(try waitForLock(step, client))
        try other.run(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                + " WHERE pg_backend_pid() = ANY (pg_blocking_pids(pid))")
        let error = client.answer(keep)?.error
        #expect(error?.kind == .transient && error?.sqlState == "57P01")
        try other.run("COMMIT")
        #expect(try client.claim()?.nextOffset == 11)
    }

    // Protects: the request's deadline. A server that is silent looks like one that works.
    @Test("A server that doesn't answer is given up at the deadline, and connected to again")
    func silent() throws {
        let step = try TestStep("silent")
        let client = step.client(PostgresOptions(requestDeadline: .seconds(1)))
        try client.claim()
        let other = try step.sql()
        try other.run("BEGIN")
        try other.run("SELECT FROM \(step.layout.own("progress")) FOR UPDATE")
        let start = Date()
        let keep = client.send(client.keepRequest(.none))
        #expect(client.answer(keep)?.error?.kind == .inDoubt)
        let took = Date().timeIntervalSince(start)
        #expect(took > 0.9 && took < 5)
        #expect(client.store.unreachable?.contains("didn't answer") == true)
        try other.run("COMMIT")
        #expect(client.isReachable())
        #expect(try client.claim() != nil)
    }
}
