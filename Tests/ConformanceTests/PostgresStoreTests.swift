/// The store's part of the conformance suite over libpq and a private Postgres.

import FlowsCore
import FlowsLocal
import FlowsTesting
import Foundation
import Synchronization
import Testing

@testable import FlowsPostgres

@Suite struct PostgresStoreTests {
    @Test("Postgres' store does what a store must", arguments: StoreConformance.cases)
    func conforms(_ question: StoreCase) async {
        await Results.check(question, on: "Postgres") { try PostgresBackEnd() }
    }
}

/// One server for all cases, on which each case has a role of its own.
final class PostgresBackEnd: StoreBackEnd {
    private static let server = Result {
        try PrivatePostgres(
            folder: FileManager.default.temporaryDirectory.appending(
                path: "flows-conformance-\(getpid())"),
            options: .init(fsync: false, wipe: true, temporary: true))
    }
    private static let lastNumber = Atomic<Int>(0)
    private let role = "case_\(lastNumber.add(1, ordering: .relaxed).newValue)"
    private let admin: String
    private let conninfo: String

    // An index entry holds about 2,700 bytes, and more of what can be compressed.
    let claims = StoreClaims(Set(StoreClaims.Claim.allCases), keyBytesMax: 6000)

    init() throws {
        admin = try Self.server.get().conninfo
        conninfo = admin.replacing("user=postgres", with: "user=\(role)")
        try connect(admin).run("CREATE ROLE \(role) SUPERUSER LOGIN")
    }

    func makeStep(table: TableSchema?) throws -> any StoreStep {
        let number = Self.lastNumber.add(1, ordering: .relaxed).newValue
        let layout = StoreLayout(
            step: "conformance-\(number)", kind: table.map { .rows($0) } ?? .states)
        try Migrations.run(conninfo: conninfo, layout: layout)
        return PostgresStep(layout, conninfo, admin)
    }

    /// Other cases use the server too: only the case's role is kept out.
    func setReachable(_ isReachable: Bool) throws {
        let sql = try connect(admin)
        try sql.run("ALTER ROLE \(role) \(isReachable ? "LOGIN" : "NOLOGIN")")
        if isReachable { return }
        try sql.run(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = '\(role)'")
    }
}

private func connect(_ conninfo: String) throws -> BlockingConnection {
    try BlockingConnection(
        ConnectionTarget(conninfo, applicationName: "conformance"), deadline: .seconds(60))
}

final class PostgresStep: StoreStep {
    private let layout: StoreLayout
    private let conninfo: String
    private let admin: String

    init(_ layout: StoreLayout, _ conninfo: String, _ admin: String) {
        self.layout = layout
        self.conninfo = conninfo
        self.admin = admin
    }

    private func sql() throws -> BlockingConnection { try connect(admin) }

    func makeStore(waker: Waker) -> any StateStore {
        PostgresStore(
            conninfo: conninfo, layout: layout, waker: waker, options: PostgresOptions(),
            logger: Logger(level: .critical))
    }

    func rows() throws -> [[String?]] {
        guard let table = layout.table else { return [] }
        return try sql().rows(
            "SELECT key, value, flows_position FROM \(table.quoted) ORDER BY key COLLATE \"C\"")
    }

    func forgetTombstones() throws {
        try sql().run("DELETE FROM \(layout.own("state")) WHERE value IS NULL")
    }

    func hold(_ partition: TopicPartition) throws -> any HeldTransaction {
        try HeldInPostgres(sql(), layout)
    }

    /// The client's end is cut: the server goes on, and may carry out what it has.
    func cut(_ store: any StateStore) {
        shutdown(store.waitsOn.descriptor, Int32(SHUT_RDWR))
    }
}

private final class HeldInPostgres: HeldTransaction {
    private let connection: BlockingConnection

    init(_ connection: BlockingConnection, _ layout: StoreLayout) throws {
        self.connection = connection
        try connection.run("BEGIN")
        try connection.run("SELECT FROM \(layout.own("progress")) FOR UPDATE")
    }

    func end() throws { try connection.run("COMMIT") }
}
