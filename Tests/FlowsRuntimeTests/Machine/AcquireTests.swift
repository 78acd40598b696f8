/// Taking a partition: what is published, what is claimed, and what stops (Delivery: Acquire a partition).

import FlowsCore
import FlowsRuntime
import Testing

@Suite("The machine takes a partition")
struct AcquireTests {
    @Test("A18 the first start is at the earliest offset, and writes the row")
    func first() {
        var machine = PartitionMachine.make()
        #expect(machine.assigned().words == ["lookUp"])
        let actions = machine.lookedUp(.some(committed: nil, low: 3), wall: 1000)
        #expect(actions.words == ["claim-or-make"])
        #expect(actions.claim?.initial?.nextOffset == 3)
        #expect(actions.claim?.initial?.generation == 1000)
        #expect(machine.claimed(.row(next: 3), batch: 1).words == ["remember", "open 3"])
        // The mark gets to the group before anything else can be lost.
        #expect(machine.tick(now: .zero).words == ["commit 3"])
    }

    @Test(
        "A47 the outbox goes out whole, wherever the group's offset stands", arguments: [2, 5, 9])
    func outbox(committed: Int64) {
        var machine = PartitionMachine.make()
        _ = machine.assigned()
        _ = machine.lookedUp(.some(committed: committed), wall: 1000)
        let actions = machine.claimed(.row(next: 5, outbox: [1]), batch: 4)
        #expect(actions.words == ["remember", "open 5", "publishOutbox"])
        // Nothing is kept over an outbox that may not be out: it would be lost.
        #expect(machine.apply(5, to: 9).words == [])
        #expect(machine.acknowledged(batch: 4, now: .zero).words.contains("keep"))
    }

    @Test("A48 an offset with our mark and no row: the database was lost")
    func databaseLost() {
        var machine = PartitionMachine.make()
        _ = machine.assigned()
        #expect(machine.lookedUp(.some(committed: 5), wall: 1000).words == ["claim"])
        let actions = machine.claimed(nil, batch: 1)
        #expect(actions.stop?.kind == .databaseLost)
        #expect(actions.stop?.message.contains("this database has no progress") == true)
        #expect(machine.phase == .stopped)
    }

    @Test("An offset without our mark is a first start there, and is marked though it doesn't move")
    func foreignOffset() {
        var machine = PartitionMachine.make()
        _ = machine.assigned()
        let actions = machine.lookedUp(.some(committed: 5, metadata: "tool"), wall: 1000)
        #expect(actions.claim?.initial?.nextOffset == 5)
        _ = machine.claimed(.row(next: 5), batch: 1)
        #expect(machine.tick(now: .zero).words == ["commit 5"])
    }

    @Test(
        "A21 another cluster, or an offset outside of the log, stops before anything is published")
    func lineage() {
        for facts in [
            PartitionFacts.some(committed: 5, cluster: "other"),
            .some(committed: 5, low: 6), .some(committed: 5, high: 4),
        ] {
            var machine = PartitionMachine.make()
            _ = machine.assigned()
            _ = machine.lookedUp(facts, wall: 1000)
            var actions = machine.claimed(.row(next: 5, outbox: [1]), batch: 1)
            if actions.words == ["lookUp"] {
                // The end may have moved since it was asked for: once more, then it is a loss.
                _ = machine.lookedUp(facts, wall: 1000)
                actions = machine.claimed(.row(next: 5, outbox: [1]), batch: 1)
            }
            #expect(actions.stop?.kind == .lineage)
            #expect(actions.words == ["forgetAll", "close", "fail lineage"])
        }
    }

    @Test("A21 the record before the next offset isn't the one that was handled there")
    func witness() {
        let bytes: [UInt8] = [1, 2, 3]
        bytes.withUnsafeBytes { bytes in
            let record = RawRecord(offset: 4, timestamp: 8, key: bytes, value: nil)
            let other = RawRecord(offset: 4, timestamp: 8, key: nil, value: bytes)
            let known = Lineage(cluster: "c", witness: .init(record))
            var machine = PartitionMachine.make()
            _ = machine.assigned()
            _ = machine.lookedUp(.some(committed: 5), wall: 1000)
            let actions = machine.claimed(.row(next: 5, lineage: known.text), batch: 1)
            #expect(actions.words == ["remember", "open 4"])
            #expect(machine.witnessed(.init(record)).isEmpty)
            #expect(machine.witnessed(.init(other)).stop?.kind == .lineage)
        }
    }

    @Test("A55 without metadata the generation is durable before the first record is read")
    func mark() {
        var machine = PartitionMachine.make(.log)
        _ = machine.assigned()
        let actions = machine.lookedUp(.some(committed: 5, metadata: "tool"), wall: 1000)
        #expect(actions.words == ["warn", "commit 5"])
        #expect(!machine.wantsRecords)
        var refused = machine
        // Refused: nothing was begun, so all is asked again.
        _ = refused.commitAnswered(offset: 5, error: refusal, now: .zero)
        #expect(refused.phase == .backingOff)
        let done = machine.commitAnswered(offset: 5, error: nil, now: .zero)
        #expect(done.words == ["remember", "open 5"])
        #expect(machine.generation == 1000)
    }

    /// Else the first commit, when it lands behind the second, takes the identities back.
    @Test("A55 a mark that got no answer is sent again with the same generation")
    func sameMark() {
        var machine = PartitionMachine.make(.log)
        _ = machine.assigned()
        _ = machine.lookedUp(.some(committed: nil, low: 5), wall: 1000)
        _ = machine.commitAnswered(offset: 5, error: refusal, now: .zero)
        #expect(machine.tick(now: .seconds(60)).words == ["lookUp"])
        let again = machine.lookedUp(.some(committed: nil, low: 5), wall: 2000)
        #expect(again.words == ["commit 5"])
        #expect(machine.generation == 1000)
    }

    @Test("A55 known metadata: the generation goes on")
    func knownGeneration() {
        let machine = PartitionMachine.workingWithoutRow(at: 5)
        #expect(machine.generation == 9)
        #expect(machine.next == 5)
    }

    @Test("Metadata of a later version isn't taken for a foreign tool's")
    func laterVersion() {
        for ledger in [PartitionMachine.Ledger.row, .log] {
            var machine = PartitionMachine.make(ledger)
            _ = machine.assigned()
            let actions = machine.lookedUp(.some(committed: 5, metadata: "flows/2 x"), wall: 1)
            #expect(actions.stop?.kind == .environment)
        }
    }

    @Test("A60 metadata that doesn't fit stops with the option's name, and is never cut")
    func tooLong() {
        var machine = PartitionMachine.workingWithoutRow()
        _ = machine.apply(7, to: 9)
        _ = machine.acknowledged(batch: 7, now: .seconds(1))
        let stop = machine.metadataTooLong(5000).stop
        #expect(stop?.message.contains("offset.metadata.max.bytes") == true)
    }

    @Test("A49 fenced while the group still assigns the partition: taken again, with a fresh token")
    func fenced() {
        var machine = PartitionMachine.working()
        let first = machine.apply(2, to: 9).keep
        let actions = machine.keepFailed(batch: 2, failed(.fenced), now: .zero)
        #expect(actions.words == ["forgetAll", "close", "warn"])
        #expect(machine.tick(now: .seconds(1)).words == ["lookUp"])
        let claim = machine.lookedUp(.some(committed: 5), wall: 1000).claim
        #expect(claim != nil)
        #expect(claim?.token != first?.token && claim?.token != first?.fresh)
    }

    @Test("A58 no answer to a keep: acquired again, which settles it")
    func inDoubt() {
        var machine = PartitionMachine.working()
        _ = machine.apply(2, to: 9)
        _ = machine.keepFailed(batch: 2, failed(.inDoubt), now: .zero)
        #expect(machine.phase == .backingOff)
        // Its answer, should it come after all, is nobody's.
        #expect(machine.kept(batch: 2, now: .zero).isEmpty)
        _ = machine.tick(now: .seconds(1))
        _ = machine.lookedUp(.some(committed: 5), wall: 1000)
        _ = machine.claimed(.row(next: 9, outbox: [1]), batch: 3)
        #expect(machine.next == 9)
    }

    @Test("A51 no token comes twice")
    func tokens() {
        var machine = PartitionMachine.working()
        var seen: Set<Int64> = []
        for batch in UInt64(2)..<500 {
            let keep = machine.apply(batch, to: Int64(batch) * 10, outputs: false).keep
            guard let keep else { continue }
            #expect(seen.insert(keep.fresh).inserted)
            _ = machine.kept(batch: batch, now: .zero)
        }
        #expect(seen.count > 400)
    }
}
