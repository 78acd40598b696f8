/// Crashes at named moments: state changes once, every output comes out, in order, in the end.

import FlowsLocal
import FlowsPostgres
import Foundation
import Testing

extension SystemTests {
    @Suite struct CrashTests {
        static let lines = (0..<4_000).map { "the line \($0 % 50) is of the \($0 % 3) kind" }

        /// Kills the counting step at a moment, starts it again, and looks at all that there is.
        private func crash(at failpoint: String, repeatsMin: Int) throws {
            let stage = try Stage()
            let split = try stage.start("text-line-split")
            let table = try stage.start("text-word-table")
            try stage.send(lines: Self.lines)
            let small = ["FLOWS_BATCH_RECORDS_MAX": "500"]
            let first = try stage.start(
                "text-word-count", small.merging(["FLOWS_FAILPOINT": failpoint]) { $1 })
            #expect(try first.child.wait() == .signal(SIGKILL), "\(first.child.text)")
            let second = try stage.start("text-word-count", small)
            try stage.waitUntilSettled()
            let expected = try IndependentCount(Self.lines.joined(separator: "\n"))
            #expect(try IndependentCount.table(stage.postgres) == expected.counts)
            #expect(try repeats(stage, expected) >= repeatsMin)
            #expect(second.child.text.contains("publishing outputs that the owner before may not"))
            for step in [split, table, second] {
                #expect(try step.child.stop() == .exit(0), "\(step.child.text)")
            }
        }

        /// Each word was published with 1, 2, 3 … once repeats are dropped by identity.
        ///
        /// Returns how many repeats there were: of what was in an outbox, published or not.
        private func repeats(_ stage: Stage, _ expected: IndependentCount) throws -> Int {
            var seen: Set<[UInt8]> = []
            var last: [[UInt8]: Int64] = [:]
            var repeated = 0
            for output in try stage.countsPublished() {
                if !seen.insert(output.identity).inserted {
                    repeated += 1
                    continue
                }
                let word = Array(output.word.utf8)
                #expect(output.count == last[word, default: 0] + 1, "\(output.word)")
                last[word] = output.count
            }
            #expect(last.mapValues(Int.init) == expected.counts)
            return repeated
        }

        /// Without the outbox what the batch makes is lost: kept, never published.
        @Test("A1 killed between keep and publish: state changes once, every output comes out")
        func keep() throws { try crash(at: "keep:3", repeatsMin: 0) }

        /// Without identities the table's reader and this test would see the batch twice.
        @Test("A1 killed between publish and commit: repeated outputs are known by identity")
        func publish() throws { try crash(at: "publish:3", repeatsMin: 1) }

        /// Without dropping repeats by identity the words of two batches count twice.
        @Test("A56 the stateless step killed between publish and commit: the count stays exact")
        func stateless() throws {
            let stage = try Stage()
            let others = try ["text-word-count", "text-word-table"].map { try stage.start($0) }
            try stage.send(lines: Self.lines)
            let small = ["FLOWS_BATCH_RECORDS_MAX": "200", "FLOWS_FAILPOINT": "publish:2"]
            let first = try stage.start("text-line-split", small)
            #expect(try first.child.wait() == .signal(SIGKILL), "\(first.child.text)")
            let second = try stage.start("text-line-split")
            try stage.waitUntilSettled()
            let expected = try IndependentCount(Self.lines.joined(separator: "\n"))
            #expect(try IndependentCount.table(stage.postgres) == expected.counts)
            for step in others + [second] { #expect(try step.child.stop() == .exit(0)) }
        }
    }
}
