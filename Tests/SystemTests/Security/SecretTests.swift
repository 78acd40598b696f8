/// No secret in anything that a step says, and what TLS and a login cost its start.

import FlowsLocal
import Foundation
import Testing

extension SystemTests {
    @Suite(.enabled(if: Programs.kafkaHome != nil, Comment(rawValue: RealKafka.absence)))
    struct SecretTests {
        /// Also at the levels at which librdkafka tells its settings and each step of a login.
        @Test("A36 no password and no key is in describe, settings, logs, errors or metrics")
        func secrets() throws {
            let secure = try SecureKafka()
            let stage = try Stage(.given(secure.kafka), steps: ["text-word-count"])
            try secure.grantPrinted("text-word-count")
            let loud = ["FLOWS_LOG_LEVEL": "trace", "FLOWS_KAFKA_DEBUG": "all"]
            var byCertificate = secure.certificate()
            let key = try String(contentsOfFile: secure.client.keyFile, encoding: .utf8)
            byCertificate["FLOWS_KAFKA_SSL_KEY_LOCATION"] = nil
            byCertificate["FLOWS_KAFKA_SSL_KEY_PEM"] = key
            let encrypted = try secure.authority.certify(
                "text-word-count", names: ["DNS:x"], password: "of-the-key-77")
            var byEncrypted = secure.certificate()
            byEncrypted["FLOWS_KAFKA_SSL_CERTIFICATE_LOCATION"] = encrypted.file
            byEncrypted["FLOWS_KAFKA_SSL_KEY_LOCATION"] = encrypted.keyFile
            byEncrypted["FLOWS_KAFKA_SSL_KEY_PASSWORD"] = "of-the-key-77"
            var byFile = secure.login("text-word-count")
            byFile["FLOWS_KAFKA_SASL_PASSWORD"] = nil
            byFile["FLOWS_KAFKA_SASL_PASSWORD_FILE"] = try secure.write(
                "password", SecureKafka.password("text-word-count"))
            let scram = secure.login("text-word-count", mechanism: "SCRAM-SHA-512")
            let keyLine = String(key.split(separator: "\n")[1])
            let secrets = [SecureKafka.password("text-word-count"), "of-the-key-77", keyLine]
            for way in [byFile, byCertificate, byEncrypted] {
                try search(stage, way.merging(loud) { $1 }, secrets)
            }
            let refused = try ChildProcess.run(
                Programs.path("text-word-count"), ["check"],
                environment: stage.environment(scram.merging(loud) { $1 }), within: 60)
            expectNone(of: secrets, in: refused.output + refused.error, "check by SCRAM")
        }

        private func search(
            _ stage: Stage, _ way: [String: String], _ secrets: [String]
        ) throws {
            for words in [["describe"], ["check"], ["run", "--print-config"], ["migrate"]] {
                let report = try ChildProcess.run(
                    Programs.path("text-word-count"), words, environment: stage.environment(way),
                    within: 60)
                expectNone(of: secrets, in: report.output + report.error, "\(words)")
            }
            let step = try stage.start("text-word-count", way)
            try step.waitUntilReady()
            try stage.send(to: "text-word-seen", BrokerRightsTests.words(40))
            try stage.waitUntilSettled([("text-word-count", "text-word-seen")])
            for path in ["/metrics", "/readyz", "/livez", "/startupz"] {
                let body = LocalHTTP.get(path, port: step.port)?.body ?? ""
                expectNone(of: secrets, in: body, path)
            }
            #expect(try step.child.stop() == .exit(0))
            // It was loud, and told of logins: or there was nothing to find.
            #expect(step.child.text.contains("security.protocol"))
            expectNone(of: secrets, in: step.child.text, "run")
        }

        private func expectNone(of secrets: [String], in text: String, _ place: String) {
            for (index, secret) in secrets.enumerated() where text.contains(secret) {
                Issue.record("\(place) tells secret \(index)")
            }
        }

        @Test("TLS and a login: what they add to a start and to memory")
        func cost() throws {
            let secure = try SecureKafka()
            let stage = try Stage(.given(secure.kafka), steps: ["text-word-count"])
            try secure.grantPrinted("text-word-count")
            var lines: [String] = []
            for (name, way) in [
                ("plain", [:]), ("TLS and PLAIN", secure.login("text-word-count")),
                ("TLS with a certificate", secure.certificate()),
            ] {
                var times: [Double] = []
                var memory: [Double] = []
                for _ in 1...5 {
                    let began = Date()
                    let step = try stage.start("text-word-count", way)
                    try step.waitUntilReady()
                    times.append(Date().timeIntervalSince(began))
                    let text = LocalHTTP.get("/metrics", port: step.port)?.body ?? ""
                    memory.append(Self.resident(text))
                    #expect(try step.child.stop() == .exit(0))
                }
                let time = times.sorted()[2], size = memory.sorted()[2]
                lines.append(
                    "\(name): ready after \(Int(time * 1000)) ms, \(Int(size / 1_048_576)) MiB"
                )
            }
            print("start of text-word-count, medians of 5: " + lines.joined(separator: "; "))
        }

        private static func resident(_ metrics: String) -> Double {
            let line = metrics.split(separator: "\n")
                .first { $0.hasPrefix("process_resident_memory_bytes ") }
            return line?.split(separator: " ").last.flatMap { Double($0) } ?? 0
        }
    }
}
