/// What `check` says of compacted topics that the cleaner may empty of what a reader still needs.

internal import FlowsCore

/// Warnings: they keep no step from starting, since how far it falls behind is only assumed.
struct CompactionCheck {
    let outline: StepOutline
    /// The longest that the step may be behind its inputs.
    let lagMax: Duration

    /// One sentence each; `configuration` is what the broker has for a topic, nil when it can't tell.
    func warnings(_ configuration: (_ topic: String) -> [String: String]?) -> [String] {
        var warnings: [String] = []
        for name in outline.inputs.filter({ $0.mode == .latest }).map(\.contract.name) {
            guard let found = configuration(name), Self.isCompacted(found) else { continue }
            warnings += [
                tooShort(
                    "min.compaction.lag.ms", of: name, found,
                    "the cleaner may take a key's newest value before it is read"),
                tooShort(
                    "delete.retention.ms", of: name, found,
                    "the cleaner may take a tombstone before it is read, and its key stays"),
            ].compactMap { $0 }
        }
        for contract in outline.outputs.map(\.contract) where outline.identity == .none {
            guard
                contract.cleanup == .compact
                    || configuration(contract.name).map(Self.isCompacted) == true
            else { continue }
            warnings.append(
                "\(outline.name) writes the compacted topic \(contract.name) without identity: a repeat "
                    + "that lands late may be the last value of its key, and no reader can tell. Write "
                    + "it with identity (.origin) for readers that compare it")
        }
        return warnings
    }

    private static func isCompacted(_ configuration: [String: String]) -> Bool {
        configuration["cleanup.policy"]?.includes("compact") == true
    }

    private func tooShort(
        _ property: String, of topic: String, _ found: [String: String], _ harm: String
    ) -> String? {
        guard let text = found[property], let given = Int64(text),
            .milliseconds(given) < lagMax
        else { return nil }
        let least = lagMax / .milliseconds(1)
        return "\(property) of the topic \(topic) is \(text), and \(outline.name) may be "
            + "\(Setting.text(lagMax)) behind (FLOWS_LAG_MAX): \(harm). Set it to "
            + "\(Int64(least)) or more"
    }
}
