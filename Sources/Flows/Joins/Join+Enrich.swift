/// A join of each record of a stream with the row of its key in a table.

public import FlowsCore
public import FlowsRuntime

extension Join {
    /// A join of each record of a stream, once, with the row that a table has for its key then.
    ///
    /// Where there is no row yet, or it was deleted, the record waits in the key's state; all that
    /// wait go out in order when the row comes. What waited too long, or first of too many, is
    /// dropped or stops the step. A change of the table makes no output by itself.
    ///
    /// A record that waits writes a small one to the topic `NAME-wait`, which the join reads again
    /// when the time is over: so the bound holds though the key has no further record.
    ///
    /// - Parameters:
    ///   - name: the step's name.
    ///   - key: the codec of the join's key.
    ///   - stream: the records that are joined.
    ///   - table: the rows.
    ///   - bound: how many records of a key may wait, and how long.
    ///   - end: what becomes of the one that waited longest, at a bound.
    ///   - output: the topic that is written.
    ///   - partitions: of the intermediate topic; as ``Join`` has it.
    ///   - partitioning: as ``Join`` has it.
    ///   - remedy: what to do with a record that can't be handled.
    ///   - identity: which identity the outputs carry.
    ///   - function: makes the output of a record and its row.
    @inlinable
    public static func enrich<
        JoinKey: Sendable, StreamKey: Sendable, StreamValue: Sendable, Row: Sendable,
        Key: Sendable, Value: Sendable
    >(
        _ name: String, by key: Codec<JoinKey>, _ stream: Each<JoinKey, StreamKey, StreamValue>,
        with table: Latest<JoinKey, Row>, waiting bound: WaitBound, otherwise end: WaitEnd,
        writing output: Topic<Key, Value>,
        partitions: Int? = nil, partitioning: JoinPartitioning = .routed,
        onError remedy: Remedy = .stop, identity: OutputIdentity = .origin,
        _ function:
            @escaping @Sendable (borrowing Record<StreamKey, StreamValue>, Row) throws -> Value
    ) -> Join {
        let parts = JoinParts(
            name: name, partitions: partitions, partitioning: partitioning, remedy: remedy,
            identity: identity, outputs: [TopicUse(output)])
        let rule = WaitRule(bound, end == .drop ? .drop : .stop)
        return Join(parts, key, stream, table, rule, output) { record, row in
            guard let row else { return nil }
            return try function(record, row)
        }
    }

    /// The same, where a record that waited in vain goes out without a row.
    ///
    /// The parameters are those of the other `enrich`; the function's row is nil for such a record.
    @inlinable
    public static func enrich<
        JoinKey: Sendable, StreamKey: Sendable, StreamValue: Sendable, Row: Sendable,
        Key: Sendable, Value: Sendable
    >(
        _ name: String, by key: Codec<JoinKey>, _ stream: Each<JoinKey, StreamKey, StreamValue>,
        with table: Latest<JoinKey, Row>, waiting bound: WaitBound, otherwise end: WaitEndWithout,
        writing output: Topic<Key, Value>,
        partitions: Int? = nil, partitioning: JoinPartitioning = .routed,
        onError remedy: Remedy = .stop, identity: OutputIdentity = .origin,
        _ function:
            @escaping @Sendable (borrowing Record<StreamKey, StreamValue>, Row?) throws -> Value
    ) -> Join {
        let parts = JoinParts(
            name: name, partitions: partitions, partitioning: partitioning, remedy: remedy,
            identity: identity, outputs: [TopicUse(output)])
        return Join(
            parts, key, stream, table, WaitRule(bound, .emit), output
        ) { record, row in try function(record, row) }
    }

    @inlinable
    init<
        JoinKey: Sendable, StreamKey: Sendable, StreamValue: Sendable, Row: Sendable,
        Key: Sendable, Value: Sendable
    >(
        _ parts: JoinParts, _ key: Codec<JoinKey>, _ stream: Each<JoinKey, StreamKey, StreamValue>,
        _ table: Latest<JoinKey, Row>, _ rule: WaitRule, _ output: Topic<Key, Value>,
        _ make:
            @escaping @Sendable (borrowing Record<StreamKey, StreamValue>, Row?) throws -> Value?
    ) {
        typealias Fold = EnrichFold<StreamKey, StreamValue, JoinKey, Row, Key, Value>
        let (topic, side) = (stream.topic, stream.side)
        let wait = parts.waitTopic([side.use, table.use], key, rule.bound.time)
        var parts = parts
        parts.found += rule.bound.mistakes(in: parts) + stream.mistakes
        parts.wakes = [TopicUse(wait, mode: .every, delay: rule.bound.time)]
        let sources: [Source<JoinKey, JoinWaiting, Fold>] = [
            side.source { _, fold in
                return { raw, partition, waiting in
                    try fold.takeRecord(raw, partition, &waiting)
                }
            },
            table.source { _, fold in
                return { raw, _, waiting in try fold.takeRow(raw, &waiting) }
            },
        ]
        let waitName = wait.contract.name
        self.init(
            parts, key, JoinWaiting.codec, sources,
            wakes: [
                { _, fold in
                    SourceFold(waitName, isLatest: false) { raw, _, waiting in
                        try fold.wake(raw, &waiting)
                    }
                }
            ]
        ) { context in
            Fold(
                context, topic, table, rule, TopicWriter(output, 0, context),
                TopicWriter(wait, 1, context), make)
        }
    }
}

extension JoinParts {
    /// The topic of the records that say when to look at a key again.
    ///
    /// What it holds is older than the bound when it is read, and the step may be down for a week.
    @usableFromInline func waitTopic<JoinKey>(
        _ sources: [TopicUse], _ key: Codec<JoinKey>, _ time: Duration
    ) -> Topic<JoinKey, Int64> {
        let kept = (time + .seconds(7 * 86_400)).inMilliseconds
        let most = sources.map(\.contract.partitions).max() ?? 1
        return Topic(
            TopicContract(
                name: name + "-wait", partitions: partitions ?? most,
                config: ["message.timestamp.type": "CreateTime", "retention.ms": String(kept)]),
            key: key, value: .integer)
    }
}
