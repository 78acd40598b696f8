/// A process whose turns somebody asks for: the same code as the threaded one, and one run for a seed.

import FlowsCore
import FlowsTesting
import Testing

@testable import FlowsRuntime

@Suite struct SteppedProcessTests {
    private struct Run {
        let broker = makeBroker(partitions: 2, outputs: 2)
        let database = InMemoryDatabase()
        let clock = ManualClock()
        let process: SteppedProcess

        init(seed: UInt64) {
            let log = InMemoryLog(broker, group: "test-list")
            let database = database
            process = SteppedProcess(
                plan: .list(outputs: 2), options: RuntimeOptions(), log: log,
                makeStore: { database.makeStore(waker: $0) }, clock: clock,
                logger: Logger(level: .critical), seed: seed)
        }

        /// Turns until nothing happens any more, not even when time passes.
        func settle() {
            for _ in 0..<10_000 {
                var happened = process.turnSupervisor()
                for number in 0..<process.workerCount {
                    if process.turnWorker(number) { happened = true }
                }
                if process.answerLookUps() { happened = true }
                if happened { continue }
                guard let due = process.nextDue else { return }
                clock.advance(by: max(due - clock.now(), .milliseconds(1)))
            }
            Issue.record("it never comes to rest")
        }

        var trace: [String] {
            let outputs = broker.allRecords("out").map { "\($0.identity ?? "") \($0.text)" }
            let states = ["a", "b", "c"].map { "\(database.state($0)?.version ?? -1)" }
            return outputs + states
        }
    }

    private func run(seed: UInt64) -> Run {
        let run = Run(seed: seed)
        run.settle()
        for (number, key) in ["a", "b", "c", "a", "b", "a"].enumerated() {
            run.broker.append("in", Int32(number % 2), key: key, value: "\(number)")
        }
        run.settle()
        return run
    }

    @Test("it handles records, commits, and ends when it is told to")
    func handles() {
        let run = run(seed: 1)
        #expect(run.broker.outputs.count == 6)
        #expect(run.broker.committed("test-list", "in", 0)?.offset == 3)
        run.process.stop(reason: "the test is over")
        run.settle()
        #expect(run.process.end?.isStopped == true)
    }

    // Fails when any randomness of the runtime doesn't come from the seed.
    @Test("one seed is one run, down to the versions of states")
    func repeats() {
        let first = run(seed: 7).trace
        #expect(first == run(seed: 7).trace)
        #expect(first != run(seed: 8).trace)
    }
}
