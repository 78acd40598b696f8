/// Behind PgBouncer in transaction mode: no session, so nothing is prepared.

import FlowsCore
import Foundation
import Testing

@testable import FlowsLocal
@testable import FlowsPostgres

/// A PgBouncer in front of a private server.
private final class Bouncer {
    let port: Int
    private let process: PrivatePostgresProcess
    private let folder: URL

    static var program: String? {
        ["/usr/sbin/pgbouncer", "/usr/bin/pgbouncer"]
            .first(where: FileManager.default.isExecutableFile)
    }

    init(_ server: PrivatePostgres) throws {
        port = try PrivatePostgres.freePort()
        folder = TestServer.folder("bouncer")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        let settings = """
            [databases]
            postgres = host=127.0.0.1 port=\(server.port) dbname=postgres user=postgres
            [pgbouncer]
            listen_addr = 127.0.0.1
            listen_port = \(port)
            unix_socket_dir =
            auth_type = any
            pool_mode = transaction
            default_pool_size = 4
            """
        let file = folder.appending(path: "pgbouncer.ini").path
        try Data(settings.utf8).write(to: URL(fileURLWithPath: file))
        let log = folder.appending(path: "log").path
        var command = ["/bin/sh", "-c", Self.supervisor, "sh", Self.program ?? "", file]
        if geteuid() == 0 { command += ["-u", "nobody"] }
        process = try PrivatePostgresProcess(command, log: log)
    }

    private static let supervisor = """
        exec 3<&0 </dev/null
        "$@" 3<&- &
        server=$!
        read -r word <&3
        kill $server
        wait $server
        """

    var conninfo: String { "host=127.0.0.1 port=\(port) user=postgres dbname=postgres" }

    func stop() {
        process.tell("stop")
        process.wait(until: Date().addingTimeInterval(10))
        try? FileManager.default.removeItem(at: folder)
    }
}

@Suite(.enabled(if: Bouncer.program != nil, "PgBouncer isn't installed"))
struct PgBouncerTests {
    // Protects: unnamed statements, `SET LOCAL` alone, and the backend's number from the
    // server itself: PgBouncer makes one up.
    @Test("A58 In transaction mode all requests work, and a paused owner is found behind it")
    func transactionMode() throws {
        let bouncer = try Bouncer(TestServer.shared())
        defer { bouncer.stop() }
        let step = try TestStep("bouncer")
        let options = PostgresOptions(prepared: false)
        let clients = (0..<8).map { place in
            var mine = step
            mine.partition = TopicPartition("in", Int32(place))
            return mine.client(options, conninfo: bouncer.conninfo)
        }
        for round in 0..<10 {
            for (place, client) in clients.enumerated() {
                if round == 0 {
                    try client.claim()
                    let changes = StateChanges().inserting("k\(place)", 1, "0")
                    #expect(try client.keep(changes, outbox: outbox("o")) == nil)
                } else {
                    let changes = StateChanges().updating("k\(place)", Int64(round), "\(round)")
                    #expect(try client.keep(changes, outbox: outbox("o")) == nil)
                }
            }
        }
        #expect(try clients[1].load("k1") == ["k1": Loaded(version: 10, value: "9")])
        let owner = try step.sql()
        try owner.run("BEGIN")
        try owner.run("UPDATE \(step.layout.own("progress")) SET next_offset = 77")
        let client = clients[2]
        let claim = client.send(client.claimRequest(lockTimeout: .milliseconds(300)))
        guard case .claimed(let row?) = client.answer(claim) else {
            Issue.record("not claimed")
            return
        }
        #expect(row.nextOffset == 20)
    }
}
