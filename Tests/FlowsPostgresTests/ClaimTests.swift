/// Taking a partition: tokens, outboxes, and owners that are in the way.

import FlowsCore
import Foundation
import Testing

@testable import FlowsPostgres

@Suite struct ClaimTests {
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
