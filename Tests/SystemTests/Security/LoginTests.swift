/// What a step says when the brokers don't let it in, and that it goes on once they do.

import FlowsLocal
import Foundation
import Testing

extension SystemTests {
    @Suite(.enabled(if: Programs.kafkaHome != nil, Comment(rawValue: RealKafka.absence)))
    struct LoginTests {
        /// A way in that is wrong, and what must be said of it.
        struct Wrong: Sendable {
            let what: String
            let change: @Sendable (SecureKafka) throws -> [String: String]
            let words: [String]
        }

        static let wrongs: [Wrong] = [
            Wrong(what: "a wrong password", change: { _ in ["FLOWS_KAFKA_SASL_PASSWORD": "no"] }) {
                ["refuses this user or password", "FLOWS_KAFKA_SASL_PASSWORD"]
            },
            Wrong(
                what: "a user that isn't there",
                change: { _ in
                    ["FLOWS_KAFKA_SASL_USERNAME": "nobody"]
                }
            ) { ["refuses this user or password", "FLOWS_KAFKA_SASL_USERNAME"] },
            Wrong(
                what: "a mechanism that isn't taken",
                change: { _ in
                    ["FLOWS_KAFKA_SASL_MECHANISM": "SCRAM-SHA-256"]
                }
            ) { ["doesn't take SCRAM-SHA-256", "SCRAM-SHA-512", "FLOWS_KAFKA_SASL_MECHANISM"] },
            Wrong(
                what: "an authority that didn't sign",
                change: {
                    ["FLOWS_KAFKA_SSL_CA_LOCATION": $0.stranger.file]
                }
            ) { ["isn't signed by an authority", "FLOWS_KAFKA_SSL_CA_LOCATION"] },
            Wrong(
                what: "a certificate for another name",
                change: {
                    ["FLOWS_BROKERS": $0.brokers("ELSEWHERE")]
                }
            ) { ["is for another name", "FLOWS_BROKERS", "advertised.listeners"] },
            Wrong(
                what: "a certificate that has expired",
                change: {
                    ["FLOWS_BROKERS": $0.brokers("EXPIRED")]
                }
            ) { ["has expired", "renew it on the broker"] },
            Wrong(
                what: "no TLS on a port that wants it",
                change: { _ in
                    ["FLOWS_KAFKA_SECURITY_PROTOCOL": "sasl_plaintext"]
                }
            ) { ["hung up on the first word of sasl_plaintext", "FLOWS_KAFKA_SECURITY_PROTOCOL"] },
            Wrong(
                what: "TLS on a port without",
                change: {
                    ["FLOWS_BROKERS": $0.brokers("OPENLOGIN")]
                }
            ) { ["doesn't speak TLS", "FLOWS_BROKERS", "FLOWS_KAFKA_SECURITY_PROTOCOL"] },
            Wrong(
                what: "no login where one is wanted",
                change: {
                    ["FLOWS_KAFKA_SECURITY_PROTOCOL": "ssl"].merging($0.noLogin) { $1 }
                }
            ) { ["doesn't log in", "FLOWS_KAFKA_SECURITY_PROTOCOL", "sasl_ssl"] },
            Wrong(
                what: "no certificate where one is wanted",
                change: {
                    [
                        "FLOWS_KAFKA_SECURITY_PROTOCOL": "ssl",
                        "FLOWS_BROKERS": $0.brokers("CERTIFICATE"),
                    ].merging($0.noLogin) { $1 }
                }
            ) { ["client's certificate", "FLOWS_KAFKA_SSL_CERTIFICATE_LOCATION"] },
        ]

        /// Without the verify call-back the three certificates are told apart by nothing; without
        /// looking at librdkafka's lines there is only "no broker has answered yet", after 10 s.
        @Test("A36 whatever keeps a step out of Kafka is said in seconds, with what to look at")
        func wrong() throws {
            let secure = try SecureKafka()
            let stage = try Stage(.given(secure.kafka), steps: ["text-word-count"])
            for wrong in Self.wrongs {
                let way = secure.login("text-word-count", try wrong.change(secure))
                let began = Date()
                let report = try ChildProcess.run(
                    Programs.path("text-word-count"), ["check"],
                    environment: stage.environment(way), within: 60)
                #expect(report.end == .exit(69), "\(wrong.what): \(report.error)")
                #expect(Date().timeIntervalSince(began) < 8, "\(wrong.what)")
                for word in wrong.words {
                    #expect(report.error.contains(word), "\(wrong.what): \(report.error)")
                }
                #expect(!report.error.contains(SecureKafka.password("text-word-count")))
            }
            try readiness(secure, stage)
        }

        /// `run` waits: brokers and secrets change at different moments.
        private func readiness(_ secure: SecureKafka, _ stage: Stage) throws {
            let file = try secure.write("password", "not yet\n")
            var way = secure.login("text-word-count")
            way["FLOWS_KAFKA_SASL_PASSWORD"] = nil
            way["FLOWS_KAFKA_SASL_PASSWORD_FILE"] = file
            try secure.grantPrinted("text-word-count")
            let step = try stage.start("text-word-count", way)
            try eventually("readiness to say why", within: 20) {
                LocalHTTP.get("/readyz", port: step.port)?.body
                    .contains("refuses this user or password") == true
            }
            #expect(step.status("/livez") == 200)
            #expect(step.child.isRunning)
            // Read again when the broker refuses the one before.
            _ = try secure.write("password", SecureKafka.password("text-word-count") + "\n")
            try step.waitUntilReady()
            #expect(try step.child.stop() == .exit(0), "\(step.child.text)")
        }

        @Test("what can't become right by waiting ends a step at once, with 78")
        func settings() throws {
            let secure = try SecureKafka()
            let stage = try Stage(.given(secure.kafka), migrates: false)
            let other = try secure.stranger.certify("x", names: ["DNS:x"])
            let cases: [([String: String], String)] = [
                (["FLOWS_KAFKA_SSL_CA_LOCATION": "/nowhere.pem"], "FLOWS_KAFKA_SSL_CA_LOCATION"),
                (["FLOWS_KAFKA_SASL_MECHANISM": "GSSAPI"], "FLOWS_KAFKA_SASL_MECHANISM"),
                (["FLOWS_KAFKA_SECURITY_PROTOCOL": "ssl"], "FLOWS_KAFKA_SECURITY_PROTOCOL"),
                (["FLOWS_KAFKA_SASL_PASSWORD_FILE": "/nowhere"], "are both set"),
                (
                    secure.certificate().merging(secure.noLogin) { $1 }
                        .merging(["FLOWS_KAFKA_SSL_KEY_LOCATION": other.keyFile]) { $1 },
                    "FLOWS_KAFKA_SSL_KEY_LOCATION"
                ),
            ]
            for (change, word) in cases {
                for command in ["check", "run"] {
                    let report = try ChildProcess.run(
                        Programs.path("text-word-count"), [command],
                        environment: stage.environment(
                            secure.login("text-word-count", change)), within: 60)
                    #expect(report.end == .exit(78), "\(word): \(report.error)")
                    #expect(report.error.contains(word), "\(command) \(report.error)")
                }
            }
        }
    }
}

extension SecureKafka {
    /// The way in with changes; what is empty then isn't set.
    func login(_ user: String, _ changes: [String: String]) -> [String: String] {
        login(user).merging(changes) { $1 }.filter { !$0.value.isEmpty }
    }

    /// Takes user and password out.
    var noLogin: [String: String] {
        [
            "FLOWS_KAFKA_SASL_MECHANISM": "", "FLOWS_KAFKA_SASL_USERNAME": "",
            "FLOWS_KAFKA_SASL_PASSWORD": "",
        ]
    }
}

extension SystemTests.LoginTests.Wrong {
    init(
        what: String, change: @escaping @Sendable (SecureKafka) throws -> [String: String],
        _ words: () -> [String]
    ) {
        self.init(what: what, change: change, words: words())
    }
}
