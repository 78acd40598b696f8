/// What the join and the collector must have made of the words, worked out from topics and an own count.

import FlowsCore
import Foundation
import TextMessages

/// Says each difference in a sentence.
struct ChainVerdict {
    private(set) var violations: [String] = []
    private(set) var facts: [String] = []
    private let stage: Stage

    init(stage: Stage, expected: IndependentCount) throws {
        self.stage = stage
        tell(
            "text_word_count", try IndependentCount.table(stage.postgres), expected.counts)
        tell(
            "text_word_description", try IndependentCount.descriptions(stage.postgres),
            expected.descriptions)
        tell("text_type_count", try IndependentCount.types(stage.postgres), expected.types)
        let words = try fresh("text-word-seen")
        try checkJoin()
        try checkWindows(words)
    }

    private mutating func say(_ sentence: String) {
        if violations.count < 20 { violations.append(sentence) }
    }

    private mutating func tell<Key: Hashable, Value: Equatable>(
        _ table: String, _ found: [Key: Value], _ expected: [Key: Value]
    ) {
        for key in Set(found.keys).union(expected.keys) where found[key] != expected[key] {
            let text = (key as? [UInt8]).map { String(decoding: $0, as: UTF8.self) } ?? "\(key)"
            let sides = [found[key], expected[key]].map { $0.map { "\($0)" } ?? "no row" }
            say("\(table): \(text) has \(sides[0]), not \(sides[1])")
        }
    }

    private mutating func fresh(_ topic: String) throws -> FreshRecords {
        let found = try FreshRecords(of: topic, on: stage)
        if found.nameless > 0 { say("\(found.nameless) records of \(topic) have no identity") }
        facts.append("\(topic): \(found.all.count) records, \(found.repeats) repeats")
        return found
    }

    // MARK: The join

    /// Each record of a source is joined once: one that comes again would be described again.
    ///
    /// A repeat is known by the router's identity, or, of these compacted sources, by the source's.
    private mutating func checkJoin() throws {
        let sources = try ["text-word-counted", "text-word-typed"].reduce(into: [:]) {
            $0[$1] = try fresh($1).places
        }
        let routed = try fresh("text-word-join-route").all.filter { record in
            record.source.step == "text-word-join-route"
                && sources[record.source.topic]?.contains(record.cause) == true
        }
        let missing = sources.mapValues { $0.count }.values.reduce(0, +) - routed.count
        if missing != 0 { say("\(missing) records of the join's sources weren't routed once") }
        // A count is described once the type is known; a type only when it is new.
        var (counted, typed): (Set<[UInt8]>, Set<[UInt8]>) = ([], [])
        var wanted: Set<Place> = []
        for record in routed.sorted(by: { $0.place < $1.place }) {
            let isDescribed: Bool
            if record.source.topic == "text-word-counted" {
                counted.insert(record.key)
                isDescribed = typed.contains(record.key)
            } else {
                isDescribed = typed.insert(record.key).inserted && counted.contains(record.key)
            }
            if isDescribed { wanted.insert(record.place) }
        }
        let described = try fresh("text-word-described").all
        let causes = Set(described.map(\.cause))
        if causes != wanted || described.count != causes.count {
            say(
                "\(described.count) descriptions, \(wanted.subtracting(causes).count) missing,"
                    + " \(causes.subtracting(wanted).count) made by repeats or too early")
        }
        var last: [[UInt8]: Int64] = [:]
        for record in described {
            let count = try record.value(WordDescribed.topic.value)?.count ?? -1
            if count < last[record.key, default: 0] { say("\(record.text) went back to \(count)") }
            last[record.key] = count
        }
    }

    // MARK: The collector

    /// Each window has just the words between the end of the one before and its own.
    private mutating func checkWindows(_ words: FreshRecords) throws {
        var sums: [Place: Int64] = [:]
        for record in try fresh("text-type-seen").all {
            sums[record.cause, default: 0] += try record.value(TypeSeen.topic.value).count
        }
        // A window may end with a repeat, so its end needn't be the place of a word.
        var ends = sums.keys.sorted()[...]
        var wanted: [Place: Int64] = [:]
        var loose = 0
        for word in words.places.sorted() {
            ends = ends.drop { $0 < word }
            let end = ends.first.flatMap { $0.partition == word.partition ? $0 : nil }
            if let end { wanted[end, default: 0] += 1 } else { loose += 1 }
        }
        if loose > 0 { say("\(loose) words are in no window") }
        for (end, sum) in sums where wanted[end] != sum {
            say("the window to \(end) has \(sum) words of \(wanted[end] ?? 0)")
        }
        facts.append("\(sums.count) windows")
    }
}
