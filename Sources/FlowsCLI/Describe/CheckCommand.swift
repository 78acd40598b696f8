/// `flows check`: would these steps run beside each other?

/// Prints what steps get wrong about each other, one sentence a line, and ends with 78 for any problem.
struct CheckCommand {
    private let steps: [String]

    init(_ arguments: [String]) throws {
        guard !arguments.isEmpty else {
            throw ToolFailure.usage("flows check wants steps, by name or path: flows check STEP …")
        }
        if let option = arguments.first(where: { $0.hasPrefix("-") }) {
            throw ToolFailure.usage("flows check has no option \(option): see `flows help`")
        }
        steps = arguments
    }

    func run() throws -> Int32 {
        let described = try steps.map(StepDescription.of)
        let check = FleetCheck(described)
        for warning in check.warnings { Terminal.warning(warning) }
        for problem in check.problems { Terminal.error(problem) }
        guard check.problems.isEmpty else { return 78 }
        Terminal.print("\(described.count) steps fit together")
        return 0
    }
}
