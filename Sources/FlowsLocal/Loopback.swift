/// Ports of 127.0.0.1: free ones, and whether somebody listens.

import Foundation

/// Sockets on loopback.
public enum Loopback {
    /// So many ports that nothing listens on at the moment; the kernel doesn't soon give them twice.
    public static func freePorts(_ count: Int) throws -> [Int] {
        // All are held until all are known, so that none is named twice.
        let descriptors = (0..<count).map { _ in socket() }
        defer { for descriptor in descriptors where descriptor >= 0 { close(descriptor) } }
        return try descriptors.map { descriptor in
            var address = address(0)
            var length = socklen_t(MemoryLayout<sockaddr_in>.size)
            let bound = withUnsafeMutablePointer(to: &address) { pointer in
                pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                    bind(descriptor, $0, length) == 0 && getsockname(descriptor, $0, &length) == 0
                }
            }
            guard bound else {
                throw ChildProcess.Failure(description: "no loopback port is free")
            }
            return Int(UInt16(bigEndian: address.sin_port))
        }
    }

    /// Whether somebody listens there.
    public static func isListening(_ port: Int) -> Bool {
        let descriptor = socket()
        guard descriptor >= 0 else { return false }
        defer { close(descriptor) }
        return connect(descriptor, port)
    }

    static func socket() -> Int32 {
        #if canImport(Glibc)
        return Foundation.socket(AF_INET, Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue), 0)
        #else
        return Foundation.socket(AF_INET, SOCK_STREAM, 0)
        #endif
    }

    static func connect(_ descriptor: Int32, _ port: Int) -> Bool {
        var address = address(port)
        return withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                Foundation.connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size)) == 0
            }
        }
    }

    private static func address(_ port: Int) -> sockaddr_in {
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = UInt16(port).bigEndian
        address.sin_addr.s_addr = UInt32(0x7f00_0001).bigEndian
        return address
    }
}
