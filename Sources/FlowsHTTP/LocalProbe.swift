/// The other side of the HTTP server: one question of this machine's own, within a deadline.

#if canImport(Glibc)
internal import Glibc
#else
internal import Darwin
#endif
internal import FlowsCore

/// Asks a server of this machine, as a container's health check does that has no curl.
public enum LocalProbe {
    /// What came of it.
    public enum Outcome: Sendable, Equatable {
        /// The status code, and the start of the body (at most 16 KiB).
        case answered(status: Int, body: String)
        /// No whole answer: a sentence that says why.
        case silent(String)
    }

    /// Asks for a path with GET; comes back at the latest when `deadline` has passed.
    ///
    /// `address` is what the server was told to listen on; of one that stands for every address
    /// (`::`, `0.0.0.0`) the loopback address is asked.
    public static func ask(
        _ path: String, address: String, port: UInt16, deadline: Duration
    ) -> Outcome {
        let end = SystemClock().now() + deadline
        // The first is told: a machine without IPv6 has nothing to say of a server that is down.
        var why: String?
        for candidate in candidates(address) {
            guard let socket = ProbeSocket(candidate, port) else { continue }
            do throws(ProbeFailure) {
                try socket.connect(before: end)
                try socket.send(
                    "GET \(path) HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n",
                    before: end)
                return read(try socket.receive(atMost: 16_384, before: end))
            } catch {
                why = why ?? "\(candidate), port \(port): \(error.reason)"
            }
        }
        return .silent(why ?? "\"\(address)\" is no numeric IPv4 or IPv6 address")
    }

    /// IPv4 first: a server on `::` answers there too, and on a machine without IPv6 only there.
    private static func candidates(_ address: String) -> [String] {
        switch address {
        case "::": ["127.0.0.1", "::1"]
        case "0.0.0.0": ["127.0.0.1"]
        default: [address]
        }
    }

    private static func read(_ bytes: [UInt8]) -> Outcome {
        let text = String(decoding: bytes, as: UTF8.self)
        let words = text.prefix { $0 != "\r\n" && $0 != "\n" }.split(separator: " ")
        guard words.count > 1, words[0].hasPrefix("HTTP/1."), let status = Int(words[1]) else {
            return .silent("what answers there doesn't speak HTTP")
        }
        // A carriage return and its line feed are one Character: an empty line is two of them.
        var body = text[...]
        while let line = body.firstIndex(of: "\r\n") {
            body = body[body.index(after: line)...]
            if body.first == "\r\n" { break }
        }
        return .answered(status: status, body: String(body.dropFirst()))
    }
}
