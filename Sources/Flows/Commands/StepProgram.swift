/// The program that every step's executable is: words on the command line to commands.

internal import FlowsCore
#if canImport(Glibc)
internal import Glibc
#else
internal import Darwin
#endif

/// Understands the command line of a step and ends the process with an ``ExitCode``.
enum StepProgram {
    static func exit(running outline: StepOutline, arguments: [String]) -> Never {
        // `run` waits for them itself; `migrate`, `check` and `rewind` are init containers' first.
        FirstProcess.endWhenAsked()
        // A peer that closes its socket must be an error where it is written to, not a death.
        signal(SIGPIPE, SIG_IGN)
        let code = run(outline, arguments)
        // `_exit`: a librdkafka thread that is still waiting for a silent broker can't hold us up.
        fflush(nil)
        _exit(code.rawValue)
    }

    private static func run(_ outline: StepOutline, _ arguments: [String]) -> ExitCode {
        let mistakes = outline.mistakes
        guard mistakes.isEmpty else {
            for mistake in mistakes { Console.error(mistake) }
            return .configuration
        }
        switch arguments {
        case []: return run(outline, words: [])
        case ["--print-config"]: return run(outline, words: arguments)
        case _ where arguments[0] == "run":
            return run(outline, words: Array(arguments.dropFirst()))
        case ["describe"]:
            Console.print(Description.json(of: outline))
            return .done
        case _ where arguments[0] == "check":
            return check(outline, words: Array(arguments.dropFirst()))
        case _ where arguments[0] == "migrate":
            return migrate(outline, words: arguments.dropFirst())
        case ["rewind"], ["rewind", "--yes"]:
            return configured(outline) {
                RewindCommand(outline, $0, isConfirmed: arguments.count == 2).run()
            }
        case ["probe"]: return probe("readyz")
        case _ where ProbeCommand.names.contains { arguments == ["probe", $0] }:
            return probe(arguments[1])
        case ["help"], ["--help"], ["-h"]:
            Console.print(Help.text(outline))
            return .done
        case ["--version"], ["version"]:
            Console.print("\(outline.name) with Flows \(Flows.version)")
            return .done
        default:
            Console.error(
                "`\(arguments.joined(separator: " "))` isn't understood: try `\(outline.name) help`"
            )
            return .usage
        }
    }

    private static func probe(_ name: String) -> ExitCode {
        do {
            return try ProbeCommand(name, environment: EnvironmentReader.processEnvironment()).run()
        } catch {
            for mistake in error.mistakes { Console.error(mistake) }
            return .configuration
        }
    }

    private static func run(_ outline: StepOutline, words: [String]) -> ExitCode {
        let understood: RunWords
        do { understood = try RunWords(words, outline) } catch {
            Console.error(error.message)
            return .usage
        }
        // The router keeps nothing in a database, so it is asked for none.
        let half = understood.part == .route ? outline.router[0] : outline
        return configured(half) { configuration in
            guard understood.printsConfiguration else {
                return RunCommand(outline, configuration, part: understood.part).run()
            }
            for (name, value, isDefault) in configuration.printable {
                Console.print("\(name)=\(value)\(isDefault ? "   # default" : "")")
            }
            return .done
        }
    }

    private static func migrate(
        _ outline: StepOutline, words: some Collection<String>
    ) -> ExitCode {
        let understood: MigrateWords
        do { understood = try MigrateWords(words, step: outline.name) } catch {
            Console.error(error.message)
            return .usage
        }
        return configured(outline) { MigrateCommand(outline, $0, understood).run() }
    }

    /// Of a join's router alone where that is asked for: it has no database to look at. The joining half
    /// looks at all, but for the rights of the router's user.
    private static func check(_ outline: StepOutline, words: [String]) -> ExitCode {
        let understood: RunWords
        do { understood = try RunWords(words, outline, behind: "check") } catch {
            Console.error(error.message)
            return .usage
        }
        let half = understood.part == .route ? outline.router[0] : outline
        return configured(half) { configuration in
            for name in configuration.unknown {
                Console.warning("\(name) means nothing to a step: is its name right?")
            }
            return CheckCommand(half, configuration, part: understood.part).run()
        }
    }

    private static func configured(
        _ outline: StepOutline, _ body: (StepConfiguration) -> ExitCode
    ) -> ExitCode {
        do {
            let environment = EnvironmentReader.processEnvironment()
            return body(try StepConfiguration(environment: environment, outline: outline))
        } catch {
            for mistake in error.mistakes { Console.error(mistake) }
            return .configuration
        }
    }
}

/// Facts about this version of the toolkit.
public enum Flows {
    /// The toolkit's version.
    public static let version = "0.1.0"
}

/// Plain lines on the standard streams.
enum Console {
    static func print(_ line: String) { write(line, to: 1) }
    static func error(_ line: String) { write("error: " + line, to: 2) }
    static func warning(_ line: String) { write("warning: " + line, to: 2) }

    private static func write(_ line: String, to descriptor: Int32) {
        var line = line + "\n"
        line.withUTF8 { utf8 in
            var rest = UnsafeRawBufferPointer(utf8)
            while !rest.isEmpty {
                #if canImport(Glibc)
                let count = Glibc.write(descriptor, rest.baseAddress, rest.count)
                #else
                let count = Darwin.write(descriptor, rest.baseAddress, rest.count)
                #endif
                if count <= 0 { return }
                rest = UnsafeRawBufferPointer(rebasing: rest[count...])
            }
        }
    }
}
