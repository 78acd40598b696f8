/// A real Kafka that asks who is there: TLS, logins and rights, and ports on which something is wrong.

import FlowsLocal
import Foundation

/// One for the tests of a suite. Nobody has rights but who comes to the plain port, who has all.
final class SecureKafka {
    /// What each user says, and what no output may hold.
    static func password(_ user: String) -> String { "pw-of-\(user)-Tk4xq" }
    static let users = ["text-word-count", "text-word-join", "text-word-join-route", "stranger"]

    let kafka: RealKafka
    let authority: CertificateAuthority
    let stranger: CertificateAuthority
    let client: CertificateAuthority.Certificate
    private let folder: Folder
    private let listeners: [String: KafkaListener]

    init() throws {
        folder = try Folder()
        let files = folder.url.appending(path: "certificates")
        authority = try CertificateAuthority(folder: files)
        stranger = try CertificateAuthority(folder: files, name: "stranger")
        client = try authority.certify("text-word-count", names: ["DNS:text-word-count"])
        let own = ["DNS:localhost", "IP:127.0.0.1"]
        let server = try authority.certify("localhost", names: own)
        let other = try authority.certify("elsewhere", names: ["DNS:elsewhere.example"])
        let old = try authority.certify("localhost", names: own, days: -1)
        let users = Dictionary(
            uniqueKeysWithValues: Self.users.map { ($0, Self.password($0)) })
        let all = [
            KafkaListener("LOGIN", "SASL_SSL", certificate: server, plainUsers: users),
            KafkaListener("OPENLOGIN", "SASL_PLAINTEXT", plainUsers: users),
            KafkaListener("CERTIFICATE", "SSL", certificate: server, asksForCertificate: true),
            KafkaListener("ELSEWHERE", "SASL_SSL", certificate: other, plainUsers: users),
            KafkaListener("EXPIRED", "SASL_SSL", certificate: old, plainUsers: users),
        ]
        listeners = Dictionary(uniqueKeysWithValues: all.map { ($0.name, $0) })
        kafka = try RealKafka(
            home: Programs.kafkaHome ?? "", folder: folder.url.appending(path: "kafka"),
            properties: [
                "authorizer.class.name": "org.apache.kafka.metadata.authorizer.StandardAuthorizer",
                "super.users": "User:ANONYMOUS",
                "ssl.principal.mapping.rules": "RULE:^CN=([^,]+).*$/$1/,DEFAULT",
                "sasl.enabled.mechanisms": "PLAIN,SCRAM-SHA-512",
            ], listeners: all, scramUsers: users)
    }

    deinit { kafka.stop() }

    func brokers(_ listener: String) -> String {
        listeners[listener].map { kafka.brokers($0) } ?? kafka.brokers
    }

    /// A file that is gone with this value.
    func write(_ name: String, _ text: String) throws -> String { try folder.write(name, text) }

    /// How a step comes in over TLS with a password.
    func login(
        _ user: String, listener: String = "LOGIN", mechanism: String = "PLAIN"
    ) -> [String: String] {
        [
            "FLOWS_BROKERS": brokers(listener), "FLOWS_KAFKA_SECURITY_PROTOCOL": "sasl_ssl",
            "FLOWS_KAFKA_SSL_CA_LOCATION": authority.file,
            "FLOWS_KAFKA_SASL_MECHANISM": mechanism, "FLOWS_KAFKA_SASL_USERNAME": user,
            "FLOWS_KAFKA_SASL_PASSWORD": Self.password(user),
        ]
    }

    /// How the step text-word-count comes in with a certificate of its own.
    func certificate() -> [String: String] {
        [
            "FLOWS_BROKERS": brokers("CERTIFICATE"), "FLOWS_KAFKA_SECURITY_PROTOCOL": "ssl",
            "FLOWS_KAFKA_SSL_CA_LOCATION": authority.file,
            "FLOWS_KAFKA_SSL_CERTIFICATE_LOCATION": client.file,
            "FLOWS_KAFKA_SSL_KEY_LOCATION": client.keyFile,
        ]
    }

    /// Grants what `flows rights kafka` prints of a step, by running just those commands.
    func grantPrinted(_ step: String) throws {
        let report = try ChildProcess.run(
            Programs.path("flows"), ["rights", "kafka", "--brokers", kafka.brokers, step],
            within: 30)
        for line in report.output.split(separator: "\n") where !line.hasPrefix("#") {
            try acls(line.split(separator: " ").dropFirst().map(String.init))
        }
    }

    /// Grants what the KafkaUser of a Deployment's folder has.
    func grantManifest(_ name: String) throws {
        let file = Programs.package.appending(path: "k8s/steps/\(name)/step.yaml")
        let rights = /\{resource: \{type: (\w+), name: ([\w.-]+)\}, operations: \[([\w, ]+)\]\}/
        var commands: [Substring: [String]] = [:]
        for match in try String(contentsOf: file, encoding: .utf8).matches(of: rights) {
            commands[match.3, default: []] += ["--\(match.1)", String(match.2)]
        }
        for (operations, resources) in commands {
            var words = ["--bootstrap-server", kafka.brokers, "--add"]
            words += ["--allow-principal", "User:\(name)"] + resources
            for operation in operations.split(separator: ", ") {
                words += ["--operation", String(operation)]
            }
            try acls(words)
        }
    }

    func acls(_ words: [String]) throws {
        try kafka.tool("org.apache.kafka.tools.AclCommand", words)
    }
}
