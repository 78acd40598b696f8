/// What must be in topics and table once a rolled chain has handled all, worked out from the lines.

import FlowsCore
import FlowsKafka
import Foundation
import TextMessages

/// Says each difference in a sentence, as a Flows reader of the topics sees them.
struct RollVerdict {
    private(set) var violations: [String] = []
    private(set) var lost = 0
    private(set) var doubled = 0
    /// Counts that a version with the new field made, and all others.
    private(set) var byNew = 0
    private(set) var byOld = 0
    private var repeats = 0

    init(stage: Stage, lines: [String]) throws {
        let expected = try IndependentCount(lines.joined(separator: "\n"))
        let table = try IndependentCount.table(stage.postgres)
        if table != expected.counts { say("the table isn't an independent count of the lines") }
        let words = try FreshRecords(of: "text-word-seen", on: stage)
        if words.all.count != expected.total {
            say("\(words.all.count) words were made of \(expected.total)")
        }
        let counts = try FreshRecords(of: "text-word-counted", on: stage)
        if counts.nameless > 0 { say("\(counts.nameless) counts have no identity") }
        repeats = counts.repeats
        try check(counts.all, expected)
        let causes = Set(counts.all.map(\.cause))
        if causes != words.places { say("the counts' causes aren't the words that there are") }
    }

    var facts: String {
        "lost \(lost), doubled \(doubled), \(byOld) counts by the old version, \(byNew) by the new;"
            + " \(repeats) repeats, known by their identity"
    }

    private mutating func say(_ sentence: String) {
        if violations.count < 20 { violations.append(sentence) }
    }

    /// Of each word every count from 1 on, in order; of those by the new version the same.
    private mutating func check(_ counts: [FreshRecord], _ expected: IndependentCount) throws {
        var last: [[UInt8]: Int64] = [:]
        var lastByNew: [[UInt8]: Int64] = [:]
        for record in counts {
            let value = try record.value(WordCounted.topic.value)
            let count = value?.count ?? -1
            let before = last[record.key, default: 0]
            if count != before + 1 { say("\(record.text) is \(count) after \(before)") }
            doubled += max(0, Int(before + 1 - count))
            last[record.key] = count
            guard let byNew = value.flatMap({ Self.byNext($0.unknownFields) }) else {
                byOld += 1
                continue
            }
            self.byNew += 1
            let knew = lastByNew[record.key, default: 0]
            if byNew != knew + 1 {
                say("\(record.text) is \(byNew) after \(knew) by the new version: a state was cut")
            }
            lastByNew[record.key] = byNew
        }
        for (word, total) in expected.counts {
            let found = Int(last[word] ?? 0)
            lost += max(0, total - found)
            doubled += max(0, found - total)
        }
        if last.count != expected.counts.count { say("\(last.count) words have counts") }
    }

    /// The field 3 that the old version doesn't know: a varint.
    private static func byNext(_ unknown: [UInt8]) -> Int64? {
        guard unknown.first == 3 << 3 else { return nil }
        return unknown.dropFirst().enumerated().reduce(0) {
            $0 | Int64($1.element & 0x7f) << (7 * $1.offset)
        }
    }
}
