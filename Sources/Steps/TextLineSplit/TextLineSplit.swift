/// The step text-line-split: a line of text becomes the words in it, in lower case.

import Flows
import TextMessages

@main
struct TextLineSplit: FlowStep {
    static let step = Stateless(
        "text-line-split",
        reading: Line.topic,
        writing: WordSeen.topic
    ) { line, seen in
        for word in line.value.text.unicodeScalars.split(whereSeparator: { !$0.isInWord }) {
            seen.emit(WordSeen(word: String(word).lowercased()))
        }
    }
}

extension Unicode.Scalar {
    /// Letters, marks and decimal digits make words: the categories L*, M* and Nd.
    fileprivate var isInWord: Bool {
        // The whole of ASCII without a look into Unicode's tables.
        if value < 128 { return (value | 32) &- 97 < 26 || value &- 48 < 10 }
        switch properties.generalCategory {
        case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter,
            .nonspacingMark, .spacingMark, .enclosingMark, .decimalNumber:
            return true
        default: return false
        }
    }
}
