/// Which of a step's topics are others', and which are its own: a join's intermediate topic is.

internal import FlowsCore
package import FlowsRuntime

extension StepOutline {
    /// The step's halves in the order in which records pass them: the router of a join, and itself.
    package var halves: [StepOutline] { router + [self] }

    /// What it reads that other programs write.
    package var sources: [TopicUse] {
        guard router.isEmpty else { return router.flatMap(\.inputs) }
        return inputs.filter { use in !outputs.contains { $0.contract.name == use.contract.name } }
    }

    /// What it writes for itself alone, between a join's halves or to come back to later.
    package var ownTopics: [TopicUse] {
        guard router.isEmpty else { return inputs }
        return inputs.filter { use in outputs.contains { $0.contract.name == use.contract.name } }
    }

    /// What it writes for others.
    package var results: [TopicUse] {
        outputs.filter { use in !inputs.contains { $0.contract.name == use.contract.name } }
    }

    /// Whether a key must have the same partition on all sources: they are joined without a hop.
    package var needsEqualPartitions: Bool {
        runner == "join" && router.isEmpty && sources.count > 1
    }

    /// Its inputs as the runtime reads them.
    package var planInputs: [PlanInput] {
        inputs.map {
            PlanInput($0.contract.name, isLatest: $0.mode == .latest, delay: $0.delay)
        }
    }

    /// Whether the step keeps anything in Postgres.
    public var needsStore: Bool {
        if case .none = storeLayout.kind { return false }
        return true
    }
}
