/// What `check` and `migrate` do with contracts: compare, write, and say what stands in the way.

internal import FlowsCore
internal import FlowsKafka

/// A step's contracts beside those of the topic.
struct ContractKeeper {
    private let outline: StepOutline
    private let topic: ContractsTopic
    private let declared: [DeclaredContract]
    private let replaces: Bool
    private let isMigrating: Bool
    /// Tries to have one's own contract stand, while others write theirs.
    private static let triesMax = 10

    /// Nil where the setting turns contracts off.
    init?(
        _ outline: StepOutline, _ configuration: StepConfiguration, _ admin: KafkaAdmin,
        isMigrating: Bool = false, replaces: Bool = false
    ) {
        guard let name = configuration.contractsTopic else { return nil }
        self.outline = outline
        self.replaces = replaces
        self.isMigrating = isMigrating
        topic = ContractsTopic(name, admin, outline.kafka(configuration, partitions: 1))
        declared = outline.declaredContracts(version: configuration.stepVersion)
    }

    /// Compares, and says by `tell` what it can't compare; nil where there is nothing to compare with.
    func review(_ tell: (_ warning: String) -> Void) throws(LogError) -> ContractReview? {
        guard try topic.isKept() else { return nil }
        guard try topic.exists() else {
            // `migrate` is about to make it, or to say why it can't.
            if isMigrating { return nil }
            tell(
                """
                there is no topic \(topic.name) of contracts, or this user may not see it, so topics \
                are compared with no other step's idea of them: run `\(outline.name) migrate`, or \
                grant Describe and Read on it
                """)
            return nil
        }
        do {
            return try reviewNow()
        } catch {
            guard error.isDenied else { throw error }
            tell(
                """
                the topic \(topic.name) of contracts can't be read, so nothing is compared with it: \
                grant Describe and Read on it (\(error.message))
                """)
            return nil
        }
    }

    private func reviewNow() throws(LogError) -> ContractReview {
        let keys = Set(declared.map(\.contract.subject.recordKey))
        return ContractReview(declared, stored: try topic.read(keys), replaces: replaces)
    }

    /// Writes the step's own contracts where they changed; returns why they aren't compatible any more.
    ///
    /// Others may write at the same time, and the last one wins: so what is there is read again
    /// until it has all that this step declares.
    func write(_ tell: (_ warning: String) -> Void) throws(LogError) -> [String] {
        guard try topic.isKept(), declared.contains(where: \.isOwn) else { return [] }
        do {
            if try !topic.exists() { try topic.make() }
        } catch {
            guard error.isDenied else { throw error }
            tell(
                """
                the topic \(topic.name) of contracts isn't there and may not be made: grant Create on it, \
                or make it with 1 partition and cleanup.policy=compact (\(error.message))
                """)
            return []
        }
        if topic.isForgetful() {
            tell(
                """
                the topic \(topic.name) forgets contracts by their age: it was made by somebody else; set \
                cleanup.policy=compact on it
                """)
        }
        do {
            return try writeNow()
        } catch {
            guard error.isDenied else { throw error }
            tell(
                """
                the contracts of \(outline.name) aren't written, so other steps won't be compared with \
                them: grant Read and Write on the topic \(topic.name) (\(error.message))
                """)
            return []
        }
    }

    private func writeNow() throws(LogError) -> [String] {
        for attempt in 1...Self.triesMax {
            let review = try reviewNow()
            // After the first writing a difference is another's, and may not be overruled.
            let problems = attempt == 1 ? review.problems : review.problems + review.replaced
            guard problems.isEmpty else { return problems }
            if review.changed.isEmpty { return [] }
            try topic.write(review.changed)
        }
        throw LogError(
            code: "_CONFLICT",
            message: "others write the contracts of \(outline.name) all the time: migrate again")
    }
}
