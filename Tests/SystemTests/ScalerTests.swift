/// What an autoscaler sees of a step: the log's end less the group's offset, which has to come to 0.

import FlowsLocal
import Foundation
import Testing

extension SystemTests {
    @Suite(.enabled(if: Programs.kafkaHome != nil, Comment(rawValue: RealKafka.absence)))
    struct ScalerTests {
        /// One of each runner, with the topics that its groups read.
        static let groups: [(step: String, group: String, topics: [String])] = [
            ("text-line-split", "text-line-split", ["text-line"]),
            ("text-word-classify", "text-word-classify", ["text-word-seen"]),
            ("text-word-count", "text-word-count", ["text-word-seen"]),
            ("text-word-table", "text-word-table", ["text-word-counted"]),
            ("text-type-collect", "text-type-collect", ["text-word-seen"]),
            ("text-word-join", "text-word-join-route", ["text-word-counted", "text-word-typed"]),
            ("text-word-join", "text-word-join", [between]),
        ]
        /// Nobody but the router can write what is handled there; what is aborted may be anything.
        static let between = "text-word-join-route"
        /// Stateless, stateful, collector, materialise, router and joining half read one of these.
        static let transactional = ["text-word-seen", "text-word-counted", "text-line"]
        /// Whose last transactions are aborted; a compacted one takes none of the tool's records.
        static let aborted = ["text-word-seen", between, "text-line"]

        /// Protects: the reader's move past what is no record at the end of the log. Without it the
        /// lag stays at the markers and the aborted records, for ever.
        @Test("A42 lag of transactional topics reaches 0 for a lag tool, aborted ends too")
        func transactions() throws {
            let steps = Set(Self.groups.map(\.step)).sorted()
            let stage = try Stage(.real, steps: steps)
            let running = try steps.map { try stage.start($0) }
            defer {
                for step in running where !step.child.isRunning { print(step.child.text) }
            }
            for step in running { try step.waitUntilReady() }
            // Nothing has come yet: where a group starts is committed, else a scaler can't tell.
            try waitForNoLag(stage)
            try stage.send(lines: (0..<400).map { "the line \($0) is of the \($0 % 3) kind" })
            try waitForNoLag(stage)
            for topic in Self.transactional {
                try stage.makeTopic("copy-of-\(topic)")
                try stage.send(to: "copy-of-\(topic)", stage.records(10, of: topic))
                try stage.copyInTransactions(of: 7, from: "copy-of-\(topic)", to: topic)
            }
            try waitForNoLag(stage)
            let writers = try Self.aborted.map { try stage.startTransaction(on: $0) }
            defer { for writer in writers { writer.signal(SIGKILL) } }
            // An open transaction isn't handled, and isn't nothing.
            try eventually("records of open transactions") {
                let found = try stage.lags()
                return Self.groups.filter { Self.aborted.contains($0.topics[0]) }.allSatisfy {
                    (found[$0.group] ?? [:]).values.contains { ($0 ?? 0) > 0 }
                }
            }
            for step in running where step.child.name != "text-word-table" {
                try eventually("\(step.child.name) to say that it lags") {
                    lags(of: step).allSatisfy { $0 > 0 }
                }
            }
            for writer in writers { writer.signal(SIGKILL) }
            for topic in Self.aborted { try stage.abort(on: topic) }
            try waitForNoLag(stage)
            for step in running {
                try eventually("\(step.child.name)'s own lag to be 0: \(lags(of: step))") {
                    lags(of: step).allSatisfy { $0 == 0 }
                }
            }
            try Stage.stopInOrder(running)
        }

        /// The two gauges, over all partitions.
        private func lags(of step: RunningStep) -> [Int] {
            let samples = MetricSamples(LocalHTTP.get("/metrics", port: step.port)?.body ?? "")
            return ["flows_lag_records", "kafka_consumergroup_lag"].map { samples.sum($0) }
        }

        /// Waits until every group has committed all of its topics, empty partitions too.
        private func waitForNoLag(_ stage: Stage) throws {
            var wanted: [String: Set<String>] = [:]
            for (_, group, topics) in Self.groups {
                for topic in topics {
                    let count = Stage.topics[topic] ?? 0
                    wanted[group, default: []].formUnion((0..<count).map { "\(topic)-\($0)" })
                }
            }
            var found: [String: [String: Int?]] = [:]
            do {
                try eventually("lag to be 0") {
                    found = try stage.lags()
                    return wanted.allSatisfy { group, places in
                        places.allSatisfy { found[group]?[$0] == .some(.some(0)) }
                    }
                }
            } catch { throw Waited(description: "\(error): \(found)") }
        }
    }
}
