/// Where a long line may be cut so that no word is: words are runs of letters, marks and digits.

/// The same words as those of the step text-line-split, in UTF-8 that is known to be valid.
enum WordBreak {
    /// A word of more bytes can't be the key of a row, with some room for its lower case.
    static let wordBytesMax = 1_700

    /// The last place, not 0, where `bytes` can be cut between words; nil when there is none.
    static func last(in bytes: UnsafeRawBufferPointer) -> Int? {
        var at = bytes.count
        while at > 1 {
            at -= 1
            if isASCIIBreak(bytes[at]) { return at }
        }
        var last: Int?
        forEachScalar(in: bytes) { start, _, isInWord in
            if !isInWord && start > 0 { last = start }
        }
        return last
    }

    /// The length of the longest word in bytes.
    static func longestWord(in bytes: UnsafeRawBufferPointer) -> Int {
        var longest = 0
        var start = 0
        forEachScalar(in: bytes) { at, next, isInWord in
            if isInWord { longest = max(longest, next - start) } else { start = next }
        }
        return longest
    }

    /// Hands over each word.
    static func forEachWord(
        in bytes: UnsafeRawBufferPointer, _ body: (UnsafeRawBufferPointer) -> Void
    ) {
        var start = 0
        var end = 0
        forEachScalar(in: bytes) { at, next, isInWord in
            if isInWord {
                end = next
                return
            }
            if end > start { body(UnsafeRawBufferPointer(rebasing: bytes[start..<end])) }
            start = next
        }
        if end > start { body(UnsafeRawBufferPointer(rebasing: bytes[start..<end])) }
    }

    /// How many words there are.
    static func count(in bytes: UnsafeRawBufferPointer) -> Int {
        var words = 0
        var wasInWord = false
        for byte in bytes {
            // Only Unicode's tables know what beyond ASCII is in a word.
            if byte >= 128 { return countScalars(in: bytes) }
            let isInWord = !isASCIIBreak(byte)
            if isInWord && !wasInWord { words += 1 }
            wasInWord = isInWord
        }
        return words
    }

    private static func countScalars(in bytes: UnsafeRawBufferPointer) -> Int {
        var words = 0
        forEachWord(in: bytes) { _ in words += 1 }
        return words
    }

    @inline(__always)
    private static func isASCIIBreak(_ byte: UInt8) -> Bool {
        byte < 128 && !((byte | 32) &- 97 < 26 || byte &- 48 < 10)
    }

    /// Visits each whole scalar; bytes that are none count as a break of one byte.
    private static func forEachScalar(
        in bytes: UnsafeRawBufferPointer,
        _ body: (_ start: Int, _ next: Int, _ isInWord: Bool) -> Void
    ) {
        var at = 0
        while at < bytes.count {
            let lead = bytes[at]
            let length = lead < 0xc0 ? 1 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4
            // The piece may end in the middle of a scalar, which tells nothing of a break.
            guard at + length <= bytes.count else { return }
            var value = length == 1 ? UInt32(lead) : UInt32(lead) & (0x7f >> UInt32(length))
            for byte in bytes[(at + 1)..<(at + length)] { value = value << 6 | UInt32(byte & 0x3f) }
            let scalar = lead >= 0x80 && length == 1 ? nil : Unicode.Scalar(value)
            body(at, at + length, scalar.map(isInWord) ?? false)
            at += length
        }
    }

    private static func isInWord(_ scalar: Unicode.Scalar) -> Bool {
        if scalar.isASCII { return !isASCIIBreak(UInt8(scalar.value)) }
        switch scalar.properties.generalCategory {
        case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter,
            .nonspacingMark, .spacingMark, .enclosingMark, .decimalNumber:
            return true
        default: return false
        }
    }
}
