/// `migrate`: makes what the step needs and isn't there.

internal import FlowsCore
internal import FlowsKafka
internal import FlowsPostgres

/// Makes topics and tables that are missing, and changes none that are there.
struct MigrateCommand {
    private let outline: StepOutline
    private let configuration: StepConfiguration
    private let words: MigrateWords
    private static let timeout = Duration.seconds(10)

    init(
        _ outline: StepOutline, _ configuration: StepConfiguration,
        _ words: MigrateWords = MigrateWords()
    ) {
        self.outline = outline
        self.configuration = configuration
        self.words = words
    }

    func run() -> ExitCode {
        let logger = Logger(level: .error, format: .text)
        do {
            let admin = try KafkaAdmin(
                configuration: outline.kafka(configuration, partitions: 1), logger: logger)
            let keeper = ContractKeeper(
                outline, configuration, admin, isMigrating: true, replaces: words.replacesContracts)
            if let keeper, let refused = try compare(keeper) { return refused }
            try topics(admin)
            let made = tables()
            guard made == .done, let keeper else { return made }
            return try record(keeper)
        } catch {
            return .tell(error, configuration)
        }
    }

    /// Before anything is made: whoever is refused here has changed nothing.
    private func compare(_ keeper: ContractKeeper) throws(LogError) -> ExitCode? {
        guard let review = try keeper.review(Console.warning) else { return nil }
        for warning in review.warnings { Console.warning(warning) }
        for sentence in review.replaced { Console.warning("overruled: \(sentence)") }
        guard !review.problems.isEmpty else { return nil }
        for problem in review.problems { Console.error(problem) }
        Console.error(
            """
            nothing was changed. Where nobody needs what was written before, `\(outline.name) migrate \
            --replace-contracts` overrules this for what \(outline.name) writes itself
            """)
        return .configuration
    }

    private func record(_ keeper: ContractKeeper) throws(LogError) -> ExitCode {
        let problems = try keeper.write(Console.warning)
        for problem in problems {
            Console.error("another step was migrated at the same time: \(problem)")
        }
        return problems.isEmpty ? .done : .configuration
    }

    private func topics(_ admin: KafkaAdmin) throws(LogError) {
        let contracts = outline.contracts
        let there = try admin.partitionCounts(of: contracts.map(\.name), timeout: Self.timeout)
        let missing = contracts.filter { there[$0.name] == nil }
        try admin.createTopics(missing, timeout: Self.timeout)
        if missing.isEmpty { Console.print("the topics of \(outline.name) are there") }
        for contract in missing {
            Console.print("made topic \(contract.name) with \(contract.partitions) partitions")
        }
        let found = { try? admin.configuration(of: $0, timeout: Self.timeout) }
        for sizes in outline.halves.map(RecordSizeCheck.init) {
            let sentences = sizes.problems(found) + sizes.warnings(found)
            for sentence in sentences { Console.warning(sentence) }
        }
    }

    private func tables() -> ExitCode {
        guard outline.needsStore, let conninfo = configuration.postgres else {
            if words.role != nil {
                Console.print("\(outline.name) keeps nothing in Postgres: nothing to grant")
            }
            return .done
        }
        do {
            try Migrations.run(
                conninfo: conninfo, layout: outline.storeLayout, grantingTo: words.role)
        } catch {
            return .tell(error)
        }
        Console.print("the tables of \(outline.name) are there")
        if let role = words.role {
            Console.print("the role \(role) may run \(outline.name), and no more")
        }
        return .done
    }
}

extension StepOutline {
    /// The topics of all its halves, each once.
    var contracts: [TopicContract] {
        var names: Set<String> = []
        return halves.flatMap { $0.inputs + $0.outputs }.map(\.contract)
            .filter { names.insert($0.name).inserted }
    }
}
