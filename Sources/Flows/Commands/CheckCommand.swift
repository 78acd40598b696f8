/// `check`: is everything that the step needs there and compatible?

internal import FlowsCore
internal import FlowsKafka
internal import FlowsPostgres

/// Prints what is missing, one sentence a line, and exits non-zero when anything is.
struct CheckCommand {
    private let outline: StepOutline
    private let configuration: StepConfiguration
    private static let timeout = Duration.seconds(10)

    init(_ outline: StepOutline, _ configuration: StepConfiguration) {
        self.outline = outline
        self.configuration = configuration
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
            let problems = try check.problems(admin, timeout: Self.timeout).problems
            let compaction = CompactionCheck(outline: outline, lagMax: configuration.lagMax)
            let warnings = compaction.warnings {
                try? admin.configuration(of: $0, timeout: Self.timeout)
            }
            for warning in warnings { Console.warning(warning) }
            return tell(problems)
        } catch {
            return .tell(error, configuration)
        }
    }

    private func postgres() -> ExitCode {
        guard outline.needsStore, let conninfo = configuration.postgres else { return .done }
        do {
            return tell(try Migrations.check(conninfo: conninfo, layout: outline.storeLayout))
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
        return .unavailable
    }

    /// Prints why Postgres couldn't be asked, or refused.
    static func tell(_ error: PostgresError) -> ExitCode {
        Console.error("Postgres: \(error)")
        return error.isMisfit ? .configuration : .unavailable
    }
}

/// `migrate`: makes topics and tables that are missing, and changes none that are there.
struct MigrateCommand {
    private let outline: StepOutline
    private let configuration: StepConfiguration
    private static let timeout = Duration.seconds(10)

    init(_ outline: StepOutline, _ configuration: StepConfiguration) {
        self.outline = outline
        self.configuration = configuration
    }

    func run() -> ExitCode {
        let logger = Logger(level: .error, format: .text)
        do {
            let admin = try KafkaAdmin(
                configuration: outline.kafka(configuration, partitions: 1), logger: logger)
            let contracts = (outline.inputs + outline.outputs).map(\.contract)
            let there = try admin.partitionCounts(of: contracts.map(\.name), timeout: Self.timeout)
            let missing = contracts.filter { there[$0.name] == nil }
            try admin.createTopics(missing, timeout: Self.timeout)
            if missing.isEmpty { Console.print("the topics of \(outline.name) are there") }
            for contract in missing {
                Console.print("made topic \(contract.name) with \(contract.partitions) partitions")
            }
        } catch {
            return .tell(error, configuration)
        }
        if outline.needsStore, let conninfo = configuration.postgres {
            do {
                try Migrations.run(conninfo: conninfo, layout: outline.storeLayout)
                Console.print("the tables of \(outline.name) are there")
            } catch {
                return .tell(error)
            }
        }
        return .done
    }
}

extension StepOutline {
    /// The step's tables.
    var storeLayout: StoreLayout {
        switch kind {
        case .stateless, .statelessAsync: return StoreLayout(step: name, kind: .none)
        case .stateful, .statefulAsync: return StoreLayout(step: name, kind: .states)
        case .materialise(let schema, _): return StoreLayout(step: name, kind: .rows(schema))
        }
    }
}
