/// A real Apache Kafka of one's own, one node, for tests of what the embedded broker can't show.

public import Foundation

/// Runs Kafka's published jars in a folder; ends with ``stop()`` and with this process.
public final class RealKafka: @unchecked Sendable {
    /// `host:port`.
    public var brokers: String { "127.0.0.1:\(port)" }
    /// Where the server writes its log.
    public let logFile: URL

    private let home: String
    private let folder: URL
    private let port: Int
    private let listenerPorts: [String: Int]
    // One thread at a time starts and stops it.
    private var process: ChildProcess?

    /// A folder with Kafka's `libs`: `KAFKA_HOME`, else `../shared/kafka` beside the package.
    public static func home(package: URL) -> String? {
        let named = ProcessInfo.processInfo.environment["KAFKA_HOME"]
        let beside = package.appending(path: "../shared/kafka").standardizedFileURL.path
        return [named, beside].compactMap { $0 }.first { home in
            var isFolder: ObjCBool = false
            let isThere = FileManager.default.fileExists(
                atPath: home + "/libs", isDirectory: &isFolder)
            return isThere && isFolder.boolValue
        }
    }

    /// What a test says that was skipped because there is none.
    public static let absence: String =
        "no Apache Kafka to start, stop and kill: set KAFKA_HOME, or put one in ../shared/kafka"

    /// Formats a log in `folder`, which must be fresh, and starts a broker on free ports.
    ///
    /// `properties` are added to the server's, `listeners` to the plain one, and `scramUsers` have
    /// these passwords from the start. Throws when Java is missing or it doesn't start.
    public init(
        home: String, folder: URL, properties: [String: String] = [:],
        listeners: [KafkaListener] = [], scramUsers: [String: String] = [:]
    ) throws {
        self.home = home
        self.folder = folder
        logFile = folder.appending(path: "server.log")
        let ports = try Loopback.freePorts(2 + listeners.count)
        port = ports[0]
        listenerPorts = Dictionary(
            zip(listeners.map(\.name), ports.dropFirst(2)), uniquingKeysWith: { $1 })
        let properties = KafkaListener.properties(of: listeners, plain: ports[0], listenerPorts)
            .merging(properties) { $1 }
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        try Self.settings(folder, ports, properties)
            .write(
                to: folder.appending(path: "server.properties"), atomically: true, encoding: .utf8)
        let id = Data((0..<16).map { _ in UInt8.random(in: 0...255) }).base64EncodedString()
            .replacing("+", with: "a").replacing("/", with: "b").prefix(22)
        let users = scramUsers.sorted { $0.key < $1.key }.flatMap {
            ["--add-scram", "SCRAM-SHA-512=[name=\($0.key),password=\($0.value)]"]
        }
        try tool(
            "kafka.tools.StorageTool",
            ["format", "-t", String(id), "-c", "\(folder.path)/server.properties"] + users)
        try start()
    }

    deinit { stop() }

    /// Starts it, or again after ``stop()`` or ``kill()``, and waits until it listens.
    public func start() throws {
        try Data().write(to: logFile)
        let log = try FileHandle(forWritingTo: logFile)
        let child = try ChildProcess(
            "/usr/bin/env",
            java(["-Xms384m", "-Xmx384m"], "kafka.Kafka") + ["\(folder.path)/server.properties"]
        ) { _, line in try? log.write(contentsOf: Data((line + "\n").utf8)) }
        process = child
        let end = Date().addingTimeInterval(60)
        while !said("Kafka Server started") {
            guard child.isRunning, Date() < end else {
                child.stop(within: 1)
                throw ChildProcess.Failure(description: "Kafka didn't start: see \(logFile.path)")
            }
            usleep(20_000)
        }
    }

    /// Ends it in order.
    public func stop() {
        process?.stop(within: 30)
        process = nil
    }

    /// Ends it as a crash would.
    public func kill() {
        process?.signal(SIGKILL)
        process?.wait(for: 10)
        process = nil
    }

    /// Makes it silent with its connections open, until ``resume()``.
    public func pause() { process?.signal(SIGSTOP) }

    /// Lets it go on.
    public func resume() { process?.signal(SIGCONT) }

    /// Sets a topic's property, such as `retention.ms=1000`, with Kafka's own tool.
    public func configure(_ topic: String, _ setting: String) throws {
        try tool(
            "kafka.admin.ConfigCommand",
            [
                "--bootstrap-server", brokers, "--alter", "--entity-type", "topics",
                "--entity-name", topic, "--add-config", setting,
            ])
    }

    /// `host:port` of a listener of its own.
    public func brokers(_ listener: KafkaListener) -> String {
        "\(listener.host):\(listenerPorts[listener.name] ?? 0)"
    }

    /// Runs a class of Kafka's, such as `org.apache.kafka.tools.AclCommand`, and returns what it
    /// says; throws that when it refuses.
    @discardableResult
    public func tool(_ program: String, _ arguments: [String]) throws -> String {
        let done = try ChildProcess.run(
            "/usr/bin/env", java(["-Xmx128m", "-XX:TieredStopAtLevel=1"], program) + arguments,
            within: 60)
        guard done.end == .exit(0) else {
            throw ChildProcess.Failure(
                description: "Kafka's \(program) failed: \(done.error) \(done.output)")
        }
        return done.output
    }

    private func said(_ words: String) -> Bool {
        ((try? String(contentsOf: logFile, encoding: .utf8)) ?? "").contains(words)
    }

    private func java(_ options: [String], _ program: String) -> [String] {
        var words = ["java"] + options
        for name in ["log4j2.properties", "config/log4j2.yaml"] {
            let file = "\(home)/\(name)"
            guard FileManager.default.fileExists(atPath: file) else { continue }
            words.append("-Dlog4j2.configurationFile=\(file)")
            break
        }
        return words + ["-Dkafka.logs.dir=\(folder.path)", "-cp", "\(home)/libs/*", program]
    }

    private static func settings(
        _ folder: URL, _ ports: [Int], _ more: [String: String]
    ) -> String {
        let own = [
            "process.roles": "broker,controller", "node.id": "1",
            "controller.quorum.voters": "1@127.0.0.1:\(ports[1])",
            "controller.listener.names": "CONTROLLER",
            "listeners": "PLAINTEXT://127.0.0.1:\(ports[0]),CONTROLLER://127.0.0.1:\(ports[1])",
            "advertised.listeners": "PLAINTEXT://127.0.0.1:\(ports[0])",
            "listener.security.protocol.map": "CONTROLLER:PLAINTEXT,PLAINTEXT:PLAINTEXT",
            "log.dirs": "\(folder.path)/data", "auto.create.topics.enable": "false",
            "offsets.topic.num.partitions": "4", "offsets.topic.replication.factor": "1",
            "transaction.state.log.num.partitions": "4",
            "transaction.state.log.replication.factor": "1",
            "transaction.state.log.min.isr": "1", "group.initial.rebalance.delay.ms": "0",
            "group.min.session.timeout.ms": "1000", "log.cleaner.dedupe.buffer.size": "16777216",
        ]
        var all = own.merging(more) { $1 }
        if let others = all.removeValue(forKey: KafkaListener.listenersKey) {
            all["listeners"] = "\(others),CONTROLLER://127.0.0.1:\(ports[1])"
        }
        return all.sorted { $0.key < $1.key }
            .map { "\($0.key)=\($0.value)\n" }.joined()
    }
}
