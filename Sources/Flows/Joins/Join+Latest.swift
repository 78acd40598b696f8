/// Joins of the last values of two topics: inner, left and outer, as of tables.

public import FlowsCore
public import FlowsRuntime

extension Join {
    /// A join of the last values of two topics, where both sides have one.
    ///
    /// Whenever either side changes, the row of both is written; a side that comes with the bytes
    /// that it had changes nothing. Once either is deleted a compacted output gets a tombstone.
    ///
    /// - Parameters:
    ///   - name: the step's name.
    ///   - key: the codec of the join's key, which a compacted output has too.
    ///   - left: the one side.
    ///   - right: the other.
    ///   - output: the topic that the rows are written to.
    ///   - partitions: of the intermediate topic; as ``Join`` has it.
    ///   - partitioning: as ``Join`` has it.
    ///   - remedy: what to do with a record that can't be handled.
    ///   - identity: which identity the rows carry.
    ///   - function: makes the row of a key; nil, on a compacted output, is none.
    @inlinable
    public static func inner<JoinKey: Sendable, Left: Sendable, Right: Sendable, Key, Value>(
        _ name: String, by key: Codec<JoinKey>, _ left: Latest<JoinKey, Left>,
        _ right: Latest<JoinKey, Right>, writing output: Topic<Key, Value>,
        partitions: Int? = nil, partitioning: JoinPartitioning = .routed,
        onError remedy: Remedy = .stop, identity: OutputIdentity = .origin,
        _ function: @escaping @Sendable (JoinKey, Left, Right) throws -> Value
    ) -> Join {
        let parts = JoinParts(
            name: name, partitions: partitions, partitioning: partitioning, remedy: remedy,
            identity: identity, outputs: [TopicUse(output)])
        return Join(.inner, parts, key, left, right, output) { key, left, right in
            guard let left, let right else { return nil }
            return try function(key, left, right)
        }
    }

    /// A join of the last values of two topics, where the left side has one.
    ///
    /// As ``inner(_:by:_:_:writing:partitions:partitioning:onError:identity:_:)``, but a key has a
    /// row as long as the left side has a value; the right one is nil where there is none.
    @inlinable
    public static func left<JoinKey: Sendable, Left: Sendable, Right: Sendable, Key, Value>(
        _ name: String, by key: Codec<JoinKey>, _ left: Latest<JoinKey, Left>,
        _ right: Latest<JoinKey, Right>, writing output: Topic<Key, Value>,
        partitions: Int? = nil, partitioning: JoinPartitioning = .routed,
        onError remedy: Remedy = .stop, identity: OutputIdentity = .origin,
        _ function: @escaping @Sendable (JoinKey, Left, Right?) throws -> Value
    ) -> Join {
        let parts = JoinParts(
            name: name, partitions: partitions, partitioning: partitioning, remedy: remedy,
            identity: identity, outputs: [TopicUse(output)])
        return Join(.left, parts, key, left, right, output) { key, left, right in
            guard let left else { return nil }
            return try function(key, left, right)
        }
    }

    /// A join of the last values of two topics, where either side has one.
    ///
    /// As ``inner(_:by:_:_:writing:partitions:partitioning:onError:identity:_:)``, but a key has a
    /// row as long as either side has a value; one of them may be nil.
    @inlinable
    public static func outer<JoinKey: Sendable, Left: Sendable, Right: Sendable, Key, Value>(
        _ name: String, by key: Codec<JoinKey>, _ left: Latest<JoinKey, Left>,
        _ right: Latest<JoinKey, Right>, writing output: Topic<Key, Value>,
        partitions: Int? = nil, partitioning: JoinPartitioning = .routed,
        onError remedy: Remedy = .stop, identity: OutputIdentity = .origin,
        _ function: @escaping @Sendable (JoinKey, Left?, Right?) throws -> Value
    ) -> Join {
        let parts = JoinParts(
            name: name, partitions: partitions, partitioning: partitioning, remedy: remedy,
            identity: identity, outputs: [TopicUse(output)])
        return Join(.outer, parts, key, left, right, output) { key, left, right in
            try function(key, left, right)
        }
    }

    @inlinable init<JoinKey: Sendable, Left: Sendable, Right: Sendable, Key, Value>(
        _ sides: JoinSides, _ parts: JoinParts, _ key: Codec<JoinKey>,
        _ left: Latest<JoinKey, Left>, _ right: Latest<JoinKey, Right>,
        _ output: Topic<Key, Value>,
        _ make: @escaping @Sendable (JoinKey, Left?, Right?) throws -> Value?
    ) {
        var parts = parts
        parts.found += output.mistakesAsRows(of: key)
        let fold = PairFold(sides, key, left, right, make)
        let sources: [Source<JoinKey, JoinPair, TopicWriter<Key, Value>>] = [
            left.source { context, rows in
                return { raw, _, pair in
                    let value = try left.row(raw.value)
                    try fold.takeLeft(raw.value, value, &pair, rows, context)
                }
            },
            right.source { context, rows in
                return { raw, _, pair in
                    let value = try right.row(raw.value)
                    try fold.takeRight(raw.value, value, &pair, rows, context)
                }
            },
        ]
        self.init(parts, key, JoinPair.codec, sources) { TopicWriter(output, 0, $0) }
    }
}
