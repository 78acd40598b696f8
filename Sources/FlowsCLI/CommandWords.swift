/// The words behind a subcommand, taken one by one.

/// Options, their values and everything else, in the order in which they were typed.
struct CommandWords {
    private var rest: ArraySlice<String>

    init(_ words: some Collection<String>) { rest = Array(words)[...] }

    /// The next word; nil behind the last.
    mutating func next() -> String? { rest.popFirst() }

    /// The word behind an option; `what` says what it should be.
    mutating func value(of option: String, _ what: String = "a value") throws -> String {
        guard let value = next() else {
            throw ToolFailure.usage("\(option) wants \(what): try `flows help`")
        }
        return value
    }

    /// All words that are left, taken at once.
    mutating func takeRest() -> [String] {
        defer { rest = [] }
        return Array(rest)
    }

    /// For an option that there isn't.
    static func notUnderstood(_ word: String) -> ToolFailure {
        .usage("`\(word)` isn't understood: try `flows help`")
    }
}
