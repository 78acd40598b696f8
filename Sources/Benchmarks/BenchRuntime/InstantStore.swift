/// A store that says yes at once and keeps nothing.

import FlowsCore

/// What a run costs over it is the runtime's own cost.
final class InstantStore: StateStore {
    private let waker: Waker
    private var waiting: [StoreAnswer] = []

    init(_ waker: Waker) { self.waker = waker }

    func submit(_ request: StoreRequest, ticket: UInt64) {
        waiting.append(StoreAnswer(ticket: ticket, result: answer(request)))
        waker.wake()
    }

    private func answer(_ request: StoreRequest) -> StoreResult {
        switch request {
        case .claim(let claim):
            return .claimed(
                ProgressRow(
                    nextOffset: claim.initial?.nextOffset ?? 0, generation: 1_700_000_000_000,
                    seen: "", lineage: claim.initial?.lineage ?? "", outbox: [], isNew: true))
        case .load: return .loaded(LoadedEntries())
        case .keep: return .kept
        case .release: return .released
        case .expire: return .expired(Expiry())
        }
    }

    func advance() -> [StoreAnswer] {
        defer { waiting = [] }
        return waiting
    }

    var waitsOn: (descriptor: Int32, write: Bool) { (-1, false) }
    var unreachable: String? { nil }
    func close() {}
}
