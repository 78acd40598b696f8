/// The rights' part of `check`: what the step's user may not do in Kafka, though it must.

internal import FlowsCore
internal import FlowsKafka

/// Looks at each half's rights to read; those to write show only when something is written.
struct RightsCheck {
    let outline: StepOutline
    /// Those that run as this user.
    let halves: [StepOutline]
    let configuration: StepConfiguration
    let logger: Logger

    /// A sentence for each right that is missing.
    func problems(timeout: Duration) throws(LogError) -> [String] {
        var problems: [String] = []
        for half in halves {
            let admin = try KafkaAdmin(
                configuration: half.kafka(configuration, partitions: 1), logger: logger)
            let topics = half.inputs.map(\.contract.name)
            problems += try admin.missingRights(toRead: topics, timeout: timeout).map(\.message)
        }
        return problems
    }

    /// A sentence for each topic whose configuration the user may not see.
    func warnings(_ admin: KafkaAdmin, timeout: Duration) -> [String] {
        outline.contracts.compactMap { contract -> String? in
            do throws(LogError) {
                _ = try admin.configuration(of: contract.name, timeout: timeout)
                return nil
            } catch {
                let unseen = "; until then its cleanup.policy and sizes aren't compared"
                return error.isDenied ? error.message + unseen : nil
            }
        }
    }
}
