/// Running a program to its end, for what is asked once: `describe`, `migrate`, `check`.

public import Foundation

extension ChildProcess {
    /// What a program said and how it ended.
    public struct Report: Sendable {
        /// How it ended.
        public let end: End
        /// Its standard output, lines joined.
        public let output: String
        /// Its standard error, lines joined.
        public let error: String
    }

    /// Runs a program to its end; throws when it can't be started or takes longer than `seconds`.
    public static func run(
        _ program: String, _ arguments: [String] = [], environment: [String: String]? = nil,
        within seconds: TimeInterval
    ) throws -> Report {
        let said = Lines()
        let child = try ChildProcess(
            program, arguments, environment: environment, onLine: said.add)
        guard let end = child.wait(for: seconds) else {
            child.signal(SIGKILL)
            let words = ([program] + arguments).joined(separator: " ")
            throw Failure(description: "`\(words)` didn't come to an end in \(Int(seconds)) s")
        }
        return Report(end: end, output: said.text(.output), error: said.text(.error))
    }

    private final class Lines: @unchecked Sendable {
        private let lock = NSLock()
        // Guarded by `lock`.
        private var lines: [(Stream, String)] = []

        @Sendable func add(_ stream: Stream, _ line: String) {
            lock.withLock { lines.append((stream, line)) }
        }

        func text(_ stream: Stream) -> String {
            lock.withLock { lines.filter { $0.0 == stream }.map(\.1).joined(separator: "\n") }
        }
    }
}
