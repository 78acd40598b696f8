/// The order of records in flight, as a value.

import FlowsRuntime
import Testing

@Suite("Records in flight")
struct KeyScheduleTests {
    private func admit(_ keys: [String?], _ schedule: inout KeySchedule) {
        for key in keys {
            guard let key else {
                schedule.admit(key: nil)
                continue
            }
            Array(key.utf8).withUnsafeBytes { schedule.admit(key: $0) }
        }
    }

    private func startAll(_ schedule: inout KeySchedule) -> [Int] {
        var started: [Int] = []
        while let number = schedule.start() { started.append(number) }
        return started
    }

    @Test("one after another, where nothing else is said")
    func inOrder() {
        var schedule = KeySchedule(.inOrder)
        admit(["a", nil, "b"], &schedule)
        for number in 0..<3 {
            #expect(startAll(&schedule) == [number])
            schedule.finish(number)
            #expect(schedule.doneCount == number + 1)
        }
    }

    // Protects the link from a record to the next of its key: both would be handled at once.
    @Test("records of one key one after another, null keys each on their own, up to the limit")
    func perKey() {
        var schedule = KeySchedule(.perKey(4))
        admit(["a", "a", nil, "b", nil, nil, "a"], &schedule)
        #expect(startAll(&schedule) == [0, 2, 3, 4])
        schedule.finish(3)
        #expect(startAll(&schedule) == [5])
        schedule.finish(0)
        #expect(startAll(&schedule) == [1], "the oldest that is ready comes first")
        schedule.finish(1)
        schedule.finish(2)
        #expect(startAll(&schedule) == [6])
        #expect(schedule.running == 3)
    }

    // Protects `countDone`: a record behind one that isn't done would leave before it.
    @Test("A9 only what is done from the first on may leave; what needs no handling leaves with it")
    func prefix() {
        var schedule = KeySchedule(.perKey(4))
        schedule.admitDone()
        #expect(schedule.doneCount == 1)
        admit(["a", "b"], &schedule)
        schedule.admitDone()
        #expect(startAll(&schedule) == [1, 2])
        schedule.finish(2)
        #expect(schedule.doneCount == 1)
        schedule.removeFirst(1)
        #expect(schedule.doneCount == 0 && schedule.count == 3)
        schedule.finish(1)
        #expect(schedule.doneCount == 3)
        schedule.removeFirst(3)
        admit(["a"], &schedule)
        #expect(startAll(&schedule) == [4])
    }

    @Test("nothing at an end or behind it is started, all before it still is")
    func end() {
        var schedule = KeySchedule(.perKey(2))
        admit(["a", "a", "b", "c", "d"], &schedule)
        #expect(startAll(&schedule) == [0, 2])
        schedule.finish(2)
        schedule.end(before: 2)
        #expect(startAll(&schedule) == [])
        schedule.finish(0)
        #expect(startAll(&schedule) == [1])
        schedule.finish(1)
        #expect(startAll(&schedule) == [])
        #expect(schedule.running == 0)
    }

    @Test("any order of ends gives the same: a random run of many keys")
    func random() {
        var random = SystemRandomNumberGenerator()
        var schedule = KeySchedule(.perKey(8))
        let keys = (0..<500).map { _ in "\(Int.random(in: 0..<20, using: &random))" }
        admit(keys, &schedule)
        var running: [Int] = []
        var last: [String: Int] = [:]
        while schedule.doneCount < keys.count {
            running += startAll(&schedule)
            #expect(running.count <= 8)
            #expect(Set(running.map { keys[$0] }).count == running.count)
            let number = running.remove(at: Int.random(in: 0..<running.count, using: &random))
            #expect(last[keys[number]] ?? -1 < number)
            last[keys[number]] = number
            schedule.finish(number)
        }
    }
}
