/// The typed part of a step whose function may wait.

public import FlowsCore

/// Handles one record after another; there is one for each record that may be handled at once.
public protocol AsyncStatelessFunction: AnyObject {
    /// Decodes the record and runs the function; returns why it can't be handled, nil when it was.
    ///
    /// Outputs stand in the context's ``StepContext/outputs``; it and the record's bytes belong to
    /// this record until the function has come back, however long that takes.
    func handle(_ record: RawRecord, _ context: StepContext) async -> RecordFailure?
}
