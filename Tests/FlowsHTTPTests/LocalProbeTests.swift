/// Tests of a probe over real sockets: what it makes of an answer, and that it ends without one.

import FlowsCore
import FlowsHTTP
import FlowsLocal
import Synchronization
import Testing

/// A server on an address that answers every path with a status.
private func server(on address: String, status: Int = 200, text: String = "ok\n") throws
    -> HTTPServer
{
    let quiet = Logger(level: .critical) { _, _, _ in }
    let server = HTTPServer(address: address, port: 0, logger: quiet) { request in
        request.path == "/readyz" ? HTTPResponse(status: status, text: text) : .notFound
    }
    try server.start()
    return server
}

private func ask(_ path: String, _ address: String, _ port: UInt16) -> LocalProbe.Outcome {
    LocalProbe.ask(path, address: address, port: port, deadline: .seconds(5))
}

@Suite("Local probe")
struct LocalProbeTests {
    // The status counts: a body that says well under a 503 must not become well.
    @Test("A36 the status code and the body are told", arguments: [200, 404, 500, 503])
    func status(_ status: Int) throws {
        let server = try server(on: "127.0.0.1", status: status, text: "one\ntwo\n")
        defer { server.stop() }
        #expect(
            ask("/readyz", "127.0.0.1", server.port)
                == .answered(status: status, body: "one\ntwo\n"))
        #expect(
            ask("/none", "127.0.0.1", server.port)
                == .answered(status: 404, body: "not found\n"))
    }

    @Test("a server on any address is asked on the loopback address", arguments: ["::", "0.0.0.0"])
    func everyAddress(_ address: String) throws {
        let server = try server(on: address)
        defer { server.stop() }
        #expect(ask("/readyz", address, server.port) == .answered(status: 200, body: "ok\n"))
    }

    @Test("nobody listens: that is said at once, and where")
    func refused() throws {
        let server = try server(on: "127.0.0.1")
        let port = server.port
        server.stop()
        guard case .silent(let why) = ask("/readyz", "::", port) else {
            Issue.record("somebody answered")
            return
        }
        #expect(why.contains("127.0.0.1") && why.contains("\(port)") && why.contains("refused"))
    }

    // Without the deadline on each wait this test doesn't end.
    @Test("a server that takes the question and never answers is given up at the deadline")
    func hung() throws {
        let socket = try #require(HungSocket())
        let start = SystemClock().now()
        let outcome = LocalProbe.ask(
            "/readyz", address: "127.0.0.1", port: socket.port, deadline: .milliseconds(200))
        let took = SystemClock().now() - start
        guard case .silent(let why) = outcome else {
            Issue.record("it answered: \(outcome)")
            return
        }
        #expect(why.contains("in time"))
        #expect(took >= .milliseconds(190) && took < .seconds(5))
    }

    @Test("an address that is a name is refused")
    func name() {
        guard case .silent(let why) = ask("/readyz", "localhost", 1) else {
            Issue.record("somebody answered")
            return
        }
        #expect(why.contains("no numeric"))
    }
}
