/// Tests of both halves of a join in one process: how the end of one becomes the end of all.

import FlowsCore
import FlowsRuntime
import FlowsTesting
import Foundation
import Synchronization
import Testing

@testable import Flows

@Suite("Halves that run together")
struct HalvesRunTests {
    /// Both halves of a join over a broker in memory, and how they ended.
    private final class Run: Sendable {
        let broker = InMemoryBroker()
        let relay = StopRelay()
        private let database = InMemoryDatabase()
        private let ends = Mutex<[RunEnd]>([])
        private let told = Mutex<[String]>([])

        init(_ orders: String...) {
            let outline = SampleJoins.match().outline
            for use in outline.halves.flatMap({ $0.inputs + $0.outputs }) {
                broker.makeTopic(use.contract.name, partitions: 1)
            }
            for order in orders {
                _ = broker.append(.of("a", order), to: TopicPartition("orders", 0))
            }
        }

        func start() {
            let parts = SampleJoins.match().outline.halves.map { half in
                StopRelay.Part(
                    name: half.name, supervisor: supervisor(half),
                    tell: { [self] _ in told.withLock { $0.append(half.name) } })
            }
            Thread { [self] in
                let found = relay.run(parts)
                ends.withLock { $0 = found }
            }.start()
        }

        private func supervisor(_ half: StepOutline) -> Supervisor {
            let log = InMemoryLog(broker, group: half.name)
            let (power, database) = (log.power, database)
            return Supervisor(
                RuntimeParts(
                    plan: half.plan, options: RuntimeOptions(), log: log,
                    makeStore: {
                        half.needsStore ? database.makeStore(waker: $0, power: power) : nil
                    },
                    clock: SystemClock(), logger: Logger(level: .critical), metrics: Metrics(),
                    status: ProcessStatus(clock: SystemClock(), progressTimeout: .seconds(60))))
        }

        /// The exit code once both have ended; nil when they don't.
        func code() -> ExitCode? {
            let limit = Date().addingTimeInterval(20)
            while ends.withLock({ $0.isEmpty }), Date() < limit { usleep(500) }
            let found = ends.withLock { $0 }
            return found.isEmpty ? nil : ExitCode(found)
        }

        var names: [String] { told.withLock { $0 } }
    }

    // Protects: the relay's question at the end of a half. The router would run on alone, ready and
    // alive, while nothing is joined.
    @Test("A34 a half that stops ends the other one, and the exit code is the first one's")
    func oneEnds() {
        let run = Run("throw")
        run.start()
        #expect(run.code() == .record)
        #expect(run.names == ["order-match", "order-match-route"])
        run.relay.ask("the test is over")
    }

    @Test("one wish to stop ends both halves")
    func stopped() {
        let run = Run("1")
        run.start()
        let limit = Date().addingTimeInterval(20)
        while run.broker.allRecords("matched").isEmpty, Date() < limit { usleep(500) }
        run.relay.ask("SIGTERM")
        #expect(run.code() == .done)
        #expect(run.names.sorted() == ["order-match", "order-match-route"])
    }

    // Protects: what `tell` does with a reason that was there before. A signal between two halves
    // would be lost, and Kubernetes would have to kill the process.
    @Test("a half that comes behind the wish to stop hears of it too")
    func late() {
        let run = Run()
        run.relay.ask("SIGTERM")
        run.start()
        #expect(run.code() == .done)
    }
}
