/// Certificates for tests of TLS, made by openssl in a folder of the test's.

public import Foundation

/// An authority that nobody else trusts; its certificates last a month.
public struct CertificateAuthority: Sendable {
    /// A certificate and its key, as files.
    public struct Certificate: Sendable {
        /// The certificate alone, PEM.
        public let file: String
        /// Its private key, PEM (PKCS#8).
        public let keyFile: String
        /// Key, certificate and authority in one file, as Kafka reads them.
        public let chainFile: String
        /// The authority's certificate, PEM.
        public let authorityFile: String
    }

    /// The authority's own certificate, PEM.
    public let file: String
    private let folder: URL
    private let name: String

    /// Makes an authority; its files lie in `folder` and carry its name.
    public init(folder: URL, name: String = "authority") throws {
        self.folder = folder
        self.name = name
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        file = folder.appending(path: "\(name).pem").path
        try Self.openssl(
            ["req", "-x509"] + Self.newKey + [
                "-keyout", folder.appending(path: "\(name).key").path, "-out", file, "-days", "30",
                "-subj", "/CN=\(name)",
            ])
    }

    /// A certificate for these names (`DNS:localhost`, `IP:127.0.0.1`), whose subject is `subject`.
    ///
    /// With `days` below zero it has expired. `password` encrypts its key.
    public func certify(
        _ subject: String, names: [String], days: Int = 30, password: String? = nil
    ) throws -> Certificate {
        let stem = "\(name)-\(subject)-\(UUID().uuidString.prefix(8))"
        func path(_ ending: String) -> String { folder.appending(path: stem + ending).path }
        try Self.openssl(
            ["req"] + Self.newKey + [
                "-keyout", path(".key"), "-out", path(".csr"), "-subj", "/CN=\(subject)",
            ])
        try "subjectAltName=\(names.joined(separator: ","))\n"
            .write(toFile: path(".ext"), atomically: true, encoding: .utf8)
        try Self.openssl([
            "x509", "-req", "-in", path(".csr"), "-CA", file, "-CAkey",
            folder.appending(path: "\(name).key").path, "-set_serial",
            "\(UInt32.random(in: 1...UInt32.max))", "-days", "\(days)", "-extfile", path(".ext"),
            "-out", path(".pem"),
        ])
        let parts = try [path(".key"), path(".pem"), file].map {
            try String(contentsOfFile: $0, encoding: .utf8)
        }
        try parts.joined().write(toFile: path(".chain.pem"), atomically: true, encoding: .utf8)
        var key = path(".key")
        if let password {
            key = path(".encrypted.key")
            try Self.openssl([
                "pkcs8", "-topk8", "-v2", "aes256", "-in", path(".key"), "-out", key, "-passout",
                "pass:\(password)",
            ])
        }
        return Certificate(
            file: path(".pem"), keyFile: key, chainFile: path(".chain.pem"), authorityFile: file)
    }

    private static let newKey = [
        "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes",
    ]

    private static func openssl(_ arguments: [String]) throws {
        let done = try ChildProcess.run("/usr/bin/env", ["openssl"] + arguments, within: 30)
        guard done.end == .exit(0) else {
            throw ChildProcess.Failure(
                description: "openssl \(arguments[0]) failed: \(done.error) \(done.output)")
        }
    }
}
