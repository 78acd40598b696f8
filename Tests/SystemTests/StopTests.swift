/// Stops with the outside down, and what probes say by their status code.

import FlowsLocal
import FlowsPostgres
import Foundation
import Testing

extension SystemTests {
    @Suite struct StopTests {
        static let lines = (0..<2_000).map { "word \($0 % 100) again" }

        @Test("A33 SIGTERM while the broker is gone")
        func brokerGone() throws {
            let stage = try Stage()
            let steps = try stage.startAll()
            stage.embedded?.setReachable(false)
            try stopOnceNoticed(steps)
        }

        @Test("A33 SIGTERM while the broker is silent")
        func brokerSilent() throws {
            let stage = try Stage()
            let steps = try stage.startAll()
            try stage.send(lines: Self.lines)
            stage.embedded?.delayAnswers(by: .seconds(3_600))
            try Stage.expectStops(steps)
        }

        /// A lost broker shows in readiness first; liveness stays, a restart would heal nothing (A35).
        private func stopOnceNoticed(_ steps: [RunningStep]) throws {
            for step in steps {
                try eventually("readiness to say no") { step.status("/readyz") == 503 }
                #expect(step.status("/livez") == 200)
            }
            try Stage.expectStops(steps)
        }

        @Test("A33 SIGTERM while Postgres is down")
        func postgresDown() throws {
            let stage = try Stage()
            let steps = try stage.startAll()
            stage.server.crash()
            // The first step has nothing in Postgres.
            try stopOnceNoticed(Array(steps.dropFirst()))
            #expect(try steps[0].child.stop() == .exit(0))
        }

        @Test("A33 SIGTERM before the broker was ever reached")
        func neverReached() throws {
            let stage = try Stage()
            let port = try Loopback.freePorts(1)[0]
            let step = try stage.start("text-word-count", ["FLOWS_BROKERS": "127.0.0.1:\(port)"])
            try step.child.waitFor(line: "waiting for Kafka")
            #expect(step.status("/readyz") == 503)
            #expect(step.status("/livez") == 200)
            try Stage.expectStops([step])
        }

        @Test("A34 Postgres comes back: the step goes on, and nothing is lost or counted twice")
        func postgresBack() throws {
            let stage = try Stage()
            let steps = try stage.startAll()
            try stage.send(lines: Self.lines)
            try stage.server.restart(immediate: true)
            try stage.send(lines: Self.lines)
            try stage.waitUntilSettled()
            let expected = try IndependentCount((Self.lines + Self.lines).joined(separator: "\n"))
            #expect(try IndependentCount.table(stage.postgres) == expected.counts)
            for step in steps { #expect(try step.child.stop() == .exit(0)) }
        }

        @Test("A36 probes answer by status code; a second signal ends at once")
        func probes() throws {
            let stage = try Stage()
            let step = try stage.start("text-word-count")
            try eventually("the server to listen") { step.status("/livez") == 200 }
            // The first member of a group waits for others: not assigned, so not ready.
            #expect(step.status("/readyz") == 503)
            #expect(step.status("/startupz") == 503)
            try step.waitUntilReady()
            #expect(step.status("/startupz") == 200)
            #expect(step.status("/healthz") == 200)
            #expect(step.status("/nothing") == 404)
            let metrics = LocalHTTP.get("/metrics", port: step.port)
            #expect(metrics?.body.contains("flows_build_info{step=\"text-word-count\"") == true)
            stage.embedded?.delayAnswers(by: .seconds(3_600))
            try stage.server.restart(immediate: true)
            step.child.signal(SIGTERM)
            // Two signals that wait together are one.
            try step.child.waitFor(line: "stopping")
            step.child.signal(SIGTERM)
            #expect(try step.child.wait(for: 5) == .exit(128 + SIGTERM))
        }
    }
}
