/// A child process that we tell things, and that learns of our end by the same way.

import Foundation

/// Owns a child process: it is told to end and waited for by ``wait(until:)``.
final class PrivatePostgresProcess: @unchecked Sendable {
    private let pid: pid_t
    private let channel: Int32
    private var code: Int32?

    /// Starts `command` with our end of a socket pair as its standard input and `log` as what it writes to.
    init(_ command: [String], log: String) throws {
        // A socket pair, since a write to a pipe whose reader is gone would end this process.
        var ends: [Int32] = [-1, -1]
        #if canImport(Glibc)
        // Closed in every other child at once: one that held it would outlive us with it.
        let kind = Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue)
        let made = socketpair(AF_UNIX, kind, 0, &ends)
        #else
        let made = socketpair(AF_UNIX, SOCK_STREAM, 0, &ends)
        for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
        #endif
        guard made == 0 else {
            throw PrivatePostgres.Failure(description: "no file descriptor is left (ulimit -n)")
        }
        defer { close(ends[0]) }
        channel = ends[1]
        do {
            pid = try Self.spawn(command, input: ends[0], log: log)
        } catch {
            close(ends[1])
            throw error
        }
    }

    deinit { close(channel) }

    /// Writes a word and a line's end to the child.
    func tell(_ word: String) {
        let line = Array("\(word)\n".utf8)
        guard isRunning else { return }
        #if canImport(Glibc)
        let flags = Int32(MSG_NOSIGNAL)
        #else
        let flags: Int32 = 0
        #endif
        _ = line.withUnsafeBytes { send(channel, $0.baseAddress, $0.count, flags) }
    }

    /// Whether it has not ended.
    var isRunning: Bool { reap(WNOHANG) == nil }

    /// Waits for its end; false when it hasn't come by then.
    @discardableResult func wait(until end: Date) -> Bool {
        while isRunning {
            if Date() > end { return false }
            usleep(2_000)
        }
        return true
    }

    /// Waits for its end and returns its exit code, 128 + the signal that ended it.
    func waitForEnd() -> Int32 { reap(0) ?? -1 }

    private func reap(_ flags: Int32) -> Int32? {
        if let code { return code }
        var status: Int32 = 0
        var reaped = waitpid(pid, &status, flags)
        while reaped == -1 && errno == EINTR { reaped = waitpid(pid, &status, flags) }
        if reaped == 0 { return nil }
        code = status & 0x7f == 0 ? status >> 8 & 0xff : 128 + status & 0x7f
        return code
    }

    private static func spawn(_ command: [String], input: Int32, log: String) throws -> pid_t {
        #if canImport(Glibc)
        var actions = posix_spawn_file_actions_t()
        var attributes = posix_spawnattr_t()
        #else
        var actions: posix_spawn_file_actions_t?
        var attributes: posix_spawnattr_t?
        #endif
        posix_spawn_file_actions_init(&actions)
        posix_spawnattr_init(&attributes)
        defer {
            posix_spawn_file_actions_destroy(&actions)
            posix_spawnattr_destroy(&attributes)
        }
        // A group of its own: Ctrl-C in a terminal is for us, and we end the server in order.
        // No signal blocked: threads that run Swift tasks block most, SIGCHLD too, and a shell
        // that inherits that waits for ever.
        let flags = POSIX_SPAWN_SETPGROUP | POSIX_SPAWN_SETSIGMASK
        posix_spawnattr_setflags(&attributes, Int16(flags))
        var none = sigset_t()
        sigemptyset(&none)
        posix_spawnattr_setsigmask(&attributes, &none)
        posix_spawn_file_actions_adddup2(&actions, input, 0)
        posix_spawn_file_actions_addopen(&actions, 1, log, O_WRONLY | O_CREAT | O_APPEND, 0o644)
        posix_spawn_file_actions_adddup2(&actions, 1, 2)
        var words = command.map { strdup($0) }
        words.append(nil)
        // Copied by the child's exec; ours are freed here.
        defer { for word in words { free(word) } }
        var pid = pid_t()
        let failed = posix_spawn(&pid, command[0], &actions, &attributes, words, environ)
        if failed != 0 {
            let reason = String(cString: strerror(failed))
            throw PrivatePostgres.Failure(description: "\(command[0]) can't be started: \(reason)")
        }
        return pid
    }
}
