/// Asks a step's probes and metrics over loopback, without a client library.

public import Foundation

/// One GET, one connection.
public enum LocalHTTP {
    /// A status code and a body.
    public struct Answer: Sendable {
        /// Such as 200 or 503.
        public let status: Int
        /// The body as text.
        public let body: String
    }

    /// Asks 127.0.0.1; nil when nobody listens or no whole answer comes within `seconds`.
    public static func get(_ path: String, port: Int, within seconds: TimeInterval = 2) -> Answer? {
        guard let descriptor = connect(port, seconds) else { return nil }
        defer { close(descriptor) }
        let request = "GET \(path) HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"
        guard send(request, descriptor) else { return nil }
        let until = Date().addingTimeInterval(seconds)
        var bytes: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: 65_536)
        while Date() < until {
            let count = read(descriptor, &chunk, chunk.count)
            if count < 0 && errno == EINTR { continue }
            if count < 0 { return nil }
            if count == 0 { return parse(String(decoding: bytes, as: UTF8.self)) }
            bytes += chunk[..<count]
        }
        return nil
    }

    private static func send(_ text: String, _ descriptor: Int32) -> Bool {
        let bytes = Array(text.utf8)
        #if canImport(Glibc)
        return Foundation.send(descriptor, bytes, bytes.count, Int32(MSG_NOSIGNAL)) == bytes.count
        #else
        return Foundation.send(descriptor, bytes, bytes.count, 0) == bytes.count
        #endif
    }

    private static func parse(_ text: String) -> Answer? {
        guard let gap = text.range(of: "\r\n\r\n") else { return nil }
        let words = text.prefix { $0 != "\r\n" }.split(separator: " ")
        guard words.count > 1, let status = Int(words[1]) else { return nil }
        return Answer(status: status, body: String(text[gap.upperBound...]))
    }

    private static func connect(_ port: Int, _ seconds: TimeInterval) -> Int32? {
        let descriptor = Loopback.socket()
        guard descriptor >= 0 else { return nil }
        var patience = timeval(tv_sec: Int(seconds.rounded(.up)), tv_usec: 0)
        let size = socklen_t(MemoryLayout<timeval>.size)
        setsockopt(descriptor, SOL_SOCKET, SO_RCVTIMEO, &patience, size)
        setsockopt(descriptor, SOL_SOCKET, SO_SNDTIMEO, &patience, size)
        guard Loopback.connect(descriptor, port) else {
            close(descriptor)
            return nil
        }
        return descriptor
    }
}
