/// The `flows` tool: its subcommands, one file each, and how it ends.

import FlowsCore
import Foundation

@main
enum FlowsTool {
    static func main() {
        FirstProcess.endWhenAsked()
        // A pipe to a pager that was closed must be an error where it is written to, not a death.
        signal(SIGPIPE, SIG_IGN)
        do {
            exit(try run(Array(CommandLine.arguments.dropFirst())))
        } catch let failure as ToolFailure {
            Terminal.error(failure.description)
            exit(failure.code)
        } catch {
            Terminal.error("\(error)")
            exit(1)
        }
    }

    private static func run(_ arguments: [String]) throws -> Int32 {
        // Before a `--`, behind which everything is a path.
        let words = arguments.prefix { $0 != "--" }
        if words.contains("--help") || words.contains("-h") {
            Terminal.print(help)
            return 0
        }
        switch arguments.first {
        case "dev": return try DevCommand(DevOptions(Array(arguments.dropFirst()))).run()
        case "broker": return try BrokerCommand(Array(arguments.dropFirst())).run()
        case "send": return try SendCommand(SendOptions(Array(arguments.dropFirst()))).run()
        case "k8s": return try KubernetesCommand(Array(arguments.dropFirst())).run()
        case "check": return try CheckCommand(Array(arguments.dropFirst())).run()
        case "rights": return try RightsCommand.run(Array(arguments.dropFirst()))
        case "text": return try TextCommand(Array(arguments.dropFirst())).run()
        case nil, "help":
            Terminal.print(help)
            return 0
        case .some(let word):
            throw ToolFailure.usage("`flows \(word)` isn't understood: try `flows help`")
        }
    }

    static let help = """
        flows dev [PATH …]      run steps with a broker and a database of their own, feed them text,
                                and show what their tables have; Ctrl-C ends it
          PATH                  files, or folders with all that is in them; the system's licenses
                                when none is given
          --once                end when every word is counted
          --step NAME           a step to run, by its name beside this tool or by its path; several
                                are allowed, and all of the example's are run when none is given
          --brokers HOST:PORT   use this Kafka; topics that are missing are made
          --postgres CONNINFO   use this Postgres; tables that are missing are made
          --folder FOLDER       where broker and database live, .flows unless given

        flows send --topic NAME FILE
                                send each line of FILE (- is the standard input) as a record, as it
                                is; ends when Kafka (FLOWS_BROKERS, FLOWS_KAFKA_…) has acknowledged
                                all, and with an error otherwise
          --key KEY             the key of all records; null unless given
          --whole               send the file as one record
          --chunk SIZE          send it in pieces of, say, 256KiB, which the step object-assemble
                                puts together; KEY is the object's name, FILE's unless given

        flows text [PATH …]     send text to the example's steps that run elsewhere (FLOWS_BROKERS,
                                FLOWS_POSTGRES), wait until their tables have grown by just that, and
                                show them

        flows check STEP …      compare steps, by name or path, with each other, without any server:
                                names, and keys and values of the topics between them; ends with 78
                                when they can't run together

        flows rights kafka STEP …
                                print what an administrator grants to each step's user, as commands
                                of Kafka's own tool: what run, check and rewind need, and no more
          --user NAME           the user's name, the step's unless given; for one step
          --migrate             also what `migrate` needs to make the topics
          --old-broker          also what brokers before 2.8 want of whoever writes
          --brokers HOST:PORT   for the printed commands; FLOWS_BROKERS unless given
          --command-config FILE  the administrator's own client properties

        flows rights postgres STEP …
                                print the SQL that an administrator runs once: for each step a role
                                that owns its tables (NAME_owner, for `migrate --grant-to=NAME`) and
                                one that runs it (NAME, with _ for -); no passwords
          --grant-to ROLE       the role that runs them, instead of one for each

        flows k8s generate [STEP …]
                                write Kubernetes manifests of steps, by name or path, as they
                                describe themselves; all of the example's when none is given.
                                Overlays are begun once, everything else is made anew
          --out FOLDER          where to, k8s unless given
        """
}

/// Why the tool can't do what it was asked, in sentences, with an exit code.
struct ToolFailure: Error, CustomStringConvertible {
    let description: String
    var code: Int32 = 1

    init(_ description: String, code: Int32 = 1) {
        self.description = description
        self.code = code
    }

    static func usage(_ sentence: String) -> ToolFailure { ToolFailure(sentence, code: 64) }
    /// Ctrl-C came before the work was done.
    static let interrupted = ToolFailure("stopped before all was counted", code: 130)
}
