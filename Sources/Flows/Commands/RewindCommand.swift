/// `rewind`: the whole step goes back to the start of its input, with empty states.

internal import FlowsCore
internal import FlowsKafka
internal import FlowsPostgres
internal import FlowsRuntime

/// Says what it will do, and does it when `--yes` is there and nobody runs the step.
struct RewindCommand {
    private let outline: StepOutline
    private let configuration: StepConfiguration
    private let isConfirmed: Bool
    private static let timeout = Duration.seconds(10)

    init(_ outline: StepOutline, _ configuration: StepConfiguration, isConfirmed: Bool) {
        self.outline = outline
        self.configuration = configuration
        self.isConfirmed = isConfirmed
    }

    func run() -> ExitCode {
        let logger = Logger(level: .error, format: .text)
        do {
            let admin = try KafkaAdmin(
                configuration: outline.kafka(configuration, partitions: 1), logger: logger)
            let members = try admin.members(ofGroup: outline.name, timeout: Self.timeout)
            if let refusal = Self.refusal(members, outline) {
                Console.error(refusal)
                return .refused
            }
            let facts = try admin.facts(
                ofTopics: outline.inputs.map(\.contract.name), timeout: Self.timeout)
            let plan = RewindPlan(facts: facts, wall: SystemClock().wallMilliseconds())
            if let first = plan.unreadable.first {
                Console.error(
                    "the offset of \(first) was committed by a newer version of \(outline.name):"
                        + " rewind with that one")
                return .configuration
            }
            guard isConfirmed else { return announce(plan, canAsk: members != nil) }
            return try carryOut(plan, admin)
        } catch {
            return .tell(error, configuration)
        }
    }

    /// Why nothing is done while the step runs; nil when nobody does, or nobody can tell.
    static func refusal(_ members: [String]?, _ outline: StepOutline) -> String? {
        guard let members, !members.isEmpty else { return nil }
        return "\(outline.name) is running: its group has \(members.count)"
            + " \(members.count == 1 ? "member" : "members") (\(members.joined(separator: ", ")))."
            + " Stop all its processes (kubectl scale --replicas=0), then run the rewind again;"
            + " one that was killed counts as a member until its session ends, after 6 s"
    }

    /// What a rewind does, one sentence a line.
    static func sentences(_ outline: StepOutline, _ plan: RewindPlan) -> [String] {
        let inputs = outline.inputs.map(\.contract.name).joined(separator: ", ")
        var lines = [
            "\(outline.name) begins again at the start of \(inputs)"
                + " (\(plan.starts.count) partitions)"
        ]
        let layout = outline.storeLayout
        switch layout.kind {
        case .none: break
        case .states:
            lines.append("all its states are deleted (\(layout.schema).state)")
            lines.append("outputs that are kept and may not be published yet still go out first")
        case .rows(let table):
            lines.append(
                "every row that it wrote to \(table.schema).\(table.name) is deleted, and comes"
                    + " back as the topic is read")
        }
        if !outline.outputs.isEmpty {
            lines.append(
                "its outputs get a new generation: every step that reads them takes them for new")
        }
        return lines
    }

    private func announce(_ plan: RewindPlan, canAsk: Bool) -> ExitCode {
        for line in Self.sentences(outline, plan) { Console.print(line) }
        if !canAsk {
            Console.warning(
                "this broker can't say whether \(outline.name) is running: make sure that it isn't")
        }
        Console.error("nothing was done: `\(outline.name) rewind --yes` does it")
        return .usage
    }

    /// The broker lets nobody set the offsets of a group that has members.
    private func refused(_ error: LogError) -> ExitCode {
        guard
            ["UNKNOWN_MEMBER_ID", "ILLEGAL_GENERATION", "REBALANCE_IN_PROGRESS"]
                .contains(error.code)
        else { return .tell(error, configuration) }
        Console.error(
            "the broker lets nobody but its members set the offsets of \(outline.name)"
                + " (\(error.message)): stop whoever has joined meanwhile, and run the rewind again;"
                + " the embedded broker never lets it")
        return .refused
    }

    /// The database first: its tokens fence whoever isn't in the group and still writes.
    private func carryOut(_ plan: RewindPlan, _ admin: KafkaAdmin) throws(LogError) -> ExitCode {
        var outcome: RewindOutcome?
        if outline.needsStore, let conninfo = configuration.postgres {
            do {
                outcome = try Rewind.run(
                    conninfo: conninfo, layout: outline.storeLayout, starts: plan.starts)
            } catch {
                return .tell(error)
            }
        }
        do {
            try admin.commit(plan.commits(after: outcome), timeout: Self.timeout)
        } catch {
            guard outcome != nil else { return refused(error) }
            Console.warning(
                "the group's offsets still stand where they were (\(error.message)): lag tools see"
                    + " the new ones once the step runs")
        }
        for line in Self.sentences(outline, plan) { Console.print(line) }
        for partition in outcome?.stranded ?? [] {
            Console.warning(
                "\(partition) isn't there any more: what its last batch made and may not have"
                    + " published stays in its row, and nobody will publish it")
        }
        Console.print("\(outline.name): rewound; start it again")
        return .done
    }
}
