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
        var rest = arguments[...]
        func value(_ option: String) throws -> String {
            guard let value = rest.popFirst() else {
                throw ToolFailure.usage("\(option) wants a value: try `flows help`")
            }
            return value
        }
        while let argument = rest.popFirst() {
            switch argument {
            case "--once": endsWhenCounted = true
            case "--step": steps.append(try value(argument))
            case "--brokers": brokers = try value(argument)
            case "--postgres": postgres = try value(argument)
            case "--folder": folder = try value(argument)
            case "--":
                paths += rest
                rest = []
            case _ where argument.hasPrefix("-"):
                throw ToolFailure.usage("`\(argument)` isn't understood: try `flows help`")
            default: paths.append(argument)
            }
        }
        if steps.isEmpty { steps = Self.exampleSteps }
    }
}
