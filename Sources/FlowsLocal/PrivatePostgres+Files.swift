/// What a private Postgres leaves on disk: its pid file, its log, its socket.

import Foundation

extension PrivatePostgres {
    /// The longest folder that leaves room for a socket's name in its address (107 bytes).
    private static let socketFolderBytesMax = 90

    /// Whether a socket in this folder has an address, and the path needs no quoting.
    static func fitsSocket(_ path: String) -> Bool {
        let isPlain = path.utf8.allSatisfy { byte in
            (48...57).contains(byte) || (65...90).contains(byte) || (97...122).contains(byte)
                || [45, 46, 47, 95].contains(byte)
        }
        return isPlain && path.utf8.count <= socketFolderBytesMax
    }

    /// What `postmaster.pid` says; its eighth line is the server's state.
    func readPidFile() -> (pid: Int32, isReady: Bool)? {
        let file = dataFolder.appending(path: "postmaster.pid")
        guard let text = try? String(contentsOf: file, encoding: .utf8) else { return nil }
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        guard let pid = lines.first.flatMap({ Int32($0) }) else { return nil }
        let isReady = lines.count > 7 && lines[7].hasPrefix("ready")
        return (pid, isReady && kill(pid, 0) == 0)
    }

    /// A server of an earlier run may still be on its way out; one that stays is in use.
    func waitForOtherServer() throws {
        let end = Date().addingTimeInterval(10)
        while let other = readPidFile(), Self.isPostgres(other.pid) {
            if Date() > end {
                throw Failure(
                    description: "a Postgres (process \(other.pid)) runs in \(dataFolder.path):"
                        + " stop it, or choose another folder")
            }
            usleep(20_000)
        }
        // A pid that was given to another program would keep the server from starting.
        try? FileManager.default.removeItem(at: dataFolder.appending(path: "postmaster.pid"))
    }

    func lastLogLine() -> String {
        let text = (try? String(contentsOf: logFile, encoding: .utf8)) ?? ""
        let lines = text.split(separator: "\n")
        let telling = lines.last { $0.contains("FATAL") || $0.contains("PANIC") } ?? lines.last
        return telling.map(String.init) ?? "it said nothing"
    }

    private static func isPostgres(_ pid: Int32) -> Bool {
        guard kill(pid, 0) == 0 || errno == EPERM else { return false }
        guard let name = try? String(contentsOfFile: "/proc/\(pid)/comm", encoding: .utf8) else {
            return !FileManager.default.fileExists(atPath: "/proc/self")
        }
        return name.hasPrefix("postgres")
    }

    /// A loopback port that nothing listens on at the moment.
    static func freePort() throws -> Int {
        #if canImport(Glibc)
        let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        #else
        let descriptor = socket(AF_INET, SOCK_STREAM, 0)
        #endif
        defer { close(descriptor) }
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = UInt32(0x7f00_0001).bigEndian
        var length = socklen_t(MemoryLayout<sockaddr_in>.size)
        let bound = withUnsafeMutablePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                bind(descriptor, $0, length) == 0 && getsockname(descriptor, $0, &length) == 0
            }
        }
        guard bound else { throw Failure(description: "no loopback port is free") }
        return Int(UInt16(bigEndian: address.sin_port))
    }
}
