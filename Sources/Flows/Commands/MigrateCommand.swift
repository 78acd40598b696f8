/// `migrate`: makes what the step needs and isn't there.

internal import FlowsCore
internal import FlowsKafka
internal import FlowsPostgres

/// Makes topics and tables that are missing, and changes none that are there.
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
    /// The topics of all its halves, each once.
    var contracts: [TopicContract] {
        var names: Set<String> = []
        return halves.flatMap { $0.inputs + $0.outputs }.map(\.contract)
            .filter { names.insert($0.name).inserted }
    }
}
