/// What a batch holds while the machine speaks of it by number.

internal import FlowsCore

/// A run of consecutive records of one polled batch, and what became of them.
final class BatchData {
    let id: UInt64
    /// The polled records; nil once they are folded in and what is left is outputs.
    var records: RecordBatch?
    /// The part of the polled records that this batch is.
    var range: Range<Int>
    var outputs: OutputBatch?
    /// Offset behind the batch, `seen` and lineage as of exactly there.
    var to: Int64 = 0
    var seen = ""
    /// What `seen` was before the batch, of a window.
    var seenBefore = ""
    var lineage: Lineage
    /// What the lineage was before the batch.
    let lineageBefore: Lineage
    /// Why the record behind `range` can't be handled, as far as that shows before the function runs.
    var blocked: RecordFailure?
    /// Its one record was refused by the database and is passed over by the policy.
    var isPassedOver = false
    /// Records that were handled before, and records passed over by the policy.
    var repeats = 0
    var skipped = 0
    /// Records that waited in states and went without an output.
    var givenUp = 0
    /// When the batch was polled, for the time that it took.
    let started: Duration

    init(
        id: UInt64, records: RecordBatch?, range: Range<Int>, lineage: Lineage, started: Duration
    ) {
        self.id = id
        self.records = records
        self.range = range
        self.lineage = lineage
        lineageBefore = lineage
        self.started = started
    }
}

extension RecordBatch {
    /// The records before the index; the memory stays with the whole batch, which outlives it.
    func part(upTo end: Int) -> RecordBatch {
        RecordBatch(
            records: Array(records[..<end]), nextOffset: records[end].offset,
            payloadBytes: payloadBytes, onRelease: { [self] in _ = self })
    }
}
