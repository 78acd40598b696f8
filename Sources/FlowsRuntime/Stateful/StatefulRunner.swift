/// Stateful: records fold into states by key; states, progress and outputs are kept in one transaction.

internal import FlowsCore

final class StatefulRunner: Runner {
    private let function: any StatefulFunction
    let states: StateTable
    @exclusivity(unchecked) private(set) var slots: [Int] = []

    init(_ function: any StatefulFunction, seed: UInt64) {
        self.function = function
        states = StateTable(bytesMax: 0, seed: seed)
    }

    var cacheBytesMax: Int {
        get { states.bytesMax }
        set { states.bytesMax = newValue }
    }

    func protect(_ protections: Protections) { states.protections = protections }

    func prepare(_ batch: BatchView, _ context: StepContext) -> LoadRequest? {
        states.begin()
        slots.removeAll(keepingCapacity: true)
        slots.reserveCapacity(batch.records.count)
        for index in batch.records.indices {
            // A null key names no state: the loop decides about it by the step's policy.
            let key = batch.isRepeat(index) ? nil : batch.records[index].key
            slots.append(key.map { states.touch($0) } ?? -1)
        }
        return states.loadRequest()
    }

    func loaded(_ found: LoadedEntries) -> Bool {
        states.loaded(found)
        return true
    }

    func apply(_ batch: BatchView, _ context: StepContext) -> Int {
        let handled = function.apply(batch, slots: slots, states: states, context)
        // Keys of records behind a failing one are not of this batch, whatever was tried with them.
        if handled < batch.records.count { states.narrow(to: slots[..<handled]) }
        return handled
    }

    func changes() -> StoreChanges {
        states.touched.isEmpty ? .none : .states(states.changes())
    }
    func absorb() { states.kept() }
    func forget() { states.forget() }
    func forgetAll() { states.removeAll() }

    func trim() {
        slots = []
        states.trim()
    }
}
