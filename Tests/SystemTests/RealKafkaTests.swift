/// What only a real Kafka shows: ordinary stops under load, and a broker that goes silent.

import FlowsLocal
import FlowsPostgres
import Foundation
import Testing

extension SystemTests {
    @Suite(.enabled(if: Programs.kafkaHome != nil, Comment(rawValue: RealKafka.absence)))
    struct RealKafkaTests {
        static let lines = (0..<30_000).map { "the line \($0 % 500) is of the \($0 % 3) kind" }

        /// Without awaiting the commit before the partitions are given back, the next owner of the
        /// stateless step would publish again what was published.
        @Test("A62 an ordinary stop under load repeats nothing and leaves the group")
        func ordinaryStop() throws {
            let stage = try Stage(.real)
            try stage.send(lines: Self.lines)
            let small = ["FLOWS_BATCH_RECORDS_MAX": "1000"]
            var steps = try Stage.steps.map { try stage.start($0, small) }
            for round in 1...3 {
                for (index, step) in steps.enumerated() {
                    try step.waitUntilReady()
                    #expect(try step.child.stop() == .exit(0), "round \(round) \(step.child.text)")
                    let began = Date()
                    steps[index] = try stage.start(Stage.steps[index], small)
                    try steps[index].waitUntilReady()
                    // A member that hadn't left would be waited for: its session lasts 6 s.
                    #expect(Date().timeIntervalSince(began) < 5)
                }
            }
            try stage.waitUntilSettled()
            let expected = try IndependentCount(Self.lines.joined(separator: "\n"))
            #expect(try IndependentCount.table(stage.postgres) == expected.counts)
            let outputs = try stage.countsPublished()
            #expect(outputs.count == expected.total)
            #expect(Set(outputs.map(\.identity)).count == expected.total)
            for step in steps { #expect(try step.child.stop() == .exit(0)) }
        }

        @Test("the example flow on a real Kafka counts exactly, by flows dev --brokers --postgres")
        func dev() throws {
            let stage = try Stage(.real, migrates: false)
            let folder = try Folder()
            let file = try folder.write("text.txt", Self.lines.joined(separator: "\n"))
            let run = try DevRun.toEnd([
                "--once", "--brokers", stage.brokers, "--postgres", stage.postgres, file,
            ])
            #expect(run.end == .exit(0), "\(run.text)")
            let expected = try IndependentCount(files: [file])
            #expect(try IndependentCount.table(stage.postgres) == expected.counts)
            #expect(try IndependentCount.descriptions(stage.postgres) == expected.descriptions)
            #expect(try IndependentCount.types(stage.postgres) == expected.types)
        }

        @Test("A66 check warns where the cleaner may be sooner than the reader")
        func compaction() throws {
            let stage = try Stage(.real)
            for (lag, warned) in [("24h", false), ("48h", true)] {
                let report = try ChildProcess.run(
                    Programs.path("text-word-table"), ["check"],
                    environment: stage.environment(["FLOWS_LAG_MAX": lag]), within: 60)
                #expect(report.end == .exit(0), "\(report.error)")
                for property in ["min.compaction.lag.ms", "delete.retention.ms"] {
                    let sentence = "warning: \(property) of the topic text-word-counted is 86400000"
                    #expect(report.error.contains(sentence) == warned, "\(report.error)")
                }
            }
        }

        @Test("A33 SIGTERM while a real Kafka is silent")
        func silent() throws {
            let stage = try Stage(.real)
            let steps = try stage.startAll()
            try stage.send(lines: Self.lines)
            stage.kafka?.pause()
            defer { stage.kafka?.resume() }
            try Stage.expectStops(steps)
        }

        @Test("A34 a real Kafka that crashes and comes back: all goes on, counts stay exact")
        func restart() throws {
            let stage = try Stage(.real)
            let steps = try stage.startAll()
            try stage.send(lines: Self.lines)
            stage.kafka?.kill()
            try stage.kafka?.start()
            try stage.send(lines: Self.lines)
            try stage.waitUntilSettled()
            let expected = try IndependentCount((Self.lines + Self.lines).joined(separator: "\n"))
            #expect(try IndependentCount.table(stage.postgres) == expected.counts)
            for step in steps { #expect(try step.child.stop() == .exit(0)) }
        }
    }
}
