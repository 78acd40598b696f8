/// A partition's machine with its usual surroundings, and actions as words.

import FlowsCore
import FlowsRuntime

let place = TopicPartition("in", 0)

extension PartitionMachine {
    static func make(
        _ ledger: Ledger = .row, unacked: Int = 1, skips: Bool = false
    ) -> PartitionMachine {
        PartitionMachine(
            partition: place,
            rules: Rules(
                ledger: ledger, unackedBatchesMax: unacked, commitInterval: .milliseconds(100),
                skipsRefused: skips), seed: 7)
    }

    /// A partition of a step with a row, taken, whose row begins at `next`.
    static func working(
        at next: Int64 = 5, outbox: [UInt8] = [], skips: Bool = false
    ) -> PartitionMachine {
        var machine = make(skips: skips)
        _ = machine.assigned()
        _ = machine.lookedUp(.some(committed: next), wall: 1000)
        _ = machine.claimed(.row(next: next, outbox: outbox), batch: 1)
        return machine
    }

    /// A partition of a step without a row, taken, at `next`.
    static func workingWithoutRow(at next: Int64 = 5, unacked: Int = 4) -> PartitionMachine {
        var machine = make(.log, unacked: unacked)
        _ = machine.assigned()
        let known = CommitMetadata.log(
            generation: 9, lineage: Lineage(cluster: "c"), seen: "")
        _ = machine.lookedUp(.some(committed: next, metadata: known.text), wall: 1000)
        return machine
    }

    /// Polls and applies a batch.
    mutating func apply(
        _ batch: UInt64, to: Int64, records: Int = 10, outputs: Bool = true,
        stop: StepStop? = nil, now: Duration = .zero
    ) -> [Action] {
        _ = polled(batch: batch, records: records)
        _ = loaded(batch: batch)
        return applied(
            batch: batch, to: to, records: records, hasOutputs: outputs, stop: stop, now: now)
    }
}

extension PartitionFacts {
    static func some(
        committed: Int64?, metadata: String? = nil, low: Int64 = 0, high: Int64 = 100,
        cluster: String = "c"
    ) -> PartitionFacts {
        let mark = CommitMetadata.row(generation: 1, nextOffset: committed ?? 0).text
        return PartitionFacts(
            committed: committed, metadata: metadata ?? (committed == nil ? "" : mark), low: low,
            high: high, clusterID: cluster)
    }
}

extension ProgressRow {
    static func row(
        next: Int64, outbox: [UInt8] = [], lineage: String = "c//", seen: String = ""
    ) -> ProgressRow {
        ProgressRow(
            nextOffset: next, generation: 3, seen: seen, lineage: lineage, outbox: outbox,
            isNew: false)
    }
}

extension StepStop {
    static let some = StepStop(
        kind: .record, partition: place, offset: 7, stage: "apply", message: "bad")
}

extension PartitionMachine.Action {
    /// The action's name, with what matters of it.
    var word: String {
        switch self {
        case .claim(let request): request.initial == nil ? "claim" : "claim-or-make"
        case .open(let offset): "open \(offset)"
        case .commit(let offset, _, _): "commit \(offset)"
        case .commitWindow(let offset, nil, _, let end): "window \(offset) to \(end ?? -1)"
        case .commitWindow(let offset, _, _, let end):
            end.map { "end \(offset), window to \($0)" } ?? "end \(offset)"
        case .fail(let stop): "fail \(stop.kind.rawValue)"
        default: String("\(self)".prefix { $0 != "(" })
        }
    }
}

extension [PartitionMachine.Action] {
    var words: [String] { map(\.word) }

    var stop: StepStop? {
        for case .fail(let stop) in self { return stop }
        return nil
    }

    var claim: ClaimRequest? {
        for case .claim(let claim) in self { return claim }
        return nil
    }

    var keep: (token: Int64, fresh: Int64)? {
        for case .keep(_, let token, let fresh) in self { return (token, fresh) }
        return nil
    }
}

func failed(_ kind: StoreError.Kind) -> StoreError { StoreError(kind: kind, message: "\(kind)") }
let refusal = LogError(code: "REBALANCE_IN_PROGRESS", message: "refused")
