/// Large objects from a file to one record: `flows send --chunk`, object-assemble, crashes.

import FlowsCore
import FlowsKafka
import FlowsLocal
import Foundation
import ObjectMessages
import Testing

extension SystemTests {
    @Suite struct ObjectTests {
        /// Bytes that don't compress, the same in each run.
        static func noise(_ count: Int, seed: UInt64 = 1) -> [UInt8] {
            var state = seed
            return (0..<count).map { _ in
                state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
                return UInt8(truncatingIfNeeded: state >> 56)
            }
        }

        private func send(
            _ stage: Stage, _ arguments: [String], _ more: [String: String] = [:]
        ) throws -> ChildProcess.Report {
            try ChildProcess.run(
                Programs.path("flows"), ["send"] + arguments,
                environment: stage.environment(more), within: 60)
        }

        /// The objects that came out, once repeats are dropped by identity.
        private func objects(_ stage: Stage) throws -> [ObjectAssembled] {
            try stage.records(of: ObjectAssembled.topic.contract.name).map {
                try ($0 ?? []).withUnsafeBytes { try ObjectAssembled.codec.decode($0) }
            }
        }

        @Test("A43 an object in pieces survives crashes of the step, byte for byte")
        func crash() throws {
            let stage = try Stage(migrates: false)
            try stage.migrate("object-assemble")
            let folder = try Folder()
            let content = Self.noise(3_000_000)
            let file = try folder.write("photo.raw", content)
            let sent = try send(stage, ["--topic", "object-chunk", "--chunk", "64KiB", file])
            #expect(sent.end == .exit(0), "\(sent.error)")
            #expect(
                sent.output.hasPrefix("sent the object photo.raw, 3,000,000 bytes in 46 pieces"))
            let small = ["FLOWS_BATCH_RECORDS_MAX": "5"]
            // In the middle of the transfer; then with the whole object kept and not published.
            for failpoint in ["keep:3", "keep:7"] {
                let step = try stage.start(
                    "object-assemble", small.merging(["FLOWS_FAILPOINT": failpoint]) { $1 })
                #expect(try step.child.wait() == .signal(SIGKILL), "\(step.child.text)")
            }
            let last = try stage.start("object-assemble", small)
            try stage.waitUntilSettled([("object-assemble", "object-chunk")])
            let objects = try objects(stage)
            #expect(objects.count == 1)
            #expect(objects.first?.object == "photo.raw")
            #expect(objects.first?.content == content)
            #expect(try stage.records(of: "object-refused").isEmpty)
            #expect(try last.child.stop() == .exit(0), "\(last.child.text)")
        }

        @Test("flows send sends lines and whole files as they are, and says what it can't send")
        func send() throws {
            let stage = try Stage(migrates: false)
            let folder = try Folder()
            let lines = try folder.write("lines.txt", "one\n\nthree")
            var report = try send(stage, ["--topic", "text-line", "--key", "k", lines])
            #expect(report.end == .exit(0), "\(report.error)")
            #expect(report.output == "sent 3 records to text-line")
            #expect(
                try stage.records(of: "text-line").map {
                    $0.map { String(decoding: $0, as: UTF8.self) }
                }
                    == ["one", "", "three"])
            report = try send(stage, ["--topic", "text-word-seen", "--whole", lines])
            #expect(report.output == "sent 1 record of 10 bytes to text-word-seen")
            #expect(try stage.records(of: "text-word-seen").first?.map(\.count) == 10)
            let large = try folder.write("large", Self.noise(1_100_000))
            for (arguments, words, code) in [
                (["--topic", "text-line", "--whole", large], "in pieces (--chunk)", Int32(1)),
                (["--topic", "object-chunk", "--chunk", "1KiB", large], "--chunk 17188", 64),
                (["--topic", "object-chunk", "--chunk", "1MiB", large], "a smaller --chunk", 64),
                (["--topic", "object-chunk", "--chunk", "1KiB", "-"], "--key NAME", 64),
                (["--topic", "nowhere", lines], "doesn't exist", 78),
                (["--topic", "text-line", folder.path + "/none"], "can't be read", 1),
                (["--topic", "text-line"], "one FILE", 64),
                ([lines], "--topic NAME", 64),
            ] {
                let report = try send(stage, arguments)
                #expect(report.end == .exit(code), "\(arguments) \(report.error)")
                #expect(report.error.contains(words), "\(report.error)")
            }
            report = try send(stage, ["--topic", "text-line", lines], ["FLOWS_BROKERS": ""])
            #expect(report.end == .exit(78) && report.error.contains("FLOWS_BROKERS"))
        }

        // Without the contract's size the client refuses what is larger than a megabyte.
        @Test(
            "A43 a real Kafka takes an object as large as the contract says, and less is reported",
            .enabled(if: Programs.kafkaHome != nil, Comment(rawValue: RealKafka.absence)))
        func real() throws {
            let stage = try Stage(.real, migrates: false)
            let admin = try KafkaAdmin(
                configuration: KafkaConfiguration(brokers: stage.brokers, groupID: "tests"))
            try admin.createTopics(
                [TopicContract(name: "object-assembled", partitions: 4)], timeout: .seconds(20))
            let migrated = try ChildProcess.run(
                Programs.path("object-assemble"), ["migrate"], environment: stage.environment(),
                within: 60)
            let sentence = "the topic object-assembled takes at most 1048588 bytes"
            #expect(migrated.end == .exit(0) && migrated.error.contains(sentence))
            let checked = try ChildProcess.run(
                Programs.path("object-assemble"), ["check"], environment: stage.environment(),
                within: 60)
            #expect(checked.end == .exit(78) && checked.error.contains(sentence))
            try stage.kafka?.configure("object-assembled", "max.message.bytes=17825792")
            let folder = try Folder()
            let content = Self.noise(ObjectChunk.objectBytesMax)
            let file = try folder.write("film", content)
            let step = try stage.start("object-assemble")
            let sent = try send(stage, ["--topic", "object-chunk", "--chunk", "512KiB", file])
            #expect(sent.end == .exit(0), "\(sent.error)")
            try stage.waitUntilSettled([("object-assemble", "object-chunk")])
            #expect(try objects(stage).map(\.content) == [content], "\(step.child.text)")
            #expect(try step.child.stop() == .exit(0), "\(step.child.text)")
        }
    }
}

extension Stage {
    /// The values of a topic, once repeats are dropped by identity.
    func records(of topic: String) throws -> [[UInt8]?] {
        let tail = try KafkaTail(
            configuration: KafkaConfiguration(brokers: brokers, groupID: "tests"),
            logger: Logger(level: .critical, format: .text))
        try tail.start([topic], from: .beginning, timeout: .seconds(10))
        var seen: Set<[UInt8]> = []
        var all: [[UInt8]?] = []
        let isWhole = try tail.readToEnd(timeout: .seconds(30)) { _, batch in
            for record in batch.records {
                if let origin = record.origin, !seen.insert([UInt8](origin)).inserted { continue }
                all.append(record.value.map { [UInt8]($0) })
            }
        }
        guard isWhole else { throw Waited(description: "the end of \(topic)") }
        return all
    }
}
