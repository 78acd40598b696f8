/// The socket that the HTTP server accepts on, made here so that a failure has an exact cause.

#if canImport(Glibc)
internal import Glibc
#else
internal import Darwin
#endif

/// A listening TCP socket. Whoever calls ``take()`` closes it; else it is closed with this value.
struct ListenSocket: ~Copyable {
    private let descriptor: Int32
    /// The port that the system gave, or the one asked for.
    let port: UInt16

    /// Listens on a numeric address; `::` takes IPv4 as well, and falls back to it alone.
    init(address: String, port: UInt16) throws(HTTPError) {
        do throws(HTTPError) {
            try self.init(bindingTo: address, port)
        } catch {
            guard address == "::", error.code == .badAddress else { throw error }
            try self.init(bindingTo: "0.0.0.0", port)
        }
    }

    private init(bindingTo address: String, _ port: UInt16) throws(HTTPError) {
        var storage = sockaddr_storage()
        guard let length = fill(&storage, address, port) else {
            throw HTTPError(
                .badAddress,
                "\"\(address)\" is no numeric IPv4 or IPv6 address for the HTTP server to listen on"
            )
        }
        #if canImport(Glibc)
        let kind = Int32(SOCK_STREAM.rawValue)
        #else
        let kind = SOCK_STREAM
        #endif
        let fd = socket(Int32(storage.ss_family), kind, 0)
        guard fd >= 0 else { throw cause(errno, address, port) }
        configure(fd, Int32(storage.ss_family))
        let bound = withUnsafePointer(to: &storage) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) { bind(fd, $0, length) }
        }
        guard bound == 0, listen(fd, 128) == 0 else {
            let error = cause(errno, address, port)
            close(fd)
            throw error
        }
        descriptor = fd
        self.port = boundPort(fd) ?? port
    }

    deinit { close(descriptor) }

    /// The descriptor, which the caller closes from now on.
    consuming func take() -> Int32 {
        let taken = descriptor
        discard self
        return taken
    }
}

/// Writes a numeric address and port down as the system has them; nil when it is none.
func fill(_ storage: inout sockaddr_storage, _ address: String, _ port: UInt16) -> socklen_t? {
    withUnsafeMutableBytes(of: &storage) { room in
        var four = sockaddr_in()
        if inet_pton(AF_INET, address, &four.sin_addr) == 1 {
            four.sin_family = sa_family_t(AF_INET)
            four.sin_port = port.bigEndian
            room.storeBytes(of: four, as: sockaddr_in.self)
            return socklen_t(MemoryLayout<sockaddr_in>.size)
        }
        var six = sockaddr_in6()
        guard inet_pton(AF_INET6, address, &six.sin6_addr) == 1 else { return nil }
        six.sin6_family = sa_family_t(AF_INET6)
        six.sin6_port = port.bigEndian
        room.storeBytes(of: six, as: sockaddr_in6.self)
        return socklen_t(MemoryLayout<sockaddr_in6>.size)
    }
}

/// Not inherited by child processes, never blocking, free again right after a restart.
private func configure(_ fd: Int32, _ family: Int32) {
    _ = fcntl(fd, F_SETFD, FD_CLOEXEC)
    _ = fcntl(fd, F_SETFL, O_NONBLOCK)
    var on: Int32 = 1
    var off: Int32 = 0
    let size = socklen_t(MemoryLayout<Int32>.size)
    setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, size)
    if family == AF_INET6 { setsockopt(fd, Int32(IPPROTO_IPV6), IPV6_V6ONLY, &off, size) }
}

private func boundPort(_ fd: Int32) -> UInt16? {
    var storage = sockaddr_storage()
    var length = socklen_t(MemoryLayout<sockaddr_storage>.size)
    let result = withUnsafeMutablePointer(to: &storage) {
        $0.withMemoryRebound(to: sockaddr.self, capacity: 1) { getsockname(fd, $0, &length) }
    }
    guard result == 0 else { return nil }
    // The port lies at the same place for both families.
    return withUnsafeBytes(of: &storage) {
        UInt16(bigEndian: $0.loadUnaligned(fromByteOffset: 2, as: UInt16.self))
    }
}

private func cause(_ error: Int32, _ address: String, _ port: UInt16) -> HTTPError {
    switch error {
    case EADDRINUSE:
        HTTPError(
            .portInUse,
            "port \(port) is in use by another process: set FLOWS_HTTP_PORT to a free one")
    case EACCES, EPERM:
        HTTPError(
            .notPermitted,
            "port \(port) needs more rights than this process has: set FLOWS_HTTP_PORT above 1023")
    case EADDRNOTAVAIL, EAFNOSUPPORT:
        HTTPError(.badAddress, "this machine doesn't have the address \(address) to listen on")
    default:
        HTTPError(
            .outOfResources,
            "the HTTP server can't listen on \(address), port \(port): "
                + String(cString: strerror(error)))
    }
}
