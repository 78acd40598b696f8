/// `rewind`: the whole step goes back to the start of its input, with empty states.

internal import FlowsCore
internal import FlowsKafka
internal import FlowsPostgres
internal import FlowsRuntime

/// Says what it will do, and does it when `--yes` is there and nobody runs the step.
struct RewindCommand {
    /// A consumer group of the step.
    struct Half {
        let outline: StepOutline
        let admin: KafkaAdmin
    }

    let outline: StepOutline
    let configuration: StepConfiguration
    private let isConfirmed: Bool
    static let timeout = Duration.seconds(10)

    init(_ outline: StepOutline, _ configuration: StepConfiguration, isConfirmed: Bool) {
        self.outline = outline
        self.configuration = configuration
        self.isConfirmed = isConfirmed
    }

    func run() -> ExitCode {
        let logger = Logger(level: .error, format: .text)
        do {
            var halves: [Half] = []
            var canAsk = true
            for outline in outline.halves {
                let half = Half(
                    outline: outline,
                    admin: try KafkaAdmin(
                        configuration: outline.kafka(configuration, partitions: 1), logger: logger))
                let members = try half.admin.members(
                    ofGroup: outline.name, timeout: Self.timeout)
                canAsk = canAsk && members != nil
                if let refusal = Self.refusal(members, outline) {
                    Console.error(refusal)
                    return .refused
                }
                halves.append(half)
            }
            return try rewind(halves, canAsk: canAsk)
        } catch {
            return .tell(error, configuration)
        }
    }

    private func rewind(_ halves: [Half], canAsk: Bool) throws(LogError) -> ExitCode {
        let facts = try halves.map { half throws(LogError) in
            try half.admin.facts(
                ofTopics: half.outline.inputs.map(\.contract.name), timeout: Self.timeout)
        }
        let wall = SystemClock().wallMilliseconds()
        let own = Set(outline.ownTopics.map(\.contract.name))
        // One commit or one transaction does it where a step has one place for its progress.
        guard !own.isEmpty, let admin = halves.last?.admin else {
            let plan = RewindPlan(facts: facts[0], wall: wall)
            if let refusal = refusal(of: plan.unreadable) { return refusal }
            guard isConfirmed else { return announce(plan.starts.count, canAsk) }
            return try carryOut(plan, halves[0].admin)
        }
        let router = outline.router.first.map { ($0.name, facts[0]) }
        let plan = JoinRewind(
            outline.name, router: router, facts: facts[facts.count - 1], ownTopics: own, wall: wall,
            number: .random(in: .min ... .max))
        if let refusal = refusal(of: plan.unreadable) { return refusal }
        if router != nil, !canAsk {
            Console.error(
                "the embedded broker lets nobody but members set a group's offsets, so a join can't"
                    + " be rewound on it: start with a new broker and an empty database")
            return .refused
        }
        let count = (plan.router ?? plan.joining).starts.count
        guard isConfirmed else { return announce(count, canAsk) }
        return carryOut(plan, router: router.map { _ in halves[0].admin }, joining: admin)
    }

    private func refusal(of unreadable: [TopicPartition]) -> ExitCode? {
        guard let first = unreadable.first else { return nil }
        Console.error(
            "the offset of \(first) was committed by a newer version of \(outline.name):"
                + " rewind with that one")
        return .configuration
    }

    private func announce(_ partitions: Int, _ canAsk: Bool) -> ExitCode {
        for line in Self.sentences(outline, partitions: partitions) { Console.print(line) }
        if !canAsk {
            Console.warning(
                "this broker can't say whether \(outline.name) is running: make sure that it isn't")
        }
        Console.error("nothing was done: `\(outline.name) rewind --yes` does it")
        return .usage
    }

    /// The broker lets nobody set the offsets of a group that has members.
    func refused(_ error: LogError, group: String) -> ExitCode {
        guard
            ["UNKNOWN_MEMBER_ID", "ILLEGAL_GENERATION", "REBALANCE_IN_PROGRESS"]
                .contains(error.code)
        else { return .tell(error, configuration) }
        Console.error(
            "the broker lets nobody but its members set the offsets of \(group)"
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
            guard outcome != nil else { return refused(error, group: outline.name) }
            warnOfOffsets(error)
        }
        return done(plan.starts.count, outcome)
    }

    func warnOfOffsets(_ error: LogError) {
        Console.warning(
            "the group's offsets still stand where they were (\(error.message)): lag tools see"
                + " the new ones once the step runs")
    }

    func done(_ partitions: Int, _ outcome: RewindOutcome?) -> ExitCode {
        for line in Self.sentences(outline, partitions: partitions) { Console.print(line) }
        for partition in outcome?.stranded ?? [] {
            Console.warning(
                "\(partition) isn't there any more: what its last batch made and may not have"
                    + " published stays in its row, and nobody will publish it")
        }
        Console.print("\(outline.name): rewound; start it again")
        return .done
    }
}
