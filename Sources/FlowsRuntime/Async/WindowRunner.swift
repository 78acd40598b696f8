/// Stateless with a function that may wait: what it did stands in the window, in source order.

internal import FlowsCore

final class WindowRunner: Runner {
    var cacheBytesMax = 0
    private let window: RecordWindow

    init(_ window: RecordWindow) { self.window = window }

    func protect(_ protections: Protections) {}
    func prepare(_ batch: BatchView, _ context: StepContext) -> LoadRequest? { nil }
    func loaded(_ found: LoadedEntries) -> Bool { true }

    /// Puts outputs one behind the other (A5), and decides about records that failed.
    func apply(_ batch: BatchView, _ context: StepContext) -> Int {
        for index in batch.records.indices where !batch.isRepeat(index) {
            let outcome = window.taken[index]
            if let failure = outcome.failure {
                context.begin(batch.records[index])
                if !context.passesOver(failure) { return index }
            } else if outcome.outputCount > 0 {
                context.outputs.append(outputs: outcome.outputs, count: outcome.outputCount)
            }
        }
        return batch.records.count
    }

    func changes() -> StoreChanges { .none }
    func absorb() {}
    func forget() {}
    func forgetAll() { window.clear() }
    func trim() {}
}
