/// The middle step of a chain is replaced under load, as Kubernetes rolls a Deployment.

import FlowsLocal
import Foundation
import Testing

extension SystemTests {
    @Suite(.enabled(if: Programs.kafkaHome != nil, Comment(rawValue: RealKafka.absence)))
    struct RollTests {
        /// A chain of three with a load on it, and what looks at it.
        private final class Chain {
            let stage: Stage
            let others: [RunningStep]
            let middle: Deployment
            let feeder: ChaosFeeder
            let watch: RollWatch

            init(replicas: Int) throws {
                stage = try Stage(.real)
                others = try ["text-line-split", "text-word-table"].map { [stage] in
                    try stage.start($0)
                }
                middle = try Deployment(stage, .old, replicas: replicas)
                for step in others { try step.waitUntilReady() }
                feeder = ChaosFeeder(brokers: stage.brokers, seed: 7)
                feeder.start()
                watch = RollWatch(stage, feeder)
                try flow()
            }

            /// Until some of what is sent from now on has come to the end.
            func flow() throws {
                let words = feeder.words + 2_000
                try eventually("the chain to move") { watch.words >= words }
            }

            /// A roll, after which the chain moves; says what it took.
            func roll(_ what: String, _ body: () throws -> Void) throws {
                watch.begin()
                try body()
                try flow()
                let (late, gap) = watch.pause
                print(
                    String(
                        format: "roll: %@: a record late by %.2f s at the most, silence %.2f s",
                        what, late, gap))
            }

            /// What keeps a process from starting leaves those that run alone.
            ///
            /// What `migrate` of a version that fits has added stays.
            func undisturbed(
                _ what: String, isRefused: Bool = false, _ body: () throws -> Void
            ) throws {
                let before = isRefused ? try RollSnapshot(stage) : nil
                let revocations = middle.revocations
                watch.begin(middle.pods)
                try body()
                try flow()
                let (answers, refusals) = watch.readiness
                watch.begin()
                #expect(answers > 0 && refusals.isEmpty, "\(what): \(refusals)")
                #expect(middle.revocations == revocations, "\(what) took partitions away")
                guard let before else { return }
                #expect(try RollSnapshot(stage) == before, "\(what) changed something")
            }

            func finish() throws -> RollVerdict {
                try feeder.end()
                try stage.waitUntilSettled()
                try watch.stop()
                try Stage.stopInOrder(others + middle.pods)
                let verdict = try RollVerdict(stage: stage, lines: feeder.lines)
                print("roll: \(feeder.words) words, \(verdict.facts)")
                #expect(verdict.violations.isEmpty)
                #expect(verdict.lost == 0 && verdict.doubled == 0)
                return verdict
            }
        }
    }
}

extension SystemTests.RollTests {
    /// Fails when readers don't drop what they have seen (a roll that repeats doubles), when a new
    /// version drops fields that it doesn't know (its successor counts from 1 again), or when a
    /// claim doesn't wait for the owner before (counts with gaps).
    @Test("a step in the middle is rolled on and back: lost 0, doubled 0, unknown fields kept")
    func onAndBack() throws {
        let chain = try Chain(replicas: 1)
        try chain.roll("to a new version") { try chain.middle.roll(to: .new) }
        try chain.roll("back") { try chain.middle.roll(to: .old) }
        try chain.roll("to two processes") { try chain.middle.grow(.old) }
        try chain.roll("two processes to the new version") { try chain.middle.roll(to: .new) }
        let verdict = try chain.finish()
        #expect(verdict.byOld > 0 && verdict.byNew > 0)
    }

    /// Fails when `run` joins its group before it has found all that it needs.
    @Test("a version that is refused, crashes or never gets ready leaves the old one undisturbed")
    func refused() throws {
        let chain = try Chain(replicas: 1)
        try chain.undisturbed("a version with another key", isRefused: true) {
            let refusal = #expect(throws: Deployment.Refusal.self) {
                try chain.middle.start(.broken("rekeyed"))
            }
            #expect(refusal?.end == .exit(78), "\(refusal?.text ?? "")")
        }
        try chain.undisturbed("a version that crashes") {
            let pod = try chain.middle.start(.broken("crashing"))
            #expect(try pod.child.wait(for: 60) == .signal(SIGABRT))
        }
        for away in ["FLOWS_BROKERS", "FLOWS_POSTGRES"] {
            try chain.undisturbed("a version that never gets ready for \(away)") {
                try neverReady(away, chain)
            }
        }
        _ = try chain.finish()
    }

    /// Its server isn't there, and the roll is taken back.
    private func neverReady(_ away: String, _ chain: Chain) throws {
        let port = try Loopback.freePorts(1)[0]
        let place = away == "FLOWS_BROKERS" ? "127.0.0.1" : "postgres://postgres@127.0.0.1"
        let pod = try chain.stage.start("text-word-count-next", [away: "\(place):\(port)"])
        try pod.child.waitFor(line: "waiting for")
        #expect(pod.status("/readyz") == 503)
        try chain.flow()
        #expect(pod.status("/readyz") == 503)
        try chain.middle.stop(pod)
    }
}

extension SystemTests.RollTests {
    /// Fails when a signal that comes before the process waits for signals is forgotten, when a stop
    /// needs partitions to end, or when what an init container left half done stops the next.
    @Test("A33 SIGTERM whenever a rollout is taken back: in the init container, starting, joining")
    func takenBack() throws {
        let chain = try Chain(replicas: 1)
        let migrate = ["migrate", "check"]
        for (index, milliseconds) in [0, 3, 10, 30, 100, 300, 600].enumerated() {
            let child = try Child(
                Deployment.Version.new.program, [migrate[index % 2]],
                environment: chain.stage.environment())
            usleep(UInt32(milliseconds * 1_000))
            child.signal(SIGTERM)
            let end = try child.wait(for: 15)
            #expect(end == .exit(0) || end == .signal(SIGTERM), "\(end) \(child.text)")
        }
        for milliseconds in [0, 3, 10, 30, 100, 200, 400, 800, 1_500] {
            let pod = try chain.middle.start(.new)
            usleep(UInt32(milliseconds * 1_000))
            pod.child.signal(SIGTERM)
            let end = try pod.child.wait(for: 15)
            // Before the program's first line nothing but the kernel can answer.
            #expect(end == .exit(0) || end == .signal(SIGTERM), "\(end) \(pod.child.text)")
            #expect(end == .exit(0) || !pod.child.text.contains("starting"))
        }
        try chain.flow()
        let verdict = try chain.finish()
        #expect(verdict.byOld > 0)
    }
}
