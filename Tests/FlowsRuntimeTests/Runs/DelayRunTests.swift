/// Records of a delayed topic: handled when their time has come, in order, and held until then at no cost.

import FlowsCore
import FlowsTesting
import Testing

@testable import FlowsRuntime

@Suite struct DelayRunTests {
    private struct Run {
        let clock: ManualClock
        let broker: InMemoryBroker
        let database = InMemoryDatabase()
        let process: SteppedProcess
        let start: Int64

        init(_ plan: StepPlan, _ change: (inout RuntimeOptions) -> Void = { _ in }) {
            let clock = ManualClock()
            broker = InMemoryBroker(clock: clock)
            broker.makeTopic("in", partitions: 1)
            broker.makeTopic("out", partitions: 1)
            var options = RuntimeOptions()
            options.workers = 1
            options.tombstoneAge = .seconds(1_000_000_000)
            change(&options)
            let log = InMemoryLog(broker, group: plan.name)
            let database = database
            process = SteppedProcess(
                plan: plan, options: options, log: log,
                makeStore: { plan.ledger == .row ? database.makeStore(waker: $0) : nil },
                clock: clock, logger: Logger(level: .critical), seed: 1)
            self.clock = clock
            start = clock.wallMilliseconds()
            settle(until: .zero)
        }

        /// A record that is so old, or so far ahead, at the start.
        func append(_ value: String, at time: Duration) {
            broker.append(
                LogRecord(
                    timestamp: start + time.inMilliseconds, key: [UInt8]("k".utf8),
                    value: [UInt8](value.utf8)),
                to: TopicPartition("in", 0))
        }

        /// Turns until nothing happens but by time, and lets so much of that pass; returns the turns.
        @discardableResult
        func settle(until time: Duration) -> Int {
            let until = Duration.milliseconds(start - clock.wallMilliseconds()) + time
            let end = clock.now() + until
            var turns = 0
            while turns < 10_000 {
                turns += 1
                var happened = process.turnSupervisor()
                if process.turnWorker(0) { happened = true }
                if process.answerLookUps() { happened = true }
                if happened { continue }
                let due = min(process.nextDue ?? end, end)
                if due <= clock.now() {
                    #expect(due == end, "a time that is over, and nothing happens: a busy loop")
                    return turns
                }
                clock.advance(by: due - clock.now())
            }
            Issue.record("it never comes to rest")
            return turns
        }

        func gauge(_ name: String) -> String? {
            process.metrics.render().split(separator: "\n").first { $0.hasPrefix(name) }
                .flatMap { $0.split(separator: " ").last.map(String.init) }
        }
    }

    private static func delayed(_ plan: StepPlan) -> StepPlan {
        var plan = plan
        plan.inputs = [PlanInput("in", delay: .seconds(60))]
        return plan
    }

    @Test(
        "a record is handled when it is due, and holds those behind it",
        arguments: [delayed(.list()), delayed(.echo())])
    func due(_ plan: StepPlan) {
        let run = Run(plan)
        run.append("old", at: .seconds(-100))
        run.append("first", at: .zero)
        run.append("early", at: .seconds(-100))
        run.append("last", at: .seconds(5))
        run.settle(until: .seconds(1))
        #expect(run.broker.outputs.count == 1)
        run.settle(until: .milliseconds(59_999))
        #expect(run.broker.outputs.count == 1)
        run.settle(until: .seconds(60))
        #expect(run.broker.outputs.count == 3)
        run.settle(until: .seconds(64))
        #expect(run.broker.outputs.count == 3)
        run.settle(until: .seconds(66))
        #expect(run.broker.outputs.count == 4)
        #expect(run.broker.outputs.last?.hasSuffix("last") == true)
        #expect(run.broker.committed(plan.name, "in")?.offset == 4)
    }

    // Protects the loop's sleep: without `heldUntil` in `nextDue` the record waits for other work,
    // with it while nothing may be polled the loop never sleeps.
    @Test("what is held wakes the loop once, when it is due")
    func sleeps() {
        let run = Run(Self.delayed(.list()))
        for number in 0..<100 { run.append("\(number)", at: .zero) }
        run.settle(until: .seconds(1))
        #expect(run.process.nextDue.map { $0 - run.clock.now() } == .seconds(59))
        #expect(run.settle(until: .seconds(59)) < 5)
        run.settle(until: .seconds(61))
        #expect(run.broker.outputs.count == 100)
    }

    @Test("a partition that holds records is alive, and has no lag")
    func alive() {
        let run = Run(Self.delayed(.list())) { $0.progressTimeout = .seconds(5) }
        run.append("due", at: .seconds(-100))
        for number in 0..<10 { run.append("\(number)", at: .zero) }
        for second in 1..<60 {
            run.settle(until: .seconds(second))
            #expect(run.process.status.liveness().isWell)
            #expect(run.gauge("flows_lag_records") == "0")
            #expect(run.gauge("kafka_consumergroup_lag") == "0")
        }
        #expect(run.broker.outputs.count == 1)
        run.settle(until: .seconds(60))
        #expect(run.broker.outputs.count == 11)
        #expect(run.process.status.liveness().isWell)
    }

    @Test("who holds records gives the partition back at once")
    func drains() {
        let run = Run(Self.delayed(.list()))
        run.append("due", at: .seconds(-100))
        run.append("held", at: .zero)
        run.settle(until: .seconds(1))
        run.process.stop(reason: "the test is over")
        run.settle(until: .seconds(1))
        #expect(run.process.end?.isStopped == true)
        #expect(run.broker.outputs == ["due"])
        #expect(run.broker.committed("test-list", "in")?.offset == 1)
    }

    // Fails when what is held is taken for handled: the next owner would begin behind it.
    @Test("what was held is the next owner's")
    func nextOwner() {
        let run = Run(Self.delayed(.list()))
        run.append("due", at: .seconds(-100))
        run.append("held", at: .zero)
        run.settle(until: .seconds(1))
        #expect(run.database.progress("in")?.nextOffset == 1)
    }

    // The part of a polled batch that is due is in the function while the rest is held.
    @Test("an asynchronous function gets only what is due")
    func window() {
        let doors = Doors()
        var plan = StepPlan.echoLater(doors, .perKey(4))
        plan.inputs = [PlanInput("in", delay: .milliseconds(500))]
        let broker = makeBroker()
        let now = SystemClock().wallMilliseconds()
        for (value, ahead) in [("a", -1000), ("b", 0), ("c", -1000), ("d", 300)] {
            broker.append(
                LogRecord(
                    timestamp: now + Int64(ahead), key: [UInt8](value.utf8),
                    value: [UInt8](value.utf8)),
                to: TopicPartition("in", 0))
        }
        let step = RunningStep(plan, broker)
        #expect(eventually { broker.outputs.count == 1 || doors.begun.count > 1 })
        #expect(eventually { broker.outputs == ["a", "b", "c", "d"] })
        #expect(SystemClock().wallMilliseconds() >= now + 800)
        #expect(eventually { broker.committed("test-echo", "in")?.offset == 4 })
        #expect(step.stop()?.isStopped == true)
    }
}
