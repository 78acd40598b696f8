/// Certificates made by openssl for one test run.

import FlowsLocal
import Foundation

@testable import FlowsPostgres

/// A folder with two CAs, a server's certificate for `localhost`, and clients' for a role.
final class Certificates: Sendable {
    let folder: URL

    static let openssl: String? = {
        let path = ProcessInfo.processInfo.environment["PATH"] ?? ""
        return path.split(separator: ":").map { "\($0)/openssl" }
            .first { FileManager.default.isExecutableFile(atPath: $0) }
    }()

    struct Failure: Error, CustomStringConvertible {
        let description: String
    }

    /// Made by the first test that needs them, removed with the test process' other files.
    private static let outcome = Result { try Certificates() }
    static func shared() throws -> Certificates { try outcome.get() }

    private init() throws {
        folder = TestServer.folder("certificates")
        try? FileManager.default.removeItem(at: folder)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        for authority in ["ca", "other-ca"] {
            try run(["req", "-x509", "-subj", "/CN=\(authority)"] + key(authority))
        }
        try Data("subjectAltName=DNS:localhost".utf8).write(to: folder.appending(path: "ext"))
        try sign("server", "localhost", by: "ca", ["-extfile", "ext"])
        try sign("client", "tls_client", by: "ca")
        try sign("stranger", "tls_client", by: "other-ca")
        try sign("wrong-name", "somebody", by: "ca")
    }

    private func sign(
        _ name: String, _ subject: String, by authority: String, _ more: [String] = []
    ) throws {
        try run(
            ["req", "-subj", "/CN=\(subject)"] + key(name, "-out", "\(name).csr"))
        try run(
            [
                "x509", "-req", "-in", "\(name).csr", "-CA", "\(authority).crt", "-CAkey",
                "\(authority).key", "-CAcreateserial", "-days", "2", "-out", "\(name).crt",
            ] + more)
    }

    private func key(_ name: String, _ out: String...) -> [String] {
        [
            "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-days", "2",
            "-keyout", "\(name).key",
        ] + (out.isEmpty ? ["-out", "\(name).crt"] : out)
    }

    private func run(_ words: [String]) throws {
        let report = try ChildProcess.run(
            "/bin/sh",
            ["-c", "cd \"$1\" && shift && exec \"$@\"", "sh", folder.path, Self.openssl ?? ""]
                + words, within: 30)
        guard report.end == .exit(0) else { throw Failure(description: report.error) }
    }

    func path(_ name: String) -> String { folder.appending(path: name).path }
    func data(_ name: String) throws -> Data { try Data(contentsOf: folder.appending(path: name)) }

    /// A server that takes nothing unencrypted over loopback, and `tls_client` by certificate.
    func server(_ name: String) throws -> PrivatePostgres {
        var options = PrivatePostgres.Options(fsync: false, wipe: true, temporary: true)
        options.settings = [
            "ssl": "on", "ssl_cert_file": "server.crt", "ssl_key_file": "server.key",
            "ssl_ca_file": "ca.crt",
        ]
        for file in ["server.crt", "server.key", "ca.crt"] {
            options.files[file] = [UInt8](try data(file))
        }
        let rules = """
            local all all trust
            hostssl all tls_client 127.0.0.1/32 cert
            hostssl all all 127.0.0.1/32 scram-sha-256

            """
        options.files["pg_hba.conf"] = Array(rules.utf8)
        return try PrivatePostgres(folder: TestServer.folder(name), options: options)
    }
}
