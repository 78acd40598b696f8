/// What `help` prints: commands, variables with bounds and defaults, exit codes.

/// The help of a step's program.
enum Help {
    static func text(_ outline: StepOutline) -> String {
        var lines = [
            "\(outline.name): a \(outline.runner) step of Flows \(Flows.version)", "",
            "  run        handle records until SIGTERM (the default); run --print-config shows settings",
        ]
        if !outline.router.isEmpty {
            lines += [
                "             run --part=route reads the sources and writes \(outline.router[0].name), without",
                "             Postgres; run --part=join reads that; run --part=all (the default) does both",
            ]
        }
        lines += [
            "  describe   topics, schemas, state and table as JSON",
            "  check      is everything that it needs there and compatible?",
            "  migrate    make its topics and tables where they are missing; --grant-to=ROLE gives ROLE",
            "             the rights in Postgres that run, check and rewind need, and no more;",
            "             --replace-contracts overrules what it said of its own topics and states before",
            "  rewind     start over at the start of its input, with empty states: says what it will do,",
            "             and does it with --yes; only while nobody runs the step",
            "  probe      asks the step that runs in this container: probe readyz (the default), livez or",
            "             startupz; ends with 0 when it is well and 1 when it isn't, within 2 s",
            "  help       this text",
            "  version    the step's name and the toolkit's version", "",
            "Environment:",
        ]
        for setting in Setting.all {
            lines.append("  \(setting.name)")
            lines.append("      \(setting.purpose)")
            let fallback = setting.fallback.map { "default \($0)" } ?? "no default"
            let file =
                setting.isSecret ? "; or \(setting.name)_FILE names a file that holds it" : ""
            lines.append("      \(setting.bounds); \(fallback)\(file)")
        }
        lines.append("  FLOWS_KAFKA_<PROPERTY>")
        lines.append(
            "      Any other librdkafka property: FLOWS_KAFKA_SASL_PASSWORD is sasl.password,")
        lines.append("      FLOWS_KAFKA_SASL_PASSWORD_FILE names a file that holds it.")
        lines += ["", "Exit codes:"]
        for code in ExitCode.allCases { lines.append("  \(code.rawValue)  \(code.meaning)") }
        return lines.joined(separator: "\n")
    }
}
