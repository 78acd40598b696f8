/// A port of a test's Kafka on which clients must speak TLS, say who they are, or both.

/// A listener beside the plain one.
public struct KafkaListener: Sendable {
    /// Capital letters, such as `SASLTLS`.
    public let name: String
    /// Kafka's word for how it is spoken to: `SSL`, `SASL_SSL` or `SASL_PLAINTEXT`.
    public let `protocol`: String
    /// The name that it tells clients to connect to, which a certificate must be for.
    public let host: String
    /// Server properties without their prefix, such as `ssl.client.auth`.
    public let properties: [String: String]

    /// A listener; SASL ones take PLAIN with the users given, and SCRAM-SHA-512.
    public init(
        _ name: String, _ protocol: String, host: String = "localhost",
        certificate: CertificateAuthority.Certificate? = nil, asksForCertificate: Bool = false,
        plainUsers: [String: String] = [:]
    ) {
        self.name = name
        self.protocol = `protocol`
        self.host = host
        var properties: [String: String] = [:]
        if let certificate {
            properties["ssl.keystore.type"] = "PEM"
            properties["ssl.keystore.location"] = certificate.chainFile
            properties["ssl.truststore.type"] = "PEM"
            properties["ssl.truststore.location"] = certificate.authorityFile
            properties["ssl.client.auth"] = asksForCertificate ? "required" : "none"
        }
        if `protocol`.hasPrefix("SASL") {
            let package = "org.apache.kafka.common.security"
            let users = plainUsers.sorted { $0.key < $1.key }
                .map { " user_\($0.key)=\"\($0.value)\"" }.joined()
            properties["plain.sasl.jaas.config"] =
                "\(package).plain.PlainLoginModule required\(users);"
            properties["scram-sha-512.sasl.jaas.config"] =
                "\(package).scram.ScramLoginModule required;"
            properties["sasl.enabled.mechanisms"] = "PLAIN,SCRAM-SHA-512"
        }
        self.properties = properties
    }

    /// The place of `listeners` without the controller's.
    static let listenersKey = "flows.listeners"

    /// The server's properties of all of them, and of the plain one beside.
    static func properties(
        of listeners: [KafkaListener], plain: Int, _ ports: [String: Int]
    ) -> [String: String] {
        guard !listeners.isEmpty else { return [:] }
        var all: [String: String] = [:]
        for listener in listeners {
            for (name, value) in listener.properties {
                all["listener.name.\(listener.name.lowercased()).\(name)"] = value
            }
        }
        func list(_ host: (KafkaListener) -> String) -> String {
            let own = listeners.map { "\($0.name)://\(host($0)):\(ports[$0.name] ?? 0)" }
            return (["PLAINTEXT://127.0.0.1:\(plain)"] + own).joined(separator: ",")
        }
        all[listenersKey] = list { _ in "127.0.0.1" }
        all["advertised.listeners"] = list(\.host)
        all["listener.security.protocol.map"] =
            (["CONTROLLER:PLAINTEXT", "PLAINTEXT:PLAINTEXT"]
            + listeners.map { "\($0.name):\($0.protocol)" }).joined(separator: ",")
        return all
    }
}
