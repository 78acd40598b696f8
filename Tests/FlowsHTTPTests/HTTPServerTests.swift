/// Tests of the HTTP server over real sockets: what it answers, and what it doesn't let a client do.

import FlowsCore
import FlowsHTTP
import Synchronization
import Testing

/// A server with a page or two; the caller stops it.
private func started(
    limits: HTTPLimits = HTTPLimits(),
    respond: (@Sendable (HTTPRequest) -> HTTPResponse)? = nil
) throws -> HTTPServer {
    let quiet = Logger(level: .critical) { _, _, _ in }
    let server = HTTPServer(
        address: "127.0.0.1", port: 0, limits: limits, logger: quiet,
        respond: respond ?? { request in
            switch request.path {
            case "/livez": HTTPResponse(status: 200, text: "ok\n")
            case "/readyz": HTTPResponse(status: 503, text: "not assigned\n")
            default: .notFound
            }
        })
    try server.start()
    return server
}

private func get(_ server: HTTPServer, _ path: String) throws -> Answer {
    let client = try #require(RawClient(port: server.port))
    client.send("GET \(path) HTTP/1.1\r\nHost: x\r\n\r\n")
    return try #require(client.answer())
}

@Suite(.serialized) struct HTTPServerTests {
    @Test("A36 health is answered by status code")
    func statuses() throws {
        let server = try started()
        defer { server.stop() }
        let live = try get(server, "/livez")
        #expect(live.status == 200 && live.body == "ok\n")
        #expect(live.headers["content-type"] == "text/plain; charset=utf-8")
        #expect(try get(server, "/readyz").status == 503)
        #expect(try get(server, "/nothing").status == 404)
    }

    @Test("the request says its method, its decoded path and its query")
    func request() throws {
        let server = try started { request in
            let query = request.query.map { "\($0.name)=\($0.value ?? "-")" }
            return HTTPResponse(
                status: 200, text: "\(request.method) \(request.path) \(query)",
                headers: [("X-One", "1")])
        }
        defer { server.stop() }
        let answer = try get(server, "/a%20b?x=1&y&x=%C3%A9")
        #expect(answer.body == #"GET /a b ["x=1", "y=-", "x=é"]"#)
        #expect(answer.headers["x-one"] == "1")
    }

    @Test("a HEAD gets the length and no body, and the connection goes on")
    func head() throws {
        let server = try started()
        defer { server.stop() }
        let client = try #require(RawClient(port: server.port))
        client.send("HEAD /livez HTTP/1.1\r\nHost: x\r\n\r\n")
        let head = try #require(client.answer(toHead: true))
        #expect(head.status == 200 && head.headers["content-length"] == "3")
        client.send("GET /livez HTTP/1.1\r\nHost: x\r\n\r\n")
        #expect(try #require(client.answer()).body == "ok\n")
    }

    @Test("many requests go over one connection, also sent at once")
    func keepAlive() throws {
        let server = try started()
        defer { server.stop() }
        let client = try #require(RawClient(port: server.port))
        let one = "GET /livez HTTP/1.1\r\nHost: x\r\n\r\n"
        client.send(one + one + one)
        for _ in 0..<3 { #expect(try #require(client.answer()).status == 200) }
        client.send("GET /livez HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")
        #expect(try #require(client.answer()).status == 200)
        #expect(client.isClosed())
    }

    @Test("A39 other methods are 405 with Allow", arguments: ["POST", "PUT", "DELETE", "OPTIONS"])
    func methods(method: String) throws {
        let server = try started { _ in HTTPResponse(status: 200, text: "reached") }
        defer { server.stop() }
        let client = try #require(RawClient(port: server.port))
        client.send("\(method) /livez HTTP/1.1\r\nHost: x\r\nContent-Length: 0\r\n\r\n")
        let answer = try #require(client.answer())
        #expect(answer.status == 405 && answer.headers["allow"] == "GET, HEAD")
    }

    @Test(
        "A39 a body is refused unread, and what follows is no second request",
        arguments: [
            "Content-Length: 30", "Content-Length: 10000000000", "Transfer-Encoding: chunked",
        ])
    func bodies(header: String) throws {
        let asked = Mutex(0)
        let server = try started { _ in
            asked.withLock { $0 += 1 }
            return .notFound
        }
        defer { server.stop() }
        let client = try #require(RawClient(port: server.port))
        client.send("GET / HTTP/1.1\r\nHost: x\r\n\(header)\r\n\r\nGET /inside HTTP/1.1\r\n\r\n")
        #expect(try #require(client.answer()).status == 413)
        #expect(client.isClosed())
        #expect(asked.withLock { $0 } == 0)
    }

    @Test(
        "A46 a head that is too large is 431 or 414, nonsense ends the connection; the server goes on"
    )
    func malformed() throws {
        let server = try started()
        defer { server.stop() }
        let much = String(repeating: "x", count: 40_000)
        for (text, statuses) in [
            ("GET / HTTP/1.1\r\nHost: x\r\nA: \(much)\r\n\r\n", [431]),
            ("GET /\(much) HTTP/1.1\r\nHost: x\r\n\r\n", [414, 431]),
            ("GET / HTTP/1.1\r\n\r\n", [400]),
            ("nonsense\r\n\r\n", [0]),
        ] {
            let client = try #require(RawClient(port: server.port))
            client.send(text)
            // 0: the connection is closed without an answer.
            #expect(statuses.contains(client.answer()?.status ?? 0))
        }
        #expect(try get(server, "/livez").status == 200)
    }
}
