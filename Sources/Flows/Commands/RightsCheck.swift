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
            // Who may not even see the group gets no answer to what is asked as a member of it.
            if let unseen = try denial(half.name, admin, timeout) {
                problems.append(unseen)
                continue
            }
            let topics = half.inputs.map(\.contract.name)
            problems += try admin.missingRights(toRead: topics, timeout: timeout).map(\.message)
        }
        return problems
    }

    private func denial(
        _ group: String, _ admin: KafkaAdmin, _ timeout: Duration
    ) throws(LogError) -> String? {
        do throws(LogError) {
            _ = try admin.members(ofGroup: group, timeout: timeout)
            return nil
        } catch {
            guard error.isDenied else { throw error }
            return error.message
        }
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
