/// Records in an asynchronous function's hands, or waiting for it, with what became of each.

internal import FlowsCore

/// Up to so many lanes, and the records of a partition that go through them.
///
/// All of it runs in the worker's turns: records come in order and leave in order, and each lane
/// takes the next one that may be handled when it is done with one.
final class LaneSet {
    /// What became of a record.
    struct Outcome {
        var outputs: [UInt8] = []
        var outputCount = 0
        var failure: RecordFailure?
    }

    let remedy: Remedy
    private let concurrency: Concurrency
    private let makeLane: () -> Lane
    private var schedule: KeySchedule
    private(set) var records: [RawRecord] = []
    private var slots: [Int] = []
    private(set) var outcomes: [Outcome] = []
    private var idle: [Lane] = []
    private var busy: [Lane] = []
    private var isClosed = false
    /// The generation of outputs.
    var generation: Int64 = 0
    /// Grows with each record that is done.
    private(set) var progress = 0
    /// Bytes of outputs that wait for records before them.
    private(set) var outputBytes = 0
    /// One more than the last record that was begun with.
    private(set) var begunEnd = 0

    init(
        _ concurrency: Concurrency, remedy: Remedy, makeLane: @escaping () -> Lane
    ) {
        self.concurrency = concurrency
        self.remedy = remedy
        self.makeLane = makeLane
        schedule = KeySchedule(concurrency)
    }

    /// Records that haven't been taken out.
    var count: Int { records.count }
    /// The number of the first of them.
    var base: Int { schedule.base }
    /// How many of them, from the first on, are done.
    var doneCount: Int { schedule.doneCount }
    /// Whether none is in the function.
    var isIdle: Bool { schedule.running == 0 }
    /// The offset of the first that isn't done; nil when all are.
    var oldest: Int64? { doneCount < count ? records[doneCount].offset : nil }

    // MARK: In

    /// Takes in a record to handle; `slot` is the function's own word for what belongs to it.
    func admit(_ record: RawRecord, slot: Int = -1) {
        append(record, slot)
        schedule.admit(key: record.key)
    }

    /// Takes in a record that isn't to be handled; if it ends the step, none behind it is begun.
    func admitDone(_ record: RawRecord, isEnd: Bool = false) {
        if isEnd { schedule.end(before: base + count) }
        append(record, -1)
        schedule.admitDone()
    }

    private func append(_ record: RawRecord, _ slot: Int) {
        records.append(record)
        slots.append(slot)
        outcomes.append(Outcome())
    }

    // MARK: The function

    /// Begins with as many records as may be handled at once.
    func start() {
        guard !isClosed else { return }
        while let number = schedule.start() {
            let lane = idle.popLast() ?? makeLane()
            lane.context.generation = generation
            busy.append(lane)
            lane.function.begin(take(number, lane), lane.context) { failure in
                self.done(lane, failure)
            }
        }
    }

    private func take(_ number: Int, _ lane: Lane) -> RawRecord {
        begunEnd = max(begunEnd, number + 1)
        return lane.take(records[number - base], number: number, slot: slots[number - base])
    }

    /// A lane's record is through; returns its next one.
    private func done(_ lane: Lane, _ failure: RecordFailure?) -> RawRecord? {
        // Given up while the function waited: what it made is nobody's (A22).
        if lane.isAbandoned { return nil }
        finish(lane, failure)
        if !isClosed, let next = schedule.start() { return take(next, lane) }
        busy.removeAll { $0 === lane }
        idle.append(lane)
        return nil
    }

    private func finish(_ lane: Lane, _ failure: RecordFailure?) {
        var outcome = Outcome()
        outcome.failure = failure
        let outputs = lane.context.outputs
        if failure != nil {
            if remedy == .stop { schedule.end(before: lane.number) }
        } else if !outputs.isEmpty {
            let all = outputs.bytes.bytes[outputs.firstOutput...]
            outcome.outputs = [UInt8](UnsafeRawBufferPointer(rebasing: all))
            outcome.outputCount = outputs.count
            outputBytes += outcome.outputs.count
        }
        outcomes[lane.number - base] = outcome
        schedule.finish(lane.number)
        progress += 1
    }

    // MARK: Out

    /// Takes out the first records, all of them done.
    func removeFirst(_ count: Int) -> [Outcome] {
        let taken = Array(outcomes[..<count])
        records.removeFirst(count)
        slots.removeFirst(count)
        outcomes.removeFirst(count)
        schedule.removeFirst(count)
        for outcome in taken { outputBytes -= outcome.outputs.count }
        return taken
    }

    /// No record begins any more; those in the function may end.
    func close() { isClosed = true }

    var isOpen: Bool { !isClosed }

    /// Gives up everything: functions are cancelled, and what they do is nobody's.
    func clear() {
        for lane in busy { lane.abandon() }
        busy = []
        idle = []
        records = []
        slots = []
        outcomes = []
        outputBytes = 0
        begunEnd = 0
        schedule = KeySchedule(concurrency)
        isClosed = false
    }
}

extension [LaneSet.Outcome] {
    /// Puts outputs one behind the other (A5), and decides about records that failed; returns the
    /// index of the first record that wasn't handled, or how many there are.
    func merge(_ batch: BatchView, into context: StepContext) -> Int {
        for index in indices where !batch.isRepeat(index) {
            let outcome = self[index]
            if let failure = outcome.failure {
                context.begin(batch.records[index])
                if !context.passesOver(failure) { return index }
            } else if outcome.outputCount > 0 {
                context.outputs.append(outputs: outcome.outputs, count: outcome.outputCount)
            }
        }
        return count
    }
}
