/// A TCP client that sends what a test says, well-formed or not.

#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// One connection to a server on the loopback interface; closed with the object.
final class RawClient {
    private let descriptor: Int32
    private var received: [UInt8] = []

    /// Connects; nil when refused.
    init?(port: UInt16) {
        #if canImport(Glibc)
        descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        #else
        descriptor = socket(AF_INET, SOCK_STREAM, 0)
        #endif
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = port.bigEndian
        inet_pton(AF_INET, "127.0.0.1", &address.sin_addr)
        let result = withUnsafePointer(to: &address) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
            }
        }
        if result != 0 { return nil }
        var limit = timeval(tv_sec: 5, tv_usec: 0)
        setsockopt(
            descriptor, SOL_SOCKET, SO_RCVTIMEO, &limit, socklen_t(MemoryLayout<timeval>.size))
    }

    deinit { close(descriptor) }

    /// Sends text as it is; false when the server has closed the connection.
    @discardableResult
    func send(_ text: String) -> Bool {
        let bytes = Array(text.utf8)
        #if canImport(Glibc)
        return Glibc.send(descriptor, bytes, bytes.count, Int32(MSG_NOSIGNAL)) == bytes.count
        #else
        return Darwin.send(descriptor, bytes, bytes.count, 0) == bytes.count
        #endif
    }

    /// Reads one answer, whose body is as long as its Content-Length unless it answers a HEAD.
    func answer(toHead: Bool = false) -> Answer? {
        while true {
            if let answer = Answer(taking: &received, toHead: toHead) { return answer }
            if !readMore() { return nil }
        }
    }

    /// Whether the server closes the connection within five seconds and sends nothing more.
    func isClosed() -> Bool {
        var byte: UInt8 = 0
        return received.isEmpty && recv(descriptor, &byte, 1, 0) == 0
    }

    private func readMore() -> Bool {
        var room = [UInt8](repeating: 0, count: 4096)
        let count = recv(descriptor, &room, room.count, 0)
        if count > 0 { received += room[..<count] }
        return count > 0
    }
}

/// A status, headers by their lower-case names, and the body.
struct Answer {
    let status: Int
    let headers: [String: String]
    let body: String

    init?(taking bytes: inout [UInt8], toHead: Bool) {
        let text = String(decoding: bytes, as: UTF8.self)
        guard let end = text.firstRange(of: "\r\n\r\n") else { return nil }
        let lines = text[..<end.lowerBound].split(separator: "\r\n")
        status = lines.first.flatMap { Int($0.split(separator: " ")[1]) } ?? 0
        var headers: [String: String] = [:]
        for line in lines.dropFirst() {
            guard let colon = line.firstIndex(of: ":") else { continue }
            headers[line[..<colon].lowercased()] = String(line[colon...].dropFirst(2))
        }
        let length = toHead ? 0 : headers["content-length"].flatMap { Int($0) } ?? 0
        let start = text[..<end.upperBound].utf8.count
        guard bytes.count >= start + length else { return nil }
        self.headers = headers
        body = String(decoding: bytes[start..<start + length], as: UTF8.self)
        bytes.removeFirst(start + length)
    }
}
