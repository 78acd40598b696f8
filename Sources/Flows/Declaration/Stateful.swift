/// The stateful runner's declaration: a function that folds a record into its key's state.

public import FlowsCore
public import FlowsProtobuf
public import FlowsRuntime

/// A stateful step: the state of a record's key, the record, and outputs; all change exactly once.
///
/// A nil state is an absent one, and assigning nil deletes it. The function may run again on the
/// same records when another partition wrote a key, so it may not act on the outside world.
public struct Stateful: StepDeclaration {
    /// The declaration without its types.
    public let outline: StepOutline

    package init(_ outline: StepOutline) { self.outline = outline }

    @inlinable init<S: TopicSource, State: Sendable>(
        _ name: String, _ source: S, _ outputs: [TopicUse], _ state: Codec<State>,
        _ remedy: Remedy, _ identity: OutputIdentity,
        _ makeBody: @escaping @Sendable (StepContext) -> TopicFold<S.Key, S.Value, State>.Body
    ) {
        let topic = source.topic
        outline = StepOutline(
            name: name, runner: "stateful",
            inputs: [TopicUse(topic, mode: source.mode ?? .every)], outputs: outputs,
            state: CodecUse(state), table: nil, remedy: remedy, identity: identity,
            kind: .stateful {
                StatefulPass(
                    StatefulLoop(state) { context in
                        TopicFold(topic, context, makeBody(context))
                    })
            })
    }

    /// A step that writes no topic, with a message as its state.
    @inlinable public init<Source: TopicSource, State: ProtobufMessage>(
        _ name: String, reading source: Source,
        state: State.Type, onError remedy: Remedy = .stop,
        identity: OutputIdentity = .origin,
        _ function:
            @escaping @Sendable (
                borrowing Record<Source.Key, Source.Value>,
                inout State?
            ) throws -> Void
    ) {
        self.init(
            name, reading: source,
            state: State.codec, onError: remedy, identity: identity, function)
    }

    /// A step that writes one topic, with a message as its state.
    @inlinable
    public init<Source: TopicSource, State: ProtobufMessage, Key1: Sendable, Value1: Sendable>(
        _ name: String, reading source: Source,
        writing output1: Topic<Key1, Value1>,
        state: State.Type, onError remedy: Remedy = .stop,
        identity: OutputIdentity = .origin,
        _ function:
            @escaping @Sendable (
                borrowing Record<Source.Key, Source.Value>,
                inout State?,
                borrowing Output<Key1, Value1>
            ) throws -> Void
    ) {
        self.init(
            name, reading: source, writing: output1,
            state: State.codec, onError: remedy, identity: identity, function)
    }

    /// A step that writes two topics, with a message as its state.
    @inlinable
    public init<
        Source: TopicSource, State: ProtobufMessage, Key1: Sendable, Value1: Sendable,
        Key2: Sendable, Value2: Sendable
    >(
        _ name: String, reading source: Source,
        writing output1: Topic<Key1, Value1>,
        _ output2: Topic<Key2, Value2>,
        state: State.Type, onError remedy: Remedy = .stop,
        identity: OutputIdentity = .origin,
        _ function:
            @escaping @Sendable (
                borrowing Record<Source.Key, Source.Value>,
                inout State?,
                borrowing Output<Key1, Value1>,
                borrowing Output<Key2, Value2>
            ) throws -> Void
    ) {
        self.init(
            name, reading: source, writing: output1, output2,
            state: State.codec, onError: remedy, identity: identity, function)
    }

    /// A step that writes three topics, with a message as its state.
    @inlinable
    public init<
        Source: TopicSource, State: ProtobufMessage, Key1: Sendable, Value1: Sendable,
        Key2: Sendable, Value2: Sendable, Key3: Sendable, Value3: Sendable
    >(
        _ name: String, reading source: Source,
        writing output1: Topic<Key1, Value1>,
        _ output2: Topic<Key2, Value2>,
        _ output3: Topic<Key3, Value3>,
        state: State.Type, onError remedy: Remedy = .stop,
        identity: OutputIdentity = .origin,
        _ function:
            @escaping @Sendable (
                borrowing Record<Source.Key, Source.Value>,
                inout State?,
                borrowing Output<Key1, Value1>,
                borrowing Output<Key2, Value2>,
                borrowing Output<Key3, Value3>
            ) throws -> Void
    ) {
        self.init(
            name, reading: source, writing: output1, output2, output3,
            state: State.codec, onError: remedy, identity: identity, function)
    }

    /// A step that writes four topics, with a message as its state.
    @inlinable
    public init<
        Source: TopicSource, State: ProtobufMessage, Key1: Sendable, Value1: Sendable,
        Key2: Sendable, Value2: Sendable, Key3: Sendable, Value3: Sendable, Key4: Sendable,
        Value4: Sendable
    >(
        _ name: String, reading source: Source,
        writing output1: Topic<Key1, Value1>,
        _ output2: Topic<Key2, Value2>,
        _ output3: Topic<Key3, Value3>,
        _ output4: Topic<Key4, Value4>,
        state: State.Type, onError remedy: Remedy = .stop,
        identity: OutputIdentity = .origin,
        _ function:
            @escaping @Sendable (
                borrowing Record<Source.Key, Source.Value>,
                inout State?,
                borrowing Output<Key1, Value1>,
                borrowing Output<Key2, Value2>,
                borrowing Output<Key3, Value3>,
                borrowing Output<Key4, Value4>
            ) throws -> Void
    ) {
        self.init(
            name, reading: source, writing: output1, output2, output3, output4,
            state: State.codec, onError: remedy, identity: identity, function)
    }

    /// A step that writes no topic, with a state of any codec.
    @inlinable public init<Source: TopicSource, State: Sendable>(
        _ name: String, reading source: Source,
        state codec: Codec<State>, onError remedy: Remedy = .stop,
        identity: OutputIdentity = .origin,
        _ function:
            @escaping @Sendable (
                borrowing Record<Source.Key, Source.Value>,
                inout State?
            ) throws -> Void
    ) {
        self.init(name, source, [], codec, remedy, identity) { _ in
            return { record, state in
                try function(record, &state)
            }
        }
    }

    /// A step that writes one topic, with a state of any codec.
    @inlinable public init<Source: TopicSource, State: Sendable, Key1: Sendable, Value1: Sendable>(
        _ name: String, reading source: Source,
        writing output1: Topic<Key1, Value1>,
        state codec: Codec<State>, onError remedy: Remedy = .stop,
        identity: OutputIdentity = .origin,
        _ function:
            @escaping @Sendable (
                borrowing Record<Source.Key, Source.Value>,
                inout State?,
                borrowing Output<Key1, Value1>
            ) throws -> Void
    ) {
        self.init(name, source, [TopicUse(output1)], codec, remedy, identity) { context in
            let writer1 = TopicWriter(output1, 0, context)
            return { record, state in
                try function(record, &state, Output(writer1))
            }
        }
    }

    /// A step that writes two topics, with a state of any codec.
    @inlinable
    public init<
        Source: TopicSource, State: Sendable, Key1: Sendable, Value1: Sendable, Key2: Sendable,
        Value2: Sendable
    >(
        _ name: String, reading source: Source,
        writing output1: Topic<Key1, Value1>,
        _ output2: Topic<Key2, Value2>,
        state codec: Codec<State>, onError remedy: Remedy = .stop,
        identity: OutputIdentity = .origin,
        _ function:
            @escaping @Sendable (
                borrowing Record<Source.Key, Source.Value>,
                inout State?,
                borrowing Output<Key1, Value1>,
                borrowing Output<Key2, Value2>
            ) throws -> Void
    ) {
        self.init(name, source, [TopicUse(output1), TopicUse(output2)], codec, remedy, identity) {
            context in
            let writer1 = TopicWriter(output1, 0, context)
            let writer2 = TopicWriter(output2, 1, context)
            return { record, state in
                try function(record, &state, Output(writer1), Output(writer2))
            }
        }
    }

    /// A step that writes three topics, with a state of any codec.
    @inlinable
    public init<
        Source: TopicSource, State: Sendable, Key1: Sendable, Value1: Sendable, Key2: Sendable,
        Value2: Sendable, Key3: Sendable, Value3: Sendable
    >(
        _ name: String, reading source: Source,
        writing output1: Topic<Key1, Value1>,
        _ output2: Topic<Key2, Value2>,
        _ output3: Topic<Key3, Value3>,
        state codec: Codec<State>, onError remedy: Remedy = .stop,
        identity: OutputIdentity = .origin,
        _ function:
            @escaping @Sendable (
                borrowing Record<Source.Key, Source.Value>,
                inout State?,
                borrowing Output<Key1, Value1>,
                borrowing Output<Key2, Value2>,
                borrowing Output<Key3, Value3>
            ) throws -> Void
    ) {
        self.init(
            name, source, [TopicUse(output1), TopicUse(output2), TopicUse(output3)], codec, remedy,
            identity
        ) { context in
            let writer1 = TopicWriter(output1, 0, context)
            let writer2 = TopicWriter(output2, 1, context)
            let writer3 = TopicWriter(output3, 2, context)
            return { record, state in
                try function(record, &state, Output(writer1), Output(writer2), Output(writer3))
            }
        }
    }

    /// A step that writes four topics, with a state of any codec.
    @inlinable
    public init<
        Source: TopicSource, State: Sendable, Key1: Sendable, Value1: Sendable, Key2: Sendable,
        Value2: Sendable, Key3: Sendable, Value3: Sendable, Key4: Sendable, Value4: Sendable
    >(
        _ name: String, reading source: Source,
        writing output1: Topic<Key1, Value1>,
        _ output2: Topic<Key2, Value2>,
        _ output3: Topic<Key3, Value3>,
        _ output4: Topic<Key4, Value4>,
        state codec: Codec<State>, onError remedy: Remedy = .stop,
        identity: OutputIdentity = .origin,
        _ function:
            @escaping @Sendable (
                borrowing Record<Source.Key, Source.Value>,
                inout State?,
                borrowing Output<Key1, Value1>,
                borrowing Output<Key2, Value2>,
                borrowing Output<Key3, Value3>,
                borrowing Output<Key4, Value4>
            ) throws -> Void
    ) {
        self.init(
            name, source,
            [TopicUse(output1), TopicUse(output2), TopicUse(output3), TopicUse(output4)], codec,
            remedy, identity
        ) { context in
            let writer1 = TopicWriter(output1, 0, context)
            let writer2 = TopicWriter(output2, 1, context)
            let writer3 = TopicWriter(output3, 2, context)
            let writer4 = TopicWriter(output4, 3, context)
            return { record, state in
                try function(
                    record, &state, Output(writer1), Output(writer2), Output(writer3),
                    Output(writer4))
            }
        }
    }
}
