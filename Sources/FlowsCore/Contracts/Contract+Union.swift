/// What was declared until now and what is declared, in one: a number once used keeps its type for ever.

extension Contract {
    /// This contract with what an older one had besides; both must be compatible.
    package func union(_ older: Contract) -> Contract {
        Contract(subject, key: key.union(older.key), value: value.union(older.value))
    }
}

extension ContractCodec {
    /// Fields that both have are as the newer says, and remain those of who declared them so first.
    fileprivate func union(_ older: ContractCodec) -> ContractCodec {
        var all = messages
        for pair in older.messagePairs(self) {
            var fields = fields(pair.newer)
            for (number, before) in older.fields(pair.older) {
                guard let now = fields[number] else {
                    fields[number] = before
                    continue
                }
                if before.shape == now.shape { fields[number] = before }
            }
            // Two older messages may stand where there is one now.
            fields.merge(
                Dictionary(
                    uniqueKeysWithValues: all[pair.newer, default: []].map {
                        ($0.shape.number, $0)
                    })
            ) { mine, _ in mine }
            all[pair.newer] = fields.values.sorted { $0.shape.number < $1.shape.number }
        }
        let isSame = codec == older.codec && schema == older.schema
        var union = ContractCodec(
            codec: codec, schema: schema, by: isSame ? older.by : by, messages: all)
        union.takeMissing(from: older)
        return union
    }

    /// Messages of fields that only the older has.
    private mutating func takeMissing(from older: ContractCodec) {
        var left = messages.values.flatMap { $0 }.compactMap(\.shape.message)
        while let name = left.popLast() {
            guard messages[name] == nil, let fields = older.messages[name] else { continue }
            messages[name] = fields
            left += fields.compactMap(\.shape.message)
        }
    }
}
