/// What is made of librdkafka's words about connections, and which settings can't work.

import Testing

@testable import FlowsKafka

@Suite struct SecurityTests {
    private func trouble(
        _ line: String, _ properties: [String: String] = [:], library: Int32 = 0x0206_01ff,
        certificate: Int32? = nil
    ) -> ConnectionTrouble? {
        ConnectionTrouble(
            line: line, security: SecurityFacts(properties, library: library),
            certificate: certificate)
    }

    @Test("a broker that is only away is no refusal")
    func away() {
        #expect(trouble("kafka:9092/bootstrap: Connect to ipv4#10.0.0.1:9092 failed") == nil)
        #expect(trouble("kafka:9092/1: Disconnected (after 10ms in state UP)") == nil)
    }

    @Test("the broker's name comes from the line, whatever stands before it")
    func broker() {
        let line =
            "[thrd:sasl_ssl://kafka:9093/bootstrap]: sasl_ssl://kafka:9093/bootstrap:"
            + " SASL authentication error: Authentication failed (after 1ms in state AUTH_REQ)"
        #expect(trouble(line)?.sentence.hasPrefix("the broker kafka:9093 refuses") == true)
        let plain = "[thrd:kafka:9093/1]: kafka:9093/1: Disconnected: might require SASL"
        #expect(trouble(plain)?.sentence.hasPrefix("the broker kafka:9093 hung up") == true)
        #expect(trouble(plain)?.kind == .hangingUp)
    }

    /// Kafka 4 refuses what librdkafka before 2.6.1 makes of SCRAM; the password may well be right.
    @Test("a refused SCRAM login names librdkafka's version where that can be the reason")
    func scram() {
        let line = "sasl_ssl://kafka:9093/bootstrap: SASL authentication error: …"
        let scram = ["security.protocol": "SASL_SSL", "sasl.mechanism": "SCRAM-SHA-512"]
        #expect(trouble(line, scram, library: 0x0200_02ff)?.sentence.contains("2.0.2") == true)
        #expect(trouble(line, scram, library: 0x0206_01ff)?.sentence.contains("2.6.1") == false)
        let plain = ["security.protocol": "SASL_SSL", "sasl.mechanism": "PLAIN"]
        #expect(trouble(line, plain, library: 0x0200_02ff)?.sentence.contains("2.6.1") == false)
    }

    @Test(
        "a certificate's fault is told by OpenSSL's number",
        arguments: [
            (10, "has expired"), (9, "isn't valid yet"), (62, "another name"),
            (64, "another name"), (19, "isn't signed"), (20, "isn't signed"),
        ] as [(Int32, String)])
    func certificate(number: Int32, words: String) {
        let line = "ssl://kafka:9093/bootstrap: SSL routines::certificate verify failed"
        #expect(trouble(line, certificate: number)?.sentence.contains(words) == true)
    }

    @Test("a librdkafka without what a login needs says so, and what to install")
    func features() {
        func mistake(_ properties: [String: String], _ features: String) -> String? {
            SecurityFacts(properties).mistake(properties, features: features)
        }
        let scram = [
            "security.protocol": "sasl_ssl", "sasl.mechanism": "SCRAM-SHA-512",
            "sasl.username": "u", "sasl.password": "p",
        ]
        #expect(mistake(scram, "ssl,sasl_plain,sasl_scram") == nil)
        #expect(mistake(scram, "sasl_plain,sasl_scram")?.contains("without TLS") == true)
        #expect(mistake(scram, "ssl,sasl_plain")?.contains("without SASL SCRAM") == true)
        #expect(mistake([:], "") == nil)
        var missing = scram
        missing["sasl.password"] = nil
        #expect(
            mistake(missing, SecurityFacts.features)?.contains("FLOWS_KAFKA_SASL_PASSWORD_FILE")
                == true)
        #expect(SecurityFacts.features.contains("ssl"))
    }

    /// The default of the library that is linked, which the system tests then see at work.
    @Test("brokers' names are verified, and the system's authorities are found, unless told else")
    func defaults() throws {
        func authority(_ properties: [String: String]) throws -> String? {
            try ClientSettings.reader(
                KafkaConfiguration(brokers: "x", groupID: "x", properties: properties)
            ).pairs.last { $0.0 == "ssl.ca.location" }?.1
        }
        #expect(try authority([:]) == nil)
        #expect(try authority(["security.protocol": "SSL"]) == "probe")
        #expect(try authority(["security.protocol": "SSL", "ssl.ca.pem": "x"]) == nil)
        #expect(
            try authority(["security.protocol": "ssl", "ssl.ca.location": "/etc/ssl"])
                == "/etc/ssl")
    }
}
