/// Where every partition of a step begins after a rewind, decided from what the log says (Delivery: Starting over).

public import FlowsCore

/// A step's way back to the start of its input: generations, lineage and offsets, all taken anew.
public struct RewindPlan: Sendable {
    /// Where each partition begins, its generation the least that it may get.
    public let starts: [TopicPartition: InitialProgress]
    /// Partitions whose commit was written by a newer version of the step.
    public let unreadable: [TopicPartition]

    /// A plan from the facts of all partitions of the step's inputs; `wall` is milliseconds since 1970.
    ///
    /// What the step wrote to topics of its own is made again, so these are read on from their ends.
    public init(
        facts: [TopicPartition: PartitionFacts], wall: Int64, ownTopics: Set<String> = []
    ) {
        var starts: [TopicPartition: InitialProgress] = [:]
        var unreadable: [TopicPartition] = []
        for (partition, facts) in facts {
            let metadata = CommitMetadata(text: facts.metadata)
            if metadata == .unreadable { unreadable.append(partition) }
            // Above what was published, whichever clock said so; readers would drop the rest.
            starts[partition] = InitialProgress(
                nextOffset: ownTopics.contains(partition.topic) ? facts.high : facts.low,
                generation: max(wall, (metadata.generation ?? 0) + 1),
                lineage: Lineage(cluster: facts.clusterID).text)
        }
        self.starts = starts
        self.unreadable = unreadable.sorted { $0.description < $1.description }
    }

    /// What is committed for each partition in the end.
    ///
    /// Without a row the commit is the progress itself; with one, whose generations `outcome`
    /// has, it is for tools that look at lag.
    public func commits(
        after outcome: RewindOutcome?
    ) -> [(partition: TopicPartition, offset: Int64, metadata: String)] {
        starts.sorted { $0.key.description < $1.key.description }.map { partition, start in
            var tag = CommitMetadata.log(
                generation: start.generation,
                lineage: Lineage(text: start.lineage) ?? Lineage(cluster: ""), seen: "")
            if let generation = outcome?.generations[partition] {
                tag = .row(generation: generation, nextOffset: start.nextOffset)
            }
            return (partition, start.nextOffset, tag.text)
        }
    }
}

extension CommitMetadata {
    /// The generation of what was published, nil when the text is none of ours.
    var generation: Int64? {
        switch self {
        case .row(let generation, _), .log(let generation, _, _): generation
        case .window(let generation, _, _, _): generation
        case .foreign, .unreadable: nil
        }
    }
}
