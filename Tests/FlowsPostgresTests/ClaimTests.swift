/// Taking a partition: tokens, outboxes, and owners that are in the way.

import FlowsCore
import Foundation
import Testing

@testable import FlowsPostgres

@Suite struct ClaimTests {
    @Test("A claim makes the row once, and each later one finds it")
    func claimsTwice() throws {
        let client = try TestStep("claim").client()
        let first = try #require(try client.claim())
        #expect(first.isNew)
        #expect(first.nextOffset == 10 && first.generation == 7 && first.lineage == "cluster 1")
        #expect(first.outbox.isEmpty && first.seen.isEmpty)
        let other = InitialProgress(nextOffset: 99, generation: 99, lineage: "other")
        let second = try #require(try client.claim(initial: other))
        #expect(!second.isNew)
        #expect(second.nextOffset == 10 && second.generation == 7 && second.lineage == "cluster 1")
    }

    @Test("A48 A claim that must find a row makes none")
    func claimsNothing() throws {
        let step = try TestStep("claim-none")
        let client = step.client()
        #expect(try client.claim(initial: nil) == nil)
        let rows = try step.value("SELECT count(*) FROM \(step.layout.own("progress"))")
        #expect(rows == "0")
        try client.claim()
        #expect(try client.claim(initial: nil)?.nextOffset == 10)
    }

    // Protects: the outbox lies in the progress row, and no claim empties it.
    @Test("A47 The next owner gets the outbox whole, until it was released")
    func keepsOutbox() throws {
        let step = try TestStep("outbox")
        let first = step.client()
        try first.claim()
        let batch = outbox("one", "two")
        #expect(try first.keep(StateChanges(), next: 15, outbox: batch) == nil)
        let next = step.client()
        let row = try #require(try next.claim())
        #expect(row.outbox == Array(batch.bytes.bytes))
        #expect(row.nextOffset == 15 && row.seen == "s")
        // Its predecessor's release is one of a token that is gone: it empties nothing.
        _ = try first.call(.release(step.partition, token: first.token))
        #expect(try next.claim()?.outbox.count == row.outbox.count)
        guard case .released = try next.call(.release(step.partition, token: next.token)) else {
            Issue.record("not released")
            return
        }
        #expect(try next.claim()?.outbox.isEmpty == true)
    }

    // Protects: RETURNING of the row itself. A join would show the outbox from before the wait.
    @Test("A47 A claim that waited for the owner's keep gets what that kept")
    func waitsForKeep() throws {
        let step = try TestStep("claim-waits")
        let client = step.client()
        try client.claim()
        let owner = try step.sql()
        try owner.run("BEGIN")
        try owner.run("UPDATE \(step.layout.own("progress")) SET outbox = 'late', next_offset = 12")
        let ticket = client.send(client.claimRequest(lockTimeout: .seconds(20)))
        try #require(try waitForLock(step, client))
        try owner.run("COMMIT")
        guard case .claimed(let row?) = client.answer(ticket) else {
            Issue.record("not claimed")
            return
        }
        #expect(row.outbox == Array("late".utf8) && row.nextOffset == 12)
    }

    // Protects: the unblocker. Without it the claim ends with 55P03 ten seconds later.
    @Test("A58 A paused owner's open transaction holds up a claim no longer than its time-out")
    func endsPausedOwner() throws {
        let step = try TestStep("paused")
        let client = step.client()
        try client.claim()
        let owner = try step.sql()
        try owner.run("BEGIN")
        try owner.run("UPDATE \(step.layout.own("progress")) SET next_offset = 77")
        let start = Date()
        let ticket = client.send(client.claimRequest(lockTimeout: .milliseconds(500)))
        let result = client.answer(ticket)
        guard case .claimed(let row?) = result else { throw Unexpected(result) }
        #expect(row.nextOffset == 10)
        let took = Date().timeIntervalSince(start)
        #expect(took >= 0.5 && took < 5)
        #expect(throws: PostgresError.self) { try owner.run("COMMIT") }
        // The claimed token is the row's: the next keep goes through.
        #expect(try client.keep(StateChanges()) == nil)
    }

    // Protects: fencing by token.
    @Test("A2 A zombie's keep is fenced and writes nothing")
    func fencesZombie() throws {
        let step = try TestStep("zombie")
        let zombie = step.client()
        try zombie.claim()
        let owner = step.client()
        try owner.claim()
        let error = try zombie.keep(StateChanges().inserting("a", 1, "x"), next: 11)
        #expect(error?.kind == .fenced && error?.sqlState == "FL001")
        #expect(try owner.load("a").isEmpty)
        #expect(try owner.claim()?.nextOffset == 10)
    }

    @Test("A token that was kept away can't be used again")
    func fencesOldToken() throws {
        let client = try TestStep("old-token").client()
        try client.claim()
        let old = client.token
        #expect(try client.keep(StateChanges(), next: 11) == nil)
        client.token = old
        #expect(try client.keep(StateChanges(), next: 12)?.kind == .fenced)
    }

    @Test("Several requests in flight are answered in order, each in a transaction of its own")
    func pipelines() throws {
        let client = try TestStep("pipeline").client()
        let tickets = [
            client.send(client.claimRequest()),
            client.send(
                client.keepRequest(.states(StateChanges().inserting("a", 1, "x")), next: 11)),
            client.send(
                client.keepRequest(.states(StateChanges().inserting("a", 1, "y")), next: 12)),
        ]
        #expect(client.answer(tickets[0])?.error == nil)
        #expect(client.answer(tickets[1])?.isKept == true)
        #expect(client.answer(tickets[2])?.error?.kind == .stale)
        #expect(try client.load("a") == ["a": Loaded(version: 1, value: "x")])
    }
}

/// Waits until a session of the step waits for a lock.
func waitForLock(_ step: TestStep, _ client: TestClient, sessions: Int = 1) throws -> Bool {
    try waitUntil {
        client.turn(1)
        let text = """
            SELECT count(*) FROM pg_stat_activity WHERE wait_event_type = 'Lock'
                AND query LIKE '%' || $1 || '%'
            """
        return try Int(step.value(text, ["\"\(step.layout.schema)\""]) ?? "") ?? 0 >= sessions
    }
}
