/// Tests of the HTTP server under clients that are slow, many or in the way.

import Dispatch
import FlowsCore
import FlowsHTTP
import Synchronization
import Testing

private let quiet = Logger(level: .critical) { _, _, _ in }

private func started(_ limits: HTTPLimits = HTTPLimits()) throws -> HTTPServer {
    let server = HTTPServer(address: "127.0.0.1", port: 0, limits: limits, logger: quiet) { _ in
        HTTPResponse(status: 200, text: "ok")
    }
    try server.start()
    return server
}

private func isAnswered(_ server: HTTPServer) -> Bool {
    guard let client = RawClient(port: server.port) else { return false }
    client.send("GET / HTTP/1.1\r\nHost: x\r\n\r\n")
    return client.answer()?.status == 200
}

@Suite(.serialized) struct HTTPLimitsTests {
    // Without `ConnectionTable.opened` the probe waits for a place until the idle time-out.
    @Test("clients that never finish their requests don't keep a probe out")
    func slowClients() throws {
        let server = try started(HTTPLimits(connectionsMax: 8, idleTimeout: .seconds(60)))
        defer { server.stop() }
        var slow: [RawClient] = []
        for _ in 0..<200 {
            let client = try #require(RawClient(port: server.port))
            client.send("GET / HTTP/1.1\r\nHo")
            slow.append(client)
        }
        #expect(isAnswered(server))
        // Whoever was silent longest was ended; the ones within the limit still wait.
        #expect(try #require(slow.first).isClosed())
        let last = try #require(slow.last)
        last.send("st: x\r\n\r\n")
        #expect(last.answer()?.status == 200)
    }

    @Test("a connection that is used is not the one that is ended")
    func usedStays() throws {
        let server = try started(HTTPLimits(connectionsMax: 4, idleTimeout: .seconds(60)))
        defer { server.stop() }
        let scraper = try #require(RawClient(port: server.port))
        var others: [RawClient] = []
        for _ in 0..<40 {
            scraper.send("GET / HTTP/1.1\r\nHost: x\r\n\r\n")
            #expect(scraper.answer()?.status == 200)
            others.append(try #require(RawClient(port: server.port)))
        }
    }

    @Test("a silent connection is closed after the idle time-out")
    func idle() throws {
        let server = try started(HTTPLimits(idleTimeout: .seconds(1)))
        defer { server.stop() }
        let client = try #require(RawClient(port: server.port))
        client.send("GET / HT")
        #expect(client.isClosed())
    }

    @Test("probes are answered while every core is busy")
    func busy() throws {
        let server = try started()
        defer { server.stop() }
        let done = Atomic<Bool>(false)
        let group = DispatchGroup()
        let threads = DispatchQueue(label: "busy", attributes: .concurrent)
        for _ in 0..<4 {
            threads.async(group: group) { while !done.load(ordering: .relaxed) {} }
        }
        let start = ContinuousClock.now
        for _ in 0..<5 { #expect(isAnswered(server)) }
        #expect(ContinuousClock.now - start < .seconds(5))
        done.store(true, ordering: .relaxed)
        group.wait()
    }

    @Test("A33 a stop is quick, also with connections open, and the port is free again")
    func stop() throws {
        let server = try started()
        let port = server.port
        let clients = (0..<20).compactMap { _ in RawClient(port: port) }
        for client in clients { client.send("GET / HTTP/1.1\r\nHo") }
        #expect(isAnswered(server))
        let start = ContinuousClock.now
        server.stop()
        #expect(ContinuousClock.now - start < .milliseconds(100))
        #expect(RawClient(port: port) == nil)
        let again = HTTPServer(address: "127.0.0.1", port: port, logger: quiet) { _ in .notFound }
        try again.start()
        #expect(again.port == port)
        again.stop()
        again.stop()
    }

    @Test("A32 a port in use is one sentence that names the variable")
    func portInUse() throws {
        let server = try started()
        defer { server.stop() }
        let second = HTTPServer(address: "127.0.0.1", port: server.port, logger: quiet) { _ in
            .notFound
        }
        let error = #expect(throws: HTTPError.self) { try second.start() }
        #expect(error?.code == .portInUse)
        #expect(
            error?.message == "port \(server.port) is in use by another process: "
                + "set FLOWS_HTTP_PORT to a free one")
        let nowhere = HTTPServer(address: "localhost", port: 0, logger: quiet) { _ in .notFound }
        #expect(#expect(throws: HTTPError.self) { try nowhere.start() }?.code == .badAddress)
    }

    @Test("every address of both kinds is the default")
    func dualStack() throws {
        let server = HTTPServer(port: 0, logger: quiet) { _ in HTTPResponse(status: 200, text: "") }
        try server.start()
        defer { server.stop() }
        #expect(isAnswered(server))
    }
}
