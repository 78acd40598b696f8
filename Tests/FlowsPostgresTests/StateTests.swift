/// States and the guards of a keep.

import FlowsCore
import Foundation
import Testing

@testable import FlowsPostgres

@Suite struct StateTests {
    private func client(_ name: String) throws -> TestClient {
        let client = try TestStep(name).client()
        try client.claim()
        return client
    }

    // Protects: the lock of FOR SHARE. A snapshot alone wouldn't wait for the other writer.
    @Test("A50 A key that was only read is compared with what another transaction is writing")
    func readWaits() throws {
        let client = try client("read-waits")
        #expect(try client.keep(StateChanges().inserting("a", 5, "x"), next: 11) == nil)
        let other = try client.step.sql()
        try other.run("BEGIN")
        try other.run("UPDATE \(client.step.layout.own("state")) SET version = 6, value = 'y'")
        let ticket = client.send(client.keepRequest(.states(StateChanges().reading("a", 5))))
        try #require(try waitForLock(client.step, client))
        try other.run("COMMIT")
        #expect(client.answer(ticket)?.error?.kind == .stale)
    }

    // Protects: a key only read that wasn't there is inserted as a tombstone, and ON CONFLICT
    // DO NOTHING of it counts.
    @Test("A65 A key that was read as absent is guarded")
    func absentRead() throws {
        let client = try client("absent")
        #expect(try client.keep(StateChanges().inserting("a", 9, nil), next: 11) == nil)
        #expect(try client.load("a") == ["a": Loaded(version: 9, value: nil)])
        #expect(try client.keep(StateChanges().inserting("a", 3, nil), next: 12)?.kind == .stale)
        #expect(try client.keep(StateChanges().inserting("a", 3, "x"), next: 12)?.kind == .stale)
        #expect(try client.keep(StateChanges().updating("a", 9, "x"), next: 12) == nil)
        #expect(try client.load("a") == ["a": Loaded(version: 10, value: "x")])
    }

    // Protects: an update that is never an upsert, and versions that start at random.
    @Test("A65 A key whose tombstone was removed isn't inserted again, nor fits an old version")
    func removedTombstone() throws {
        let client = try client("removed")
        #expect(try client.keep(StateChanges().inserting("a", 5, nil), next: 11) == nil)
        try client.step.sql().run("DELETE FROM \(client.step.layout.own("state"))")
        #expect(try client.keep(StateChanges().updating("a", 5, "x"), next: 12)?.kind == .stale)
        #expect(try client.keep(StateChanges().reading("a", 5), next: 12)?.kind == .stale)
        #expect(try client.load("a").isEmpty)
        #expect(try client.keep(StateChanges().inserting("a", 777, "new"), next: 12) == nil)
        #expect(try client.keep(StateChanges().updating("a", 5, "old"), next: 13)?.kind == .stale)
    }

    @Test("A2 Of two owners that insert one key at once, one is stale")
    func insertRace() throws {
        let client = try client("insert-race")
        let other = try client.step.sql()
        try other.run("BEGIN")
        try other.run(
            "INSERT INTO \(client.step.layout.own("state")) (key, version, value)"
                + " VALUES ('a', 1, 'theirs')")
        let ticket = client.send(
            client.keepRequest(.states(StateChanges().inserting("a", 2, "ours"))))
        try #require(try waitForLock(client.step, client))
        try other.run("COMMIT")
        #expect(client.answer(ticket)?.error?.kind == .stale)
        #expect(try client.load("a") == ["a": Loaded(version: 1, value: "theirs")])
    }

    @Test("A deadlock is transient: one of two crosswise writers is told to try again")
    func deadlock() throws {
        let client = try client("deadlock")
        let both = StateChanges().inserting("a", 1, "x").inserting("b", 1, "x")
        #expect(try client.keep(both, next: 11) == nil)
        let state = client.step.layout.own("state")
        let other = try client.step.sql()
        try other.run("SET deadlock_timeout = '60s'; BEGIN")
        try other.run("UPDATE \(state) SET value = 'o' WHERE key = 'b'")
        let crosswise = StateChanges().updating("a", 1, "y").updating("b", 1, "y")
        let ticket = client.send(client.keepRequest(.states(crosswise), next: 12))
        try #require(try waitForLock(client.step, client))
        // The keep's session looks for deadlocks after a second, the other's doesn't.
        try other.run("UPDATE \(state) SET value = 'o' WHERE key = 'a'")
        let error = client.answer(ticket)?.error
        #expect(error?.kind == .transient && error?.sqlState == "40P01")
    }
}
