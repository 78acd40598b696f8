/// Steps that remove tombstones by age while they run, on the in-memory back ends.

import FlowsCore
import FlowsTesting
import Testing

@testable import FlowsRuntime

@Suite("Runs: tombstones")
struct TombstoneRunTests {
    private func start(
        _ plan: StepPlan, _ broker: InMemoryBroker, _ database: InMemoryDatabase
    ) -> RunningStep {
        RunningStep(plan, broker, database) { $0.tombstoneAge = .milliseconds(300) }
    }

    @Test("A65 deleted states leave nothing in the end, and count as removed")
    func states() {
        let broker = makeBroker()
        let database = InMemoryDatabase()
        let step = start(.list(), broker, database)
        database.setState("gone", nil)
        database.setState("there", "v")
        #expect(eventually { database.state("gone") == nil }, "\(step.lines.text)")
        #expect(database.state("there") != nil)
        #expect(eventually { step.count("flows_tombstones_removed_total") == 1 })
        #expect(step.stop()?.isStopped == true)
    }

    // Protects: expireRead. By the clock alone it goes while the old value waits to be read.
    @Test("A64 a row's tombstone outlives its age while the log isn't read to what it held then")
    func unread() throws {
        let broker = makeBroker(partitions: 2)
        let database = InMemoryDatabase(table: RowFunction.schema)
        let step = start(.rows(), broker, database)
        broker.append("in", key: "k", value: "v")
        broker.append("in", key: "k", value: nil)
        var writer = RowWriter()
        try writer.text("k")
        let key = Array(writer.bytes.bytes)
        #expect(eventually { database.tombstone(key) != nil }, "\(step.lines.text)")
        // The other partition holds what can't be kept for now.
        database.setFaults { $0.keeps = Array(repeating: .refused(.transient), count: 10_000) }
        broker.append("in", 1, key: "other", value: "v")
        #expect(!eventually(seconds: 1.5) { database.tombstone(key) == nil })
        database.setFaults { $0.keeps = [] }
        #expect(eventually { database.tombstone(key) == nil }, "\(step.lines.text)")
        #expect(step.stop()?.isStopped == true)
    }
}
