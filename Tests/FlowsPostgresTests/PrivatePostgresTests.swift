/// The private server: where it may lie, and that it ends with who started it.

import Foundation
import Testing

@testable import FlowsLocal
@testable import FlowsPostgres

@Suite struct PrivatePostgresTests {
    @Test("A folder deeper than a socket's address may be long works, with odd letters in it")
    func deepPath() throws {
        let deep = (0..<6).map { "a folder, number '\($0)' é" }.joined(separator: "/")
        let root = TestServer.folder("deep")
        let folder = root.appending(path: deep)
        #expect(folder.path.utf8.count > 107)
        let options = PrivatePostgres.Options(fsync: false, temporary: true)
        let server = try PrivatePostgres(folder: folder, options: options)
        #expect(try TestStep.sql(server.conninfo).rows("SELECT 1") == [["1"]])
        #expect(try TestStep.sql(server.loopbackConninfo).rows("SELECT 1") == [["1"]])
        let socket = server.socketFolder.path
        server.stop()
        #expect(!FileManager.default.fileExists(atPath: socket))
        try FileManager.default.removeItem(at: root)
    }

    @Test("What was committed is there after a stop and after a crash, in the same folder")
    func keepsData() throws {
        let folder = TestServer.folder("kept")
        defer { try? FileManager.default.removeItem(at: folder) }
        let first = try PrivatePostgres(folder: folder)
        let sql = try TestStep.sql(first.conninfo)
        try sql.run("CREATE TABLE t (n int); INSERT INTO t VALUES (7)")
        try first.restart(immediate: true)
        #expect(try TestStep.sql(first.conninfo).rows("SELECT n FROM t") == [["7"]])
        first.stop()
        let second = try PrivatePostgres(folder: folder)
        #expect(try TestStep.sql(second.conninfo).rows("SELECT n FROM t") == [["7"]])
        second.stop()
        let third = try PrivatePostgres(folder: folder, options: .init(wipe: true))
        #expect(throws: PostgresError.self) {
            try TestStep.sql(third.conninfo).rows("SELECT n FROM t")
        }
        third.stop()
    }

    @Test("A folder in use is refused, and one that was left half made is made again")
    func folders() throws {
        let folder = TestServer.folder("used")
        let server = try PrivatePostgres(
            folder: folder, options: .init(fsync: false, temporary: true))
        let data = server.dataFolder
        let marker = data.appending(path: "flows-ready")
        #expect(FileManager.default.fileExists(atPath: marker.path))
        server.crash()
        try FileManager.default.removeItem(at: marker)
        // A pid file of a crash, whose number another program has by now.
        try Data("1\n\(data.path)\n".utf8).write(to: data.appending(path: "postmaster.pid"))
        let again = try PrivatePostgres(
            folder: folder, options: .init(fsync: false, temporary: true))
        #expect(try TestStep.sql(again.conninfo).rows("SELECT 1") == [["1"]])
        again.stop()
        #expect(!FileManager.default.fileExists(atPath: folder.path))
    }

    // Protects: the supervisor that reads our end. Without it the server goes on for ever.
    @Test(
        "The server ends with its parent, also when that is killed, and its folder goes",
        .enabled(if: FileManager.default.fileExists(atPath: "/proc/self/exe"), "needs /proc"))
    func diesWithParent() throws {
        let folder = TestServer.folder("orphan")
        let program = try FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")
        let log = TestServer.folder("orphan.log")
        defer { try? FileManager.default.removeItem(at: log) }
        // The test program again, as the parent: of its tests only the one below.
        let parent = try PrivatePostgresProcess(
            ["/usr/bin/env", "\(Self.orphanFolder)=\(folder.path)", program]
                + CommandLine.arguments.dropFirst().filter { $0.hasSuffix(".xctest") }
                + ["--testing-library", "swift-testing", "--filter", "parentOfAnother"],
            log: log.path)
        let pidFile = folder.appending(path: "parent-is-ready")
        let isReady = waitUntil(60) { FileManager.default.fileExists(atPath: pidFile.path) }
        try #require(isReady, "\((try? String(contentsOf: log, encoding: .utf8)) ?? "")")
        let words = try String(contentsOf: pidFile, encoding: .utf8).split(separator: " ")
        let (parentID, serverID) = (try #require(Int32(words[0])), try #require(Int32(words[1])))
        #expect(kill(serverID, 0) == 0)
        kill(parentID, SIGKILL)
        #expect(parent.wait(until: Date().addingTimeInterval(10)))
        #expect(waitUntil { kill(serverID, 0) != 0 })
        #expect(waitUntil { !FileManager.default.fileExists(atPath: folder.path) })
    }

    private static let orphanFolder = "FLOWS_TEST_ORPHAN_FOLDER"

    @Test(
        "parentOfAnother: starts a server and waits to be killed",
        .enabled(if: ProcessInfo.processInfo.environment[orphanFolder] != nil, "part of another"))
    func parentOfAnother() throws {
        let folder = URL(
            fileURLWithPath: ProcessInfo.processInfo.environment[Self.orphanFolder] ?? "")
        let server = try PrivatePostgres(
            folder: folder, options: .init(fsync: false, temporary: true))
        let serverID = try #require(server.processID)
        let ready = "\(ProcessInfo.processInfo.processIdentifier) \(serverID) "
        try Data(ready.utf8).write(to: folder.appending(path: "parent-is-ready"), options: .atomic)
        // Its parent kills it long before.
        _ = waitUntil(60) { false }
        server.stop()
    }
}
