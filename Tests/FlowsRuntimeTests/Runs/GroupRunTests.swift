/// What a step owes its group while it works and when it goes.

import FlowsCore
import FlowsRuntime
import FlowsTesting
import Foundation
import Testing

@Suite("Membership in the group")
struct GroupRunTests {
    private func leave(after seconds: Double) -> RunEnd? {
        let broker = makeBroker()
        let step = RunningStep(.echo(), broker, watched: WatchedLog(leavingSeconds: seconds))
        broker.append("in", value: "a")
        #expect(eventually { broker.committed("test-echo", "in")?.offset == 1 })
        return step.stop()
    }

    /// Protects: what is left of the deadline is for leaving, which a rebalance under way holds up.
    /// Given up too soon the process says that its deadline has passed, and the others wait for a session.
    @Test("A62 a stop waits for the group to be left, as long as its deadline lets it")
    func slowLeaving() {
        #expect(leave(after: 2)?.isStopped == true)
    }

    /// Protects: leaving isn't waited for past the deadline, 5 s here.
    @Test("A33 a group that can't be left doesn't keep the process past its deadline")
    func endlessLeaving() {
        let began = Date()
        let end = leave(after: 60)
        #expect(Date().timeIntervalSince(began) < 6.5)
        guard case .deadlinePassed = end else {
            Issue.record("\(String(describing: end))")
            return
        }
    }

    /// Protects: ending the workers and leaving the group share what a short deadline keeps back; with
    /// a second for each a process outlives it, and is killed with nobody told.
    @Test("A33 a function that hangs and a group that can't be left: a short deadline holds")
    func shortDeadline() {
        let broker = makeBroker()
        let gate = Gate()
        let watched = WatchedLog(leavingSeconds: 60)
        let step = RunningStep(.echo { _ in gate.wait() }, broker, watched: watched) {
            $0.stopDeadline = .seconds(2)
        }
        broker.append("in", value: "a")
        #expect(eventually { gate.isWaitedAt })
        let began = Date()
        let end = step.stop()
        #expect(Date().timeIntervalSince(began) < 3.4)
        gate.open()
        guard case .deadlinePassed = end else {
            Issue.record("\(String(describing: end))")
            return
        }
    }

    /// Protects: the group is asked by a thread that runs no function; one that is blocked would be
    /// silent past max.poll.interval, and Kafka's client leaves the group then.
    @Test("A25 a function that takes long doesn't keep the member from its group")
    func longFunction() {
        let broker = makeBroker()
        let gate = Gate()
        let watched = WatchedLog()
        let step = RunningStep(.echo { _ in gate.wait() }, broker, watched: watched)
        broker.append("in", value: "a")
        #expect(eventually { gate.isWaitedAt })
        let before = watched.timesAsked
        #expect(eventually { watched.timesAsked > before + 5 })
        #expect(broker.outputs.isEmpty)
        gate.open()
        #expect(eventually { broker.outputs == ["a"] })
        #expect(step.stop()?.isStopped == true)
    }

    /// Protects: partitions that are given up in the middle of a rebalance stand still until the
    /// members that have just joined may join again, so their owner goes on with them meanwhile.
    @Test("a stop in the middle of a rebalance handles on until the group is at rest")
    func settling() {
        let broker = makeBroker()
        let watched = WatchedLog()
        watched.settle(false)
        let step = RunningStep(.echo(), broker, watched: watched) { $0.stopDeadline = .seconds(60) }
        #expect(eventually { step.status.readiness().isWell })
        step.stopSoon()
        #expect(eventually { !step.status.readiness().isWell })
        broker.append("in", value: "a")
        #expect(eventually { broker.outputs == ["a"] })
        watched.settle(true)
        #expect(step.wait()?.isStopped == true)
    }

    /// Protects: a group that never comes to rest doesn't keep the process past a fifth of its deadline.
    @Test("A33 a stop waits for a restless group no longer than its deadline lets it")
    func neverSettled() {
        let broker = makeBroker()
        let watched = WatchedLog()
        watched.settle(false)
        let step = RunningStep(.echo(), broker, watched: watched) { $0.stopDeadline = .seconds(5) }
        #expect(eventually { step.status.readiness().isWell })
        let began = Date()
        #expect(step.stop()?.isStopped == true)
        let took = Date().timeIntervalSince(began)
        #expect(took > 0.9 && took < 5)
    }
}
