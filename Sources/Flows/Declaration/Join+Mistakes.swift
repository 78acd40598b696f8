/// What is wrong with a join's declaration that its outline alone can't tell.

internal import FlowsCore
internal import FlowsRuntime

extension JoinParts {
    /// Each a sentence that says what to do.
    func mistakes(_ sources: [JoinSource], _ key: CodecUse) -> [String] {
        var found: [String] = []
        if sources.isEmpty { found.append("the join \(name) has no source: name at least one") }
        if name.utf8.count + 6 > 63 {
            found.append(
                """
                the join's name "\(name)" is too long: its router is called \(routeName), which may \
                have 63 characters
                """)
        }
        for (name, uses) in Dictionary(grouping: sources, by: \.name) where uses.count > 1 {
            found.append(
                "\(name) is a source \(uses.count) times: make one of it, whose function does it all"
            )
        }
        let ownNames = wakes.map(\.contract.name)
        let written = Set(
            partitioning == .routed ? outputs.map(\.contract.name) + ownNames : ownNames)
        for name in Set(sources.map(\.name)).intersection(written) {
            found.append("the join reads and writes \(name): it would feed itself for ever")
        }
        for source in sources { found += mistakes(source, key) }
        if partitioning == .copartitioned { found += mistakesOfDirect(sources) }
        return found
    }

    private func mistakes(
        _ source: JoinSource, _ key: CodecUse
    ) -> [String] {
        if source.key != nil { return mistakesOfKeyed(source) }
        if source.declaresNoKey {
            return [
                """
                the source \(source.name) declares no key, so its records have none to join by: give \
                it a key function, such as key: \\.orderId
                """
            ]
        }
        let own = source.use.key
        guard own != key else { return [] }
        return [
            """
            the source \(source.name) has keys of the codec \(own.schema ?? own.codec), the join of \
            \(key.schema ?? key.codec): give it a key function, or join by that codec
            """
        ]
    }

    /// Positions are compared for each join key, and in a topic that is read `.latest` those of one
    /// origin rise for each of its own keys alone: several partitions hold them, and the cleaner
    /// leaves a late repeat of one key behind what came later of another.
    private func mistakesOfKeyed(_ source: JoinSource) -> [String] {
        guard source.use.mode == .latest else { return [] }
        return [
            """
            the source \(source.name) is read .latest and has a key function: of several of its keys \
            that join as one, younger records would be taken for repeats. Join it by its own key, or \
            read .every of a topic that isn't compacted
            """
        ]
    }

    private func mistakesOfDirect(_ sources: [JoinSource]) -> [String] {
        var found: [String] = []
        for source in sources where source.key != nil {
            found.append(
                """
                the copartitioned join has a key function for \(source.name): its records lie by \
                another key than the join's. Leave .copartitioned out, or re-key the topic
                """)
        }
        let counts = Set(sources.map(\.use.contract.partitions))
        if counts.count > 1 {
            let each = sources.map { "\($0.name) \($0.use.contract.partitions)" }
            found.append(
                """
                the copartitioned join's sources have different partition counts \
                (\(each.joined(separator: ", "))): leave .copartitioned out, or give them the same
                """)
        }
        if partitions != nil {
            found.append(
                """
                the copartitioned join says how many partitions its intermediate topic has, and it \
                has none: leave partitions or .copartitioned out
                """)
        }
        return found
    }
}
