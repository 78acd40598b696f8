/// The whole example flow on a real Kafka, two instances of each process, while everything breaks.

import FlowsLocal
import Foundation
import Testing

extension SystemTests {
    @Suite(.enabled(if: Programs.kafkaHome != nil, Comment(rawValue: RealKafka.absence)))
    struct ChaosTests {
        /// Fails without the outbox (counts never published), without dropping repeats by identity
        /// (words counted twice or joined twice), without tokens (a zombie's keep), without intents
        /// (windows that overlap), or with commits ahead of the acknowledgements (words lost).
        @Test(
            """
            A1 A2 A3 A8 A12 A16 A22 A26 A34 A54 A56 A58 whatever is killed, paused or cut: \
            each record counts once
            """)
        func chaos() throws {
            let plan = ChaosPlan(seed: ChaosPlan.seedWanted())
            print("chaos: seed \(plan.seed), \(plan.strikes.count) faults")
            let stage = try Stage(.real, steps: ChainProcess.steps)
            let driver = ChaosDriver(stage: stage, plan: plan)
            var facts: [String] = []
            do {
                try driver.run()
                try stage.waitUntilSettled(ChainProcess.groups)
                try driver.stop()
                let verdict = try ChaosVerdict(stage: stage, feeder: driver.feeder)
                driver.violations += verdict.violations
                facts = verdict.facts
            } catch {
                driver.violations.append("\(error)")
            }
            print(([driver.report] + facts).joined(separator: "\n"))
            #expect(driver.rows.filter(\.hasStruck).count >= 40)
            guard !driver.violations.isEmpty else { return }
            let logs = (driver.everybody + driver.gone).map { $0.lastWords(25) }
            Issue.record(
                """
                \(driver.violations.joined(separator: "\n"))
                \(driver.report)
                \(logs.joined(separator: "\n"))
                """)
        }
    }
}
