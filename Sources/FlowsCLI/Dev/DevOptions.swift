/// The command line of `flows dev`.

import Foundation

/// What `flows dev` was asked for.
struct DevOptions {
    var paths: [String] = []
    var steps: [String] = []
    var brokers: String?
    var postgres: String?
    var folder = ".flows"
    var endsWhenCounted = false

    /// All steps of the package, which together are the example flow.
    static let exampleSteps = [
        "text-line-split", "text-word-count", "text-word-table", "text-word-classify",
        "text-word-join", "text-description-table", "text-type-collect", "text-type-count",
        "text-type-table",
    ]

    init(_ arguments: [String]) throws {
        var words = CommandWords(arguments)
        while let argument = words.next() {
            switch argument {
            case "--once": endsWhenCounted = true
            case "--step": steps.append(try words.value(of: argument))
            case "--brokers": brokers = try words.value(of: argument)
            case "--postgres": postgres = try words.value(of: argument)
            case "--folder": folder = try words.value(of: argument)
            case "--":
                paths += words.takeRest()
            case _ where argument.hasPrefix("-"):
                throw CommandWords.notUnderstood(argument)
            default: paths.append(argument)
            }
        }
        if steps.isEmpty { steps = Self.exampleSteps }
    }
}
