/// Rows of a join's key, and their end.

internal import FlowsCore
internal import FlowsRuntime

extension TopicWriter {
    /// Writes the row of the join's key; nothing for nil.
    ///
    /// On a compacted topic its key has to be the join's: by another one it would never be deleted.
    @usableFromInline func writeRow(_ row: Value?) {
        guard let row else { return }
        let at = context.outputs.bytes.count
        write(row, key: nil, timestamp: nil, headers: [])
        guard topic.contract.cleanup == .compact, context.outputFailure == nil else { return }
        let written = context.outputs.output(at: at).key
        guard let written, let key = context.key, key.elementsEqual(written) else {
            context.outputFailure = RecordFailure(
                stage: "encode",
                message: """
                    a row for \(topic.contract.name) has another key than the join's, so no tombstone \
                    would ever delete it: make its key field the join's key
                    """)
            return
        }
    }

    /// Says that the join's key has no row any more, where the topic has a word for it.
    @usableFromInline func writeTombstone() {
        guard topic.contract.cleanup == .compact, let key = context.key else { return }
        let outputs = context.outputs
        let at = outputs.begin(topic: index, timestamp: context.timestamp)
        outputs.bytes.append(key)
        outputs.endKey(at, isNull: false)
        outputs.endValue(at, from: outputs.bytes.count, isNull: true)
        context.finish(output: at, topic: index)
    }
}

extension Topic {
    /// What is wrong with it as the output of a join of tables.
    @usableFromInline func mistakesAsRows<JoinKey>(of key: Codec<JoinKey>) -> [String] {
        guard contract.cleanup == .compact,
            self.key.name != key.name || self.key.schema != key.schema
        else { return [] }
        return [
            """
            the join's rows go to \(contract.name), which is compacted and has keys of the codec \
            \(self.key.schema ?? self.key.name); the join's are of \(key.schema ?? key.name), and its \
            tombstones would delete nothing: give the topic the join's key
            """
        ]
    }
}
