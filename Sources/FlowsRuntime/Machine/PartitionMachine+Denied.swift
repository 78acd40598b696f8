/// A right that is missing: nothing but somebody's grant helps, so the partition stops and says which.

public import FlowsCore

extension PartitionMachine {
    /// The log denies something to the step's user (`Stop`).
    public mutating func denied(_ error: LogError) -> [Action] {
        if isOver { return [] }
        return fail(
            StepStop(
                kind: .environment, partition: partition, offset: next, message: error.message))
    }
}
