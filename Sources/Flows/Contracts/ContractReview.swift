/// Compares what a step declares with the contracts that are there; it knows no server.

internal import FlowsCore

/// What is wrong, and what `migrate` would write.
struct ContractReview {
    /// Why the step may not be deployed, each a sentence.
    private(set) var problems: [String] = []
    /// What may surprise.
    private(set) var warnings: [String] = []
    /// The step's own contracts that differ from what is there, with all that was declared before.
    private(set) var changed: [Contract] = []
    /// What `--replace-contracts` overruled, each a sentence.
    private(set) var replaced: [String] = []

    /// `stored` has the bytes of records by key; one that isn't there has no contract yet.
    init(_ declared: [DeclaredContract], stored: [String: [UInt8]], replaces: Bool = false) {
        for one in declared {
            guard let bytes = stored[one.contract.subject.recordKey] else {
                if one.isOwn { changed.append(one.contract) }
                continue
            }
            review(one, bytes, replaces: replaces && one.isOwn)
        }
    }

    private mutating func review(_ one: DeclaredContract, _ bytes: [UInt8], replaces: Bool) {
        let stored: Contract
        do {
            stored = try ContractText.contract(bytes)
        } catch {
            return unreadable(one, error.reason, replaces: replaces)
        }
        guard stored.subject == one.contract.subject else {
            return unreadable(
                one, "it is that of \(stored.subject.words)", replaces: replaces)
        }
        let found = ContractComparison(stored, one.contract, isRead: !one.isOwn)
        warnings += found.warnings
        guard found.problems.isEmpty else {
            if replaces {
                replaced += found.problems
                changed.append(one.contract)
            } else {
                problems += found.problems
            }
            return
        }
        let union = one.contract.union(stored)
        if one.isOwn, union != stored { changed.append(union) }
    }

    private mutating func unreadable(
        _ one: DeclaredContract, _ reason: String, replaces: Bool
    ) {
        let what = "the contract of \(one.contract.subject.words) can't be read: \(reason)"
        if replaces {
            replaced.append(what)
            changed.append(one.contract)
        } else if one.isOwn {
            problems.append(what)
        } else {
            warnings.append("\(what); nothing is compared with it")
        }
    }
}
