/// What `rewind` says before it does anything.

internal import FlowsCore

extension RewindCommand {
    /// Why nothing is done while the step runs; nil when nobody does, or nobody can tell.
    static func refusal(_ members: [String]?, _ outline: StepOutline) -> String? {
        guard let members, !members.isEmpty else { return nil }
        return "\(outline.name) is running: its group has \(members.count)"
            + " \(members.count == 1 ? "member" : "members") (\(members.joined(separator: ", ")))."
            + " Stop all its processes (kubectl scale --replicas=0), then run the rewind again;"
            + " one that was killed counts as a member until its session ends, after 6 s"
    }

    /// What a rewind does, one sentence a line.
    static func sentences(_ outline: StepOutline, partitions: Int) -> [String] {
        let inputs = outline.sources.map(\.contract.name).joined(separator: ", ")
        var lines = [
            "\(outline.name) begins again at the start of \(inputs) (\(partitions) partitions)"
        ]
        let layout = outline.storeLayout
        switch layout.kind {
        case .none: break
        case .states:
            lines.append("all its states are deleted (\(layout.schema).state)")
            lines.append("outputs that are kept and may not be published yet still go out first")
        case .rows(let table):
            lines.append(
                "every row that it wrote to \(table.schema).\(table.name) is deleted, and comes"
                    + " back as the topic is read")
        }
        let own = outline.ownTopics.map(\.contract.name).joined(separator: " and ")
        if !own.isEmpty {
            lines.append("what lies in \(own) already, or is on its way there, is passed over")
        }
        if !outline.results.isEmpty {
            lines.append(
                "its outputs get a new generation: every step that reads them takes them for new")
        }
        return lines
    }
}
