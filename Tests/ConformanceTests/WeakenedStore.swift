/// A store in memory without one of the protocol's protections.

import FlowsCore

/// Sends every request on as one that gives up some protections.
final class WeakenedStore: StateStore {
    private let store: any StateStore
    private let protections: Protections

    init(_ store: any StateStore, _ protections: Protections) {
        self.store = store
        self.protections = protections
    }

    func submit(_ request: StoreRequest, ticket: UInt64) {
        switch request {
        case .claim(var claim):
            claim.protections = protections
            store.submit(.claim(claim), ticket: ticket)
        case .keep(var keep):
            keep.protections = protections
            store.submit(.keep(keep), ticket: ticket)
        default: store.submit(request, ticket: ticket)
        }
    }

    func advance() -> [StoreAnswer] { store.advance() }
    var waitsOn: (descriptor: Int32, write: Bool) { store.waitsOn }
    var unreachable: String? { store.unreachable }
    func close() { store.close() }
}
