/// Counts a text without the steps, so that what they make of it can be compared.

/// How often each word stands in a text, and of which type it is.
///
/// It splits, counts and types by code of its own: what is wrong in a step isn't wrong here too.
struct TextCensus {
    /// Different words, by the bytes of their lower case; empty when there are too many to compare.
    private(set) var counts: [[UInt8]: Int] = [:]
    /// Words in all.
    private(set) var total = 0
    /// Whether ``counts`` has every word.
    private(set) var isComplete = true
    /// More different words than a library has; each costs some 100 bytes.
    private static let differentMax = 5_000_000

    /// Counts the words of a line, or of a piece of one that was cut between words.
    mutating func add(_ line: UnsafeRawBufferPointer) {
        WordBreak.forEachWord(in: line) { word in
            total += 1
            guard isComplete else { return }
            counts[Self.lowercased(word), default: 0] += 1
        }
        guard counts.count > Self.differentMax else { return }
        counts = [:]
        isComplete = false
    }

    /// Words by their type.
    var types: [String: Int] {
        var types: [String: Int] = [:]
        for (word, count) in counts { types[Self.type(of: word), default: 0] += count }
        return types
    }

    private static func lowercased(_ word: UnsafeRawBufferPointer) -> [UInt8] {
        var bytes = [UInt8](word)
        for at in bytes.indices {
            if bytes[at] >= 128 {
                return Array(String(decoding: word, as: UTF8.self).lowercased().utf8)
            }
            if bytes[at] &- 65 < 26 { bytes[at] |= 32 }
        }
        return bytes
    }

    /// What text-word-classify should say of a word.
    static func type(of word: [UInt8]) -> String {
        let kinds = String(decoding: word, as: UTF8.self).unicodeScalars
            .map(\.properties.generalCategory)
        if kinds.allSatisfy({ $0 == .decimalNumber }) { return "number" }
        let marks: Set<Unicode.GeneralCategory> = [.nonspacingMark, .spacingMark, .enclosingMark]
        let letters = kinds.count { !marks.contains($0) }
        return letters <= 3 ? "short" : letters >= 10 ? "long" : "plain"
    }
}
