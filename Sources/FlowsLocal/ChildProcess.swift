/// A child process: its output by lines, its end awaited with a deadline, its life tied to ours.

public import Foundation

/// Runs a program; when this process ends, even by SIGKILL, the program and its children end too.
public final class ChildProcess: @unchecked Sendable {
    /// Where a line was written.
    public enum Stream: Sendable { case output, error }

    /// How a process ended.
    public enum End: Equatable, Sendable {
        /// It returned or exited with this code.
        case exit(Int32)
        /// This signal ended it.
        case signal(Int32)

        /// The code as a shell tells it: 128 more than the signal's number.
        public var code: Int32 {
            switch self {
            case .exit(let code): return code
            case .signal(let number): return 128 + number
            }
        }
    }

    /// Why a process can't be started, in one sentence.
    public struct Failure: Error, CustomStringConvertible, Sendable {
        /// The sentence.
        public let description: String

        static let noDescriptor = Failure(
            description: "no file descriptor is left: raise the limit (ulimit -n)")
    }

    /// The process's id.
    public let processID: pid_t

    private let condition = NSCondition()
    // Guarded by `condition`.
    private var ended: End?
    private var openStreams = 2

    /// Starts a program by its path.
    ///
    /// `environment` is all that it gets; nil passes ours on. `onLine` is called with each line
    /// that the program writes, without its end, on a thread of its stream.
    public init(
        _ program: String, _ arguments: [String] = [], environment: [String: String]? = nil,
        onLine: @escaping @Sendable (Stream, String) -> Void = { _, _ in }
    ) throws {
        let output = try LinePipe()
        let error = try LinePipe()
        let spawner = Spawner(
            group: try ChildGuard.group(), input: nil, output: output.writeEnd,
            error: error.writeEnd)
        processID = try spawner.spawn(
            [program] + arguments,
            environment: environment ?? ProcessInfo.processInfo.environment)
        output.read { line in
            onLine(.output, line)
        } end: { [self] in
            streamEnded()
        }
        error.read { line in
            onLine(.error, line)
        } end: { [self] in
            streamEnded()
        }
        Thread.detachNewThread { [self] in reap() }
    }

    /// How it ended; nil while it runs.
    public var end: End? { condition.withLock { ended } }

    /// Whether it runs.
    public var isRunning: Bool { end == nil }

    /// Sends a signal; does nothing once it has ended.
    public func signal(_ number: Int32) {
        // Under the lock, so that the id can't have been given to another process.
        condition.withLock { if ended == nil { _ = kill(processID, number) } }
    }

    /// Waits for its end and for the last of its lines; nil when it still runs after `seconds`.
    @discardableResult
    public func wait(for seconds: TimeInterval) -> End? {
        let until = Date().addingTimeInterval(seconds)
        return condition.withLock {
            while ended == nil { if !condition.wait(until: until) { return nil } }
            // A grandchild may hold a stream open for as long as it likes.
            let patience = Date().addingTimeInterval(1)
            while openStreams > 0 { if !condition.wait(until: patience) { break } }
            return ended
        }
    }

    /// Asks it to stop with SIGTERM, kills it after `seconds`, and returns how it ended.
    @discardableResult
    public func stop(within seconds: TimeInterval) -> End? {
        signal(SIGTERM)
        if let end = wait(for: seconds) { return end }
        signal(SIGKILL)
        return wait(for: 10)
    }

    private func streamEnded() {
        condition.withLock {
            openStreams -= 1
            condition.broadcast()
        }
    }

    private func reap() {
        // Leaves it a zombie, so that its id stays its own until `signal` knows of the end.
        var facts = siginfo_t()
        while waitid(P_PID, id_t(processID), &facts, WEXITED | WNOWAIT) == -1 && errno == EINTR {}
        condition.withLock {
            var status: Int32 = 0
            while waitpid(processID, &status, 0) == -1 && errno == EINTR {}
            let number = status & 0x7f
            ended = number == 0 ? .exit(status >> 8 & 0xff) : .signal(number)
            condition.broadcast()
        }
    }
}
