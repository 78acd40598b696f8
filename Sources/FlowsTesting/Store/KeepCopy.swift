/// A keep with bytes of its own, since a request's outputs belong to the worker.

internal import FlowsCore

struct KeepCopy: Sendable {
    enum Changes: Sendable {
        case none
        case states(StateChanges)
        case rows(RowChanges)
    }

    let partition: TopicPartition
    let token: Int64
    let freshToken: Int64
    let nextOffset: Int64
    let seen: String
    let lineage: String
    let outbox: [UInt8]
    let changes: Changes
    let protections: Protections

    init(_ request: KeepRequest) {
        partition = request.partition
        token = request.token
        freshToken = request.freshToken
        nextOffset = request.nextOffset
        seen = request.seen
        lineage = request.lineage
        protections = request.protections
        outbox = request.outbox.map { [UInt8]($0.bytes.bytes) } ?? []
        switch request.changes {
        case .none: changes = .none
        case .states(let states): changes = .states(states)
        case .rows(let rows): changes = .rows(rows)
        }
    }
}
