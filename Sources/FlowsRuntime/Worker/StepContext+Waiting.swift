/// What a function needs whose records may wait in its states: the time, and a word for who waited in vain.

internal import FlowsCore

/// A record that waited in a state and goes without an output.
struct GivenUp: Hashable {
    /// The offset of the record at hand that it was given up at.
    let at: Int64
    let partition: Int32
    let offset: Int64
}

extension StepContext {
    /// Milliseconds since 1970, as the worker's clock has it; −1 outside of a worker.
    public func wallMilliseconds() -> Int64 { clock?.wallMilliseconds() ?? -1 }

    /// Notes that a record, read from this partition and offset, waited in vain; it is counted and
    /// logged, once however often the batch runs.
    public func giveUp(_ failure: RecordFailure, partition: Int32, offset: Int64) {
        let lost = GivenUp(
            at: status.handling.load(ordering: .relaxed), partition: partition, offset: offset)
        if givenUp.insert(lost).inserted { onGiveUp?(failure, offset) }
    }

    /// Records given up before this offset.
    func givenUp(before offset: Int64) -> Int {
        givenUp.isEmpty ? 0 : givenUp.count { $0.at < offset }
    }
}
