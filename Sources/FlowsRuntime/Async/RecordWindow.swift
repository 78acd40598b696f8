/// The records of a partition that are in an asynchronous function, or wait for it.

internal import FlowsCore

/// What comes between the reader and the machine where functions wait: polled records go in, and
/// those from the first one on that are all done come out, as a batch whose outputs are there.
///
/// So a batch is what it is for synchronous functions: consecutive records, handled. What was
/// seen of origins upstream is decided here as records come, ahead of what the pipeline keeps,
/// which is as of the end of each batch.
final class RecordWindow: @unchecked Sendable {
    /// What became of a record.
    struct Outcome {
        var outputs: [UInt8] = []
        var outputCount = 0
        var failure: RecordFailure?
    }

    private let makeFunction: @Sendable () -> any AsyncStatelessFunction
    private let makeContext: () -> StepContext
    private let executor: WorkerExecutor
    private let concurrency: Concurrency
    private let remedy: Remedy
    private let dropsRepeats: Bool
    private let recordsMax: Int
    private let bytesMax: Int
    private var schedule: KeySchedule
    private var records: [RawRecord] = []
    private var outcomes: [Outcome] = []
    /// Polled batches, with the numbers behind their last records.
    private var polled: [(batch: RecordBatch, end: Int, at: Duration)] = []
    private var bytes = 0
    private var seen = SeenTable()
    private var idle: [Lane] = []
    private var busy: [Lane] = []
    private var isClosed = false
    var generation: Int64 = 0
    /// Outcomes of the batch that was taken out last.
    private(set) var taken: [Outcome] = []
    /// Grows with each record that is done.
    private(set) var progress = 0

    init(
        _ concurrency: Concurrency,
        _ makeFunction: @escaping @Sendable () -> any AsyncStatelessFunction,
        executor: WorkerExecutor, options: RuntimeOptions, remedy: Remedy, dropsRepeats: Bool,
        makeContext: @escaping () -> StepContext
    ) {
        self.concurrency = concurrency
        self.makeFunction = makeFunction
        self.executor = executor
        self.remedy = remedy
        self.dropsRepeats = dropsRepeats
        self.makeContext = makeContext
        recordsMax = max(options.inFlightRecordsMax, 2 * concurrency.limit)
        bytesMax = options.inFlightBytesMax
        schedule = KeySchedule(concurrency)
    }

    // MARK: In

    /// How much may be polled now; nil when that isn't worth it, or enough is in flight.
    var room: (records: Int, bytes: Int)? {
        guard !isClosed, schedule.count <= recordsMax / 2, bytes < bytesMax else { return nil }
        return (recordsMax - schedule.count, bytesMax - bytes)
    }

    /// What was seen upstream before the next record that comes.
    func remember(_ text: String) { seen = SeenTable(text: text) ?? SeenTable() }

    /// Takes in polled records from the index on; repeats are told by what came before them.
    func admit(_ batch: RecordBatch, from: Int, at now: Duration) {
        for record in batch.records[from...] {
            records.append(record)
            outcomes.append(Outcome())
            switch verdict(record) {
            case .new: schedule.admit(key: record.key)
            case .repeat: schedule.admitDone()
            case .malformed:
                // The pipeline says what it says about it; nothing behind it may begin.
                if remedy == .stop { schedule.end(before: schedule.base + schedule.count) }
                schedule.admitDone()
            }
        }
        bytes += batch.payloadBytes
        polled.append((batch, schedule.base + schedule.count, now))
    }

    private func verdict(_ record: RawRecord) -> SeenTable.Verdict {
        guard dropsRepeats, let text = record.origin else { return .new }
        return seen.accept(header: text)
    }

    // MARK: The function

    /// Starts as many records as may be handled at once.
    func start() {
        guard !isClosed else { return }
        while let number = schedule.start() {
            let lane = idle.popLast() ?? Lane(makeFunction(), makeContext())
            lane.context.generation = generation
            busy.append(lane)
            let record = lane.take(records[number - schedule.base], number: number)
            lane.begin(on: executor) { await self.run(lane, record) }
        }
    }

    private func run(_ lane: Lane, _ first: RawRecord) async {
        var record = first
        while true {
            let failure = await lane.function.handle(record, lane.context)
            // Given up while the function waited: what it made is nobody's (A22).
            if lane.isAbandoned { return }
            finish(lane, failure)
            guard !isClosed, let next = schedule.start() else { break }
            record = lane.take(records[next - schedule.base], number: next)
        }
        lane.end()
        busy.removeAll { $0 === lane }
        idle.append(lane)
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
            bytes += outcome.outputs.count
        }
        outcomes[lane.number - schedule.base] = outcome
        schedule.finish(lane.number)
        progress += 1
    }

    // MARK: Out

    /// Records from the first on that are all done, as a batch; nil when there are none.
    ///
    /// It ends with a record that stops the step, if there is one: what is behind it isn't wanted.
    func takeDone() -> (batch: RecordBatch, since: Duration)? {
        guard let since = polled.first?.at else { return nil }
        var count = schedule.doneCount
        if remedy == .stop, let at = outcomes[..<count].firstIndex(where: { $0.failure != nil }) {
            count = at + 1
        }
        let end = schedule.base + count
        var whole: [RecordBatch] = []
        var isAtEnd = false
        while let first = polled.first, first.end <= end {
            whole.append(first.batch)
            isAtEnd = first.end == end
            polled.removeFirst()
        }
        guard count > 0 || !whole.isEmpty else { return nil }
        let done = Array(records[..<count])
        take(count)
        for batch in whole { bytes -= batch.payloadBytes }
        // What was polled behind its last record, such as a marker, is passed with it.
        let next = isAtEnd ? whole.last?.nextOffset : records.first?.offset
        let batch = RecordBatch(
            records: done, nextOffset: next ?? 0, payloadBytes: 0,
            onRelease: { for batch in whole { batch.release() } })
        return (batch, since)
    }

    private func take(_ count: Int) {
        taken = Array(outcomes[..<count])
        records.removeFirst(count)
        outcomes.removeFirst(count)
        schedule.removeFirst(count)
        for outcome in taken { bytes -= outcome.outputs.count }
    }

    /// The offset of the first record that isn't done; nil when all are.
    var oldest: Int64? {
        schedule.doneCount < records.count ? records[schedule.doneCount].offset : nil
    }

    // MARK: The end

    /// No record begins any more; those in the function may end.
    func close() { isClosed = true }

    /// Whether nothing is in the function, and nothing done is left to be taken out.
    var isQuiet: Bool { schedule.running == 0 && schedule.doneCount == 0 }

    /// Gives up everything in flight: functions are cancelled, and what they do is nobody's.
    func clear() {
        for lane in busy { lane.abandon() }
        busy = []
        idle = []
        records = []
        outcomes = []
        for (batch, _, _) in polled { batch.release() }
        polled = []
        bytes = 0
        schedule = KeySchedule(concurrency)
        isClosed = false
    }
}
