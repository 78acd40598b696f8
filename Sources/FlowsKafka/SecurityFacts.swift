/// How a process shows itself to the brokers, and whether its librdkafka can.

internal import CRdKafka
import FlowsCore

/// The settings of security by which errors are explained; no secret is among them.
struct SecurityFacts: Sendable {
    /// `plaintext`, `ssl`, `sasl_plaintext` or `sasl_ssl`.
    let `protocol`: String
    /// The SASL mechanism, GSSAPI unless set, as librdkafka has it.
    let mechanism: String
    /// librdkafka's version as a number: 0x020601ff is 2.6.1.
    let library: Int32

    init(_ properties: [String: String], library: Int32 = rd_kafka_version()) {
        self.protocol = (properties["security.protocol"] ?? "plaintext").lowercased()
        mechanism = properties["sasl.mechanism"] ?? properties["sasl.mechanisms"] ?? "GSSAPI"
        self.library = library
    }

    var usesTLS: Bool { self.protocol.hasSuffix("ssl") }
    var usesSASL: Bool { self.protocol.hasPrefix("sasl") }

    /// `2.0.2`
    var libraryName: String {
        "\(library >> 24 & 0xff).\(library >> 16 & 0xff).\(library >> 8 & 0xff)"
    }

    /// Why a client can't be made with this, in a sentence; `features` are those librdkafka was
    /// built with, such as `ssl,sasl_plain,sasl_scram`.
    func mistake(_ properties: [String: String], features: String) -> String? {
        let built = Set(features.split(separator: ",").map(String.init))
        let wanted = usesTLS ? [("ssl", "TLS")] + loginFeature : loginFeature
        for (feature, name) in wanted where !built.contains(feature) {
            return
                "this librdkafka (\(libraryName)) was built without \(name): install one with it,"
                + " such as Debian's librdkafka1, or change FLOWS_KAFKA_SECURITY_PROTOCOL and"
                + " FLOWS_KAFKA_SASL_MECHANISM"
        }
        let names = ["sasl.username", "sasl.password"]
        let isPassword = ["PLAIN"].contains(mechanism) || mechanism.hasPrefix("SCRAM")
        if usesSASL, isPassword, let missing = names.first(where: { properties[$0] == nil }) {
            let variable = Self.variable(missing)
            return "\(variable) isn't set, and \(mechanism) needs it: set it, or name a file that"
                + " has it in \(variable)_FILE"
        }
        if usesSASL, !isPassword, mechanism == "GSSAPI", properties["sasl.password"] != nil {
            return "FLOWS_KAFKA_SASL_PASSWORD is set, and FLOWS_KAFKA_SASL_MECHANISM isn't, or is"
                + " GSSAPI: set it to PLAIN, SCRAM-SHA-256 or SCRAM-SHA-512"
        }
        for name in ["ssl.ca.location", "ssl.certificate.location", "ssl.key.location"] {
            guard let path = properties[name], path != "probe", !canRead(path) else { continue }
            return "\(Self.variable(name)) names \(path), which can't be read: mount it, or correct"
                + " the path"
        }
        if !usesSASL, properties["sasl.password"] != nil {
            return "FLOWS_KAFKA_SASL_PASSWORD is set, and FLOWS_KAFKA_SECURITY_PROTOCOL"
                + " (\(self.protocol)) doesn't log in: set it to sasl_ssl, or take the password out"
        }
        return nil
    }

    /// The variable of a property.
    static func variable(_ property: String) -> String {
        "FLOWS_KAFKA_" + String(property.uppercased().map { $0 == "." ? "_" : $0 })
    }

    /// librdkafka's reason why no client can be made, with the variables to look at.
    static func explained(_ reason: String) -> String {
        let said = "the Kafka client can't be made: \(reason)"
        guard reason.hasPrefix("ssl.") else { return said }
        let name = String(reason.prefix { $0 != " " && $0 != ":" })
        let isKey = name.includes("key")
        return "\(said): look at \(variable(name)): is it what it should be (PEM)"
            + (isKey
                ? ", does the key belong to the certificate, and is"
                    + " FLOWS_KAFKA_SSL_KEY_PASSWORD its password?" : "?")
    }

    private var loginFeature: [(String, String)] {
        guard usesSASL else { return [] }
        if mechanism.hasPrefix("SCRAM") { return [("sasl_scram", "SASL SCRAM")] }
        if mechanism == "PLAIN" { return [("sasl_plain", "SASL PLAIN")] }
        if mechanism == "OAUTHBEARER" { return [("sasl_oauthbearer", "SASL OAUTHBEARER")] }
        return [("sasl_gssapi", "Kerberos")]
    }

    /// What this librdkafka was built with.
    static let features: String = {
        guard let conf = rd_kafka_conf_new() else { return "" }
        defer { rd_kafka_conf_destroy(conf) }
        var size = 512
        var value = [CChar](repeating: 0, count: size)
        guard rd_kafka_conf_get(conf, "builtin.features", &value, &size) == RD_KAFKA_CONF_OK else {
            return ""
        }
        return errorText(value)
    }()
}
