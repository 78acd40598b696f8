/// The stateful runner's declaration with a function that may wait, for each number of outputs.

public import Flows
public import FlowsCore
public import FlowsProtobuf
public import FlowsRuntime

extension Stateful {
    init<S: TopicSource, State: Sendable>(
        _ name: String, _ source: S, _ outputs: [TopicUse], _ state: Codec<State>,
        _ remedy: Remedy, _ identity: OutputIdentity, _ concurrency: Concurrency,
        _ makeBody:
            @escaping @Sendable (StepContext) -> AsyncStatefulLoop<S.Key, S.Value, State>.Body
    ) {
        let topic = source.topic
        let outline = StepOutline(
            name: name, runner: "stateful",
            inputs: [TopicUse(topic, mode: source.mode ?? .every)], outputs: outputs,
            state: CodecUse(state), table: nil, remedy: remedy, identity: identity,
            kind: .statefulAsync(.tasks(concurrency)) { queue in
                AsyncStatefulLoop(topic, state, queue, makeBody)
            })
        self.init(outline)
    }

    /// A step whose asynchronous function writes no topic, with a message as its state.
    public init<Source: TopicSource, State: ProtobufMessage>(
        _ name: String, reading source: Source,
        state: State.Type, onError remedy: Remedy = .stop,
        identity: OutputIdentity = .origin,
        concurrency: Concurrency = .inOrder,
        _ function:
            @escaping @Sendable (
                borrowing Record<Source.Key, Source.Value>,
                inout State?
            ) async throws -> Void
    ) {
        self.init(
            name, reading: source,
            state: State.codec, onError: remedy, identity: identity, concurrency: concurrency,
            function)
    }

    /// A step whose asynchronous function writes one topic, with a message as its state.
    public init<Source: TopicSource, State: ProtobufMessage, Key1: Sendable, Value1: Sendable>(
        _ name: String, reading source: Source,
        writing output1: Topic<Key1, Value1>,
        state: State.Type, onError remedy: Remedy = .stop,
        identity: OutputIdentity = .origin,
        concurrency: Concurrency = .inOrder,
        _ function:
            @escaping @Sendable (
                borrowing Record<Source.Key, Source.Value>,
                inout State?,
                borrowing Output<Key1, Value1>
            ) async throws -> Void
    ) {
        self.init(
            name, reading: source, writing: output1,
            state: State.codec, onError: remedy, identity: identity, concurrency: concurrency,
            function)
    }

    /// A step whose asynchronous function writes two topics, with a message as its state.
    public init<
        Source: TopicSource, State: ProtobufMessage, Key1: Sendable, Value1: Sendable,
        Key2: Sendable, Value2: Sendable
    >(
        _ name: String, reading source: Source,
        writing output1: Topic<Key1, Value1>,
        _ output2: Topic<Key2, Value2>,
        state: State.Type, onError remedy: Remedy = .stop,
        identity: OutputIdentity = .origin,
        concurrency: Concurrency = .inOrder,
        _ function:
            @escaping @Sendable (
                borrowing Record<Source.Key, Source.Value>,
                inout State?,
                borrowing Output<Key1, Value1>,
                borrowing Output<Key2, Value2>
            ) async throws -> Void
    ) {
        self.init(
            name, reading: source, writing: output1, output2,
            state: State.codec, onError: remedy, identity: identity, concurrency: concurrency,
            function)
    }

    /// A step whose asynchronous function writes three topics, with a message as its state.
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
        concurrency: Concurrency = .inOrder,
        _ function:
            @escaping @Sendable (
                borrowing Record<Source.Key, Source.Value>,
                inout State?,
                borrowing Output<Key1, Value1>,
                borrowing Output<Key2, Value2>,
                borrowing Output<Key3, Value3>
            ) async throws -> Void
    ) {
        self.init(
            name, reading: source, writing: output1, output2, output3,
            state: State.codec, onError: remedy, identity: identity, concurrency: concurrency,
            function)
    }

    /// A step whose asynchronous function writes four topics, with a message as its state.
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
        concurrency: Concurrency = .inOrder,
        _ function:
            @escaping @Sendable (
                borrowing Record<Source.Key, Source.Value>,
                inout State?,
                borrowing Output<Key1, Value1>,
                borrowing Output<Key2, Value2>,
                borrowing Output<Key3, Value3>,
                borrowing Output<Key4, Value4>
            ) async throws -> Void
    ) {
        self.init(
            name, reading: source, writing: output1, output2, output3, output4,
            state: State.codec, onError: remedy, identity: identity, concurrency: concurrency,
            function)
    }

    /// A step whose asynchronous function writes no topic, with a state of any codec.
    public init<Source: TopicSource, State: Sendable>(
        _ name: String, reading source: Source,
        state codec: Codec<State>, onError remedy: Remedy = .stop,
        identity: OutputIdentity = .origin,
        concurrency: Concurrency = .inOrder,
        _ function:
            @escaping @Sendable (
                borrowing Record<Source.Key, Source.Value>,
                inout State?
            ) async throws -> Void
    ) {
        self.init(name, source, [], codec, remedy, identity, concurrency) { _ in
            return { record, state in
                try await function(record, &state)
            }
        }
    }

    /// A step whose asynchronous function writes one topic, with a state of any codec.
    public init<Source: TopicSource, State: Sendable, Key1: Sendable, Value1: Sendable>(
        _ name: String, reading source: Source,
        writing output1: Topic<Key1, Value1>,
        state codec: Codec<State>, onError remedy: Remedy = .stop,
        identity: OutputIdentity = .origin,
        concurrency: Concurrency = .inOrder,
        _ function:
            @escaping @Sendable (
                borrowing Record<Source.Key, Source.Value>,
                inout State?,
                borrowing Output<Key1, Value1>
            ) async throws -> Void
    ) {
        self.init(name, source, [TopicUse(output1)], codec, remedy, identity, concurrency) {
            context in
            let writer1 = TopicWriter(output1, 0, context)
            return { record, state in
                try await function(record, &state, Output(writer1))
            }
        }
    }

    /// A step whose asynchronous function writes two topics, with a state of any codec.
    public init<
        Source: TopicSource, State: Sendable, Key1: Sendable, Value1: Sendable, Key2: Sendable,
        Value2: Sendable
    >(
        _ name: String, reading source: Source,
        writing output1: Topic<Key1, Value1>,
        _ output2: Topic<Key2, Value2>,
        state codec: Codec<State>, onError remedy: Remedy = .stop,
        identity: OutputIdentity = .origin,
        concurrency: Concurrency = .inOrder,
        _ function:
            @escaping @Sendable (
                borrowing Record<Source.Key, Source.Value>,
                inout State?,
                borrowing Output<Key1, Value1>,
                borrowing Output<Key2, Value2>
            ) async throws -> Void
    ) {
        self.init(
            name, source, [TopicUse(output1), TopicUse(output2)], codec, remedy, identity,
            concurrency
        ) {
            context in
            let writer1 = TopicWriter(output1, 0, context)
            let writer2 = TopicWriter(output2, 1, context)
            return { record, state in
                try await function(record, &state, Output(writer1), Output(writer2))
            }
        }
    }

    /// A step whose asynchronous function writes three topics, with a state of any codec.
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
        concurrency: Concurrency = .inOrder,
        _ function:
            @escaping @Sendable (
                borrowing Record<Source.Key, Source.Value>,
                inout State?,
                borrowing Output<Key1, Value1>,
                borrowing Output<Key2, Value2>,
                borrowing Output<Key3, Value3>
            ) async throws -> Void
    ) {
        self.init(
            name, source, [TopicUse(output1), TopicUse(output2), TopicUse(output3)], codec, remedy,
            identity, concurrency
        ) { context in
            let writer1 = TopicWriter(output1, 0, context)
            let writer2 = TopicWriter(output2, 1, context)
            let writer3 = TopicWriter(output3, 2, context)
            return { record, state in
                try await function(
                    record, &state, Output(writer1), Output(writer2), Output(writer3))
            }
        }
    }

    /// A step whose asynchronous function writes four topics, with a state of any codec.
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
        concurrency: Concurrency = .inOrder,
        _ function:
            @escaping @Sendable (
                borrowing Record<Source.Key, Source.Value>,
                inout State?,
                borrowing Output<Key1, Value1>,
                borrowing Output<Key2, Value2>,
                borrowing Output<Key3, Value3>,
                borrowing Output<Key4, Value4>
            ) async throws -> Void
    ) {
        self.init(
            name, source,
            [TopicUse(output1), TopicUse(output2), TopicUse(output3), TopicUse(output4)], codec,
            remedy, identity, concurrency
        ) { context in
            let writer1 = TopicWriter(output1, 0, context)
            let writer2 = TopicWriter(output2, 1, context)
            let writer3 = TopicWriter(output3, 2, context)
            let writer4 = TopicWriter(output4, 3, context)
            return { record, state in
                try await function(
                    record, &state, Output(writer1), Output(writer2), Output(writer3),
                    Output(writer4))
            }
        }
    }
}
