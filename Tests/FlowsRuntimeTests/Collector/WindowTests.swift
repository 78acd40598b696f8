/// A collector's machine, event by event: intent, publish, end, and what is done with a window found half out.

import FlowsCore
import FlowsRuntime
import Testing

@Suite("Windows")
struct WindowTests {
    private static let interval = Duration.milliseconds(100)

    private func machine(_ metadata: CommitMetadata? = nil, high: Int64 = 100) -> PartitionMachine {
        var machine = PartitionMachine(
            partition: place,
            rules: .init(
                ledger: .log, unackedBatchesMax: 4, commitInterval: Self.interval, collects: true),
            seed: 7)
        _ = machine.assigned()
        let known =
            metadata ?? .log(generation: 9, lineage: Lineage(cluster: "c"), seen: "")
        _ = machine.lookedUp(.some(committed: 5, metadata: known.text, high: high), wall: 1000)
        return machine
    }

    private func intent(_ end: Int64) -> CommitMetadata {
        .window(generation: 9, lineage: Lineage(cluster: "c"), end: end, seen: "")
    }

    // Taken away: `.intentFirst` gives "publish" at once.
    @Test("A54 the intent is durable before anything goes out, then the end is committed")
    func order() {
        var machine = machine()
        #expect(machine.windowStart == 5 && machine.wantsRecords)
        machine.folded(to: 9, due: .seconds(1))
        #expect(machine.nextTick == .seconds(1) && machine.isQuiet)
        let close = machine.closed(batch: 1, to: 9, hasOutputs: true, stop: nil, now: .zero)
        #expect(close.words == ["window 5 to 9"])
        #expect(machine.nextTick == nil && !machine.isQuiet)
        #expect(machine.commitAnswered(offset: 5, error: nil, now: .zero).words == ["publish"])
        #expect(machine.acknowledged(batch: 1, now: .zero).words == [])
        // However long the commit waits, nothing of it is stuck.
        #expect(machine.nextTick == Self.interval && machine.isQuiet)
        #expect(machine.tick(now: Self.interval).words == ["end 9"])
        #expect(machine.commitAnswered(offset: 9, error: nil, now: Self.interval).words == ["free"])
        #expect(machine.isQuiet && machine.nextTick == nil)
    }

    @Test("One window on its way and one that waits, then no more; one commit ends and announces")
    func pipelined() {
        var machine = machine()
        _ = machine.closed(batch: 1, to: 9, hasOutputs: true, stop: nil, now: .zero)
        #expect(machine.wantsRecords)
        #expect(machine.closed(batch: 2, to: 12, hasOutputs: true, stop: nil, now: .zero).isEmpty)
        #expect(!machine.wantsRecords)
        _ = machine.commitAnswered(offset: 5, error: nil, now: .zero)
        #expect(machine.acknowledged(batch: 1, now: .zero).words == ["end 9, window to 12"])
        #expect(!machine.wantsRecords)
        let answered = machine.commitAnswered(offset: 9, error: nil, now: .zero)
        #expect(answered.words == ["free", "publish"] && machine.wantsRecords)
    }

    @Test("A9 a window without outputs needs no intent: its end is committed")
    func empty() {
        var machine = machine()
        _ = machine.closed(batch: 1, to: 9, hasOutputs: false, stop: nil, now: .seconds(1))
        #expect(machine.commitAnswered(offset: 9, error: nil, now: .seconds(1)).words == ["free"])
        // The next one takes it along where both are closed.
        _ = machine.closed(batch: 2, to: 12, hasOutputs: false, stop: nil, now: .seconds(1))
        let both = machine.closed(batch: 3, to: 15, hasOutputs: true, stop: nil, now: .seconds(1))
        #expect(both.words == ["end 12, window to 15"])
    }

    // Taken away: `.commitAnswer` publishes after the refusal.
    @Test("A20 a refused intent is sent again, not before its time, and nothing is published")
    func refused() {
        var machine = machine()
        _ = machine.closed(batch: 1, to: 9, hasOutputs: true, stop: nil, now: .zero)
        #expect(machine.commitAnswered(offset: 5, error: refusal, now: .zero).words == ["warn"])
        #expect(machine.nextTick == Self.interval)
        #expect(machine.tick(now: .milliseconds(99)).isEmpty)
        #expect(machine.tick(now: Self.interval).words == ["window 5 to 9"])
        #expect(
            machine.commitAnswered(offset: 5, error: nil, now: Self.interval).words == ["publish"])
    }

    // Taken away: `.finishIntent` gives no end, and the bounds of now cut the window.
    @Test("A54 who finds an intent makes that very window, and announces it no second time")
    func found() {
        var machine = machine(intent(8))
        #expect(machine.intendedEnd == 8 && machine.windowStart == 5)
        machine.folded(to: 7, due: .seconds(1))
        // Its age doesn't count.
        #expect(machine.nextTick == nil)
        let close = machine.closed(batch: 1, to: 8, hasOutputs: true, stop: nil, now: .zero)
        #expect(close.words == ["publish"])
        #expect(machine.intendedEnd == nil && machine.windowStart == 8)
        #expect(machine.acknowledged(batch: 1, now: .zero).words == ["end 8"])
    }

    @Test("A21 an intent beyond the log's end: asked once more, then a stop that says so")
    func beyond() {
        var machine = machine(intent(200))
        #expect(machine.phase == .lookingUp)
        let facts = PartitionFacts.some(committed: 5, metadata: intent(200).text)
        let stop = machine.lookedUp(facts, wall: 1000).stop
        #expect(stop?.kind == .lineage && stop?.message.contains("rewind") == true)
    }

    @Test("An intent that ends before it begins was changed by hand: a stop")
    func turned() {
        var machine = PartitionMachine(
            partition: place,
            rules: .init(
                ledger: .log, unackedBatchesMax: 4, commitInterval: Self.interval, collects: true),
            seed: 7)
        _ = machine.assigned()
        let facts = PartitionFacts.some(committed: 5, metadata: intent(5).text)
        #expect(machine.lookedUp(facts, wall: 1000).stop?.kind == .environment)
    }

    // Else its outputs, whose identities lie before the window's end, would be dropped as repeats.
    @Test(
        "A step that is no collector any more stops at an open intent, and says what to do",
        arguments: [PartitionMachine.Ledger.log, .row])
    func otherRunner(ledger: PartitionMachine.Ledger) {
        var machine = PartitionMachine.make(ledger)
        _ = machine.assigned()
        let facts = PartitionFacts.some(committed: 5, metadata: intent(8).text)
        let stop = machine.lookedUp(facts, wall: 1000).stop
        #expect(stop?.kind == .environment && stop?.message.contains("5 to 8") == true)
    }

    @Test("The session is over: all is forgotten, and a commit's answer comes before the question")
    func session() {
        var machine = machine()
        _ = machine.closed(batch: 1, to: 9, hasOutputs: true, stop: nil, now: .zero)
        // Nothing of it is out yet.
        #expect(machine.sessionEnded(now: .zero, because: "x").isEmpty)
        _ = machine.commitAnswered(offset: 5, error: nil, now: .zero)
        _ = machine.closed(batch: 2, to: 12, hasOutputs: true, stop: nil, now: .zero)
        let quit = machine.sessionEnded(now: .zero, because: "x")
        #expect(quit.words == ["forgetAll", "close", "warn"])
        #expect(machine.tick(now: .seconds(60)).words == ["lookUp"])
        // The same with a commit under way.
        machine = self.machine()
        _ = machine.closed(batch: 1, to: 9, hasOutputs: true, stop: nil, now: .zero)
        _ = machine.quit(now: .zero, because: "x")
        #expect(machine.nextTick == nil && machine.tick(now: .seconds(60)).isEmpty)
        #expect(machine.commitAnswered(offset: 5, error: nil, now: .zero).isEmpty)
        #expect(machine.tick(now: .seconds(60)).words == ["lookUp"])
    }

    @Test("A12 asked back: what isn't announced is dropped, what is announced is finished")
    func drained() {
        var machine = machine()
        machine.folded(to: 7, due: .seconds(1))
        #expect(machine.drain(now: .zero).words == ["forgetAll", "close", "done"])

        machine = self.machine()
        _ = machine.closed(batch: 1, to: 9, hasOutputs: true, stop: nil, now: .zero)
        _ = machine.commitAnswered(offset: 5, error: nil, now: .zero)
        _ = machine.closed(batch: 2, to: 12, hasOutputs: true, stop: nil, now: .zero)
        #expect(machine.drain(now: .zero).words == ["free"])
        #expect(machine.acknowledged(batch: 1, now: .zero).words == ["end 9"])
        let end = machine.commitAnswered(offset: 9, error: nil, now: .zero)
        #expect(end.words == ["free", "forgetAll", "close", "done"])
    }

    @Test("A20 asked back while the intent is under way: its answer decides")
    func drainedInBetween() {
        var machine = machine()
        _ = machine.closed(batch: 1, to: 9, hasOutputs: true, stop: nil, now: .zero)
        #expect(machine.drain(now: .zero).isEmpty)
        var other = machine
        #expect(machine.commitAnswered(offset: 5, error: nil, now: .zero).words == ["publish"])
        let refused = other.commitAnswered(offset: 5, error: refusal, now: .zero)
        #expect(refused.words == ["warn", "free", "forgetAll", "close", "done"])
    }

    // Else the one behind alone would be committed, and the records before it be in no window.
    @Test("A12 what is behind a dropped window is dropped with it, though it needs no intent")
    func droppedWithAllBehind() {
        var machine = machine()
        _ = machine.closed(batch: 1, to: 9, hasOutputs: true, stop: nil, now: .zero)
        _ = machine.closed(batch: 2, to: 12, hasOutputs: false, stop: nil, now: .zero)
        var other = machine
        // The intent is refused, and then it is asked back; or the other way round.
        #expect(machine.commitAnswered(offset: 5, error: refusal, now: .zero).words == ["warn"])
        let end = ["free", "free", "forgetAll", "close", "done"]
        #expect(machine.drain(now: .zero).words == end)
        #expect(other.drain(now: .zero).isEmpty)
        let refused = other.commitAnswered(offset: 5, error: refusal, now: .zero)
        #expect(refused.words == ["warn"] + end)
    }

    @Test("A20 a refused end is tried a few times when asked back, then left to the next owner")
    func hopeless() {
        var machine = machine()
        _ = machine.closed(batch: 1, to: 9, hasOutputs: true, stop: nil, now: .zero)
        _ = machine.commitAnswered(offset: 5, error: nil, now: .zero)
        _ = machine.drain(now: .zero)
        #expect(machine.acknowledged(batch: 1, now: .zero).words == ["end 9"])
        var now = Duration.zero
        for _ in 1..<5 {
            #expect(machine.commitAnswered(offset: 9, error: refusal, now: now).words == ["warn"])
            now += Self.interval
            #expect(machine.tick(now: now).words == ["end 9"])
        }
        let last = machine.commitAnswered(offset: 9, error: refusal, now: now)
        #expect(last.words == ["warn", "forgetAll", "close", "done"])
    }

    @Test("A27 a record that stops: the window before it goes its way first")
    func stopped() {
        var machine = machine()
        let close = machine.closed(batch: 1, to: 7, hasOutputs: true, stop: .some, now: .zero)
        #expect(close.words == ["window 5 to 7"] && !machine.wantsRecords)
        // Asked back meanwhile, it is finished all the same.
        #expect(machine.drain(now: .zero).isEmpty)
        #expect(machine.commitAnswered(offset: 5, error: nil, now: .zero).words == ["publish"])
        #expect(machine.acknowledged(batch: 1, now: .zero).words == ["end 7"])
        let end = machine.commitAnswered(offset: 7, error: nil, now: .zero)
        #expect(end.words == ["free", "forgetAll", "close", "fail record"])
    }

    @Test("A27 an output that stops: nothing of its window, all of the one before")
    func stoppedOutput() {
        var machine = machine()
        _ = machine.closed(batch: 1, to: 7, hasOutputs: true, stop: nil, now: .zero)
        #expect(machine.windowStopped(.some, now: .zero).isEmpty)
        _ = machine.commitAnswered(offset: 5, error: nil, now: .zero)
        #expect(machine.acknowledged(batch: 1, now: .zero).words == ["end 7"])
        let end = machine.commitAnswered(offset: 7, error: nil, now: .zero)
        #expect(end.words == ["free", "forgetAll", "close", "fail record"])
    }

    @Test("The open window closes when its time is over, once")
    func time() {
        var machine = machine()
        machine.folded(to: 7, due: .seconds(1))
        machine.folded(to: 8, due: .seconds(2))
        #expect(machine.nextTick == .seconds(1))
        #expect(machine.tick(now: .seconds(1)).words == ["closeWindow"])
        _ = machine.closed(batch: 1, to: 8, hasOutputs: true, stop: nil, now: .seconds(1))
        #expect(machine.tick(now: .seconds(1)).isEmpty)
    }
}
