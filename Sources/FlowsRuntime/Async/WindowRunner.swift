/// Stateless with a function that may wait: what it did stands in the window, in source order.

internal import FlowsCore

final class WindowRunner: Runner {
    var cacheBytesMax = 0
    private let window: RecordWindow

    init(_ window: RecordWindow) { self.window = window }

    func protect(_ protections: Protections) {}
    func prepare(_ batch: BatchView, _ context: StepContext) -> LoadRequest? { nil }
    func loaded(_ found: LoadedEntries) -> Bool { true }

    func apply(_ batch: BatchView, _ context: StepContext) -> Int {
        Array(window.taken[..<batch.records.count]).merge(batch, into: context)
    }

    func changes() -> StoreChanges { .none }
    func absorb() {}
    func forget() {}
    // The pipeline clears the window, whatever else it may keep.
    func forgetAll() {}
    func trim() {}
}
