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
    var lineage: Lineage
    /// When the batch was polled, for the time that it took.
    let started: Duration

    init(
        id: UInt64, records: RecordBatch?, range: Range<Int>, lineage: Lineage, started: Duration
    ) {
        self.id = id
        self.records = records
        self.range = range
        self.lineage = lineage
        self.started = started
    }
}
