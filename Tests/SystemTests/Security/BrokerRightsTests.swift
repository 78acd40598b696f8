/// Steps with exactly the rights that `flows rights kafka` prints, and with each of them taken away.

import FlowsCore
import FlowsKafka
import FlowsLocal
import Foundation
import Testing
import TextMessages

extension SystemTests {
    @Suite(.enabled(if: Programs.kafkaHome != nil, Comment(rawValue: RealKafka.absence)))
    struct BrokerRightsTests {
        static let steps = ["text-word-count", "text-word-classify", "text-word-join"]

        static func words(_ count: Int) throws -> [(Int32, [UInt8]?, [UInt8]?)] {
            try (0..<count).map { index in
                let word = "word\(index % 50)"
                var bytes = ByteBuffer()
                _ = try WordSeen.topic.value.encode(WordSeen(word: word), &bytes)
                return (Int32(index % 4), Array(word.utf8), [UInt8](bytes.bytes))
            }
        }

        @Test("A36 a step and a join run over TLS, with a password, on the printed rights alone")
        func enough() throws {
            let secure = try SecureKafka()
            let stage = try Stage(.given(secure.kafka), steps: Self.steps)
            for step in ["text-word-count", "text-word-join"] { try secure.grantPrinted(step) }
            // The third has all rights: the join needs what it writes.
            let classify = try stage.start("text-word-classify")
            let groups = [
                ("text-word-count", "text-word-seen"), ("text-word-classify", "text-word-seen"),
                ("text-word-join-route", "text-word-typed"),
                ("text-word-join-route", "text-word-counted"),
                ("text-word-join", "text-word-join-route"),
            ]
            for _ in 1...2 {
                let steps = try ["text-word-count", "text-word-join"].map {
                    try stage.start($0, secure.login($0))
                }
                for step in steps { try step.waitUntilReady() }
                try stage.send(to: "text-word-seen", Self.words(500))
                try stage.waitUntilSettled(groups.map { (step: $0.0, topic: $0.1) })
                // While it runs: the look at the rights disturbs no member.
                for name in ["text-word-count", "text-word-join"] {
                    try expectCheck(name, stage, secure.login(name))
                }
                for step in steps {
                    #expect(try step.child.stop() == .exit(0), "\(step.child.text)")
                    #expect(!step.child.text.contains("AUTHORIZATION"), "\(step.child.text)")
                }
            }
            #expect(try stage.countsPublished().count == 1000)
            for step in ["text-word-count", "text-word-join"] {
                let rewound = try ChildProcess.run(
                    Programs.path(step), ["rewind", "--yes"],
                    environment: stage.environment(secure.login(step)), within: 60)
                #expect(rewound.end == .exit(0), "\(rewound.error)")
                #expect(rewound.error.isEmpty, "\(rewound.error)")
            }
            #expect(try classify.child.stop() == .exit(0))
            // The same user by its certificate.
            try expectCheck("text-word-count", stage, secure.certificate())
            try strangers(secure, stage)
        }

        /// With --part=join the router's rights aren't looked at; else no join would be deployed.
        @Test("A36 both parts of a join pass their init containers on their KafkaUsers' rights")
        func parts() throws {
            let secure = try SecureKafka()
            let stage = try Stage(.given(secure.kafka), steps: Self.steps)
            let names = ["text-word-join-route", "text-word-join"]
            for name in names { try secure.grantManifest(name) }
            let (route, join) = (secure.login(names[0]), secure.login(names[1]))
            try expectCheck("text-word-join", stage, join, ["migrate"])
            try expectCheck("text-word-join", stage, join, ["check", "--part=join"])
            try expectCheck("text-word-join", stage, route, ["check", "--part=route"])
            let whole = try ChildProcess.run(
                Programs.path("text-word-join"), ["check"],
                environment: stage.environment(join), within: 60)
            #expect(whole.end == .exit(78))
            #expect(whole.error.contains("on the group text-word-join-route"))
        }

        private func expectCheck(
            _ step: String, _ stage: Stage, _ way: [String: String], _ words: [String] = ["check"]
        ) throws {
            let report = try ChildProcess.run(
                Programs.path(step), words, environment: stage.environment(way), within: 60)
            #expect(report.end == .exit(0), "\(report.error)")
            #expect(report.error.isEmpty, "\(report.error)")
        }

        /// What one step may is nothing to another.
        private func strangers(_ secure: SecureKafka, _ stage: Stage) throws {
            let log = try reader("text-word-classify", secure)
            defer { _ = log.close(deadline: .seconds(2)) }
            try log.join(topics: ["text-word-seen"])
            try eventually("the group to be denied", within: 20) {
                log.groupEvents(timeout: .milliseconds(100)).contains {
                    if case .failed(let error) = $0 {
                        return error.isDenied && error.message.contains("group text-word-classify")
                    }
                    return false
                }
            }
            let admin = try KafkaAdmin(
                configuration: configuration("text-word-count", secure),
                logger: Logger(level: .critical, format: .text))
            let denied = try admin.missingRights(
                toRead: ["text-word-join-route"], timeout: .seconds(10))
            #expect(denied.map(\.topic) == ["text-word-join-route"])
            let report = try ChildProcess.run(
                Programs.path("text-word-count"), ["check"],
                environment: stage.environment(secure.login("stranger")), within: 60)
            #expect(report.end == .exit(78))
            #expect(report.error.contains("Describe on the topic text-word-"), "\(report.error)")
        }

        private func reader(_ group: String, _ secure: SecureKafka) throws -> KafkaLog {
            try KafkaLog(
                configuration: configuration(group, secure),
                logger: Logger(level: .critical, format: .text))
        }

        /// The user text-word-count, in whichever group.
        private func configuration(_ group: String, _ secure: SecureKafka) -> KafkaConfiguration {
            KafkaConfiguration(
                brokers: secure.brokers("LOGIN"), groupID: group,
                properties: [
                    "security.protocol": "sasl_ssl", "ssl.ca.location": secure.authority.file,
                    "sasl.mechanism": "PLAIN", "sasl.username": "text-word-count",
                    "sasl.password": SecureKafka.password("text-word-count"),
                ])
        }

        /// A right that is taken away, and who has to name it.
        struct Missing: Sendable {
            let right: [String]
            let sentence: String
            let check: Int32
            /// The exit code of `run` with records waiting; nil where it does without.
            let run: Int32?
        }

        static let missing = [
            Missing(
                right: ["Read", "--topic", "text-word-seen"],
                sentence: "Read on the topic text-word-seen", check: 78, run: 78),
            Missing(
                right: ["DescribeConfigs", "--topic", "text-word-seen"],
                sentence: "DescribeConfigs on the topic text-word-seen", check: 0, run: nil),
            Missing(
                right: ["DescribeConfigs", "--topic", "text-word-counted"],
                sentence: "DescribeConfigs on the topic text-word-counted", check: 0, run: nil),
            Missing(
                right: ["Read", "--group", "text-word-count"],
                sentence: "Read on the group text-word-count", check: 78, run: 78),
            // The producer's session is refused, or the first record where others may be written.
            Missing(
                right: ["Write", "--topic", "text-word-counted"],
                sentence: "Write on ", check: 0, run: 78),
            Missing(
                right: ["All", "--topic", "text-word-counted"],
                sentence: "Describe on the topic text-word-counted", check: 78, run: 78),
        ]

        /// Without the stop in the machine a step without Write acquires its partition for ever,
        /// and one without Read on its group waits for it in silence.
        @Test("A34 A36 each right that is missing is named, by check or by a run that ends with 78")
        func missing() throws {
            let secure = try SecureKafka()
            let stage = try Stage(.given(secure.kafka), steps: ["text-word-count"])
            try secure.grantPrinted("text-word-count")
            try stage.send(to: "text-word-seen", Self.words(40))
            let way = secure.login("text-word-count")
            for missing in Self.missing {
                try change(secure, "--remove", missing)
                try eventually("\(missing.sentence) to be said", within: 20) {
                    try check(stage, way).text.contains(missing.sentence) || missing.check == 0
                }
                let said = try check(stage, way)
                #expect(said.end == .exit(missing.check), "\(missing.right) \(said.text)")
                if missing.run == nil {
                    #expect(said.text.contains(missing.sentence), "\(said.text)")
                }
                try stage.send(to: "text-word-seen", Self.words(40))
                let step = try stage.start("text-word-count", way)
                if let code = missing.run {
                    #expect(try step.child.wait(for: 40) == .exit(code), "\(step.child.text)")
                    #expect(step.child.text.contains(missing.sentence), "\(step.child.text)")
                } else {
                    try step.waitUntilReady()
                    #expect(try step.child.stop() == .exit(0))
                }
                try change(secure, "--add", missing)
            }
            let step = try stage.start("text-word-count", way)
            try stage.waitUntilSettled([("text-word-count", "text-word-seen")])
            #expect(try step.child.stop() == .exit(0))
            // Neither lost nor doubled by all these ends.
            #expect(try stage.countsPublished().count == 40 * (1 + Self.missing.count))
        }

        private func check(
            _ stage: Stage, _ way: [String: String]
        ) throws -> (end: ChildProcess.End, text: String) {
            let report = try ChildProcess.run(
                Programs.path("text-word-count"), ["check"], environment: stage.environment(way),
                within: 60)
            return (report.end, report.error)
        }

        private func change(_ secure: SecureKafka, _ verb: String, _ missing: Missing) throws {
            var words = ["--bootstrap-server", secure.kafka.brokers, verb]
            if verb == "--remove" { words.append("--force") }
            words += ["--allow-principal", "User:text-word-count"]
            let implied = missing.right[0] == "All" ? ["Write", "Describe", "DescribeConfigs"] : []
            for operation in implied.isEmpty ? [missing.right[0]] : implied {
                words += ["--operation", operation]
            }
            try secure.acls(words + missing.right.dropFirst())
        }
    }
}
