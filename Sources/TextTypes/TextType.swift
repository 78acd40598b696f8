/// The rule by which the example flow types words, in one place for all the steps that need it.

/// The type of a word that text-line-split made: of letters, marks and decimal digits.
///
/// It depends on the word alone, so a step that runs again says the same.
public enum TextType: String, Sendable, CaseIterable {
    /// Nothing but decimal digits, of whatever script.
    case number
    /// At most three letters and digits.
    case short
    /// At least ten letters and digits.
    case long
    /// Any other.
    case plain

    /// The type of a word; marks, such as an accent of its own, don't add to its length.
    public init(of word: String) {
        var length = 0
        var isNumber = true
        for scalar in word.unicodeScalars {
            switch scalar.properties.generalCategory {
            case .decimalNumber: length += 1
            case .nonspacingMark, .spacingMark, .enclosingMark: isNumber = false
            default:
                length += 1
                isNumber = false
            }
        }
        switch length {
        case 1... where isNumber: self = .number
        case ...3: self = .short
        case 10...: self = .long
        default: self = .plain
        }
    }
}
