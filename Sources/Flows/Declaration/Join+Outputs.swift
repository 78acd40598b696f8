/// A join's declarations, by how many topics it writes and what its state is.

public import FlowsCore
public import FlowsProtobuf
public import FlowsRuntime

extension Join {
    /// A join that writes no topic, with a message as its state; the parameters are those of ``Join``.
    @inlinable
    public init<JoinKey: Sendable, State: ProtobufMessage>(
        _ name: String, by key: Codec<JoinKey>, state: State.Type,
        partitions: Int? = nil, partitioning: JoinPartitioning = .routed,
        onError remedy: Remedy = .stop, identity: OutputIdentity = .origin,
        @SourceBuilder<JoinKey, State, Void>
        sources: () -> [Source<JoinKey, State, Void>]
    ) {
        self.init(
            name, by: key, state: State.codec, partitions: partitions,
            partitioning: partitioning, onError: remedy, identity: identity, sources: sources)
    }

    /// A join that writes one topic, with a message as its state; the parameters are those of ``Join``.
    @inlinable
    public init<JoinKey: Sendable, State: ProtobufMessage, Key1: Sendable, Value1: Sendable>(
        _ name: String, by key: Codec<JoinKey>, state: State.Type,
        writing output1: Topic<Key1, Value1>,
        partitions: Int? = nil, partitioning: JoinPartitioning = .routed,
        onError remedy: Remedy = .stop, identity: OutputIdentity = .origin,
        @SourceBuilder<JoinKey, State, Output<Key1, Value1>>
        sources: () -> [Source<JoinKey, State, Output<Key1, Value1>>]
    ) {
        self.init(
            name, by: key, state: State.codec, writing: output1, partitions: partitions,
            partitioning: partitioning, onError: remedy, identity: identity, sources: sources)
    }

    /// A join that writes two topics, with a message as its state; the parameters are those of ``Join``.
    @inlinable
    public init<
        JoinKey: Sendable, State: ProtobufMessage, Key1: Sendable, Value1: Sendable, Key2: Sendable,
        Value2: Sendable
    >(
        _ name: String, by key: Codec<JoinKey>, state: State.Type,
        writing output1: Topic<Key1, Value1>,
        _ output2: Topic<Key2, Value2>,
        partitions: Int? = nil, partitioning: JoinPartitioning = .routed,
        onError remedy: Remedy = .stop, identity: OutputIdentity = .origin,
        @SourceBuilder<JoinKey, State, (Output<Key1, Value1>, Output<Key2, Value2>)>
        sources: () -> [Source<JoinKey, State, (Output<Key1, Value1>, Output<Key2, Value2>)>]
    ) {
        self.init(
            name, by: key, state: State.codec, writing: output1, output2, partitions: partitions,
            partitioning: partitioning, onError: remedy, identity: identity, sources: sources)
    }

    /// A join that writes three topics, with a message as its state; the parameters are those of ``Join``.
    @inlinable
    public init<
        JoinKey: Sendable, State: ProtobufMessage, Key1: Sendable, Value1: Sendable, Key2: Sendable,
        Value2: Sendable, Key3: Sendable, Value3: Sendable
    >(
        _ name: String, by key: Codec<JoinKey>, state: State.Type,
        writing output1: Topic<Key1, Value1>,
        _ output2: Topic<Key2, Value2>,
        _ output3: Topic<Key3, Value3>,
        partitions: Int? = nil, partitioning: JoinPartitioning = .routed,
        onError remedy: Remedy = .stop, identity: OutputIdentity = .origin,
        @SourceBuilder<
            JoinKey, State, (Output<Key1, Value1>, Output<Key2, Value2>, Output<Key3, Value3>)
        >
        sources: () -> [Source<
            JoinKey, State, (Output<Key1, Value1>, Output<Key2, Value2>, Output<Key3, Value3>)
        >]
    ) {
        self.init(
            name, by: key, state: State.codec, writing: output1, output2, output3,
            partitions: partitions,
            partitioning: partitioning, onError: remedy, identity: identity, sources: sources)
    }

    /// A join that writes four topics, with a message as its state; the parameters are those of ``Join``.
    @inlinable
    public init<
        JoinKey: Sendable, State: ProtobufMessage, Key1: Sendable, Value1: Sendable, Key2: Sendable,
        Value2: Sendable, Key3: Sendable, Value3: Sendable, Key4: Sendable, Value4: Sendable
    >(
        _ name: String, by key: Codec<JoinKey>, state: State.Type,
        writing output1: Topic<Key1, Value1>,
        _ output2: Topic<Key2, Value2>,
        _ output3: Topic<Key3, Value3>,
        _ output4: Topic<Key4, Value4>,
        partitions: Int? = nil, partitioning: JoinPartitioning = .routed,
        onError remedy: Remedy = .stop, identity: OutputIdentity = .origin,
        @SourceBuilder<
            JoinKey, State,
            (Output<Key1, Value1>, Output<Key2, Value2>, Output<Key3, Value3>, Output<Key4, Value4>)
        >
        sources: () -> [Source<
            JoinKey, State,
            (Output<Key1, Value1>, Output<Key2, Value2>, Output<Key3, Value3>, Output<Key4, Value4>)
        >]
    ) {
        self.init(
            name, by: key, state: State.codec, writing: output1, output2, output3, output4,
            partitions: partitions,
            partitioning: partitioning, onError: remedy, identity: identity, sources: sources)
    }

    /// A join that writes no topic, with a state of any codec; the parameters are those of ``Join``.
    @inlinable
    public init<JoinKey: Sendable, State: Sendable>(
        _ name: String, by key: Codec<JoinKey>, state codec: Codec<State>,
        partitions: Int? = nil, partitioning: JoinPartitioning = .routed,
        onError remedy: Remedy = .stop, identity: OutputIdentity = .origin,
        @SourceBuilder<JoinKey, State, Void>
        sources: () -> [Source<JoinKey, State, Void>]
    ) {
        self.init(
            JoinParts(
                name: name, partitions: partitions, partitioning: partitioning, remedy: remedy,
                identity: identity, outputs: []),
            key, codec, sources()
        ) { _ in }
    }

    /// A join that writes one topic, with a state of any codec; the parameters are those of ``Join``.
    @inlinable
    public init<JoinKey: Sendable, State: Sendable, Key1: Sendable, Value1: Sendable>(
        _ name: String, by key: Codec<JoinKey>, state codec: Codec<State>,
        writing output1: Topic<Key1, Value1>,
        partitions: Int? = nil, partitioning: JoinPartitioning = .routed,
        onError remedy: Remedy = .stop, identity: OutputIdentity = .origin,
        @SourceBuilder<JoinKey, State, Output<Key1, Value1>>
        sources: () -> [Source<JoinKey, State, Output<Key1, Value1>>]
    ) {
        self.init(
            JoinParts(
                name: name, partitions: partitions, partitioning: partitioning, remedy: remedy,
                identity: identity, outputs: [TopicUse(output1)]),
            key, codec, sources()
        ) { context in Output(TopicWriter(output1, 0, context)) }
    }

    /// A join that writes two topics, with a state of any codec; the parameters are those of ``Join``.
    @inlinable
    public init<
        JoinKey: Sendable, State: Sendable, Key1: Sendable, Value1: Sendable, Key2: Sendable,
        Value2: Sendable
    >(
        _ name: String, by key: Codec<JoinKey>, state codec: Codec<State>,
        writing output1: Topic<Key1, Value1>,
        _ output2: Topic<Key2, Value2>,
        partitions: Int? = nil, partitioning: JoinPartitioning = .routed,
        onError remedy: Remedy = .stop, identity: OutputIdentity = .origin,
        @SourceBuilder<JoinKey, State, (Output<Key1, Value1>, Output<Key2, Value2>)>
        sources: () -> [Source<JoinKey, State, (Output<Key1, Value1>, Output<Key2, Value2>)>]
    ) {
        self.init(
            JoinParts(
                name: name, partitions: partitions, partitioning: partitioning, remedy: remedy,
                identity: identity, outputs: [TopicUse(output1), TopicUse(output2)]),
            key, codec, sources()
        ) { context in
            (Output(TopicWriter(output1, 0, context)), Output(TopicWriter(output2, 1, context)))
        }
    }

    /// A join that writes three topics, with a state of any codec; the parameters are those of ``Join``.
    @inlinable
    public init<
        JoinKey: Sendable, State: Sendable, Key1: Sendable, Value1: Sendable, Key2: Sendable,
        Value2: Sendable, Key3: Sendable, Value3: Sendable
    >(
        _ name: String, by key: Codec<JoinKey>, state codec: Codec<State>,
        writing output1: Topic<Key1, Value1>,
        _ output2: Topic<Key2, Value2>,
        _ output3: Topic<Key3, Value3>,
        partitions: Int? = nil, partitioning: JoinPartitioning = .routed,
        onError remedy: Remedy = .stop, identity: OutputIdentity = .origin,
        @SourceBuilder<
            JoinKey, State, (Output<Key1, Value1>, Output<Key2, Value2>, Output<Key3, Value3>)
        >
        sources: () -> [Source<
            JoinKey, State, (Output<Key1, Value1>, Output<Key2, Value2>, Output<Key3, Value3>)
        >]
    ) {
        self.init(
            JoinParts(
                name: name, partitions: partitions, partitioning: partitioning, remedy: remedy,
                identity: identity,
                outputs: [TopicUse(output1), TopicUse(output2), TopicUse(output3)]),
            key, codec, sources()
        ) { context in
            (
                Output(TopicWriter(output1, 0, context)), Output(TopicWriter(output2, 1, context)),
                Output(TopicWriter(output3, 2, context))
            )
        }
    }

    /// A join that writes four topics, with a state of any codec; the parameters are those of ``Join``.
    @inlinable
    public init<
        JoinKey: Sendable, State: Sendable, Key1: Sendable, Value1: Sendable, Key2: Sendable,
        Value2: Sendable, Key3: Sendable, Value3: Sendable, Key4: Sendable, Value4: Sendable
    >(
        _ name: String, by key: Codec<JoinKey>, state codec: Codec<State>,
        writing output1: Topic<Key1, Value1>,
        _ output2: Topic<Key2, Value2>,
        _ output3: Topic<Key3, Value3>,
        _ output4: Topic<Key4, Value4>,
        partitions: Int? = nil, partitioning: JoinPartitioning = .routed,
        onError remedy: Remedy = .stop, identity: OutputIdentity = .origin,
        @SourceBuilder<
            JoinKey, State,
            (Output<Key1, Value1>, Output<Key2, Value2>, Output<Key3, Value3>, Output<Key4, Value4>)
        >
        sources: () -> [Source<
            JoinKey, State,
            (Output<Key1, Value1>, Output<Key2, Value2>, Output<Key3, Value3>, Output<Key4, Value4>)
        >]
    ) {
        self.init(
            JoinParts(
                name: name, partitions: partitions, partitioning: partitioning, remedy: remedy,
                identity: identity,
                outputs: [
                    TopicUse(output1), TopicUse(output2), TopicUse(output3), TopicUse(output4),
                ]),
            key, codec, sources()
        ) { context in
            (
                Output(TopicWriter(output1, 0, context)), Output(TopicWriter(output2, 1, context)),
                Output(TopicWriter(output3, 2, context)), Output(TopicWriter(output4, 3, context))
            )
        }
    }
}
