/// A join's way back to the start, in three acts between which a crash leaves nothing that runs on (Delivery: Starting over).

public import FlowsCore

/// What the two halves of a join get, and in which order.
///
/// First the joining half's rows are ``marked`` and its states emptied: who finds a mark stops.
/// Then the router's new offsets and generations are committed. Then ``finish(after:)`` takes
/// the marks away. Interrupted anywhere, the whole is done again, with generations above all.
public struct JoinRewind: Sendable {
    /// The router's half: its sources from their starts; nil for a join without one.
    public let router: RewindPlan?
    /// The joining half's: from the end of what the router wrote until now.
    public let joining: RewindPlan
    private let name: String
    private let routerName: String
    private let ownTopics: Set<String>
    private let mark: String
    private let protections: Protections

    /// A way back for the step of this name.
    /// - Parameters:
    ///   - router: the router's name, and the facts of its sources as its group has them.
    ///   - facts: those of all partitions that the joining half reads.
    ///   - ownTopics: which topics of those the step writes itself.
    ///   - wall: milliseconds since 1970.
    ///   - number: tells this rewind from others; random.
    public init(
        _ name: String, router: (name: String, facts: [TopicPartition: PartitionFacts])?,
        facts: [TopicPartition: PartitionFacts], ownTopics: Set<String>, wall: Int64,
        number: UInt64
    ) {
        self.init(
            name, router: router, facts: facts, ownTopics: ownTopics, wall: wall, number: number,
            protections: .all)
    }

    /// The same; tests alone take a protection away.
    package init(
        _ name: String, router: (name: String, facts: [TopicPartition: PartitionFacts])?,
        facts: [TopicPartition: PartitionFacts], ownTopics: Set<String>, wall: Int64,
        number: UInt64, protections: Protections
    ) {
        self.name = name
        self.ownTopics = ownTopics
        self.protections = protections
        routerName = router?.name ?? ""
        self.router = router.map { RewindPlan(facts: $0.facts, wall: wall) }
        joining = RewindPlan(facts: facts, wall: wall, ownTopics: ownTopics)
        mark = RewindMark.text(number)
    }

    /// Partitions whose commit was written by a newer version of the step.
    public var unreadable: [TopicPartition] { (router?.unreadable ?? []) + joining.unreadable }

    /// The joining half's starts for the first act.
    public var marked: [TopicPartition: InitialProgress] {
        joining.starts.mapValues { start in
            var start = start
            start.lineage = mark
            return start
        }
    }

    /// The third act; `outcome` is that of the first.
    ///
    /// Everything below the new generations counts as seen: what lies in the step's own topics, is
    /// still on its way there from an old router, or waits in an outbox would be folded beside
    /// what is routed again.
    public func finish(after outcome: RewindOutcome) -> RewindFinish {
        var seen = SeenTable()
        if protections.contains(.seenFloor) {
            for (place, start) in router?.starts ?? [:] {
                seen.raiseFloor(step: routerName, place, below: start.generation)
            }
            // The router writes one of them; others the joining half, from any partition.
            let writesToItself = ownTopics.count > (router == nil ? 0 : 1)
            for (place, generation) in outcome.generations where writesToItself {
                seen.raiseFloor(step: name, place, below: generation)
            }
        }
        return RewindFinish(
            mark: mark, lineage: joining.starts.mapValues(\.lineage), seen: seen.text())
    }
}

/// What a progress row says in place of its lineage while a rewind isn't finished.
enum RewindMark {
    private static let prefix = "rewinding/"

    /// No lineage's text: that has two slashes.
    static func text(_ number: UInt64) -> String { prefix + String(number, radix: 16) }

    static func isOne(_ text: String) -> Bool { text.hasPrefix(prefix) }
}
