/// Tests that steps are compared with each other by what their programs say, without a server.

import FlowsLocal
import Foundation
import Testing

@testable import flows

extension SystemTests {
    @Suite("Steps beside each other") struct FleetCheckTests {
        static let steps = [
            "text-line-split", "text-word-count", "text-word-table", "text-word-classify",
            "text-word-join", "text-type-collect", "text-type-count", "text-type-table",
            "text-description-table",
        ]

        /// What a step would say of itself.
        struct Sample {
            var name = "a"
            var inputs: [String] = []
            var outputs: [String] = []
            var own: [String] = []
            var more = ""
            var group: String?

            static func topic(
                _ name: String, partitions: Int = 4, key: String = "string", type: String = "int64",
                config: String = "{}"
            ) -> String {
                """
                {"topic":"\(name)","partitions":\(partitions),"cleanup":"delete",
                "key":{"codec":"\(key)"},"value":{"codec":"protobuf","schema":"m.A","fields":[
                {"number":1,"name":"f","type":"message","message":"m.B"}]},"config":\(config),
                "type":"\(type)"}
                """
            }

            func described(type: String = "int64") throws -> StepDescription {
                let text = """
                    {"name":"\(name)","runner":"stateless","inputs":[\(inputs.joined(separator: ","))],
                    "outputs":[\(outputs.joined(separator: ","))],
                    "intermediate":[\(own.joined(separator: ","))],\(more)
                    "parts":[{"part":"all","group":"\(group ?? name)","reads":[],"writes":[],
                    "postgres":false}],"messages":[{"name":"m.B","fields":[
                    {"number":1,"name":"n","type":"\(type)"},
                    {"number":2,"name":"again","type":"message","message":"m.A","repeated":true}]}]}
                    """
                return try JSONDecoder().decode(StepDescription.self, from: Data(text.utf8))
            }
        }

        private func problems(_ one: Sample, _ other: Sample, type: String = "int64") throws
            -> [String]
        {
            FleetCheck([try one.described(), try other.described(type: type)]).problems
        }

        @Test("the example's steps fit together, and their source is foreign")
        func example() throws {
            let report = try ChildProcess.run(
                Programs.path("flows"), ["check"] + Self.steps.map(Programs.path), within: 60)
            #expect(report.end == .exit(0), "\(report.error)")
            #expect(report.output.contains("9 steps fit together"))
            #expect(
                report.error.contains("text-line, which text-line-split reads, is written by none"))
            let twice = try ChildProcess.run(
                Programs.path("flows"),
                ["check", Programs.path("text-word-count"), Programs.path("text-word-count")],
                within: 60)
            #expect(twice.end == .exit(78))
            #expect(twice.error.contains("error: 2 steps are called text-word-count"))
        }

        // Each is one rule of FleetCheck, and fails without it.
        @Test("A32 A41 steps that don't fit together are told why")
        func pairs() throws {
            let t = Sample.topic("t")
            let writer = Sample(name: "w", outputs: [t])
            let reader = Sample(name: "r", inputs: [t])
            #expect(try problems(writer, reader) == [])
            #expect(try problems(writer, writer).count == 1)
            let cases: [(Sample, Sample, String)] = [
                (
                    writer, Sample(name: "r", inputs: [Sample.topic("t", key: "int64")]),
                    "the keys of the topic t are string in w and int64 in r"
                ),
                (
                    writer, Sample(name: "r", inputs: [Sample.topic("t", partitions: 8)]),
                    "different partitions: 4 (w), 8 (r)"
                ),
                (
                    writer,
                    Sample(
                        name: "r", inputs: [Sample.topic("t", config: #"{"retention.ms":"1"}"#)]),
                    "different settings"
                ),
                (
                    writer, Sample(name: "j", own: [t]),
                    "w uses the topic t, which j writes for itself alone"
                ),
                (
                    writer, Sample(name: "r", inputs: [t], group: "w"),
                    "would share the consumer group w"
                ),
                (
                    Sample(name: "w", outputs: [Sample.topic("x.y")]),
                    Sample(name: "r", inputs: [Sample.topic("x_y")]), "differ in '.' and '_' alone"
                ),
                (
                    Sample(name: "w", more: #""table":{"schema":"public","name":"t"},"#),
                    Sample(name: "r", more: #""table":{"schema":"public","name":"t"},"#),
                    "would fill the same table public.t"
                ),
            ]
            for (one, other, sentence) in cases {
                let found = try problems(one, other)
                #expect(found.count == 1 && found[0].contains(sentence), "\(found)")
            }
        }

        @Test(
            "A41 a field of a message in a message is compared, and messages that hold each other end"
        )
        func nested() throws {
            let t = Sample.topic("t")
            let writer = Sample(name: "w", outputs: [t])
            let found = try problems(writer, Sample(name: "r", inputs: [t]), type: "string")
            #expect(found.count == 1)
            #expect(
                found.first?.contains("field 1 of m.B is n (int64) in w and n (string) in r")
                    == true)
        }

        @Test("a command line without steps is refused")
        func usage() throws {
            let report = try ChildProcess.run(Programs.path("flows"), ["check"], within: 60)
            #expect(report.end == .exit(64))
        }
    }
}
