/// Which topics a simulated step reads, and which of its partitions has which number.

internal import FlowsCore

extension Scenario {
    /// The topic that nobody in the chain writes, beside the source; nil when no step reads one.
    var extra: Int? { merging == nil ? nil : chain.count + 1 }

    /// The step that reads two topics.
    var merging: Int? { chain.firstIndex { $0 == .router || $0 == .direct } }

    /// Topics that are filled from outside.
    var sources: [Int] { [0] + (extra.map { [$0] } ?? []) }

    /// The topics that a step reads.
    func inputs(of step: Int) -> [Int] {
        guard step == merging, let extra else { return [step] }
        return [step, extra]
    }

    /// The step that reads a topic; nil of the last one's output.
    func reader(of topic: Int) -> Int? {
        topic == extra ? merging : topic < chain.count ? topic : nil
    }

    /// Whether its reader reads a topic for the last value of each key.
    func isLatest(_ topic: Int) -> Bool {
        guard topic < chain.count else { return false }
        return chain[topic] == .materialise || (topic == merging && readsLatest)
    }

    /// The partitions that a step reads; a partition's number is its place here.
    func places(of step: Int) -> [TopicPartition] {
        inputs(of: step).flatMap { topic in
            (0..<partitions[topic]).map { TopicPartition("t\(topic)", $0) }
        }
    }

    /// The number of a partition among all that the step reads.
    func number(_ step: Int, topic: Int, _ partition: Int32) -> Int {
        topic == step ? Int(partition) : Int(partitions[step] + partition)
    }

    /// The same by name.
    func number(_ step: Int, _ place: TopicPartition) -> Int {
        number(step, topic: Self.topic(place.topic), place.partition)
    }

    /// The topic and partition of a number.
    func topic(_ step: Int, _ number: Int) -> (topic: Int, partition: Int) {
        let own = Int(partitions[step])
        return number < own ? (step, number) : (chain.count + 1, number - own)
    }

    /// The number in a topic's name.
    static func topic(_ name: String) -> Int { Int(name.dropFirst()) ?? -1 }
}

extension Scenario.Kind {
    /// Whether its progress is in the metadata of its commits.
    var isWithoutRow: Bool { self == .stateless || self == .router || self == .collector }

    /// Whether it keeps states.
    var folds: Bool { self == .stateful || self == .join || self == .direct }
}
