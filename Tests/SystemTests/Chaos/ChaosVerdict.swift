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

    private typealias Word = (record: FreshRecord, word: String)
    private typealias Count = (record: FreshRecord, word: String, count: Int64)

    init(stage: Stage, feeder: ChaosFeeder) throws {
        self.stage = stage
        let lines = try readLines(feeder)
        let expected = try IndependentCount(lines.values.joined(separator: "\n"))
        let words = try fresh("text-word-seen").map { record in
            (record, try record.value(WordSeen.topic.value).word)
        }
        checkWords(words, lines)
        let counts = try fresh("text-word-counted").map { record in
            let counted = try record.value(WordCounted.topic.value)
            return (record, counted?.word ?? "", counted?.count ?? 0)
        }
        checkCounts(counts, words, expected)
        let chain = try ChainVerdict(stage: stage, expected: expected)
        violations += chain.violations
        facts.append(
            "\(lines.count) lines, \(expected.total) words, \(expected.counts.count) of them "
                + "different; sessions of the load: \(feeder.repeatedSessions + 1)")
        facts += chain.facts
    }

    private mutating func say(_ sentence: String) {
        if violations.count < 20 { violations.append(sentence) }
    }

    private mutating func fresh(_ topic: String) throws -> [FreshRecord] {
        let found = try FreshRecords(of: topic, on: stage)
        if found.nameless > 0 { say("\(found.nameless) records of \(topic) have no identity") }
        return found.all
    }

    // MARK: What is in the topics

    /// The lines in the topic by their place: each that was sent, and none besides.
    private mutating func readLines(_ feeder: ChaosFeeder) throws -> [Place: String] {
        var lines: [Place: String] = [:]
        var numbers: [Int: Int] = [:]
        let sent = feeder.lines
        var wrong = 0
        try stage.readAll(of: "text-line") { place, record in
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

    // MARK: What must be there

    /// Each word of each line, once, from its own place, with one generation a partition.
    private mutating func checkWords(_ words: [Word], _ lines: [Place: String]) {
        var found: [Place: [Int64: String]] = [:]
        var generations: [Int32: Set<Int64>] = [:]
        for (record, word) in words {
            guard record.source.step == "text-line-split", record.source.topic == "text-line"
            else {
                say("a word of \(record.source)")
                continue
            }
            if found[record.cause, default: [:]].updateValue(word, forKey: record.position.index)
                != nil
            {
                say("output \(record.position) of \(record.cause) came twice past the reader")
            }
            generations[record.cause.partition, default: []].insert(record.position.generation)
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
        _ counts: [Count], _ words: [Word], _ expected: IndependentCount
    ) {
        var last: [[UInt8]: Int] = [:]
        var sources: Set<Place> = []
        for (record, text, count) in counts {
            let word = Array(text.utf8)
            if Int(count) != last[word, default: 0] + 1 {
                say("\(text) is \(count) after \(last[word, default: 0])")
            }
            last[word] = Int(count)
            sources.insert(record.cause)
        }
        if last != expected.counts { say("the last counts published aren't those of the lines") }
        let places = Set(words.map(\.record.place))
        if sources != places {
            say(
                "\(places.subtracting(sources).count) words made no count, "
                    + "\(sources.subtracting(places).count) counts come from repeats")
        }
    }
}
