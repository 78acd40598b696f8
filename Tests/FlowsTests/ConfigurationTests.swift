/// Tests of the environment's settings: bad ones are refused by name, all at once, and secrets stay secret.

import FlowsCore
import Foundation
import Testing

@testable import Flows
import FlowsPostgres

@Suite("Configuration")
struct ConfigurationTests {
    private static let base = ["FLOWS_BROKERS": "127.0.0.1:9092", "FLOWS_POSTGRES": "host=/tmp"]

    private func configuration(
        _ more: [String: String], needsStore: Bool = true
    ) -> Result<StepConfiguration, ConfigurationError> {
        let environment = Self.base.merging(more) { $1 }.filter { $0.value != "unset" }
        let outline = needsStore ? SampleSteps.count.outline : SampleSteps.echo.outline
        do {
            return .success(try StepConfiguration(environment: environment, outline: outline))
        } catch { return .failure(error) }
    }

    private func mistakes(_ more: [String: String], needsStore: Bool = true) -> [String] {
        if case .failure(let error) = configuration(more, needsStore: needsStore) {
            return error.mistakes
        }
        return []
    }

    // Without the check in the reader a bad value would become a default in silence.
    @Test(
        "a bad value is refused by the variable's name, with what is allowed",
        arguments: [
            ("FLOWS_WORKERS", "none"), ("FLOWS_WORKERS", "0"), ("FLOWS_WORKERS", "-1"),
            ("FLOWS_HTTP_PORT", "65536"), ("FLOWS_LOG_LEVEL", "loud"), ("FLOWS_LOG_FORMAT", "xml"),
            ("FLOWS_STOP_DEADLINE", "25"), ("FLOWS_STOP_DEADLINE", "0s"),
            ("FLOWS_PREFETCH_BYTES", "64MB"), ("FLOWS_BATCH_BYTES_MAX", "99999999999999999999GiB"),
            ("FLOWS_COMMIT_INTERVAL", "1h"), ("FLOWS_POSTGRES_PREPARED", "no"),
        ])
    func badValue(name: String, value: String) {
        let found = mistakes([name: value])
        #expect(found.count == 1)
        #expect(found.first?.contains(name) == true && found.first?.contains(value) == true)
    }

    @Test("every mistake is told at once")
    func allAtOnce() {
        let found = mistakes([
            "FLOWS_BROKERS": "unset", "FLOWS_WORKERS": "x", "FLOWS_HTTP_PORT": "y",
        ])
        #expect(found.count == 3)
    }

    @Test("what the delivery protocol decides can't be set")
    func owned() {
        let found = mistakes(["FLOWS_KAFKA_ENABLE_AUTO_COMMIT": "true"])
        #expect(found.count == 1 && found[0].contains("enable.auto.commit"))
    }

    @Test("a step with state needs a database, one without doesn't")
    func store() {
        #expect(mistakes(["FLOWS_POSTGRES": "unset"]).first?.contains("FLOWS_POSTGRES") == true)
        #expect(mistakes(["FLOWS_POSTGRES": "unset"], needsStore: false).isEmpty)
    }

    @Test("a connection string that libpq can't read is refused, and not quoted")
    func unreadable() {
        let found = mistakes(["FLOWS_POSTGRES": "geheim"])
        #expect(found.count == 1 && found[0].contains("FLOWS_POSTGRES"))
        #expect(!found.joined().contains("geheim"))
    }

    @Test("secrets come from files, without the newline at their end, and are masked in print")
    func secrets() throws {
        let file = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
        try Data("host=/tmp password=geheim\n".utf8).write(to: file)
        defer { try? FileManager.default.removeItem(at: file) }
        let found = try configuration([
            "FLOWS_POSTGRES": "unset", "FLOWS_POSTGRES_FILE": file.path,
            "FLOWS_KAFKA_SASL_PASSWORD": "geheim",
        ]).get()
        #expect(found.postgres == "host=/tmp password=geheim")
        #expect(found.kafkaProperties["sasl.password"] == "geheim")
        #expect(!found.printable.contains { $0.value.contains("geheim") })
        #expect(
            mistakes(["FLOWS_POSTGRES": "unset", "FLOWS_POSTGRES_FILE": "/nowhere"]).count == 2)
        // One of them would win in silence, and it may be the old one.
        #expect(mistakes(["FLOWS_POSTGRES_FILE": file.path]).first?.contains("both set") == true)
    }

    // Protects: that files are read again. With what was read at the start a rotated password would
    // leave the step alive and idle (A34).
    @Test("a password kept apart joins the connection string, and files are read again")
    func apart() throws {
        let file = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
        defer { try? FileManager.default.removeItem(at: file) }
        try Data("it's\r\n".utf8).write(to: file)
        let settings = [
            "FLOWS_POSTGRES": "host=/tmp user=me", "FLOWS_POSTGRES_PASSWORD_FILE": file.path,
        ]
        let found = try configuration(settings).get()
        #expect(found.postgres == "user='me' host='/tmp' password='it\\'s'")
        #expect(!found.printable.contains { $0.value.contains("it's") })
        let reread = try #require(found.rereadPostgres)
        try Data("new".utf8).write(to: file)
        #expect(try reread() == "user='me' host='/tmp' password='new'")
        try Data().write(to: file)
        let error = #expect(throws: PostgresError.self) { try reread() }
        #expect(error?.message.contains("FLOWS_POSTGRES_PASSWORD_FILE") == true)
        #expect(error?.message.contains("which is empty") == true)
        let twice = ["FLOWS_POSTGRES": "host=/tmp password=old"]
        let said = mistakes(settings.merging(twice) { $1 })
        #expect(said.isEmpty == false && said.joined().contains("both say a password") == false)
        try Data("new".utf8).write(to: file)
        let both = mistakes(settings.merging(twice) { $1 })
        #expect(both.count == 1 && both[0].contains("both say a password"), "\(both)")
        #expect(try configuration([:]).get().rereadPostgres == nil)
    }

    @Test("other librdkafka properties pass through, and typing errors are named")
    func rest() throws {
        let found = try configuration([
            "FLOWS_KAFKA_SESSION_TIMEOUT_MS": "4000", "FLOWS_WORKER": "3",
        ]).get()
        #expect(found.kafkaProperties == ["session.timeout.ms": "4000"])
        #expect(found.unknown == ["FLOWS_WORKER"])
    }

    @Test("defaults and units")
    func units() throws {
        let found = try configuration([
            "FLOWS_PREFETCH_BYTES": "2GiB", "FLOWS_STOP_DEADLINE": "2m",
            "FLOWS_COMMIT_INTERVAL": "5ms",
        ]).get()
        #expect(found.prefetchBytes == 2 << 30)
        #expect(found.options.stopDeadline == .seconds(120))
        #expect(found.options.commitInterval == .milliseconds(5))
        #expect(found.httpPort == 8080)
    }
}

extension ConfigurationTests {
    /// Takes away: the second reading's look at what it opens, which hangs the thread that connects,
    /// or the one that keeps the process in its group, until somebody writes into the pipe.
    @Test("A34 a secret's file that became a pipe, a folder or endless is refused, not waited for")
    func oddFiles() throws {
        let folder = NSTemporaryDirectory() + "flows-secret-\(UUID().uuidString)"
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let path = folder + "/secret"
        let secret = SecretFile(variable: "FLOWS_POSTGRES_FILE", path: path)
        // As Kubernetes mounts it: a link that is swapped for another.
        for name in ["first", "second"] {
            try Data("\(name)\r\n\n".utf8).write(to: URL(fileURLWithPath: "\(folder)/\(name)"))
            try? FileManager.default.removeItem(atPath: path)
            try FileManager.default.createSymbolicLink(atPath: path, withDestinationPath: name)
            #expect(try secret.read() == name && secret.readAgain() == name)
        }
        for odd in ["pipe", "/dev/zero", folder, "missing"] {
            if odd == "pipe" { #expect(mkfifo("\(folder)/pipe", 0o600) == 0) }
            try? FileManager.default.removeItem(atPath: path)
            try FileManager.default.createSymbolicLink(atPath: path, withDestinationPath: odd)
            #expect(throws: SecretFile.Unreadable.self) { try secret.readAgain() }
        }
        try? FileManager.default.removeItem(atPath: path)
        try FileManager.default.createSymbolicLink(atPath: path, withDestinationPath: "/dev/zero")
        #expect(throws: SecretFile.Unreadable.self) { try secret.read() }
    }

    /// Takes away: the memory of each cause, without which two that take turns fill a disk.
    @Test("a start that waits tells each cause once a minute, also when they take turns")
    func patience() {
        var patience = Patience(clock: SystemClock())
        var told = 0
        for turn in 0..<1_000 where patience.isToTell("cause \(turn % 2)") { told += 1 }
        #expect(told == 2)
        for turn in 0..<1_000 where patience.isToTell("port \(turn)") { told += 1 }
        #expect(told == 64)
    }
}
