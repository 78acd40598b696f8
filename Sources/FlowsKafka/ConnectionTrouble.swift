/// Why no broker lets the process in, told from librdkafka's words, with the variable to look at.

/// A connection that failed for a reason that somebody has to put right.
struct ConnectionTrouble: Equatable {
    /// Who or what was refused, which lasts until a setting, a secret or a certificate changes;
    /// or a broker that hung up, which one that is being stopped does too.
    enum Kind: Equatable { case authentication, encryption, hangingUp }

    let kind: Kind
    /// One sentence: what is wrong, and which variables to look at.
    let sentence: String

    /// Reads a line about a failed connection; nil when it says only that a broker is away.
    ///
    /// `certificate` is OpenSSL's number of what is wrong with the broker's certificate.
    init?(line: String, security: SecurityFacts, certificate: Int32?) {
        let broker = Self.broker(in: line)
        if line.includes("certificate verify failed") {
            self.init(.encryption, Self.wrongCertificate(broker, certificate))
        } else if line.includes("mechanism handshake failed") {
            self.init(.authentication, Self.wrongMechanism(broker, line, security))
        } else if line.includes("SASL authentication error")
            || line.includes("Authentication failed")
        {
            self.init(.authentication, Self.wrongCredentials(broker, security))
        } else if line.includes("SSL alert number") || line.includes("tlsv1") {
            self.init(.encryption, Self.refusedCertificate(broker))
        } else if line.includes("SSL handshake failed") || line.includes("SSL routines") {
            self.init(.hangingUp, Self.noEncryption(broker))
        } else if line.includes("incorrect security.protocol") {
            self.init(.hangingUp, Self.hungUp(broker, security))
        } else if line.includes("might require SASL") {
            self.init(.hangingUp, Self.noLogin(broker, security))
        } else {
            return nil
        }
    }

    private init(_ kind: Kind, _ sentence: String) { (self.kind, self.sentence) = (kind, sentence) }

    /// `[thrd:…]: sasl_ssl://kafka:9093/bootstrap: …` names kafka:9093.
    private static func broker(in line: String) -> String {
        var words = Substring(line)
        if words.hasPrefix("[thrd:"), let end = words.placeBehind("]: ") {
            words = words[end...]
        }
        if let end = words.placeBehind("://") { words = words[end...] }
        return String(words.prefix { $0 != "/" && $0 != " " })
    }

    private static func wrongCertificate(_ broker: String, _ error: Int32?) -> String {
        let certificate = "the certificate of the broker \(broker)"
        switch error {
        case 10: return "\(certificate) has expired: renew it on the broker"
        case 9: return "\(certificate) isn't valid yet: look at the clocks of both machines"
        case 62, 64:
            return
                "\(certificate) is for another name: name the broker in FLOWS_BROKERS, and in its"
                + " advertised.listeners, as its certificate does"
        default:
            return "\(certificate) isn't signed by an authority that is known here: name the"
                + " authority's file in FLOWS_KAFKA_SSL_CA_LOCATION"
        }
    }

    private static func wrongMechanism(
        _ broker: String, _ line: String, _ security: SecurityFacts
    ) -> String {
        let taken =
            line.placeBehind("supported mechanisms: ")
            .map { line[$0...].prefix { $0 != " " } } ?? ""
        guard line.includes("Unsupported SASL mechanism"), !taken.isEmpty else {
            return "the broker \(broker) takes no logins on this port: correct the port in"
                + " FLOWS_BROKERS, or FLOWS_KAFKA_SECURITY_PROTOCOL"
        }
        return "the broker \(broker) doesn't take \(security.mechanism), but \(taken): set"
            + " FLOWS_KAFKA_SASL_MECHANISM to one of these"
    }

    private static func wrongCredentials(_ broker: String, _ security: SecurityFacts) -> String {
        let refused =
            "the broker \(broker) refuses this user or password: look at"
            + " FLOWS_KAFKA_SASL_USERNAME and FLOWS_KAFKA_SASL_PASSWORD (or _FILE), and whether the"
            + " user is there and may use \(security.mechanism)"
        // Kafka 4 compares a nonce that older clients of librdkafka's repeat wrongly.
        guard security.mechanism.hasPrefix("SCRAM"), security.library < 0x0206_01ff else {
            return refused
        }
        return refused + "; a broker of Kafka 4 or newer refuses SCRAM from this librdkafka"
            + " (\(security.libraryName), and 2.6.1 is needed) whatever the password is: use a client"
            + " certificate, or PLAIN over TLS"
    }

    private static func refusedCertificate(_ broker: String) -> String {
        "the broker \(broker) refuses the client's certificate, or wants one: look at"
            + " FLOWS_KAFKA_SSL_CERTIFICATE_LOCATION and FLOWS_KAFKA_SSL_KEY_LOCATION, at its dates"
            + " and at who signed it"
    }

    private static func noEncryption(_ broker: String) -> String {
        "the broker \(broker) doesn't speak TLS on this port: correct the port in FLOWS_BROKERS, or"
            + " FLOWS_KAFKA_SECURITY_PROTOCOL"
    }

    private static func hungUp(_ broker: String, _ security: SecurityFacts) -> String {
        "the broker \(broker) hung up on the first word of \(security.protocol): this port may want"
            + " TLS: set FLOWS_KAFKA_SECURITY_PROTOCOL to ssl or sasl_ssl, or correct the port in"
            + " FLOWS_BROKERS"
    }

    private static func noLogin(_ broker: String, _ security: SecurityFacts) -> String {
        "the broker \(broker) hung up on a client that doesn't log in (\(security.protocol)): this"
            + " port may want it: set FLOWS_KAFKA_SECURITY_PROTOCOL to"
            + " \(security.protocol == "ssl" ? "sasl_ssl" : "sasl_plaintext or sasl_ssl"), with"
            + " FLOWS_KAFKA_SASL_MECHANISM, _USERNAME and _PASSWORD, or correct the port in"
            + " FLOWS_BROKERS"
    }
}

extension StringProtocol {
    /// The place behind these words, without the regular expressions that Foundation-like searches link.
    func placeBehind(_ words: String) -> Index? {
        let wanted = Array(words.utf8)
        let all = utf8
        var at = all.startIndex
        while at < all.endIndex {
            if all[at...].starts(with: wanted) { return all.index(at, offsetBy: wanted.count) }
            all.formIndex(after: &at)
        }
        return nil
    }
}
