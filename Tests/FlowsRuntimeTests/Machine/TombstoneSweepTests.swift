/// When tombstones are removed, event by event.

import FlowsCore
import Testing

@testable import FlowsRuntime

@Suite("The sweep of tombstones")
struct TombstoneSweepTests {
    private let place = TopicPartition("in", 0)
    private let hour = Duration.seconds(3600)

    private func marks(_ action: TombstoneSweep.Action) -> [Int64]? {
        guard case .ask(.remove(_, let marks, _)) = action else { return nil }
        return marks.map(\.end)
    }

    // Protects: the order. Marks from before the moment would leave out what was appended between.
    @Test("A64 the log's ends are asked for after the moment up to which tombstones are due")
    func order() {
        var sweep = TombstoneSweep(age: hour, needsMarks: true, now: .zero)
        guard case .nothing = sweep.begin(now: .seconds(1)) else {
            Issue.record("it began before its time")
            return
        }
        guard case .ask(.look(let age)) = sweep.begin(now: .seconds(400)), age == hour else {
            Issue.record("it didn't look")
            return
        }
        guard case .askEnds = sweep.answered(Expiry(moment: 7), now: .seconds(400)) else {
            Issue.record("it didn't ask for the ends")
            return
        }
        #expect(marks(sweep.marked([place: 50], now: .seconds(400))) == [50])
    }

    // Protects: that marks stand. New ones at each try would never be reached under load.
    @Test("marks stand until progress has passed them, then the next sweep takes new ones")
    func stand() throws {
        var sweep = TombstoneSweep(age: hour, needsMarks: true, now: .zero)
        _ = sweep.begin(now: .seconds(400))
        _ = sweep.answered(Expiry(moment: 7), now: .seconds(400))
        _ = sweep.marked([place: 50], now: .seconds(400))
        _ = sweep.answered(Expiry(isRead: false), now: .seconds(401))
        var due = try #require(sweep.due)
        #expect(marks(sweep.begin(now: due)) == [50])
        _ = sweep.answered(Expiry(removed: TombstoneSweep.limit), now: due)
        #expect(try #require(sweep.due) - due == .milliseconds(100), "there is more of it")
        due = try #require(sweep.due)
        #expect(marks(sweep.begin(now: due)) == [50])
        _ = sweep.answered(Expiry(removed: 3), now: due)
        due = try #require(sweep.due)
        guard case .ask(.look) = sweep.begin(now: due) else {
            Issue.record("it didn't look again")
            return
        }
    }

    @Test("states need no marks, and without anything due nothing more is asked")
    func states() throws {
        var sweep = TombstoneSweep(age: hour, needsMarks: false, now: .zero)
        _ = sweep.begin(now: .seconds(400))
        guard case .nothing = sweep.answered(Expiry(), now: .seconds(400)) else {
            Issue.record("nothing was due")
            return
        }
        let due = try #require(sweep.due)
        _ = sweep.begin(now: due)
        #expect(marks(sweep.answered(Expiry(moment: 7), now: due)) == [])
        sweep.failed(now: due)
        #expect(try #require(sweep.due) > due)
    }
}
