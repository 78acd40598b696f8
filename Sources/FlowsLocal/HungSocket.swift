/// A server that is there and says nothing: the system takes connections for it, nobody accepts them.

import Foundation

/// A listening socket on the loopback interface; closed with the object.
public final class HungSocket: Sendable {
    private let descriptor: Int32
    /// Where it listens.
    public let port: UInt16

    /// Listens on a free port; nil when there is none.
    public init?() {
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
