/// A disk that is full: what is kept waits until there is room.

import FlowsCore
import FlowsLocal
import Foundation
import Testing

@testable import FlowsPostgres

#if os(Linux)
@Suite struct FullDiskTests {
    @Test(
        "A full disk is transient: nothing is kept, and it goes on when there is room",
        .enabled(if: TinyDisk.isPossible, "only root can mount a small disk"))
    func fullDisk() throws {
        let disk = try TinyDisk(kilobytes: 1024)
        defer { disk.remove() }
        let server = try TestServer.start("full")
        defer { server.stop() }
        let step = try TestStep("full", server: server)
        let sql = try step.sql()
        try sql.run("CREATE TABLESPACE tiny LOCATION '\(disk.path)'")
        try sql.run("ALTER TABLE \(step.layout.own("progress")) SET TABLESPACE tiny")
        let client = step.client()
        try client.claim()
        let large = outbox(String(repeating: "x", count: 2 << 20))
        let changes = StateChanges().inserting("a", 1, "x")
        let error = try client.keep(changes, next: 11, outbox: large)
        #expect(error?.kind == .transient && error?.sqlState == "53100")
        #expect(error?.message.contains("disk") == true)
        #expect(try client.load("a").isEmpty)
        try disk.grow(kilobytes: 64 << 10)
        #expect(try client.keep(changes, next: 11, outbox: large) == nil)
        #expect(try client.claim()?.outbox.count == large.bytes.count)
    }
}

/// A file system in memory that the server's user may write to.
struct TinyDisk {
    let path: String

    static var isPossible: Bool {
        geteuid() == 0 && (try? TinyDisk(kilobytes: 64))?.remove() != nil
    }

    init(kilobytes: Int) throws {
        path =
            FileManager.default.temporaryDirectory.appending(
                path: Unique.name("flows-test-disk-\(ProcessInfo.processInfo.processIdentifier)")
            ).path
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
        guard mount("tmpfs", path, "tmpfs", 0, "size=\(kilobytes)k,mode=0777") == 0 else {
            try? FileManager.default.removeItem(atPath: path)
            throw PostgresError(message: "no small disk can be mounted here")
        }
        // The server wants to own the folder of a tablespace.
        if let user = getpwnam("postgres") ?? getpwnam("nobody") {
            chown(path, user.pointee.pw_uid, user.pointee.pw_gid)
        }
    }

    func grow(kilobytes: Int) throws {
        guard mount("tmpfs", path, "tmpfs", UInt(MS_REMOUNT), "size=\(kilobytes)k") == 0 else {
            throw PostgresError(message: "the small disk can't be made larger")
        }
    }

    func remove() {
        umount2(path, Int32(MNT_DETACH))
        try? FileManager.default.removeItem(atPath: path)
    }
}
#endif
