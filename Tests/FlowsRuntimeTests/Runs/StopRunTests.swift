/// Stops, outages and hand-overs: an end inside the deadline, and nothing written after a revoke.

import FlowsCore
import FlowsRuntime
import FlowsTesting
import Foundation
import Synchronization
import Testing

@Suite("Stops and outages")
struct StopRunTests {
    private func seconds(_ body: () -> Void) -> Double {
        let start = Date()
        body()
        return Date().timeIntervalSince(start)
    }

    @Test("A33 a stop while the broker is down ends at once and loses nothing")
    func brokerDown() {
        let broker = makeBroker()
        for i in 0..<10 { broker.append("in", value: "\(i)") }
        broker.setFaults { $0.isSilent = true }
        let step = RunningStep(.echo(), broker)
        #expect(eventually { step.count("flows_records_in_total") == 10 })
        broker.setFaults { $0.isDown = true }
        #expect(seconds { step.stop() } < 3)
        broker.setFaults { $0 = BrokerFaults() }
        broker.expel(step.log)
        let again = RunningStep(.echo(), broker)
        #expect(eventually { broker.committed("test-echo", "in")?.offset == 10 })
        again.stop()
        #expect(broker.accepted == (0..<10).map(String.init))
    }

    @Test(
        "A33 a stop while the database is down, or hangs, ends inside the deadline",
        arguments: [true, false])
    func databaseDown(isSaid: Bool) {
        let broker = makeBroker()
        let database = InMemoryDatabase()
        broker.append("in", key: "k", value: "a")
        let step = RunningStep(.list(), broker, database) { $0.stopDeadline = .seconds(2) }
        #expect(eventually { broker.outputs.count == 1 })
        database.setFaults {
            $0.isDown = isSaid
            $0.isSilent = !isSaid
        }
        broker.append("in", key: "j", value: "b")
        #expect(eventually { isSaid ? !step.status.readiness().isWell : true })
        #expect(seconds { step.stop() } < 2.5)
        #expect(step.hasEnded)
        database.setFaults { $0 = StoreFaults() }
        let again = RunningStep(.list(), broker, database)
        #expect(eventually { broker.committed("test-list", "in")?.offset == 2 })
        again.stop()
        #expect(broker.accepted == ["a", "b"])
    }

    @Test(
        "A33 a function that doesn't come back doesn't keep the process: the deadline does end it")
    func stuckFunction() {
        let broker = makeBroker()
        let gate = Gate()
        broker.append("in", value: "a")
        let step = RunningStep(.echo { _ in gate.wait() }, broker) {
            $0.stopDeadline = .seconds(1)
        }
        #expect(eventually { gate.isWaitedAt })
        #expect(seconds { step.stop() } < 3)
        #expect(step.hasEnded)
        gate.open()
    }

    @Test("A22 nothing is written by who lost a partition, though it was in the middle of a batch")
    func lost() {
        let broker = makeBroker()
        let gate = Gate()
        for i in 0..<5 { broker.append("in", value: "\(i)") }
        let step = RunningStep(.echo { if $0 == "3" { gate.wait() } }, broker)
        #expect(eventually { gate.isWaitedAt })
        let other = RunningStep(.echo(), broker)
        broker.expel(step.log)
        #expect(eventually { broker.committed("test-echo", "in")?.offset == 5 })
        let before = broker.outputs.count
        let commits = broker.commits("test-echo", "in")
        gate.open()
        // It hears of it, and joins again, before or after: what it made then is a repeat at most.
        #expect(step.stop()?.isStopped == true)
        other.stop()
        #expect(broker.outputs.count <= before + 5)
        #expect(broker.accepted == (0..<5).map(String.init))
        #expect(broker.commits("test-echo", "in").starts(with: commits))
        #expect(broker.committed("test-echo", "in")?.offset == 5)
    }

    @Test("A35 a function that hangs fails liveness with partition and offset; the others don't")
    func liveness() {
        let broker = makeBroker(partitions: 3)
        let gate = Gate()
        for partition in Int32(0)..<3 {
            broker.append("in", partition, value: "fine")
            broker.append("in", partition, value: "\(partition)")
        }
        let step = RunningStep(.echo { if $0 == "1" { gate.wait() } }, broker) {
            $0.workers = 3
            $0.progressTimeout = .milliseconds(50)
        }
        #expect(eventually { !step.status.liveness().isWell })
        let reasons = step.status.liveness().reasons
        #expect(reasons.count == 1)
        #expect(
            reasons.first?.contains("hasn't come back from in[1] offset 1") == true, "\(reasons)")
        gate.open()
        #expect(eventually { step.status.liveness().isWell })
        step.stop()
    }

    @Test(
        "A35 A34 an outage doesn't fail liveness, nor does the moment when it is over; readiness says it"
    )
    func outage() {
        let broker = makeBroker()
        let database = InMemoryDatabase()
        let step = RunningStep(.list(), broker, database) {
            $0.progressTimeout = .milliseconds(300)
        }
        #expect(eventually { step.status.readiness().isWell })
        database.setFaults { $0.isDown = true }
        broker.append("in", key: "k", value: "a")
        #expect(eventually { !step.status.readiness().isWell })
        #expect(step.status.readiness().reasons.contains { $0.hasPrefix("Postgres") })
        #expect(!eventually(seconds: 0.6) { !step.status.liveness().isWell })
        // It is back, but doesn't answer yet: there is the whole time for that.
        database.setFaults {
            $0.isDown = false
            $0.isSilent = true
        }
        #expect(!eventually(seconds: 0.15) { !step.status.liveness().isWell })
        #expect(eventually { !step.status.liveness().isWell })
        #expect(step.status.liveness().reasons.first?.contains("nothing moves at in[0]") == true)
        database.setFaults { $0.isSilent = false }
        #expect(eventually { broker.outputs == ["a"] && step.status.liveness().isWell })
        step.stop()
    }

    @Test("A49 lost and given again before the worker let go: taken up when it has")
    func givenAgain() {
        let broker = makeBroker()
        broker.setFaults { $0.rejoinsAtOnce = true }
        let gate = Gate()
        for i in 0..<5 { broker.append("in", value: "\(i)") }
        let step = RunningStep(.echo { if $0 == "3" { gate.wait() } }, broker)
        #expect(eventually { gate.isWaitedAt })
        broker.expel(step.log)
        #expect(eventually { step.lines.contain("partitions lost") })
        #expect(
            eventually { broker.owners("test-echo") == [TopicPartition("in", 0): step.log.member] })
        gate.open()
        #expect(eventually { broker.committed("test-echo", "in")?.offset == 5 })
        broker.append("in", value: "5")
        #expect(eventually { broker.committed("test-echo", "in")?.offset == 6 })
        step.stop()
        #expect(broker.accepted == (0..<6).map(String.init))
    }

    @Test("A34 a broker that comes back: the step goes on by itself")
    func brokerBack() {
        let broker = makeBroker()
        broker.setFaults { $0.isDown = true }
        broker.append("in", value: "a")
        let step = RunningStep(.echo(), broker)
        #expect(eventually { step.status.readiness().reasons.contains { $0.hasPrefix("Kafka") } })
        broker.setFaults { $0.isDown = false }
        #expect(eventually { broker.committed("test-echo", "in")?.offset == 1 })
        #expect(eventually { step.status.readiness().isWell })
        step.stop()
    }

    @Test("A62 readiness: not before a partition is acquired, and not while stopping")
    func readiness() {
        let broker = makeBroker()
        let database = InMemoryDatabase()
        database.setFaults { $0.isSilent = true }
        let step = RunningStep(.list(), broker, database)
        #expect(eventually { step.status.startup().isWell })
        #expect(step.status.readiness().reasons.contains("in[0] isn't acquired yet"))
        database.setFaults { $0.isSilent = false }
        #expect(eventually { step.status.readiness().isWell })
        step.stop()
        #expect(!step.status.readiness().isWell)
    }

    @Test("A revoke that a hanging database would hold up is given up after its time")
    func drainTimeout() {
        let broker = makeBroker(partitions: 2)
        let database = InMemoryDatabase()
        let step = RunningStep(.list(), broker, database) {
            $0.drainTimeout = .milliseconds(100)
            $0.stopDeadline = .seconds(1)
        }
        #expect(eventually { step.status.readiness().isWell })
        database.setFaults { $0.isSilent = true }
        for partition in Int32(0)..<2 { broker.append("in", partition, key: "k", value: "a") }
        #expect(!eventually(seconds: 0.1) { !broker.outputs.isEmpty })
        let other = RunningStep(.list(), broker, database)
        #expect(eventually { Set(broker.owners("test-list").values).count == 2 })
        database.setFaults { $0.isSilent = false }
        step.stop()
        other.stop()
    }

    @Test("Who has no partition is ready, and stops at once")
    func spare() {
        let broker = makeBroker()
        let first = RunningStep(.echo(), broker)
        #expect(eventually { broker.committed("test-echo", "in") != nil })
        let second = RunningStep(.echo(), broker)
        #expect(eventually { second.status.readiness().isWell })
        #expect(seconds { second.stop() } < 1)
        first.stop()
    }
}

/// A door that a function waits at.
final class Gate: Sendable {
    private let state = Mutex((isOpen: false, isWaitedAt: false))

    func wait() {
        state.withLock { $0.isWaitedAt = true }
        while !state.withLock({ $0.isOpen }) { usleep(1000) }
    }

    func open() { state.withLock { $0.isOpen = true } }
    var isWaitedAt: Bool { state.withLock { $0.isWaitedAt } }
}
