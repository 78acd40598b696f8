/// A Postgres server of one's own: made in a folder, gone with the process that made it.

public import Foundation

/// Starts a server for tests and `flows dev`, as root too, and ends it with this process.
///
/// It listens on a Unix socket and on a loopback port, trusts whoever connects, and ends when
/// this process does, however that ends. A folder that a crashed run left is recovered.
public final class PrivatePostgres: @unchecked Sendable {
    /// What may be chosen.
    public struct Options: Sendable {
        /// Whether commits reach the disk: off is faster, and loses data with the machine.
        public var fsync: Bool
        /// Whether what an earlier run left in the folder is removed first.
        public var wipe: Bool
        /// Whether the folder is removed when the server stops or this process ends.
        public var temporary: Bool
        /// Further settings of the server, as in `postgresql.conf`.
        public var settings: [String: String]
        /// Files for the data folder, by name, that only the server can read: `pg_hba.conf`, keys
        /// and certificates. They are written before the first start. Bytes, as the leak sanitizer
        /// doesn't see what a `Data` of a server that stays points to.
        public var files: [String: [UInt8]] = [:]
        /// How long starting and stopping may take.
        public var deadline: TimeInterval

        /// The defaults: on, off, off, none, 30 s.
        public init(
            fsync: Bool = true, wipe: Bool = false, temporary: Bool = false,
            settings: [String: String] = [:], deadline: TimeInterval = 30
        ) {
            self.fsync = fsync
            self.wipe = wipe
            self.temporary = temporary
            self.settings = settings
            self.deadline = deadline
        }
    }

    /// Why there is no server, in one sentence that says what to do.
    public struct Failure: Error, CustomStringConvertible {
        /// The sentence.
        public let description: String
    }

    /// The loopback port, for tools.
    public let port: Int
    /// The folder with the data; another than was asked for when that can't be reached by the
    /// user that the server runs as.
    public let dataFolder: URL
    /// The folder of the Unix socket.
    public let socketFolder: URL
    /// What the server writes about itself.
    public let logFile: URL

    private let options: Options
    private let programs: PrivatePostgresPrograms
    private let lock = NSLock()
    private var supervisor: PrivatePostgresProcess?
    private var ownsSocketFolder = false
    private let home: URL

    /// Makes the folder, `initdb` in it where that hasn't been done, and starts the server.
    public init(folder: URL, options: Options = Options()) throws {
        programs = try PrivatePostgresPrograms.find()
        self.options = options
        home = try programs.home(folder)
        try programs.makeFolder(home)
        dataFolder = home.appending(path: "data")
        logFile = home.appending(path: "postgres.log")
        port = try Self.freePort()
        if Self.fitsSocket(home.path) {
            socketFolder = home
        } else {
            socketFolder = try programs.makeTemporaryFolder()
            ownsSocketFolder = true
        }
        try waitForOtherServer()
        if options.wipe { try? FileManager.default.removeItem(at: dataFolder) }
        try initialise()
        for (name, content) in options.files { try write(Data(content), to: name) }
        try start()
    }

    deinit { stop() }

    /// Puts a file into the data folder, for the server alone; `SELECT pg_reload_conf()` tells it.
    public func write(_ content: Data, to name: String) throws {
        let file = dataFolder.appending(path: name)
        try? FileManager.default.removeItem(at: file)
        let made = FileManager.default.createFile(
            atPath: file.path, contents: content, attributes: [.posixPermissions: 0o600])
        guard made else { throw Failure(description: "\(file.path) can't be written") }
        try programs.own(file.path)
    }

    /// libpq's connection string, over the Unix socket, to the database `postgres`.
    public var conninfo: String { conninfo(database: "postgres") }

    /// libpq's connection string to another database.
    public func conninfo(database: String) -> String {
        "host=\(socketFolder.path) port=\(port) user=postgres dbname=\(database)"
    }

    /// libpq's connection string over loopback.
    public var loopbackConninfo: String {
        "host=127.0.0.1 port=\(port) user=postgres dbname=postgres"
    }

    /// The number of the server's first process, nil while it doesn't run.
    public var processID: Int32? { readPidFile()?.pid }

    /// Ends the server: open connections are cut, what was committed is on disk.
    public func stop() {
        end("fast")
        for path in leftovers { try? FileManager.default.removeItem(atPath: path) }
    }

    /// What goes with the server.
    private var leftovers: [String] {
        (options.temporary ? [home.path] : []) + (ownsSocketFolder ? [socketFolder.path] : [])
    }

    /// Ends the server and starts it again on the same port; `immediate` as if it had crashed.
    public func restart(immediate: Bool) throws {
        end(immediate ? "immediate" : "fast")
        try start()
    }

    /// Ends the server as if it had crashed, to be started again with ``start()``.
    public func crash() { end("immediate") }

    /// Starts the server again after ``crash()``.
    public func start() throws {
        lock.lock()
        defer { lock.unlock() }
        guard supervisor == nil else { return }
        let child = try programs.supervise(
            arguments(), log: logFile.path, removing: leftovers)
        supervisor = child
        let end = Date().addingTimeInterval(options.deadline)
        while readPidFile()?.isReady != true {
            if !child.isRunning || Date() > end {
                child.tell("immediate")
                child.wait(until: Date().addingTimeInterval(5))
                supervisor = nil
                throw Failure(
                    description: "Postgres didn't start: \(lastLogLine()) (\(logFile.path))")
            }
            usleep(5_000)
        }
    }

    private func end(_ how: String) {
        lock.lock()
        defer { lock.unlock() }
        if let supervisor {
            supervisor.tell(how)
            if !supervisor.wait(until: Date().addingTimeInterval(options.deadline)) {
                supervisor.tell("immediate")
                supervisor.wait(until: Date().addingTimeInterval(5))
            }
        }
        supervisor = nil
    }

    private func arguments() -> [String] {
        var settings = [
            "listen_addresses": "127.0.0.1", "unix_socket_directories": socketFolder.path,
            "fsync": options.fsync ? "on" : "off", "logging_collector": "off",
            "full_page_writes": options.fsync ? "on" : "off", "log_min_messages": "warning",
        ]
        settings.merge(options.settings) { $1 }
        let words = settings.sorted { $0.key < $1.key }.flatMap { ["-c", "\($0.key)=\($0.value)"] }
        return [programs.postgres, "-D", dataFolder.path, "-p", String(port)] + words
    }

    /// A marker says that `initdb` came to its end; a half-made folder is made again.
    private func initialise() throws {
        let marker = dataFolder.appending(path: "flows-ready").path
        if FileManager.default.fileExists(atPath: marker) { return }
        try? FileManager.default.removeItem(at: dataFolder)
        let said = try programs.run([
            programs.initdb, "-D", dataFolder.path, "-A", "trust", "-U", "postgres", "-E", "UTF8",
            "--locale=C", "--no-sync", "--no-instructions",
        ])
        guard said.code == 0 else {
            throw Failure(description: "initdb failed: \(said.text)")
        }
        try Data().write(to: URL(fileURLWithPath: marker))
    }
}
