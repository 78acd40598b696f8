/// Which `seen` stands beside an offset: a value, so that the choice can be tried without a shell.

package import FlowsCore

/// What a partition remembers of origins upstream, as text, as of three moments.
package struct CommitSeen {
    private let protections: Protections
    /// As of the record that was polled last.
    package var polled = ""
    /// As of the batch that was acknowledged last.
    package private(set) var acknowledged = ""
    /// As of the commit before.
    private var committed = ""

    package init(_ protections: Protections = .all) { self.protections = protections }

    /// Everything is as the row or the commit's metadata says (`Claim`, `Acquire`).
    package mutating func remember(_ text: String) {
        polled = text
        acknowledged = text
        committed = text
    }

    /// All outputs of a batch are out; `text` is as of its end (`Ack`).
    package mutating func acknowledge(_ text: String) { acknowledged = text }

    /// What a keep writes of a batch, as of its end (`Keep`).
    package func kept(asOf text: String) -> String { protections.contains(.seenInKeep) ? text : "" }

    /// What is committed beside an offset; `text` is as of exactly there, nil: as of all (`Commit`).
    package mutating func commit(asOf text: String?) -> String {
        let exact = text ?? polled
        defer { committed = exact }
        guard protections.contains(.seenCommitted) else { return "" }
        if !protections.contains(.seenNotAhead) { return polled }
        return protections.contains(.seenNotBehind) ? exact : committed
    }

    /// What repeats of the next batch are compared with, nil: with all that was polled (`Poll`).
    package var comparedInstead: String? {
        protections.contains(.decideInOrder) ? nil : acknowledged
    }
}
