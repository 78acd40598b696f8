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

    func run() -> ExitCode {
        let logger = Logger(level: .error, format: .text)
        var problems: [String] = []
        do {
            let admin = try KafkaAdmin(
                configuration: outline.kafka(configuration, partitions: 1), logger: logger)
            problems += try ContractCheck(outline: outline)
                .problems(admin, timeout: Self.timeout).problems
        } catch {
            Console.error("Kafka at \(configuration.brokers): \(error.message)")
            return error.code == "_INVALID_ARG" ? .configuration : .unavailable
        }
        if outline.needsStore, let conninfo = configuration.postgres {
            do {
                problems += try Migrations.check(conninfo: conninfo, layout: outline.storeLayout)
            } catch {
                Console.error("Postgres: \(error)")
                return .unavailable
            }
        }
        for problem in problems { Console.error(problem) }
        if problems.isEmpty { Console.print("\(outline.name): everything that it needs is there") }
        return problems.isEmpty ? .done : .configuration
    }
}

/// `migrate`: makes topics and tables that are missing, and changes none that are there.
struct MigrateCommand {
    private let outline: StepOutline
    private let configuration: StepConfiguration
    private static let timeout = Duration.seconds(20)

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
            for contract in missing {
                Console.print("made topic \(contract.name) with \(contract.partitions) partitions")
            }
        } catch {
            Console.error("Kafka at \(configuration.brokers): \(error.message)")
            return error.code == "_INVALID_ARG" ? .configuration : .unavailable
        }
        if outline.needsStore, let conninfo = configuration.postgres {
            do {
                try Migrations.run(conninfo: conninfo, layout: outline.storeLayout)
                Console.print("the tables of \(outline.name) are there")
            } catch {
                Console.error("Postgres: \(error)")
                return .unavailable
            }
        }
        return .done
    }
}

extension StepOutline {
    /// The step's tables.
    var storeLayout: StoreLayout {
        switch kind {
        case .stateless: return StoreLayout(step: name, kind: .none)
        case .stateful: return StoreLayout(step: name, kind: .states)
        case .materialise(let schema, _): return StoreLayout(step: name, kind: .rows(schema))
        }
    }
}
