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

    @Test("A keep writes states, adds one to versions, and null leaves a tombstone")
    func writes() throws {
        let client = try client("write")
        let first = StateChanges().inserting("a", 100, "one").inserting("b", 200, "")
        #expect(try client.keep(first, next: 11) == nil)
        let second = StateChanges().updating("a", 100, "two").updating("b", 200, nil)
        #expect(try client.keep(second, next: 12) == nil)
        #expect(
            try client.load("b", "nobody", "a") == [
                "a": Loaded(version: 101, value: "two"), "b": Loaded(version: 201, value: nil),
            ])
        #expect(try client.claim()?.nextOffset == 12)
    }

    // Protects: `AND s.version = k.version` of the update.
    @Test("A2 A version that isn't the loaded one rolls everything back")
    func staleUpdate() throws {
        let client = try client("stale")
        #expect(try client.keep(StateChanges().inserting("a", 5, "x"), next: 11) == nil)
        let changes = StateChanges().inserting("new", 1, "n").updating("a", 4, "y")
        let error = try client.keep(changes, next: 12, outbox: outbox("o"))
        #expect(error?.kind == .stale && error?.sqlState == "FL002")
        #expect(try client.load("a", "new") == ["a": Loaded(version: 5, value: "x")])
        let row = try client.claim()
        #expect(row?.nextOffset == 11 && row?.outbox.isEmpty == true)
    }

    // Protects: the FOR SHARE check of keys that were only read.
    @Test("A50 A key that was only read is guarded by its version")
    func readGuard() throws {
        let client = try client("read")
        #expect(try client.keep(StateChanges().inserting("a", 5, "x"), next: 11) == nil)
        #expect(try client.keep(StateChanges().reading("a", 4), next: 12)?.kind == .stale)
        #expect(try client.keep(StateChanges().reading("a", 5), next: 12) == nil)
        #expect(try client.load("a") == ["a": Loaded(version: 5, value: "x")])
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

    @Test("Twenty thousand keys in one keep and one load")
    func manyKeys() throws {
        let client = try client("many")
        var changes = StateChanges()
        var keys = ByteColumn()
        for index in 0..<20_000 {
            changes = changes.insertingInPlace("key-\(index)")
            keys.append(text: "key-\(19_999 - index)")
        }
        #expect(try client.keep(changes) == nil)
        let result = try client.call(.load(LoadRequest(keys: keys)))
        guard case .loaded(let entries) = result else { throw Unexpected(result) }
        #expect(entries.indices.count == 20_000 && Set(entries.indices).count == 20_000)
    }

    @Test("Text that Postgres can't hold is the data's fault, and its value isn't in the message")
    func refusesNull() throws {
        let client = try client("null")
        let request = client.keepRequest(.none, seen: "se\u{0}cret")
        let error = try #require(try client.call(request).error)
        #expect(error.kind == .data && error.sqlState == "22021")
        #expect(!error.message.contains("cret"))
    }

    @Test("A key that no index can hold is the data's fault")
    func refusesLongKey() throws {
        let client = try client("long")
        let noise = (0..<6000).map { _ in String(UInt8.random(in: 33...126)) }.joined()
        let error = try client.keep(StateChanges().inserting(noise, 1, "x"))
        #expect(error?.kind == .data && error?.sqlState == "54000")
        #expect(try client.keep(StateChanges().inserting("short", 1, "x")) == nil)
    }
}

extension StateChanges {
    fileprivate consuming func insertingInPlace(_ key: String) -> StateChanges {
        insertKeys.append(text: key)
        insertVersions.append(1)
        insertValues.append(text: "v")
        return self
    }
}
