/// Speaks four words of Kafka's protocol, to throw a member out of its group as nobody else can.

import FlowsTesting
import Foundation

/// A connection to the broker that coordinates all groups: the only one there is.
struct GroupIntruder {
    private let port: UInt16

    init(_ brokers: String) throws {
        guard let text = brokers.split(separator: ",").first?.split(separator: ":").last,
            let port = UInt16(text)
        else { throw ConformanceFailure("no port in \(brokers)") }
        self.port = port
    }

    /// LeaveGroup, version 1: whoever knows a member's id may say it.
    func leave(_ group: String, member: String) throws {
        var body: [UInt8] = []
        append(Int16(13), &body)
        append(Int16(1), &body)
        append(Int32(7), &body)
        for text in ["intruder", group, member] {
            append(Int16(text.utf8.count), &body)
            body += Array(text.utf8)
        }
        var request: [UInt8] = []
        append(Int32(body.count), &request)
        let answer = try exchange(request + body)
        // The correlation id, the throttle time, the error.
        guard answer.count >= 10, answer[8] == 0, answer[9] == 0 else {
            throw ConformanceFailure("the broker refused to let a member leave: \(answer)")
        }
    }

    private func append<I: FixedWidthInteger>(_ value: I, _ bytes: inout [UInt8]) {
        withUnsafeBytes(of: value.bigEndian) { bytes += Array($0) }
    }

    private func exchange(_ request: [UInt8]) throws -> [UInt8] {
        #if canImport(Glibc)
        let kind = Int32(SOCK_STREAM.rawValue)
        #else
        let kind = SOCK_STREAM
        #endif
        let socket = socket(AF_INET, kind, 0)
        defer { close(socket) }
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = port.bigEndian
        address.sin_addr.s_addr = inet_addr("127.0.0.1")
        let size = socklen_t(MemoryLayout<sockaddr_in>.size)
        let connected = withUnsafePointer(to: &address) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) { connect(socket, $0, size) }
        }
        guard connected == 0, write(socket, request, request.count) == request.count else {
            throw ConformanceFailure("the broker can't be reached")
        }
        let head = try read(4, socket)
        return try read(head.reduce(0) { $0 << 8 | Int($1) }, socket)
    }

    private func read(_ count: Int, _ socket: Int32) throws -> [UInt8] {
        var bytes: [UInt8] = []
        while bytes.count < count {
            var piece = [UInt8](repeating: 0, count: count - bytes.count)
            let more = recv(socket, &piece, piece.count, 0)
            guard more > 0 else { throw ConformanceFailure("the broker hung up") }
            bytes += piece.prefix(more)
        }
        return bytes
    }
}
