/// The words behind `migrate`: who is given the rights to run the step, and what is overruled.

/// What stands behind `migrate` on the command line.
struct MigrateWords: Equatable {
    /// The role that gets the rights to run the step, nil for none.
    var role: String?
    /// Whether contracts of the step's own topics and states that don't fit are written anew.
    var replacesContracts = false

    /// Why the words aren't understood, in a sentence.
    struct Mistake: Error { let message: String }

    init() {}

    init(_ words: some Collection<String>, step: String) throws(Mistake) {
        var rest = Array(words)
        while !rest.isEmpty {
            let word = rest.removeFirst()
            if word == "--replace-contracts" {
                replacesContracts = true
            } else if word == "--grant-to", !rest.isEmpty {
                role = rest.removeFirst()
            } else if word.hasPrefix("--grant-to=") {
                role = String(word.dropFirst("--grant-to=".count))
            } else if word != "--grant-to" {
                throw Mistake(message: "`migrate \(word)` isn't understood: try `\(step) help`")
            }
            if word.hasPrefix("--grant-to"), role?.isEmpty ?? true {
                throw Mistake(
                    message: "--grant-to wants the role that runs the step: --grant-to=ROLE")
            }
        }
    }
}
