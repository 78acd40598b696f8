/// The socket of a probe: every wait on it ends at a deadline.

#if canImport(Glibc)
internal import Glibc
#else
internal import Darwin
#endif
internal import FlowsCore

/// Why a probe has no answer.
struct ProbeFailure: Error {
    let reason: String

    static let deadline = ProbeFailure(reason: "no answer in time")
    static func system(_ error: Int32) -> Self { Self(reason: String(cString: strerror(error))) }
}

/// A TCP socket that never blocks; closed with this value.
struct ProbeSocket: ~Copyable {
    private let descriptor: Int32
    private let address: sockaddr_storage
    private let length: socklen_t

    /// A socket for a numeric address; nil when it is none, or the machine doesn't know its kind.
    init?(_ text: String, _ port: UInt16) {
        var address = sockaddr_storage()
        guard let length = fill(&address, text, port) else { return nil }
        #if canImport(Glibc)
        let kind = Int32(SOCK_STREAM.rawValue)
        #else
        let kind = SOCK_STREAM
        #endif
        let descriptor = socket(Int32(address.ss_family), kind, 0)
        guard descriptor >= 0 else { return nil }
        _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
        _ = fcntl(descriptor, F_SETFL, O_NONBLOCK)
        (self.descriptor, self.address, self.length) = (descriptor, address, length)
    }

    deinit { close(descriptor) }

    /// Connects, or says why not.
    func connect(before end: Duration) throws(ProbeFailure) {
        let result = withUnsafeBytes(of: address) { bytes in
            #if canImport(Glibc)
            Glibc.connect(
                descriptor, bytes.baseAddress?.assumingMemoryBound(to: sockaddr.self), length)
            #else
            Darwin.connect(
                descriptor, bytes.baseAddress?.assumingMemoryBound(to: sockaddr.self), length)
            #endif
        }
        if result == 0 { return }
        guard errno == EINPROGRESS else { throw .system(errno) }
        try wait(for: POLLOUT, before: end)
        var error: Int32 = 0
        var size = socklen_t(MemoryLayout<Int32>.size)
        getsockopt(descriptor, SOL_SOCKET, SO_ERROR, &error, &size)
        if error != 0 { throw .system(error) }
    }

    /// Sends all of a short text.
    func send(_ text: String, before end: Duration) throws(ProbeFailure) {
        var rest = Array(text.utf8)[...]
        while !rest.isEmpty {
            try wait(for: POLLOUT, before: end)
            let count = rest.withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
            if count < 0, errno != EAGAIN, errno != EINTR { throw .system(errno) }
            rest = rest.dropFirst(max(count, 0))
        }
    }

    /// All that comes until the server closes the connection or has sent so much.
    func receive(atMost most: Int, before end: Duration) throws(ProbeFailure) -> [UInt8] {
        var bytes: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: 4096)
        while bytes.count < most {
            try wait(for: POLLIN, before: end)
            let count = read(descriptor, &chunk, chunk.count)
            if count == 0 { break }
            if count < 0, errno != EAGAIN, errno != EINTR { throw .system(errno) }
            bytes += chunk[..<max(count, 0)]
        }
        return bytes
    }

    private func wait(for event: Int32, before end: Duration) throws(ProbeFailure) {
        var entry = pollfd(fd: descriptor, events: Int16(event), revents: 0)
        while true {
            let left = (end - SystemClock().now()).inMilliseconds
            if left <= 0 { throw .deadline }
            let count = poll(&entry, 1, Int32(clamping: left))
            if count > 0 { return }
            if count < 0, errno != EINTR { throw .system(errno) }
        }
    }
}
