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
        let listener = try #require(SilentListener())
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

/// Takes connections as far as the system does that for it, and says nothing.
private final class SilentListener {
    private let descriptor: Int32
    let port: UInt16

    init?() {
        #if canImport(Glibc)
        descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        #else
        descriptor = socket(AF_INET, SOCK_STREAM, 0)
        #endif
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        inet_pton(AF_INET, "127.0.0.1", &address.sin_addr)
        var length = socklen_t(MemoryLayout<sockaddr_in>.size)
        let descriptor = descriptor
        let isThere = withUnsafeMutablePointer(to: &address) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                bind(descriptor, $0, length) == 0 && listen(descriptor, 8) == 0
                    && getsockname(descriptor, $0, &length) == 0
            }
        }
        port = UInt16(bigEndian: address.sin_port)
        if !isThere { return nil }
    }

    deinit { close(descriptor) }
}
