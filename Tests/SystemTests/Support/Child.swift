/// A program of ours as a child of the tests, with all that it says.

import FlowsLocal
import Foundation

final class Child: @unchecked Sendable {
    let name: String
    private let lock = NSLock()
    private var said: [String] = []
    private var child: ChildProcess?

    init(_ name: String, _ arguments: [String] = [], environment: [String: String]) throws {
        self.name = name
        child = try ChildProcess(
            Programs.path(name), arguments, environment: environment
        ) { [self] _, line in lock.withLock { said.append(line) } }
    }

    /// A dead test leaves no child behind.
    deinit { child?.signal(SIGKILL) }

    var lines: [String] { lock.withLock { said } }
    var text: String { lines.joined(separator: "\n") }
    var processID: Int32 { child?.processID ?? -1 }
    var isRunning: Bool { child?.isRunning ?? false }

    func signal(_ number: Int32) { child?.signal(number) }

    func wait(for seconds: TimeInterval = 60) throws -> ChildProcess.End {
        guard let end = child?.wait(for: seconds) else {
            throw Waited(description: "\(name) didn't end; it said:\n\(text)")
        }
        return end
    }

    func stop(within seconds: TimeInterval = 30) throws -> ChildProcess.End {
        signal(SIGTERM)
        return try wait(for: seconds)
    }

    func waitFor(line part: String, within seconds: Double = 60) throws {
        try eventually("\(name) to say \"\(part)\"; it said:\n\(text)", within: seconds) {
            if !isRunning, !text.contains(part) {
                throw Waited(description: "\(name) ended without \"\(part)\":\n\(text)")
            }
            return text.contains(part)
        }
    }
}
