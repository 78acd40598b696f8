/// `flows rights postgres`: the roles of steps, and what an administrator grants to them, as SQL.

/// Prints SQL that may be run any number of times.
struct PostgresRightsCommand {
    private var steps: [String] = []
    private var role: String?

    init(_ arguments: [String]) throws {
        var words = CommandWords(arguments)
        while let argument = words.next() {
            if argument == "--grant-to" {
                role = words.next()
            } else if argument.hasPrefix("--grant-to=") {
                role = String(argument.dropFirst("--grant-to=".count))
            } else if argument.hasPrefix("-") {
                throw CommandWords.notUnderstood(argument)
            } else {
                steps.append(argument)
                continue
            }
            if role?.isEmpty ?? true {
                throw ToolFailure.usage("--grant-to wants the role that runs the steps")
            }
        }
        guard !steps.isEmpty else {
            throw ToolFailure.usage("say whose rights: `flows rights postgres STEP`")
        }
    }

    func run() throws -> Int32 {
        var lines = PostgresRights.head
        for step in steps {
            let description = try StepDescription.of(step)
            if let rights = try PostgresRights(description, role: role) {
                lines += rights.lines
            } else {
                lines += ["", "-- \(description.name) keeps nothing in Postgres"]
            }
        }
        for line in lines { Terminal.print(line) }
        return 0
    }
}
