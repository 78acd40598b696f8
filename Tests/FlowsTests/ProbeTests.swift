/// Tests of `probe`: where it asks, what it makes of the answer, and what it refuses.

import FlowsCore
import FlowsHTTP
import Testing

@testable import Flows

@Suite("Probe")
struct ProbeTests {
    private func mistakes(_ environment: [String: String]) -> [String] {
        do {
            _ = try ProbeCommand("readyz", environment: environment)
            return []
        } catch { return error.mistakes }
    }

    // By the status code alone: 204 or a 503 with a kind word in it is not well.
    @Test("A36 a step is well when it answers 200, and only then")
    func byStatus() {
        #expect(ProbeCommand.reasons(of: .answered(status: 200, body: "no\n"), for: "livez") == nil)
        for status in [204, 404, 500, 503] {
            let reasons = ProbeCommand.reasons(
                of: .answered(status: status, body: "ok\nand more\n"), for: "livez")
            #expect(reasons == ["livez is \(status): ok", "livez is \(status): and more"])
        }
        #expect(
            ProbeCommand.reasons(of: .answered(status: 503, body: ""), for: "livez")
                == ["livez is 503"])
    }

    @Test("it asks the port and address of the environment, for the path of its name")
    func asks() throws {
        let quiet = Logger(level: .critical) { _, _, _ in }
        let server = HTTPServer(address: "127.0.0.1", port: 0, logger: quiet) { request in
            HTTPResponse(status: request.path == "/livez" ? 200 : 503, text: "no partition\n")
        }
        try server.start()
        defer { server.stop() }
        let environment = [
            "FLOWS_HTTP_PORT": "\(server.port)", "FLOWS_HTTP_ADDRESS": "127.0.0.1",
        ]
        #expect(try ProbeCommand("livez", environment: environment).run() == .done)
        #expect(try ProbeCommand("readyz", environment: environment).run() == .unwell)
        server.stop()
        #expect(try ProbeCommand("livez", environment: environment).run() == .unwell)
    }

    @Test("it needs no other setting, and says which port it can't ask")
    func settings() {
        #expect(mistakes([:]) == [])
        #expect(mistakes(["FLOWS_HTTP_PORT": "0"]).first?.contains("FLOWS_HTTP_PORT is 0") == true)
        #expect(mistakes(["FLOWS_HTTP_PORT": "x"]).count == 1)
    }
}
