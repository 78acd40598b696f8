/// Reads what a step wrote as every reader does that drops repeats by identity.

internal import FlowsCore

/// For each partition and origin, what is above the highest that came before.
struct DedupingReader {
    /// What it takes for new.
    private(set) var outputs: [Observation.Output] = []
    /// What it dropped.
    private(set) var repeats = 0

    /// Reads all of a partition.
    mutating func read(_ broker: InMemoryBroker, _ place: TopicPartition) {
        var highest: [[UInt8]: IdentityPosition] = [:]
        for record in broker.records(place.topic, place.partition) {
            guard let text = record.identity, let (origin, position) = Self.parse(text) else {
                continue
            }
            if let known = highest[origin], position <= known {
                repeats += 1
                continue
            }
            highest[origin] = position
            guard let source = Self.place(origin) else { continue }
            outputs.append(
                Observation.Output(
                    topic: place.topic, partition: place.partition, key: record.key,
                    value: record.value,
                    headers: record.headers.filter { $0.name != Identity.header },
                    timestamp: record.timestamp,
                    origin: source, offset: position.offset, index: position.index))
        }
    }

    /// The record that an identity's text says an output was made of.
    static func source(_ text: String) -> StepStage.Source? {
        guard let (origin, position) = parse(text), let place = place(origin) else { return nil }
        return StepStage.Source(place: place, offset: position.offset)
    }

    private static func place(_ origin: [UInt8]) -> TopicPartition? {
        let fields = String(decoding: origin, as: UTF8.self).split(separator: " ")
        guard fields.count == 4, let partition = Int32(fields[3]) else { return nil }
        return TopicPartition(String(fields[2]), partition)
    }

    private static func parse(_ text: String) -> (origin: [UInt8], position: IdentityPosition)? {
        Array(text.utf8).withUnsafeBytes { bytes in
            Identity.parse(bytes).map { ([UInt8]($0.origin), $0.position) }
        }
    }
}
