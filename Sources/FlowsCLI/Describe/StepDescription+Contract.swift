/// What a described step promises of its topics, in the form in which contracts are compared.

import FlowsCore

extension StepDescription {
    /// The contract of a topic as this step declares it.
    func contract(_ use: TopicUse) -> Contract {
        Contract(.topic(use.topic), key: codec(use.key), value: codec(use.value))
    }

    private func codec(_ codec: Codec) -> ContractCodec {
        ContractCodec(
            codec: codec.codec, schema: codec.schema, shape: shape(codec), by: Declarer(name))
    }

    private func shape(_ codec: Codec) -> MessageShape? {
        guard let name = codec.schema, let fields = codec.fields else { return nil }
        let named = (messages ?? []).map { ($0.name, $0.fields.compactMap(\.shape)) }
        var all = Dictionary(named) { first, _ in first }
        all[name] = fields.compactMap(\.shape)
        return MessageShape(name, all)
    }
}

extension StepDescription.Field {
    /// Nil for a type that a later Flows knows.
    fileprivate var shape: FieldShape? {
        FieldType(rawValue: type).map {
            FieldShape(number, name, $0, message: message, isRepeated: repeated ?? false)
        }
    }
}
