/// `probe`: asks the step that runs beside it how it is, for containers without a shell.

internal import FlowsCore
internal import FlowsHTTP

/// Asks the running step's HTTP server; needs no setting but where that listens.
struct ProbeCommand {
    /// What may be asked for.
    static let names = ["livez", "readyz", "startupz"]
    /// How long it asks, below the time-outs of those who ask it.
    static let deadline = Duration.seconds(2)

    private let name: String
    private let port: UInt16
    private let address: String

    /// Reads where the step listens; throws what is wrong with that.
    init(_ name: String, environment: [String: String]) throws(ConfigurationError) {
        var reader = EnvironmentReader(environment)
        self.name = name
        port = UInt16(reader.number("FLOWS_HTTP_PORT"))
        address = reader.text("FLOWS_HTTP_ADDRESS") ?? "::"
        if port == 0, reader.mistakes.isEmpty {
            reader.mistakes.append(
                """
                FLOWS_HTTP_PORT is 0, so nobody can tell where the step listens: set it to a \
                number, the same for the step and for probe
                """)
        }
        if !reader.mistakes.isEmpty { throw ConfigurationError(mistakes: reader.mistakes) }
    }

    /// `done` when the step says that it is well, else `unwell`, with the reasons on standard error.
    func run(deadline: Duration = Self.deadline) -> ExitCode {
        let outcome = LocalProbe.ask("/" + name, address: address, port: port, deadline: deadline)
        guard let reasons = Self.reasons(of: outcome, for: name) else { return .done }
        for reason in reasons { Console.error(reason) }
        return .unwell
    }

    /// Why it isn't well, a line each; nil when it is.
    static func reasons(of outcome: LocalProbe.Outcome, for name: String) -> [String]? {
        switch outcome {
        case .answered(200, _): return nil
        case .answered(let status, let body):
            let lines = body.split(separator: "\n").map { "\(name) is \(status): \($0)" }
            return lines.isEmpty ? ["\(name) is \(status)"] : lines
        case .silent(let why):
            return [
                """
                nobody answers for \(name): \(why); is the step running, with the same \
                FLOWS_HTTP_PORT and FLOWS_HTTP_ADDRESS?
                """
            ]
        }
    }
}
