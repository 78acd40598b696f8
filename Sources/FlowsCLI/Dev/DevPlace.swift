/// Where the steps run: an embedded broker and a private Postgres, or those that were named.

import FlowsLocal
import Foundation

/// Broker and database; what was started here ends with ``stop()``, and with this process.
final class DevPlace {
    let brokers: String
    let postgres: String
    /// Both were made here for this run, and know of nothing before it.
    let isPrivate: Bool
    private var broker: ChildProcess?
    private var server: PrivatePostgres?
    private var lock: Int32 = -1

    init(_ options: DevOptions, topics: [String: Int]) throws {
        if let brokers = options.brokers, let postgres = options.postgres {
            self.brokers = brokers
            self.postgres = postgres
            isPrivate = false
            return
        }
        guard options.brokers == nil, options.postgres == nil else {
            throw ToolFailure.usage(
                "--brokers and --postgres go together: what a step keeps in the database belongs to"
                    + " one cluster's topics")
        }
        isPrivate = true
        lock = try Self.lock(options.folder)
        let (child, bootstrap) = try Self.startBroker(topics)
        broker = child
        brokers = bootstrap
        // Both are new each time: progress of another cluster would stop every step.
        let folder = URL(fileURLWithPath: options.folder).appending(path: "postgres")
        let server = try PrivatePostgres(folder: folder, options: .init(fsync: false, wipe: true))
        self.server = server
        postgres = server.conninfo
    }

    /// Ends broker and database.
    func stop() {
        broker?.stop(within: 5)
        server?.stop()
        if lock >= 0 { close(lock) }
        lock = -1
    }

    /// What ended although nobody asked it to; nil while all is well.
    var failure: ToolFailure? {
        guard let broker, let end = broker.end else { return nil }
        return ToolFailure("the embedded broker ended by itself (\(end.code))")
    }

    /// One at a time in a folder: the second would take the first one's database away.
    private static func lock(_ folder: String) throws -> Int32 {
        do {
            try FileManager.default.createDirectory(
                atPath: folder, withIntermediateDirectories: true)
        } catch {
            let reason = (error as NSError).localizedDescription
            throw ToolFailure("the folder \(folder) can't be made: \(reason)")
        }
        let descriptor = open(folder + "/lock", O_RDWR | O_CREAT | O_CLOEXEC, 0o644)
        guard descriptor >= 0 else {
            throw ToolFailure("\(folder)/lock can't be made: \(String(cString: strerror(errno)))")
        }
        guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
            close(descriptor)
            throw ToolFailure(
                "another `flows dev` runs in \(folder): end it, or name another --folder")
        }
        return descriptor
    }

    private static func startBroker(_ topics: [String: Int]) throws -> (ChildProcess, String) {
        guard let tool = Bundle.main.executablePath else {
            throw ToolFailure("the tool doesn't find its own program")
        }
        let words = topics.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }
        let said = FirstLine()
        let broker = try ChildProcess(tool, ["broker"] + words, onLine: said.note)
        guard let bootstrap = said.wait(for: 10) else {
            broker.stop(within: 1)
            throw ToolFailure("the embedded broker didn't start")
        }
        return (broker, bootstrap)
    }

    /// The first line that a child says, awaited.
    private final class FirstLine: @unchecked Sendable {
        private let condition = NSCondition()
        // Guarded by `condition`.
        private var line: String?

        @Sendable func note(_ stream: ChildProcess.Stream, _ text: String) {
            condition.withLock {
                if stream == .output, line == nil { line = text }
                condition.broadcast()
            }
        }

        func wait(for seconds: TimeInterval) -> String? {
            let until = Date().addingTimeInterval(seconds)
            return condition.withLock {
                while line == nil { if !condition.wait(until: until) { break } }
                return line
            }
        }
    }
}
