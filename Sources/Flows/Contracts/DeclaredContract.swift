/// What a step says of the topics that it uses, and of its states.

internal import FlowsCore

/// A contract as the step at hand declares it.
struct DeclaredContract {
    /// The contract.
    let contract: Contract
    /// Whether it is the step's own to write: a topic that it writes, or its states.
    let isOwn: Bool
}

extension StepOutline {
    /// One for each topic, and one for the states; a topic that is only read is another's.
    func declaredContracts(version: String?) -> [DeclaredContract] {
        let by = Declarer(name, version: version)
        let written = halves.flatMap(\.outputs)
        let read = halves.flatMap(\.inputs)
        var told: Set<String> = []
        var declared: [DeclaredContract] = []
        for (use, isOwn) in written.map({ ($0, true) }) + read.map({ ($0, false) })
        where told.insert(use.contract.name).inserted {
            let contract = Contract(
                .topic(use.contract.name), key: ContractCodec(use.key, by: by),
                value: ContractCodec(use.value, by: by))
            declared.append(DeclaredContract(contract: contract, isOwn: isOwn))
        }
        // A step's inputs have their keys in one codec, or its states couldn't be found by them.
        if let state, let input = inputs.first {
            let contract = Contract(
                .states(name), key: ContractCodec(input.key, by: by),
                value: ContractCodec(state, by: by))
            declared.append(DeclaredContract(contract: contract, isOwn: true))
        }
        return declared
    }
}

extension ContractCodec {
    fileprivate init(_ use: CodecUse, by: Declarer) {
        self.init(codec: use.codec, schema: use.schema, shape: use.shape(), by: by)
    }
}
