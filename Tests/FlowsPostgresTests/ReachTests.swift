/// Asking whether Postgres is there before a step joins its group.

import FlowsLocal
import Foundation
import Synchronization
import Testing

@testable import FlowsPostgres

@Suite struct ReachTests {
    private static func end(_ outcome: PostgresReach.Outcome) -> String {
        switch outcome {
        case .reached: "reached"
        case .givenUp: "given up"
        case .failed(let error): error.message
        }
    }

    /// Takes away: the new reading before each attempt, without which a process that was started
    /// with a password that is over stays outside of its group for ever.
    @Test("A34 a step that was started with an old password gets in once the file has the new one")
    func rotated() throws {
        let server = try TestServer.shared()
        let dead = "host=127.0.0.1 port=1 user=postgres"
        let text = Mutex(dead)
        var options = PostgresOptions(connectTimeout: .seconds(2))
        options.reread = { text.withLock { $0 } }
        let reach = PostgresReach(conninfo: dead, options: options)
        let refused = Self.end(reach.ask(until: { false }))
        #expect(refused.contains("nothing listens there"), "\(refused)")
        text.withLock { $0 = server.conninfo }
        #expect(Self.end(reach.ask(until: { false })) == "reached")
    }

    /// Takes away: the thread of the attempt's own, without which a stop waits for a server that
    /// takes connections and says nothing, or for a name that nobody knows, past its deadline.
    @Test("A6 a stop doesn't wait for a Postgres that is silent at the start")
    func silent() throws {
        let listener = try #require(HungSocket())
        let reach = PostgresReach(
            conninfo: "host=127.0.0.1 port=\(listener.port) user=x sslmode=disable",
            options: PostgresOptions(connectTimeout: .seconds(20)))
        let began = Date()
        var asked = 0
        let outcome = reach.ask(until: {
            asked += 1
            return asked > 3
        })
        #expect(Self.end(outcome) == "given up")
        #expect(Date().timeIntervalSince(began) < 10)
    }
}
