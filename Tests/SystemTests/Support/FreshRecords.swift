/// A topic as its readers see it: repeats, known by identity, left out.

import FlowsCore
import FlowsKafka
import Foundation

/// Where a record lies.
struct Place: Hashable, Comparable, CustomStringConvertible {
    let partition: Int32
    let offset: Int64

    var description: String { "[\(partition)]@\(offset)" }

    static func < (one: Place, other: Place) -> Bool {
        (one.partition, one.offset) < (other.partition, other.offset)
    }
}

/// A record with what its identity says.
struct FreshRecord {
    let place: Place
    /// The step that made it, and the topic and partition that it was made from.
    let source: (step: String, topic: String, partition: Int32)
    let position: IdentityPosition
    let key: [UInt8]
    private let value: [UInt8]?

    init(_ place: Place, _ origin: String, _ position: IdentityPosition, _ record: RawRecord) {
        let words = origin.split(separator: " ")
        self.place = place
        source = (String(words[1]), String(words[2]), Int32(words[3]) ?? -1)
        self.position = position
        key = record.key.map { [UInt8]($0) } ?? []
        value = record.value.map { [UInt8]($0) }
    }

    func value<Value>(_ codec: NullableCodec<Value>) throws -> Value {
        guard let value else { return try codec.decode(nil) }
        return try value.withUnsafeBytes { try codec.decode($0) }
    }

    /// The record that it was made from.
    var cause: Place { Place(partition: source.partition, offset: position.offset) }
    var text: String { String(decoding: key, as: UTF8.self) }
}

/// All records of a topic, in the order of each partition.
struct FreshRecords {
    private(set) var all: [FreshRecord] = []
    private(set) var repeats = 0
    private(set) var nameless = 0

    init(of topic: String, on stage: Stage) throws {
        var highest: [Int32: [String: IdentityPosition]] = [:]
        try stage.readAll(of: topic) { place, record in
            guard let text = record.origin, let (origin, position) = Identity.parse(text) else {
                nameless += 1
                return
            }
            let name = String(decoding: origin, as: UTF8.self)
            guard position > highest[place.partition]?[name] ?? .start else {
                repeats += 1
                return
            }
            highest[place.partition, default: [:]][name] = position
            all.append(
                FreshRecord(
                    Place(partition: place.partition, offset: record.offset), name, position,
                    record))
        }
    }

    var places: Set<Place> { Set(all.map(\.place)) }
}

extension Stage {
    /// Every record that a topic has now.
    func readAll(
        of topic: String, _ body: (TopicPartition, RawRecord) throws -> Void
    ) throws {
        let tail = try KafkaTail(
            configuration: KafkaConfiguration(brokers: brokers, groupID: "tests"),
            logger: Logger(level: .critical, format: .text))
        try tail.start([topic], from: .beginning, timeout: .seconds(20))
        let isWhole = try tail.readToEnd(timeout: .seconds(90)) { place, batch in
            for record in batch.records { try body(place, record) }
        }
        guard isWhole else { throw Waited(description: "the end of \(topic)") }
    }
}
