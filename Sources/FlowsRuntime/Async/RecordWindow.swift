/// The records of a stateless partition that are in an asynchronous function, or wait for it.

internal import FlowsCore

/// What comes between the reader and the machine where functions wait: polled records go in, and
/// those from the first one on that are all done come out, as a batch whose outputs are there.
///
/// So a batch is what it is for synchronous functions: consecutive records, handled. What was
/// seen of origins upstream is decided here as records come, ahead of what the pipeline keeps,
/// which is as of the end of each batch.
final class RecordWindow {
    let lanes: LaneSet
    private let dropsRepeats: Bool
    private let recordsMax: Int
    private let bytesMax: Int
    /// Polled batches, with the numbers behind their last records.
    private var polled: [(batch: RecordBatch, end: Int, at: Duration)] = []
    private var bytes = 0
    private var seen = SeenTable()
    /// Outcomes of the batch that was taken out last.
    private(set) var taken: [LaneSet.Outcome] = []

    init(
        _ lanes: LaneSet, _ concurrency: Concurrency, options: RuntimeOptions, dropsRepeats: Bool
    ) {
        self.lanes = lanes
        self.dropsRepeats = dropsRepeats
        recordsMax = max(options.inFlightRecordsMax, 2 * concurrency.limit)
        bytesMax = options.inFlightBytesMax
    }

    // MARK: In

    /// How much may be polled now; nil when that isn't worth it, or enough is in flight.
    var room: (records: Int, bytes: Int)? {
        let bytes = bytes + lanes.outputBytes
        guard lanes.isOpen, lanes.count <= recordsMax / 2, bytes < bytesMax else { return nil }
        return (recordsMax - lanes.count, bytesMax - bytes)
    }

    /// What was seen upstream before the next record that comes.
    func remember(_ text: String) { seen = SeenTable(text: text) ?? SeenTable() }

    /// Takes in polled records from the index on; repeats are told by what came before them.
    func admit(_ batch: RecordBatch, from: Int, at now: Duration) {
        for record in batch.records[from...] {
            switch verdict(record) {
            case .new: lanes.admit(record)
            case .repeat: lanes.admitDone(record)
            // The pipeline says what it says about it.
            case .malformed: lanes.admitDone(record, isEnd: lanes.remedy == .stop)
            }
        }
        bytes += batch.payloadBytes
        polled.append((batch, lanes.base + lanes.count, now))
    }

    private func verdict(_ record: RawRecord) -> SeenTable.Verdict {
        guard dropsRepeats, let text = record.origin else { return .new }
        return seen.accept(header: text)
    }

    // MARK: Out

    /// Records from the first on that are all done, as a batch; nil when there are none.
    func takeDone() -> (batch: RecordBatch, since: Duration)? {
        guard let since = polled.first?.at else { return nil }
        let count = lanes.doneCount
        let end = lanes.base + count
        var whole: [RecordBatch] = []
        var isAtEnd = false
        while let first = polled.first, first.end <= end {
            whole.append(first.batch)
            isAtEnd = first.end == end
            bytes -= first.batch.payloadBytes
            polled.removeFirst()
        }
        guard count > 0 || !whole.isEmpty else { return nil }
        let done = Array(lanes.records[..<count])
        taken = lanes.removeFirst(count)
        // What was polled behind its last record, such as a marker, is passed with it.
        let next = isAtEnd ? whole.last?.nextOffset : lanes.records.first?.offset
        let batch = RecordBatch(
            records: done, nextOffset: next ?? 0, payloadBytes: 0,
            onRelease: { for batch in whole { batch.release() } })
        return (batch, since)
    }

    // MARK: The end

    /// Whether nothing is in the function, and nothing done is left to be taken out.
    var isQuiet: Bool { lanes.isIdle && lanes.doneCount == 0 }

    /// Gives up everything in flight.
    func clear() {
        lanes.clear()
        for (batch, _, _) in polled { batch.release() }
        polled = []
        bytes = 0
    }
}
