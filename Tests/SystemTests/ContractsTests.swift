/// Contracts on a real Kafka: a step with another idea of a topic is refused before it touches anything.

import FlowsCore
import FlowsKafka
import FlowsLocal
import Foundation
import TextMessages
import Testing

@testable import Flows

extension SystemTests {
    @Suite(
        "Contracts", .enabled(if: Programs.kafkaHome != nil, Comment(rawValue: RealKafka.absence)))
    struct ContractsTests {
        static let by = Codec<String>.string

        /// A topic with values of these fields; what they are in Swift doesn't matter here.
        static func topic<Key>(
            _ name: String, key: Codec<Key>, _ fields: [FieldShape] = [FieldShape(1, "a", .int64)]
        ) -> Topic<Key, String> {
            let shape = MessageShape("test.Value", ["test.Value": fields])
            let value = Codec<String>(
                name: "protobuf", schema: "test.Value", shape: { shape }, decode: by.decode,
                encode: by.encode)
            return Topic(TopicContract(name: name, partitions: 2), key: key, value: value)
        }

        static func writer<Key>(_ name: String, of topic: Topic<Key, String>) -> StepOutline {
            Stateless(name, reading: Line.topic, writing: topic) { _, _ in }.outline
        }

        static func reader<Key>(
            _ name: String, of topic: Topic<Key, String>, writing result: String
        ) -> StepOutline {
            let output = self.topic(result, key: .string)
            return Stateless(name, reading: topic, writing: output) { _, _ in }.outline
        }

        final class Site: @unchecked Sendable {
            let folder: Folder
            let kafka: RealKafka
            let admin: KafkaAdmin

            init() throws {
                folder = try Folder()
                kafka = try RealKafka(
                    home: Programs.kafkaHome ?? "", folder: folder.url.appending(path: "kafka"))
                admin = try KafkaAdmin(
                    configuration: KafkaConfiguration(brokers: kafka.brokers, groupID: "test"))
            }

            deinit { kafka.stop() }

            func configuration(
                _ outline: StepOutline, _ more: [String: String] = [:]
            ) throws -> StepConfiguration {
                let all = [
                    "FLOWS_BROKERS": kafka.brokers, "FLOWS_POSTGRES": "host=127.0.0.1 port=1",
                    "FLOWS_STEP_VERSION": "1.0",
                ]
                return try StepConfiguration(
                    environment: all.merging(more) { $1 }, outline: outline)
            }

            func migrate(
                _ outline: StepOutline, replaces: Bool = false, _ more: [String: String] = [:]
            ) throws -> ExitCode {
                var words = MigrateWords()
                words.replacesContracts = replaces
                return MigrateCommand(outline, try configuration(outline, more), words).run()
            }

            func check(_ outline: StepOutline) throws -> ExitCode {
                CheckCommand(outline, try configuration(outline)).run()
            }

            func keeper(_ outline: StepOutline) throws -> ContractKeeper {
                try #require(ContractKeeper(outline, try configuration(outline), admin))
            }

            func problems(_ outline: StepOutline) throws -> [String]? {
                try keeper(outline).review { _ in }?.problems
            }

            var contracts: ContractsTopic {
                ContractsTopic(
                    "flows-contracts", admin,
                    KafkaConfiguration(brokers: kafka.brokers, groupID: "test"))
            }

            func exists(_ topic: String) throws -> Bool {
                try admin.partitionCounts(of: [topic], timeout: .seconds(10))[topic] != nil
            }

            /// Writes anything as a contract; nil is a tombstone.
            func send(_ key: String, _ value: String?) throws {
                let environment = [
                    "PATH": ProcessInfo.processInfo.environment["PATH"] ?? "",
                    "FLOWS_BROKERS": kafka.brokers,
                ]
                guard let value else { return try tombstone(key) }
                let file = try folder.write("value", value)
                let report = try ChildProcess.run(
                    Programs.path("flows"),
                    ["send", "--topic", "flows-contracts", "--key", key, "--whole", file],
                    environment: environment, within: 60)
                #expect(report.end == .exit(0), "\(report.error)")
            }

            private func tombstone(_ key: String) throws {
                let log = try KafkaLog(
                    configuration: KafkaConfiguration(brokers: kafka.brokers, groupID: "test"))
                defer { _ = log.close(deadline: .seconds(2)) }
                let publisher = try log.makePublisher(waker: Waker())
                let batch = OutputBatch(topics: ["flows-contracts"])
                let at = batch.begin(topic: 0, timestamp: -1)
                batch.bytes.append(key)
                batch.endKey(at, isNull: false)
                batch.endValue(at, from: batch.bytes.count, isNull: true)
                batch.endOutput(at, headersFrom: batch.bytes.count, partition: 0)
                _ = try publisher.send(batch, from: batch.firstOutput, ticket: 1)
                try eventually("the tombstone to be acknowledged") {
                    !publisher.events().isEmpty
                }
                publisher.close()
            }
        }

        // Without the comparison before anything is made, `another` would be there and the records
        // of one key on two partitions; the old step goes on as it was.
        @Test("A41 a step with another key type is refused by check and migrate, and makes nothing")
        func refused() throws {
            let site = try Site()
            let words = Self.topic("words", key: .string)
            let writer = Self.writer("split", of: words)
            #expect(try site.migrate(writer) == .done)
            #expect(try site.migrate(writer) == .done)
            #expect(try site.check(writer) == .done)

            let numbers = Self.topic("words", key: Codec<Int64>.integer)
            let reader = Self.reader("count", of: numbers, writing: "another")
            #expect(try site.migrate(reader) == .configuration)
            #expect(try !site.exists("another"))
            #expect(try site.check(reader) == .configuration)
            #expect(
                try site.problems(reader) == [
                    """
                    the keys of the topic words are string in split 1.0 and int64 in count 1.0, which \
                    can't read each other: use a new topic
                    """
                ])
            // A reader can't overrule what another writes; the writer can, and then itself is refused.
            #expect(try site.migrate(reader, replaces: true) == .configuration)
            let next = Self.writer("split", of: numbers)
            #expect(try site.migrate(next) == .configuration)
            #expect(try site.check(writer) == .done)
            #expect(try site.migrate(reader, ["FLOWS_CONTRACTS_TOPIC": "none"]) == .done)
            #expect(try site.migrate(next, replaces: true) == .done)
            #expect(try site.check(reader) == .done)
            #expect(try site.check(writer) == .configuration)
            #expect(try site.migrate(writer) == .configuration)
        }

        // A number that was taken once stays taken, also by a version that was rolled back.
        @Test("A41 the contract is the union of all versions, and lies in a compacted topic")
        func union() throws {
            let site = try Site()
            func version(_ fields: FieldShape...) -> StepOutline {
                Self.writer("split", of: Self.topic("words", key: .string, fields))
            }
            let (a, b) = (FieldShape(1, "a", .int64), FieldShape(2, "b", .bool))
            #expect(try site.migrate(version(a)) == .done)
            #expect(try site.migrate(version(a, b)) == .done)
            #expect(try site.migrate(version(a)) == .done)
            #expect(try site.migrate(version(a, FieldShape(2, "c", .string))) == .configuration)
            #expect(try site.migrate(version(a, FieldShape(3, "c", .string))) == .done)

            let found = try site.admin.configuration(of: "flows-contracts", timeout: .seconds(10))
            #expect(found?["cleanup.policy"] == "compact")
            site.kafka.kill()
            try site.kafka.start()
            let bytes = try #require(try site.contracts.read(["words"])["words"])
            let contract = try ContractText.contract(bytes)
            #expect(contract.value.messages["test.Value"]?.map(\.shape.name) == ["a", "b", "c"])
            #expect(try site.problems(version(FieldShape(2, "c", .string)))?.count == 1)
        }

        @Test("A41 states of an older type are refused")
        func states() throws {
            let site = try Site()
            func step(_ type: FieldType) -> StepOutline {
                let topic = Self.topic("t", key: .string, [FieldShape(1, "n", type)])
                let state = Codec<String>(
                    name: "protobuf", schema: "test.Value", shape: topic.value.shape,
                    decode: Self.by.decode, encode: Self.by.encode)
                return Stateful("tally", reading: WordSeen.topic, state: state) { _, _ in }.outline
            }
            #expect(try site.keeper(step(.int64)).write { _ in } == [])
            #expect(try site.problems(step(.int32)) == [])
            let problems = try #require(try site.problems(step(.double)))
            #expect(problems.count == 1)
            #expect(
                problems.first?.contains("the states of tally: field 1 of test.Value is n (int64)")
                    == true)
            let out = "`tally rewind`, and then say so by `tally migrate --replace-contracts`"
            #expect(problems.first?.contains(out) == true)
        }

        // Without reading again after writing, the last of them would be the only one that is kept.
        @Test(
            "A41 many that migrate at once lose nothing, and of two that don't fit one is refused")
        func together() throws {
            let site = try Site()
            try site.contracts.make()
            @Sendable func step(_ field: FieldShape) -> StepOutline {
                Self.writer("split-\(field.number)", of: Self.topic("words", key: .string, [field]))
            }
            try Self.inParallel(
                (1...6).map { number in
                    {
                        try site.keeper(step(FieldShape(number, "f\(number)", .int64))).write { _ in
                        }
                    }
                }
            ).forEach { #expect($0 == []) }
            let bytes = try #require(try site.contracts.read(["words"])["words"])
            let fields = try ContractText.contract(bytes).value.messages["test.Value"]
            #expect(fields?.map(\.shape.number) == Array(1...6))

            let ends = try Self.inParallel(
                [FieldType.string, .double].map { type in
                    { try site.keeper(step(FieldShape(7, "g", type))).write { _ in } }
                })
            #expect(ends.filter { !$0.isEmpty }.count == 1, "\(ends)")
        }

        @Test("A46 what isn't a contract is an error in a sentence, and a tombstone is none yet")
        func damaged() throws {
            let site = try Site()
            let words = Self.topic("words", key: .string)
            let writer = Self.writer("split", of: words)
            let reader = Self.reader("count", of: words, writing: "another")
            #expect(try site.migrate(writer) == .done)
            for text in ["flows-contract 2\n", "nonsense", String(repeating: "x", count: 900_000)] {
                try site.send("words", text)
                #expect(try site.check(writer) == .configuration)
                #expect(try site.problems(writer)?.first?.contains("can't be read") == true)
                var warnings = try site.keeper(reader).review { _ in }?.warnings ?? []
                warnings = warnings.filter { $0.contains("nothing is compared") }
                #expect(warnings.count == 1)
                #expect(try site.check(reader) == .configuration)
                #expect(try site.problems(reader) == [])
                #expect(try site.migrate(writer) == .configuration)
                #expect(try site.migrate(writer, replaces: true) == .done)
                #expect(try site.problems(writer) == [])
            }
            try site.send("words", nil)
            #expect(try site.contracts.read(["words"])["words"] == nil)
            #expect(try site.problems(reader) == [])
            #expect(try site.migrate(writer) == .done)
            #expect(try site.contracts.read(["words"])["words"] != nil)
        }

        @Test(
            "a missing topic is a warning at every check until it is there; one made by a broker too"
        )
        func missing() throws {
            let site = try Site()
            let writer = Self.writer("split", of: Self.topic("words", key: .string))
            var warnings: [String] = []
            let keeper = try site.keeper(writer)
            #expect(try keeper.review { warnings.append($0) } == nil)
            #expect(warnings.count == 1)
            try site.admin.createTopics(
                [TopicContract(name: "flows-contracts", partitions: 3)], timeout: .seconds(20))
            #expect(try keeper.review { warnings.append($0) } != nil)
            #expect(warnings.count == 1)
            #expect(try keeper.write { warnings.append($0) } == [])
            #expect(warnings.last?.contains("cleanup.policy=compact") == true)
            #expect(try keeper.review { _ in }?.changed.isEmpty == true)
        }

        /// Each on a thread of its own, since they wait for Kafka.
        static func inParallel(
            _ works: [@Sendable () throws -> [String]]
        ) throws -> [[String]] {
            let lock = NSLock()
            nonisolated(unsafe) var ends: [Result<[String], any Error>] = []
            let group = DispatchGroup()
            for work in works {
                group.enter()
                Thread.detachNewThread {
                    let end = Result { try work() }
                    lock.withLock { ends.append(end) }
                    group.leave()
                }
            }
            group.wait()
            return try ends.map { try $0.get() }
        }
    }
}
