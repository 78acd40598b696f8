/// The private server that all tests of this target share, and steps with tables of their own.

import FlowsCore
import FlowsLocal
import Foundation
import Synchronization

@testable import FlowsPostgres

enum TestServer {
    /// Started by the first test that needs it; it ends with the test process.
    private static let outcome = Result { try start("shared") }
    static func shared() throws -> PrivatePostgres { try outcome.get() }

    static func folder(_ name: String) -> URL {
        FileManager.default.temporaryDirectory.appending(
            path: "flows-test-\(ProcessInfo.processInfo.processIdentifier)-\(name)")
    }

    static func start(_ name: String, settings: [String: String] = [:]) throws -> PrivatePostgres {
        let options = PrivatePostgres.Options(
            fsync: false, wipe: true, temporary: true, settings: settings)
        return try PrivatePostgres(folder: folder(name), options: options)
    }
}

/// Names that no other test has.
enum Unique {
    private static let counter = Atomic<Int>(0)
    static func name(_ stem: String) -> String {
        "\(stem)-\(counter.add(1, ordering: .relaxed).newValue)"
    }
}

/// A step whose tables are there, and SQL to look at them.
struct TestStep {
    let layout: StoreLayout
    let conninfo: String
    var partition = TopicPartition("in", 3)

    init(
        _ name: String, kind: StoreLayout.Kind = .states, server: PrivatePostgres? = nil,
        migrated: Bool = true
    ) throws {
        layout = StoreLayout(step: Unique.name("test-\(name)"), kind: kind)
        conninfo = try (server ?? TestServer.shared()).conninfo
        if migrated { try Migrations.run(conninfo: conninfo, layout: layout) }
    }

    func client(
        _ options: PostgresOptions = PostgresOptions(), conninfo other: String? = nil
    ) -> TestClient {
        TestClient(self, conninfo: other ?? conninfo, options)
    }

    func sql() throws -> BlockingConnection { try TestStep.sql(conninfo) }

    static func sql(_ conninfo: String) throws -> BlockingConnection {
        try BlockingConnection(
            ConnectionTarget(conninfo, applicationName: "test"), deadline: .seconds(60))
    }

    /// One value.
    func value(_ text: String, _ parameters: [String] = []) throws -> String? {
        try sql().rows(text, parameters).first?.first ?? nil
    }
}

/// Waits for something that another process does.
func waitUntil(_ seconds: Double = 20, _ condition: () throws -> Bool) rethrows -> Bool {
    let end = Date().addingTimeInterval(seconds)
    while Date() < end {
        if try condition() { return true }
        usleep(5_000)
    }
    return false
}
