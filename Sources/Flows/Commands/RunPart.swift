/// The words behind `run`: which half of a join the process is, and whether it only shows its settings.

internal import FlowsCore

/// Which halves of a join one process runs.
enum RunPart: String, CaseIterable {
    /// Both: the default.
    case all
    /// The router alone, which needs no database.
    case route
    /// The joining half alone.
    case join

    /// The halves of a step that this is.
    func halves(of outline: StepOutline) -> [StepOutline] {
        switch self {
        case .all: outline.halves
        case .route: outline.router
        case .join: [outline]
        }
    }
}

/// What stands behind `run` on the command line.
struct RunWords: Equatable {
    var part = RunPart.all
    var printsConfiguration = false

    /// Why the words aren't understood, in a sentence.
    struct Mistake: Error { let message: String }

    /// The words behind `run`, or behind another command that is for one half alone if asked.
    init(
        _ words: some Collection<String>, _ outline: StepOutline, behind command: String = "run"
    ) throws(Mistake) {
        var rest = Array(words)
        while !rest.isEmpty {
            let word = rest.removeFirst()
            if word == "--print-config" && command == "run" {
                printsConfiguration = true
            } else if word == "--part" {
                part = try Self.part(rest.isEmpty ? "" : rest.removeFirst(), outline)
            } else if word.hasPrefix("--part=") {
                part = try Self.part(String(word.dropFirst("--part=".count)), outline)
            } else {
                throw Mistake(
                    message: "`\(command) \(word)` isn't understood: try `\(outline.name) help`")
            }
        }
    }

    private static func part(
        _ word: String, _ outline: StepOutline
    ) throws(Mistake) -> RunPart {
        guard !outline.router.isEmpty else {
            throw Mistake(
                message: "--part is for a join through a topic of its own, and \(outline.name) is a"
                    + " \(outline.runner) step of one part: leave it out")
        }
        guard let part = RunPart(rawValue: word) else {
            let parts = RunPart.allCases.map(\.rawValue).joined(separator: ", ")
            throw Mistake(message: "--part is \"\(word)\": use one of \(parts)")
        }
        return part
    }
}
