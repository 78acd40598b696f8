/// Back ends in memory that lack one thing each: the suite must notice every one of them.

import FlowsCore
import Testing

@testable import FlowsTesting

@Suite("Broken back ends are noticed") struct CanaryTests {
    /// What a store without the protection fails in.
    static let stores: [(Protections, String)] = [
        (.token, "A51 a token fits once: an old, a wrong or no row's token is fenced"),
        (.atomic, "A2 the keep of an older owner is fenced and writes nothing"),
        (.cas, "A2 a version that isn't the loaded one rolls everything back"),
        (.absentInsert, "A65 a key that was read as absent is guarded"),
        (
            .presentUpdate,
            "A65 a key that was removed isn't revived, and made again fits no old version"
        ),
        (.tombstone, "states are written at the version that is said, null is a tombstone"),
        (.rowTombstone, "A15 rows are inserted, updated and deleted with their positions"),
        (.releaseGuard, "A47 the next owner gets the outbox whole, until it is released"),
    ]

    @Test("a store without a protection fails", arguments: stores)
    func store(_ missing: Protections, _ name: String) async throws {
        let question = try #require(StoreConformance.cases.first { $0.name == name })
        let outcome = await question.run {
            InMemoryStoreBackEnd { WeakenedStore($0, .all.removing(missing)) }
        }
        guard case .failed = outcome else {
            Issue.record("a store without it: \(outcome)")
            return
        }
    }

    /// What a log with the defect fails in.
    static let logs: [(WeakenedLog.Defect, String)] = [
        (
            .gaps,
            "A52 an output that the log refuses ends the session: nothing behind it goes out"
        ),
        (.believedCommits, "A20 a commit that is refused says so and isn't stored"),
        (.believedCommits, "A20 a commit of who was thrown out is refused and not stored"),
        (.earlyAcknowledgements, "A16 what is acknowledged is in the log, counted by ticket"),
        (.deafPauses, "A23 A26 a paused reader fetches nothing, and goes on without gap or repeat"),
        (.openEnds, "A22 a reader that was closed gives nothing, prefetched or not"),
        (.anyOwner, "a partition is opened once, and only by who has it"),
    ]

    @Test("a log with a defect fails", arguments: logs)
    func log(_ defect: WeakenedLog.Defect, _ name: String) async throws {
        let question = try #require(LogConformance.cases.first { $0.name == name })
        let outcome = await question.run { InMemoryLogBackEnd(patience: .seconds(2), defect) }
        guard case .failed = outcome else {
            Issue.record("a log with it: \(outcome)")
            return
        }
    }

    @Test("a case that isn't claimed is no case that passed")
    func notClaimed() async throws {
        let all = LogConformance.cases
        let question = try #require(all.first { $0.name.hasPrefix("A21 a topic that is made") })
        let outcome = await question.run { InMemoryLogBackEnd(claims: LogClaims()) }
        #expect(outcome == .notClaimed(["recreation"]))
        let report = ConformanceReport()
        report.note(outcome, of: question.name, on: "a log of mine")
        #expect(report.table.last?.contains("no recreation") == true)
    }
}
