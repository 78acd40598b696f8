/// One batch after the other: keep, publish, commit, and giving back (Delivery: One batch).

import FlowsCore
import FlowsRuntime
import Testing

@Suite("The machine handles batches")
struct BatchTests {
    @Test("A batch is applied while the one before is published, but kept only when that is out")
    func oneOutbox() {
        var machine = PartitionMachine.working()
        #expect(machine.apply(2, to: 9).words == ["keep"])
        #expect(machine.kept(batch: 2, now: .zero).words == ["absorb", "publish"])
        #expect(machine.apply(3, to: 12).words == [])
        #expect(machine.acknowledged(batch: 2, now: .zero).words == ["keep", "commit 9"])
    }

    @Test("A20 a commit that the broker refused isn't done: it is sent again, not before its time")
    func refusedCommit() {
        var machine = PartitionMachine.working()
        _ = machine.apply(2, to: 9, outputs: false)
        #expect(machine.kept(batch: 2, now: .zero).words.contains("commit 9"))
        #expect(machine.commitAnswered(offset: 9, error: refusal, now: .zero).words == ["warn"])
        #expect(machine.nextTick == .milliseconds(100))
        #expect(machine.tick(now: .milliseconds(100)).words == ["commit 9"])
        _ = machine.commitAnswered(offset: 9, error: nil, now: .milliseconds(110))
        #expect(machine.nextTick == nil)
    }

    @Test("One commit of a partition is in flight; the next has what was acknowledged meanwhile")
    func oneCommit() {
        var machine = PartitionMachine.workingWithoutRow()
        _ = machine.apply(2, to: 9)
        _ = machine.apply(3, to: 12)
        _ = machine.apply(4, to: 20)
        #expect(machine.acknowledged(batch: 2, now: .zero).words == ["commit 9"])
        #expect(machine.acknowledged(batch: 3, now: .seconds(1)).words == ["free"])
        #expect(machine.acknowledged(batch: 4, now: .seconds(1)).words == ["free"])
        let actions = machine.commitAnswered(offset: 9, error: nil, now: .seconds(2))
        #expect(actions.words == ["commit 20"])
    }

    @Test("A batch that is acknowledged before the one ahead of it isn't committed alone")
    func prefix() {
        var machine = PartitionMachine.workingWithoutRow()
        _ = machine.apply(2, to: 9)
        _ = machine.apply(3, to: 12)
        #expect(machine.acknowledged(batch: 3, now: .zero).isEmpty)
        // The first pays for both; what it held is freed.
        #expect(machine.acknowledged(batch: 2, now: .zero).words == ["free", "commit 12"])
    }

    @Test(
        "A62 giving back waits for acknowledgements, then for the commit, then empties the outbox")
    func drain() {
        var machine = PartitionMachine.working()
        _ = machine.apply(2, to: 9)
        _ = machine.kept(batch: 2, now: .zero)
        #expect(machine.drain(now: .zero).isEmpty)
        #expect(machine.acknowledged(batch: 2, now: .zero).words == ["commit 9"])
        let released = machine.commitAnswered(offset: 9, error: nil, now: .zero)
        #expect(released.words == ["free", "release"])
        #expect(machine.released().words == ["forgetAll", "close", "done"])
    }

    @Test("A62 without a row a refused last commit is tried again, but not for ever")
    func lastCommit() {
        var machine = PartitionMachine.workingWithoutRow()
        _ = machine.apply(2, to: 9)
        _ = machine.drain(now: .zero)
        #expect(machine.acknowledged(batch: 2, now: .zero).words == ["commit 9"])
        var now = Duration.zero
        var tries = 1
        while machine.phase == .working {
            _ = machine.commitAnswered(offset: 9, error: refusal, now: now)
            // Not at once: the group is in the middle of something.
            #expect(machine.phase != .working || machine.tick(now: now).isEmpty)
            now += .milliseconds(100)
            if machine.tick(now: now).words == ["commit 9"] { tries += 1 }
        }
        #expect(tries == 5)
        #expect(machine.phase == .done)
    }

    @Test("A20 the answer to a commit is awaited before the partition is unassigned")
    func commitBeforeDone() {
        var machine = PartitionMachine.working()
        _ = machine.apply(2, to: 9, outputs: false)
        _ = machine.kept(batch: 2, now: .zero)
        // Fenced with a commit in flight, and asked to give back.
        _ = machine.apply(3, to: 12)
        _ = machine.drain(now: .zero)
        _ = machine.quit(now: .zero, because: "test")
        #expect(machine.phase == .closing)
        #expect(machine.commitAnswered(offset: 9, error: nil, now: .zero).words == ["done"])
    }

    @Test("Nothing is looked up anew while a commit may still land")
    func commitBeforeLookUp() {
        var machine = PartitionMachine.workingWithoutRow()
        _ = machine.apply(2, to: 9)
        _ = machine.acknowledged(batch: 2, now: .zero)
        _ = machine.quit(now: .zero, because: "test")
        #expect(machine.nextTick == nil)
        #expect(machine.tick(now: .seconds(60)).isEmpty)
        _ = machine.commitAnswered(offset: 9, error: nil, now: .seconds(60))
        #expect(machine.tick(now: .seconds(60)).words == ["lookUp"])
    }

    // A client that stamps a commit when it sends it may do so after it has joined again.
    @Test("A20 A22 a lost partition drops all, and is given back after a commit's answer")
    func lost() {
        var machine = PartitionMachine.workingWithoutRow()
        _ = machine.apply(2, to: 9)
        _ = machine.acknowledged(batch: 2, now: .zero)
        _ = machine.apply(3, to: 12)
        #expect(machine.abandon(awaitsAnswer: true).words == ["forgetAll", "close"])
        #expect(machine.acknowledged(batch: 3, now: .seconds(1)).isEmpty)
        #expect(machine.tick(now: .seconds(2)).isEmpty)
        let refusal = LogError(code: "UNKNOWN_MEMBER_ID", message: "test")
        let answered = machine.commitAnswered(offset: 9, error: refusal, now: .seconds(3))
        #expect(answered.words == ["done"])
    }

    @Test("A33 a partition is dropped when time is up, and waits for nothing")
    func dropped() {
        var machine = PartitionMachine.workingWithoutRow()
        _ = machine.apply(2, to: 9)
        _ = machine.acknowledged(batch: 2, now: .zero)
        _ = machine.apply(3, to: 12)
        #expect(machine.abandon(awaitsAnswer: false).words == ["forgetAll", "close", "done"])
        #expect(machine.acknowledged(batch: 3, now: .seconds(1)).isEmpty)
        #expect(machine.commitAnswered(offset: 9, error: nil, now: .seconds(1)).isEmpty)
        #expect(machine.tick(now: .seconds(2)).isEmpty)
    }

    @Test("A22 what was polled and not yet kept is dropped when the partition is given back")
    func dropsLine() {
        var machine = PartitionMachine.working()
        _ = machine.polled(batch: 2, records: 10)
        #expect(machine.drain(now: .zero).words == ["drop", "forgetAll", "close", "done"])
    }

    @Test(
        "The policy stop: what is before the record is kept, published and committed, then it stops"
    )
    func stop() {
        var machine = PartitionMachine.working()
        #expect(machine.apply(2, to: 7, records: 2, stop: .some).words == ["keep"])
        #expect(!machine.wantsRecords)
        #expect(machine.kept(batch: 2, now: .zero).words == ["absorb", "publish"])
        #expect(machine.acknowledged(batch: 2, now: .zero).words == ["commit 7"])
        #expect(
            machine.commitAnswered(offset: 7, error: nil, now: .zero).words == ["free", "release"])
        let end = machine.released()
        #expect(end.words == ["forgetAll", "close", "fail record"])
        #expect(end.stop?.offset == 7 && end.stop?.stage == "apply")
    }

    @Test("A stop that was met before a version conflict is only a stop if it is met again")
    func stopAndStale() {
        var machine = PartitionMachine.working()
        _ = machine.apply(2, to: 7, records: 2, stop: .some)
        let actions = machine.keepFailed(batch: 2, failed(.stale), now: .zero)
        #expect(actions.words == ["forget", "load"])
        _ = machine.loaded(batch: 2)
        _ = machine.applied(
            batch: 2, to: 9, records: 4, hasOutputs: false, stop: nil, now: .zero)
        _ = machine.kept(batch: 2, now: .zero)
        #expect(machine.wantsRecords)
    }

    @Test(
        "A transaction that was refused for a while is sent again after a while, with another token"
    )
    func transient() {
        var machine = PartitionMachine.working()
        let first = machine.apply(2, to: 9).keep
        _ = machine.keepFailed(batch: 2, failed(.transient), now: .zero)
        #expect(machine.tick(now: .zero).isEmpty)
        let second = machine.tick(now: .seconds(1)).keep
        #expect(second?.token == first?.token)
        #expect(second?.fresh != first?.fresh)
        // Who is asked to leave doesn't wait for a database that isn't well.
        _ = machine.drain(now: .seconds(1))
        let actions = machine.keepFailed(batch: 2, failed(.transient), now: .seconds(1))
        #expect(actions.words == ["drop", "forgetAll", "close", "done"])
    }

    @Test("A27 a record that the database refuses is found by halves, and stops alone")
    func refusedData() {
        var machine = PartitionMachine.working()
        _ = machine.apply(2, to: 8, records: 3)
        let halves = machine.keepFailed(batch: 2, failed(.data), now: .zero)
        #expect(halves.words == ["forget", "split", "load"])
        _ = machine.loaded(batch: 2)
        _ = machine.applied(
            batch: 2, to: 6, records: 1, hasOutputs: true, stop: nil, now: .zero)
        let actions = machine.keepFailed(batch: 2, failed(.data), now: .zero)
        #expect(actions.words == ["drop", "forgetAll", "close", "fail record"])
        #expect(actions.stop?.stage == "keep" && actions.stop?.offset == 5)
    }

    @Test("A27 the policy skip holds for the keep as well")
    func skippedData() {
        var machine = PartitionMachine.working(skips: true)
        _ = machine.apply(2, to: 6, records: 1)
        let actions = machine.keepFailed(batch: 2, failed(.data), now: .zero)
        #expect(actions.words == ["forget", "passOver", "load"])
        _ = machine.loaded(batch: 2)
        _ = machine.applied(
            batch: 2, to: 6, records: 1, hasOutputs: false, stop: nil, now: .zero)
        _ = machine.kept(batch: 2, now: .zero)
        #expect(machine.next == 6)
    }

    @Test("A52 a lost session: who waited for it starts again, who didn't goes on")
    func session() {
        var waiting = PartitionMachine.working()
        _ = waiting.apply(2, to: 9)
        _ = waiting.kept(batch: 2, now: .zero)
        #expect(waiting.sessionEnded(now: .zero, because: "x").words.contains("forgetAll"))
        var idle = PartitionMachine.working()
        #expect(idle.sessionEnded(now: .zero, because: "x").isEmpty)
        #expect(idle.phase == .working)
    }

    @Test("Backoff has jitter and an end")
    func backoff() {
        var machine = PartitionMachine.working()
        var waits: Set<Duration> = []
        for round in 0..<40 {
            _ = machine.quit(now: .zero, because: "\(round)")
            guard let due = machine.nextTick else { continue }
            waits.insert(due)
            #expect(due <= .seconds(10))
            _ = machine.tick(now: due)
        }
        #expect(waits.count > 30)
    }
}
