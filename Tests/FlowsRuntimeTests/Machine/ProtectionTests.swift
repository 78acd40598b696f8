/// Each protection that the machine decides about: taken away, exactly its decision is another one.

import FlowsCore
import FlowsRuntime
import Testing

@Suite("The machine without a protection")
struct ProtectionTests {
    private func machine(_ gone: Protections, _ ledger: PartitionMachine.Ledger = .row)
        -> PartitionMachine
    {
        var rules = PartitionMachine.Rules(
            ledger: ledger, unackedBatchesMax: ledger == .row ? 1 : 4,
            commitInterval: .milliseconds(100))
        rules.protections = .all.removing(gone)
        return PartitionMachine(partition: place, rules: rules, seed: 7)
    }

    private func working(
        _ gone: Protections, _ ledger: PartitionMachine.Ledger = .row, outbox: [UInt8] = []
    ) -> PartitionMachine {
        var machine = machine(gone, ledger)
        _ = machine.assigned()
        let log = CommitMetadata.log(generation: 9, lineage: Lineage(cluster: "c"), seen: "").text
        let row = CommitMetadata.row(generation: 3, nextOffset: 5).text
        _ = machine.lookedUp(
            .some(committed: 5, metadata: ledger == .row ? row : log), wall: 1000)
        if ledger == .row { _ = machine.claimed(.row(next: 5, outbox: outbox), batch: 1) }
        return machine
    }

    /// A batch that is kept, and whose outputs are on their way.
    private func publishing(_ gone: Protections) -> PartitionMachine {
        var machine = working(gone)
        _ = machine.apply(2, to: 9)
        _ = machine.kept(batch: 2, now: .zero)
        return machine
    }

    @Test("uniqueToken: a claim's token and those of keeps are no one else's")
    func uniqueToken() {
        func tokens(_ gone: Protections) -> [Int64?] {
            var machine = machine(gone)
            _ = machine.assigned()
            let claim = machine.lookedUp(.some(committed: 5), wall: 1000).claim?.token
            _ = machine.claimed(.row(next: 5), batch: 1)
            let keep = machine.apply(2, to: 9).keep
            return [claim, keep?.token, keep?.fresh]
        }
        let usual = tokens([])
        #expect(usual[0] == usual[1] && usual[1] != usual[2])
        #expect(tokens(.uniqueToken) == [1, 1, 1])
        let kept = tokens(.keepToken)
        #expect(kept[0] == usual[0] && kept[1] == kept[0] && kept[2] == kept[0])
    }

    @Test("reclaim, doubt: who is fenced or hears nothing acquires again")
    func reclaim() {
        func afterKeep(_ gone: Protections, _ error: StoreError.Kind) -> PartitionMachine {
            var machine = working(gone)
            _ = machine.apply(2, to: 9)
            _ = machine.keepFailed(batch: 2, failed(error), now: .zero)
            return machine
        }
        #expect(afterKeep([], .fenced).phase == .backingOff)
        #expect(afterKeep([], .inDoubt).phase == .backingOff)
        #expect(afterKeep(.reclaim, .fenced).phase == .idle)
        #expect(afterKeep(.reclaim, .inDoubt).phase == .backingOff)
        #expect(afterKeep(.doubt, .inDoubt).next == 9)
        #expect(afterKeep(.doubt, .fenced).phase == .backingOff)
    }

    @Test("republish: an outbox that is found goes out first")
    func republish() {
        #expect(!working([], outbox: [1]).isQuiet)
        #expect(working(.republish, outbox: [1]).isQuiet)
    }

    @Test("ackFirst: a batch is kept when the one before is out")
    func ackFirst() {
        var usual = publishing([])
        #expect(usual.apply(3, to: 12).words == [])
        var without = publishing(.ackFirst)
        #expect(without.apply(3, to: 12).words == ["keep"])
    }

    @Test("commitAfterAck: a commit waits for acknowledgements", arguments: [true, false])
    func commitAfterAck(hasRow: Bool) {
        func words(_ gone: Protections) -> [String] {
            var machine = working(gone, hasRow ? .row : .log)
            let applied = machine.apply(2, to: 9)
            return (hasRow ? machine.kept(batch: 2, now: .zero) : applied).words
        }
        let start = hasRow ? ["absorb", "publish"] : ["publish"]
        #expect(words([]) == start)
        #expect(words(.commitAfterAck) == start + ["commit 9"])
    }

    @Test("commitAnswer: a refused commit is sent again")
    func commitAnswer() {
        func due(_ gone: Protections) -> Duration? {
            var machine = publishing(gone)
            _ = machine.acknowledged(batch: 2, now: .zero)
            _ = machine.commitAnswered(offset: 9, error: refusal, now: .zero)
            return machine.nextTick
        }
        #expect(due([]) == .milliseconds(100))
        #expect(due(.commitAnswer) == nil)
    }

    @Test("groupFence: the answer to a commit comes before the partition is given back")
    func groupFence() {
        func end(_ gone: Protections) -> [String] {
            var machine = working(gone, .log)
            _ = machine.apply(2, to: 9)
            _ = machine.acknowledged(batch: 2, now: .zero)
            return machine.drain(now: .zero).words
        }
        #expect(end([]) == [])
        #expect(end(.groupFence) == ["forgetAll", "close", "done"])
    }

    @Test("releaseAfterAck: the outbox isn't emptied while its outputs are on their way")
    func releaseAfterAck() {
        var usual = publishing([])
        #expect(usual.drain(now: .zero).words == [])
        var without = publishing(.releaseAfterAck)
        #expect(without.drain(now: .zero).words == ["release"])
    }

    @Test("noRowStop: the group's mark without a row is no first start")
    func noRowStop() {
        func claim(_ gone: Protections) -> [String] {
            var machine = machine(gone)
            _ = machine.assigned()
            return machine.lookedUp(.some(committed: 5), wall: 1000).words
        }
        #expect(claim([]) == ["claim"])
        #expect(claim(.noRowStop) == ["claim-or-make"])
    }

    @Test("markFirst, clockGeneration: a start without metadata")
    func markFirst() {
        func start(_ gone: Protections) -> (words: [String], generation: Int64) {
            var machine = machine(gone, .log)
            _ = machine.assigned()
            let actions = machine.lookedUp(.some(committed: nil), wall: 1000)
            return (actions.words, machine.generation)
        }
        #expect(start([]) == (["commit 0"], 1000))
        #expect(start(.markFirst) == (["remember", "open 0"], 1000))
        #expect(start(.clockGeneration) == (["commit 0"], 1))
    }

    @Test("sameMark: what may still land says the same as what is sent after it")
    func sameMark() {
        func again(_ gone: Protections) -> Int64 {
            var machine = machine(gone, .log)
            _ = machine.assigned()
            _ = machine.lookedUp(.some(committed: nil), wall: 1000)
            let lost = LogError(code: "_TIMED_OUT", message: "no answer")
            _ = machine.commitAnswered(offset: 0, error: lost, now: .zero)
            _ = machine.tick(now: .seconds(60))
            _ = machine.lookedUp(.some(committed: nil), wall: 2000)
            return machine.generation
        }
        #expect(again([]) == 1000)
        #expect(again(.sameMark) == 2000)
    }

    @Test("lineage: another cluster, a shorter log and another record before are noticed")
    func lineage() {
        func start(_ gone: Protections, _ facts: PartitionFacts) -> PartitionMachine {
            var machine = machine(gone)
            _ = machine.assigned()
            _ = machine.lookedUp(facts, wall: 1000)
            _ = machine.claimed(.row(next: 5), batch: 1)
            return machine
        }
        let elsewhere = PartitionFacts.some(committed: 5, cluster: "other")
        let trimmed = PartitionFacts.some(committed: 5, low: 7)
        #expect(start([], elsewhere).phase == .stopped)
        #expect(start([], trimmed).phase == .stopped)
        #expect(start(.lineage, elsewhere).next == 5)
        #expect(start(.lineage, trimmed).next == 7)
    }

    @Test("Nothing but one protection is taken away by its name")
    func names() {
        var found = Protections()
        for (name, value) in Protections.named {
            #expect(found.isDisjoint(with: value), "\(name)")
            #expect(Protections.all.removing(value).symmetricDifference(.all) == value)
            found.formUnion(value)
        }
        #expect(Set(Protections.named.map(\.name)).count == Protections.named.count)
    }
}
