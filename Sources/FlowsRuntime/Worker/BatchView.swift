/// The records of a batch as a step's typed loop sees them.

public import FlowsCore

/// Consecutive records, some of which are repeats to pass over.
public struct BatchView {
    /// The records, in offset order.
    public let records: UnsafeBufferPointer<RawRecord>
    /// Which of them are repeats; nil when none is.
    public let repeats: UnsafePointer<Bool>?

    /// Whether record `index` was handled before.
    @inlinable @inline(__always)
    public func isRepeat(_ index: Int) -> Bool {
        guard let repeats else { return false }
        return repeats[index]
    }
}

/// What is to be done with a record that can't be handled (article HandlingErrors).
public enum Remedy: String, Sendable {
    /// The partition stops and the process ends non-zero: nothing is lost.
    case stop
    /// The record is passed over, and counted.
    case skip
}

/// Why a record can't be handled.
public struct RecordFailure: Error, Sendable {
    /// The stage: key, decode, apply, encode.
    public let stage: String
    /// One sentence without any payload.
    public let message: String

    /// A failure.
    public init(stage: String, message: String) {
        self.stage = stage
        self.message = message
    }
}

/// The typed loop of a stateless step: decode, function, encode.
public protocol StatelessFunction: AnyObject {
    /// Runs over the batch; returns the index of the first record that wasn't handled, or the count.
    func apply(_ batch: BatchView, _ context: StepContext) -> Int
}

/// The typed loop of a stateful step.
public protocol StatefulFunction: AnyObject {
    /// The same; `slots` has each record's place in `states`, −1 for a repeat.
    func apply(
        _ batch: BatchView, slots: [Int], states: StateTable, _ context: StepContext
    ) -> Int
}

/// The typed loop of a materialising step, in two passes: rows are looked up in between.
public protocol MaterialiseFunction: AnyObject {
    /// Turns each record into a row or a delete; returns as ``StatelessFunction/apply(_:_:)``.
    func decode(_ batch: BatchView, rows: RowTable, _ context: StepContext) -> Int
    /// Puts what `decode` made into `rows`, in order, up to record `count`.
    func apply(_ batch: BatchView, count: Int, rows: RowTable, _ context: StepContext)
}
