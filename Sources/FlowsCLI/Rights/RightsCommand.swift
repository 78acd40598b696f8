/// `flows rights`: what an administrator grants to steps, printed so that it can be run.

/// Which server's rights are asked for, and the command that prints them.
enum RightsCommand {
    static func run(_ arguments: [String]) throws -> Int32 {
        let rest = Array(arguments.dropFirst())
        switch arguments.first {
        case "kafka": return try KafkaRightsCommand(rest).run()
        case "postgres": return try PostgresRightsCommand(rest).run()
        case let word:
            throw ToolFailure.usage(
                "`flows rights\(word.map { " \($0)" } ?? "")` isn't understood: say"
                    + " `flows rights kafka STEP` or `flows rights postgres STEP`")
        }
    }
}
