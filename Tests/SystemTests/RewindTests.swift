/// A step set back to the start of its input by its own command, on a broker that runs.

import FlowsLocal
import Foundation
import Testing

extension SystemTests {
    @Suite struct RewindTests {
        private static let lines = (0..<600).map { "the line \($0 % 20) is of the \($0 % 3) kind" }

        private func rewind(_ step: String, _ stage: Stage, yes: Bool = true) throws -> (
            end: ChildProcess.End, text: String
        ) {
            let report = try ChildProcess.run(
                Programs.path(step), yes ? ["rewind", "--yes"] : ["rewind"],
                environment: stage.environment(), within: 90)
            return (report.end, report.output + report.error)
        }

        /// The count starts over and comes to the same; then its input comes again, and doubles it.
        private func startOver(_ stage: Stage, isReal: Bool) throws {
            let others = try ["text-line-split", "text-word-table"].map { try stage.start($0) }
            let first = try stage.start("text-word-count")
            try stage.send(lines: Self.lines)
            try stage.waitUntilSettled()
            if isReal {
                // Without asking the group the running step would be fenced and start over.
                let refused = try rewind("text-word-count", stage)
                #expect(refused.end == .exit(77), "\(refused.text)")
                #expect(refused.text.contains("is running: its group has 1 member"))
            }
            #expect(try first.child.stop() == .exit(0))
            let asked = try rewind("text-word-count", stage, yes: false)
            #expect(asked.end == .exit(64), "\(asked.text)")
            #expect(asked.text.contains("rewind --yes"))
            let done = try rewind("text-word-count", stage)
            #expect(done.end == .exit(0), "\(done.text)")
            let second = try stage.start("text-word-count")
            let once = try IndependentCount(Self.lines.joined(separator: "\n"))
            try eventually("every count to come again under another identity") {
                let outputs = try stage.countsPublished()
                return Set(outputs.map(\.identity)).count == 2 * once.total
                    && outputs.count == 2 * once.total
            }
            try stage.waitUntilSettled()
            #expect(try IndependentCount.table(stage.postgres) == once.counts)
            guard isReal else {
                for step in others + [second] { #expect(try step.child.stop() == .exit(0)) }
                return
            }
            // The embedded broker takes commits from members only, so a stateless step's rewind
            // needs a real one. Its lines come again under a new generation, and its reader
            // counts them anew.
            #expect(try others[0].child.stop() == .exit(0))
            let split = try rewind("text-line-split", stage)
            #expect(split.end == .exit(0), "\(split.text)")
            let again = try stage.start("text-line-split")
            try stage.waitUntilSettled()
            #expect(
                try IndependentCount.table(stage.postgres) == once.counts.mapValues { $0 * 2 })
            for step in [again, second, others[1]] { #expect(try step.child.stop() == .exit(0)) }
        }

        @Test("rewind: the count starts over, its outputs are new to their reader")
        func embedded() throws { try startOver(try Stage(), isReal: false) }

        @Test(
            "rewind refuses while the group has members, on a real Kafka",
            .enabled(if: Programs.kafkaHome != nil, Comment(rawValue: RealKafka.absence)))
        func real() throws { try startOver(try Stage(.real), isReal: true) }
    }
}
