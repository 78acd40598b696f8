/// Crashes of a join's halves and of a collector at named moments, in the whole example flow.

import FlowsLocal
import Foundation
import Testing

extension SystemTests {
    @Suite struct ChainCrashTests {
        static let lines = (0..<1_000).map { "line \($0 % 50) of 7 is of the \($0 % 3) kind" }

        /// Kills some of the chain's processes, starts them again, and looks at all that there is.
        private func crash(_ failpoints: [String: String]) throws {
            let stage = try Stage(steps: ChainProcess.steps)
            let small = ["FLOWS_BATCH_RECORDS_MAX": "300"]
            var running = try ChainProcess.all.map { process in
                let failpoint = failpoints[process.name].map { ["FLOWS_FAILPOINT": $0] } ?? [:]
                return try stage.start(
                    process.step, small.merging(failpoint) { $1 }, words: process.words)
            }
            // Each with its partitions before there is anything to handle: else the first batch
            // could be all that a process ever gets, and its moment never come.
            for step in running { try step.waitUntilReady() }
            try stage.send(lines: Self.lines)
            for (index, process) in ChainProcess.all.enumerated()
            where failpoints[process.name] != nil {
                let child = running[index].child
                #expect(try child.wait() == .signal(SIGKILL), "\(child.text)")
            }
            // More than there was: a window that were cut anew would have another end.
            try stage.send(lines: Self.lines)
            for (index, process) in ChainProcess.all.enumerated()
            where failpoints[process.name] != nil {
                running[index] = try stage.start(process.step, small, words: process.words)
            }
            try stage.waitUntilSettled(ChainProcess.groups)
            let expected = try IndependentCount((Self.lines + Self.lines).joined(separator: "\n"))
            let verdict = try ChainVerdict(stage: stage, expected: expected)
            #expect(verdict.violations.isEmpty, "\(verdict.facts)")
            try Stage.stopInOrder(running)
        }

        /// What the router sends again is known twice: by its own identity, and by that of the
        /// source's record. That a lost outbox shows is `CrashTests`' affair: which batch of the
        /// joining half has outputs depends on how the two sources come.
        @Test("A1 A3 A8 A12 A54 killed with all kept, and nothing published or committed")
        func beforePublish() throws {
            // Behind a dead router the joining half may come to no second keep.
            try crash([
                "text-word-join --part=route": "publish:2",
                "text-word-join --part=join": "keep:1", "text-type-collect": "intent:2",
            ])
        }

        /// Without the positions of compacted sources counts are joined twice, without finishing
        /// the window that an intent names its records are in two.
        @Test("A1 A3 A8 A12 A54 killed with all published, and nothing committed")
        func beforeCommit() throws {
            // Behind a dead count there may be outputs only once.
            try crash([
                "text-word-count": "publish:2",
                "text-word-join --part=join": "publish:1", "text-type-collect": "publish:2",
            ])
        }
    }
}
