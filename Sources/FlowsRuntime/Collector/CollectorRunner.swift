/// Collector: records fold into the groups of a window; when it closes each group is one output.

internal import FlowsCore

/// The open window of one partition, and how far it is to its bounds.
///
/// The pipeline asks it instead of running batches through it: a window is what is published and
/// committed, whatever the batches were that it was read in (`Pipeline+Collector.swift`).
final class CollectorRunner: Runner {
    var cacheBytesMax = 0
    let bounds: WindowBounds
    private let function: any CollectorFunction
    /// What was taken into the open window.
    private(set) var records = 0
    private(set) var bytes = 0
    private(set) var repeats = 0
    private(set) var skipped = 0
    /// `seen` and lineage as of its first record, and when that was read; nil: none is open.
    private(set) var opening: (seen: String, lineage: Lineage, at: Duration)?

    init(_ function: any CollectorFunction, _ bounds: WindowBounds) {
        self.function = function
        self.bounds = bounds
    }

    /// Groups in the open window.
    var keys: Int { function.keys }

    // MARK: The open window

    func open(seen: String, lineage: Lineage, at now: Duration) {
        if opening == nil { opening = (seen, lineage, now) }
    }

    /// How many of these records the window may still take, the one that reaches a bound included.
    ///
    /// Up to `end` where an owner before has said where it ends: then nothing else counts.
    func room(in records: ArraySlice<RawRecord>, end: Int64?) -> Int {
        if let end { return records.prefix { $0.offset < end }.count }
        let most = min(records.count, max(bounds.records - self.records, 0))
        var left = bounds.bytes - bytes
        for (number, record) in records.prefix(most).enumerated() {
            left -= record.payloadBytes
            if left <= 0 { return number + 1 }
        }
        return most
    }

    /// Folds a batch in; returns how many of its records were taken.
    func fold(_ batch: BatchView, isIntended: Bool, _ context: StepContext) -> Int {
        function.fold(batch, keysMax: isIntended ? Int.max : bounds.keys, context)
    }

    /// Counts what was taken in.
    func count(_ taken: ArraySlice<RawRecord>, repeats: Int, skipped: Int) {
        records += taken.count
        for record in taken { bytes += record.payloadBytes }
        self.repeats += repeats
        self.skipped += skipped
    }

    /// The bound that the window has reached; time is the machine's affair.
    var reached: WindowBound? {
        if records >= bounds.records { return .records }
        if bytes >= bounds.bytes { return .bytes }
        return keys >= bounds.keys ? .keys : nil
    }

    /// Appends the outputs of the window, which ends before `end`; false when the policy forbids it.
    func emit(end: Int64, _ context: StepContext) -> Bool {
        context.beginWindow(end: end)
        let isWell = function.emit(context)
        skipped += context.skipped
        return isWell
    }

    /// Nothing of the window is left.
    func clear() {
        function.clear()
        (records, bytes, repeats, skipped) = (0, 0, 0, 0)
        opening = nil
    }

    // MARK: Runner

    func protect(_ protections: Protections) {}
    func prepare(_ batch: BatchView, _ context: StepContext) -> LoadRequest? { nil }
    func loaded(_ found: LoadedEntries) -> Bool { true }
    func apply(_ batch: BatchView, _ context: StepContext) -> Int { batch.records.count }
    func changes() -> StoreChanges { .none }
    func absorb() {}
    func forget() { clear() }
    func forgetAll() { clear() }
    func trim() { if opening == nil { function.trim() } }
}

extension RawRecord {
    /// Bytes of key, value and headers, the identity among them.
    @inline(__always)
    fileprivate var payloadBytes: Int {
        (key?.count ?? 0) + (value?.count ?? 0) + headers.count + (origin?.count ?? 0)
    }
}
