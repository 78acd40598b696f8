/// What must be in topics and table once all is handled, worked out from the lines alone.

import FlowsCore
import FlowsKafka
import Foundation
import TextMessages

/// Compares what there is with an independent count, and says each difference in a sentence.
struct ChaosVerdict {
    private(set) var violations: [String] = []
    private(set) var facts: [String] = []
    private let stage: Stage

    private struct Place: Hashable {
        let partition: Int32
        let offset: Int64
    }

    private struct Output {
        let place: Place
        /// `step topic partition`, and which of its outputs.
        let source: (step: String, topic: String, partition: Int32)
        let position: IdentityPosition
        let word: String
        let count: Int64
    }

    init(stage: Stage, feeder: ChaosFeeder) throws {
        self.stage = stage
        let lines = try readLines(feeder)
        let expected = try IndependentCount(lines.values.joined(separator: "\n"))
        let table = try IndependentCount.table(stage.postgres)
        if table != expected.counts { tell(table, expected) }
        let words = try read("text-word-seen") { value in
            (try WordSeen.topic.value.decode(value).word, 0)
        }
        checkWords(words.fresh, lines)
        let counts = try read("text-word-counted") { value in
            let counted = try WordCounted.topic.value.decode(value)
            return (counted?.word ?? "", counted?.count ?? 0)
        }
        checkCounts(counts.fresh, words.fresh, expected)
        facts.append(
            "\(lines.count) lines, \(expected.total) words, \(expected.counts.count) of them "
                + "different; repeats: \(words.repeats) of words, \(counts.repeats) of counts; "
                + "sessions of the load: \(feeder.repeatedSessions + 1)")
    }

    private mutating func say(_ sentence: String) {
        if violations.count < 20 { violations.append(sentence) }
    }

    private mutating func tell(_ table: [[UInt8]: Int], _ expected: IndependentCount) {
        let total = table.values.reduce(0, +)
        say("the table counts \(total) words where there are \(expected.total)")
        for (word, count) in expected.counts where table[word] != count {
            let text = String(decoding: word, as: UTF8.self)
            say("\(text): \(table[word] ?? 0) in the table, \(count) in the lines")
        }
    }

    // MARK: What is in the topics

    private func tail(
        _ topic: String, _ body: (TopicPartition, RawRecord) throws -> Void
    ) throws {
        let tail = try KafkaTail(
            configuration: KafkaConfiguration(brokers: stage.brokers, groupID: "tests"),
            logger: Logger(level: .critical, format: .text))
        try tail.start([topic], from: .beginning, timeout: .seconds(20))
        let isWhole = try tail.readToEnd(timeout: .seconds(90)) { place, batch in
            for record in batch.records { try body(place, record) }
        }
        guard isWhole else { throw Waited(description: "the end of \(topic)") }
    }

    /// The lines in the topic by their place: each that was sent, and none besides.
    private mutating func readLines(_ feeder: ChaosFeeder) throws -> [Place: String] {
        var lines: [Place: String] = [:]
        var numbers: [Int: Int] = [:]
        let sent = feeder.lines
        var wrong = 0
        try tail("text-line") { place, record in
            let text = try Line.topic.value.decode(record.value).text
            let number = record.key.flatMap { Int(String(decoding: $0, as: UTF8.self)) } ?? -1
            lines[Place(partition: place.partition, offset: record.offset)] = text
            numbers[number, default: 0] += 1
            if !sent.indices.contains(number) || sent[number] != text { wrong += 1 }
        }
        if wrong > 0 { say("\(wrong) lines aren't those that were sent") }
        if numbers.count != sent.count {
            say("\(sent.count) lines were acknowledged, \(numbers.count) are in the topic")
        }
        if feeder.repeatedSessions == 0, numbers.values.contains(where: { $0 > 1 }) {
            say("one session of the load has sent lines twice")
        }
        return lines
    }

    /// As a reader sees a topic that remembers the highest identity of each origin.
    private mutating func read(
        _ topic: String, _ decode: (UnsafeRawBufferPointer?) throws -> (word: String, count: Int64)
    ) throws -> (fresh: [Output], repeats: Int) {
        var fresh: [Output] = []
        var repeats = 0
        var nameless = 0
        var highest: [Int32: [String: IdentityPosition]] = [:]
        try tail(topic) { place, record in
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
            let words = name.split(separator: " ")
            let value = try decode(record.value)
            fresh.append(
                Output(
                    place: Place(partition: place.partition, offset: record.offset),
                    source: (String(words[1]), String(words[2]), Int32(words[3]) ?? -1),
                    position: position, word: value.word, count: value.count))
        }
        if nameless > 0 { say("\(nameless) records of \(topic) have no identity") }
        return (fresh, repeats)
    }

    // MARK: What must be there

    /// Each word of each line, once, from its own place, with one generation a partition.
    private mutating func checkWords(_ words: [Output], _ lines: [Place: String]) {
        var found: [Place: [Int64: String]] = [:]
        var generations: [Int32: Set<Int64>] = [:]
        for word in words {
            guard word.source.step == "text-line-split", word.source.topic == "text-line" else {
                say("a word of \(word.source)")
                continue
            }
            let source = Place(partition: word.source.partition, offset: word.position.offset)
            if found[source, default: [:]].updateValue(word.word, forKey: word.position.index)
                != nil
            {
                say("output \(word.position) of \(source) came twice past the reader")
            }
            generations[source.partition, default: []].insert(word.position.generation)
        }
        for (partition, all) in generations where all.count > 1 {
            say("text-line[\(partition)] was handled in generations \(all.sorted())")
        }
        for (place, line) in lines {
            let expected = line.split(separator: ", ").map { $0.lowercased() }
            let there = found.removeValue(forKey: place) ?? [:]
            if there.sorted(by: { $0.key < $1.key }).map(\.value) != expected {
                say("\(place) is \(expected), its words are \(there)")
            }
        }
        if !found.isEmpty { say("words of \(found.count) places where no line is") }
    }

    /// For each word its counts from 1 on, in order, one for each record that made it.
    private mutating func checkCounts(
        _ counts: [Output], _ words: [Output], _ expected: IndependentCount
    ) {
        var last: [[UInt8]: Int] = [:]
        var sources: Set<Place> = []
        for count in counts {
            let word = Array(count.word.utf8)
            if Int(count.count) != last[word, default: 0] + 1 {
                say("\(count.word) is \(count.count) after \(last[word, default: 0])")
            }
            last[word] = Int(count.count)
            sources.insert(
                Place(partition: count.source.partition, offset: count.position.offset))
        }
        if last != expected.counts { say("the last counts published aren't those of the lines") }
        let places = Set(words.map(\.place))
        if sources != places {
            say(
                "\(places.subtracting(sources).count) words made no count, "
                    + "\(sources.subtracting(places).count) counts come from repeats")
        }
    }
}
