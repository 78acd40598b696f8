/// A join of the first record of either side.

public import FlowsCore
public import FlowsRuntime

extension Join {
    /// A join of the first record that each of two topics has for a key; made once for each key.
    ///
    /// Later records of either side are ignored. So that they are, the state of a key that is done
    /// stays: a row with a value of 4 bytes for each key that there ever was.
    ///
    /// - Parameters:
    ///   - name: the step's name.
    ///   - key: the codec of the join's key.
    ///   - left: the one side.
    ///   - right: the other.
    ///   - output: the topic that is written.
    ///   - forgets: lets the state go with the output, where no key comes twice on either side; one
    ///     that does is joined again then.
    ///   - partitions: of the intermediate topic; as ``Join`` has it.
    ///   - partitioning: as ``Join`` has it.
    ///   - remedy: what to do with a record that can't be handled.
    ///   - identity: which identity the outputs carry.
    ///   - function: makes the output of both values.
    @inlinable
    public static func first<
        JoinKey: Sendable, LeftKey: Sendable, Left: Sendable, RightKey: Sendable, Right: Sendable,
        Key, Value
    >(
        _ name: String, by key: Codec<JoinKey>, _ left: Each<JoinKey, LeftKey, Left>,
        _ right: Each<JoinKey, RightKey, Right>,
        writing output: Topic<Key, Value>, forgets: Bool = false,
        partitions: Int? = nil, partitioning: JoinPartitioning = .routed,
        onError remedy: Remedy = .stop, identity: OutputIdentity = .origin,
        _ function: @escaping @Sendable (JoinKey, Left, Right) throws -> Value
    ) -> Join {
        var parts = JoinParts(
            name: name, partitions: partitions, partitioning: partitioning, remedy: remedy,
            identity: identity, outputs: [TopicUse(output)])
        parts.found += left.mistakes + right.mistakes
        let (left, right) = (left.side, right.side)
        let fold = FirstFold(key, left, right, forgets: forgets, function)
        let sources: [Source<JoinKey, JoinPair, TopicWriter<Key, Value>>] = [
            left.source { context, out in
                return { raw, _, pair in
                    guard let value = try left.row(raw.value) else { return }
                    try fold.takeLeft(raw.value, value, &pair, out, context)
                }
            },
            right.source { context, out in
                return { raw, _, pair in
                    guard let value = try right.row(raw.value) else { return }
                    try fold.takeRight(raw.value, value, &pair, out, context)
                }
            },
        ]
        return Join(parts, key, JoinPair.codec, sources) { TopicWriter(output, 0, $0) }
    }
}

/// What a join of firsts does with a record.
@usableFromInline
struct FirstFold<JoinKey: Sendable, Left: Sendable, Right: Sendable, Value: Sendable>: Sendable {
    @usableFromInline let key: Codec<JoinKey>
    @usableFromInline let left: Latest<JoinKey, Left>
    @usableFromInline let right: Latest<JoinKey, Right>
    @usableFromInline let forgets: Bool
    @usableFromInline let make: @Sendable (JoinKey, Left, Right) throws -> Value

    @usableFromInline init(
        _ key: Codec<JoinKey>, _ left: Latest<JoinKey, Left>, _ right: Latest<JoinKey, Right>,
        forgets: Bool, _ make: @escaping @Sendable (JoinKey, Left, Right) throws -> Value
    ) {
        self.key = key
        self.left = left
        self.right = right
        self.forgets = forgets
        self.make = make
    }

    @inlinable func takeLeft<Key>(
        _ bytes: UnsafeRawBufferPointer?, _ value: Left, _ pair: inout JoinPair?,
        _ out: TopicWriter<Key, Value>, _ context: StepContext
    ) throws {
        var now = pair ?? JoinPair()
        guard !now.isDone, now.left == nil else { return }
        guard let other = try right.row(kept: now.right) else {
            now.left = bytes.map { [UInt8]($0) }
            pair = now
            return
        }
        try end(value, other, &pair, out, context)
    }

    @inlinable func takeRight<Key>(
        _ bytes: UnsafeRawBufferPointer?, _ value: Right, _ pair: inout JoinPair?,
        _ out: TopicWriter<Key, Value>, _ context: StepContext
    ) throws {
        var now = pair ?? JoinPair()
        guard !now.isDone, now.right == nil else { return }
        guard let other = try left.row(kept: now.left) else {
            now.right = bytes.map { [UInt8]($0) }
            pair = now
            return
        }
        try end(other, value, &pair, out, context)
    }

    @inlinable func end<Key>(
        _ left: Left, _ right: Right, _ pair: inout JoinPair?, _ out: TopicWriter<Key, Value>,
        _ context: StepContext
    ) throws {
        let value = try make(context.joinKey(key), left, right)
        out.write(value, key: nil, timestamp: nil, headers: [])
        var done = JoinPair()
        done.isDone = true
        pair = forgets ? nil : done
    }
}
