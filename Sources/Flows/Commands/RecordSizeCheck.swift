/// Compares how large records may be by the contracts with what the broker's topics take.

internal import FlowsCore

/// A topic that takes less than its contract says.
struct RecordSizeCheck {
    let outline: StepOutline

    /// One sentence for each output: what the step may make would never be taken.
    func problems(_ configuration: (_ topic: String) -> [String: String]?) -> [String] {
        outline.outputs.compactMap { tooSmall($0.contract, configuration) }
    }

    /// One sentence for each input: whoever writes it would be refused, but not this step.
    func warnings(_ configuration: (_ topic: String) -> [String: String]?) -> [String] {
        outline.inputs.compactMap { tooSmall($0.contract, configuration) }
    }

    private func tooSmall(
        _ contract: TopicContract, _ configuration: (_ topic: String) -> [String: String]?
    ) -> String? {
        // A broker that can't tell counts as one that takes it.
        guard let declared = contract.messageBytesMax,
            let text = configuration(contract.name)?["max.message.bytes"],
            let found = Int(text), found < declared
        else { return nil }
        return """
            the topic \(contract.name) takes at most \(found) bytes (max.message.bytes), and its \
            contract says \(declared): set max.message.bytes=\(declared) on the topic, or declare less
            """
    }
}
