/// Stateless: records in, outputs out, nothing kept; progress is the offset commit with its metadata.

internal import FlowsCore

final class StatelessRunner: Runner {
    var cacheBytesMax = 0
    private let function: any StatelessFunction

    init(_ function: any StatelessFunction) { self.function = function }

    func protect(_ protections: Protections) {}
    func prepare(_ batch: BatchView, _ context: StepContext) -> LoadRequest? { nil }
    func loaded(_ found: LoadedEntries) -> Bool { true }

    func apply(_ batch: BatchView, _ context: StepContext) -> Int {
        function.apply(batch, context)
    }

    func changes() -> StoreChanges { .none }
    func absorb() {}
    func forget() {}
    func forgetAll() {}
    func trim() {}
}
