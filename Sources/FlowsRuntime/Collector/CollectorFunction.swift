/// The typed loop of a collector as the runtime sees it: fold into the open window, emit when it closes.

/// One partition's groups in memory, for one window at a time.
///
/// A window may be made again by another process, from the same records and up to the same end:
/// then the same groups must come in the same order.
public protocol CollectorFunction: AnyObject {
    /// Groups in the open window.
    var keys: Int { get }
    /// Folds records into the open window, repeats aside, and returns how many of the batch it took.
    ///
    /// It ends early before a record that can't be handled, when the policy doesn't pass over it,
    /// and behind the record that brings the window to `keysMax` groups.
    func fold(_ batch: BatchView, keysMax: Int, _ context: StepContext) -> Int
    /// Emits what the window makes of each group, in the order in which the groups were first seen.
    ///
    /// Before each output it calls ``StepContext/beginGroup(_:first:timestamp:)``. False, with
    /// the context's failure set, when an output can't be made and the policy doesn't pass over it.
    func emit(_ context: StepContext) -> Bool
    /// Drops the window's groups; the memory for as many stays.
    func clear()
    /// Gives that memory back, while there are no groups.
    func trim()
}
