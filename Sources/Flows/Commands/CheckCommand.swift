/// `check`: is everything that the step needs there and compatible?

internal import FlowsCore
internal import FlowsKafka
internal import FlowsPostgres

/// Prints what is missing, one sentence a line, and exits non-zero when anything is.
struct CheckCommand {
    private let outline: StepOutline
    private let configuration: StepConfiguration
    private let part: RunPart
    private static let timeout = Duration.seconds(10)

    /// `part` says whose rights are looked at: a part's user has no others.
    init(_ outline: StepOutline, _ configuration: StepConfiguration, part: RunPart = .all) {
        self.outline = outline
        self.configuration = configuration
        self.part = part
    }

    /// Asks both servers, so that one that is away doesn't hide what the other lacks.
    func run() -> ExitCode {
        let found = [kafka(), postgres()]
        if found.allSatisfy({ $0 == .done }) {
            Console.print("\(outline.name): everything that it needs is there")
        }
        return found.contains(.unavailable)
            ? .unavailable : found.max { $0.rawValue < $1.rawValue } ?? .done
    }

    private func kafka() -> ExitCode {
        let logger = Logger(level: .error, format: .text)
        do {
            let admin = try KafkaAdmin(
                configuration: outline.kafka(configuration, partitions: 1), logger: logger)
            let check = ContractCheck(outline: outline)
            var problems = try check.problems(admin, timeout: Self.timeout).problems
            let keeper = ContractKeeper(outline, configuration, admin)
            if let review = try keeper?.review(Console.warning) {
                for warning in review.warnings { Console.warning(warning) }
                problems += review.problems
            }
            let rights = RightsCheck(
                outline: outline, halves: part == .join ? [outline] : outline.halves,
                configuration: configuration, logger: logger)
            problems += try rights.problems(timeout: Self.timeout)
            for warning in rights.warnings(admin, timeout: Self.timeout) {
                Console.warning(warning)
            }
            for half in outline.halves {
                let compaction = CompactionCheck(outline: half, lagMax: configuration.lagMax)
                let found = { try? admin.configuration(of: $0, timeout: Self.timeout) }
                let sizes = RecordSizeCheck(outline: half)
                let warnings = compaction.warnings(found) + sizes.warnings(found)
                for warning in warnings { Console.warning(warning) }
            }
            return tell(problems)
        } catch {
            return .tell(error, configuration)
        }
    }

    private func postgres() -> ExitCode {
        guard outline.needsStore, let conninfo = configuration.postgres else { return .done }
        do {
            let layout = outline.storeLayout
            for warning in try Migrations.warnings(conninfo: conninfo, layout: layout) {
                Console.warning(warning)
            }
            return tell(
                try Migrations.check(
                    conninfo: conninfo, layout: layout,
                    topics: outline.inputs.map(\.contract.name)))
        } catch {
            return .tell(error)
        }
    }

    private func tell(_ problems: [String]) -> ExitCode {
        for problem in problems { Console.error(problem) }
        return problems.isEmpty ? .done : .configuration
    }
}

extension ExitCode {
    /// Prints why Kafka couldn't be asked.
    static func tell(_ error: LogError, _ configuration: StepConfiguration) -> ExitCode {
        if error.code == "_INVALID_ARG" {
            Console.error(error.message)
            return .configuration
        }
        Console.error("Kafka at \(configuration.brokers): \(error.message)")
        return error.isDenied ? .configuration : .unavailable
    }

    /// Prints why Postgres couldn't be asked, or refused.
    static func tell(_ error: PostgresError) -> ExitCode {
        Console.error("Postgres: \(error)")
        return error.isMisfit ? .configuration : .unavailable
    }
}

extension StepOutline {
    /// The step's tables.
    var storeLayout: StoreLayout {
        switch kind {
        case .stateless, .statelessAsync, .collector: return StoreLayout(step: name, kind: .none)
        case .stateful, .statefulAsync: return StoreLayout(step: name, kind: .states)
        case .materialise(let schema, _): return StoreLayout(step: name, kind: .rows(schema))
        }
    }
}
