/// The stateless runner's declaration with a function that may wait, for each number of outputs.

public import Flows
public import FlowsCore
public import FlowsRuntime

extension Stateless {
    init<S: TopicSource>(
        _ name: String, _ sources: [S], _ outputs: [TopicUse], _ remedy: Remedy,
        _ identity: OutputIdentity, _ concurrency: Concurrency,
        _ makeBody: @escaping @Sendable (StepContext) -> AsyncStatelessLoop<S.Key, S.Value>.Body
    ) {
        precondition(!sources.isEmpty, "the step \(name) reads no topic: name at least one")
        let topic = sources[0].topic
        let outline = StepOutline(
            name: name, runner: "stateless",
            inputs: sources.map { TopicUse($0.topic, mode: $0.mode ?? .every) }, outputs: outputs,
            state: nil, table: nil, remedy: remedy, identity: identity,
            kind: .statelessAsync(.tasks(concurrency)) { queue in
                AsyncStatelessLoop(topic, makeBody).function(in: queue)
            })
        self.init(outline)
    }

    /// A step that writes no topic; the asynchronous function gets the record.
    public init<Source: TopicSource>(
        _ name: String, reading source: Source,
        onError remedy: Remedy = .stop, identity: OutputIdentity = .origin,
        concurrency: Concurrency = .inOrder,
        _ function:
            @escaping @Sendable (
                borrowing Record<Source.Key, Source.Value>
            ) async throws -> Void
    ) {
        self.init(name, [source], [], remedy, identity, concurrency) { _ in
            return { record in try await function(record) }
        }
    }

    /// A step that merges several topics of one type and writes no topic; the asynchronous function gets the record.
    public init<Source: TopicSource>(
        _ name: String, merging sources: [Source],
        onError remedy: Remedy = .stop, identity: OutputIdentity = .origin,
        concurrency: Concurrency = .inOrder,
        _ function:
            @escaping @Sendable (
                borrowing Record<Source.Key, Source.Value>
            ) async throws -> Void
    ) {
        self.init(name, sources, [], remedy, identity, concurrency) { _ in
            return { record in try await function(record) }
        }
    }

    /// A step that writes one topic; the asynchronous function gets the record and one output for each topic, in that order.
    public init<Source: TopicSource, Key1: Sendable, Value1: Sendable>(
        _ name: String, reading source: Source,
        writing output1: Topic<Key1, Value1>,
        onError remedy: Remedy = .stop, identity: OutputIdentity = .origin,
        concurrency: Concurrency = .inOrder,
        _ function:
            @escaping @Sendable (
                borrowing Record<
                    Source.Key,
                    Source.Value
                >,
                borrowing Output<
                    Key1,
                    Value1
                >
            ) async throws -> Void
    ) {
        self.init(name, [source], [TopicUse(output1)], remedy, identity, concurrency) { context in
            let writer1 = TopicWriter(output1, 0, context)
            return { record in try await function(record, Output(writer1)) }
        }
    }

    /// A step that merges several topics of one type and writes one topic; the asynchronous function gets the record and one output for each topic, in that order.
    public init<Source: TopicSource, Key1: Sendable, Value1: Sendable>(
        _ name: String, merging sources: [Source],
        writing output1: Topic<Key1, Value1>,
        onError remedy: Remedy = .stop, identity: OutputIdentity = .origin,
        concurrency: Concurrency = .inOrder,
        _ function:
            @escaping @Sendable (
                borrowing Record<
                    Source.Key,
                    Source.Value
                >,
                borrowing Output<
                    Key1,
                    Value1
                >
            ) async throws -> Void
    ) {
        self.init(name, sources, [TopicUse(output1)], remedy, identity, concurrency) { context in
            let writer1 = TopicWriter(output1, 0, context)
            return { record in try await function(record, Output(writer1)) }
        }
    }

    /// A step that writes two topics; the asynchronous function gets the record and one output for each topic, in that order.
    public init<
        Source: TopicSource, Key1: Sendable, Value1: Sendable, Key2: Sendable, Value2: Sendable
    >(
        _ name: String, reading source: Source,
        writing output1: Topic<Key1, Value1>,
        _ output2: Topic<Key2, Value2>,
        onError remedy: Remedy = .stop, identity: OutputIdentity = .origin,
        concurrency: Concurrency = .inOrder,
        _ function:
            @escaping @Sendable (
                borrowing Record<
                    Source.Key,
                    Source.Value
                >,
                borrowing Output<
                    Key1,
                    Value1
                >,
                borrowing Output<
                    Key2,
                    Value2
                >
            ) async throws -> Void
    ) {
        self.init(
            name, [source], [TopicUse(output1), TopicUse(output2)], remedy, identity, concurrency
        ) {
            context in
            let writer1 = TopicWriter(output1, 0, context)
            let writer2 = TopicWriter(output2, 1, context)
            return { record in try await function(record, Output(writer1), Output(writer2)) }
        }
    }

    /// A step that merges several topics of one type and writes two topics; the asynchronous function gets the record and one output for each topic, in that order.
    public init<
        Source: TopicSource, Key1: Sendable, Value1: Sendable, Key2: Sendable, Value2: Sendable
    >(
        _ name: String, merging sources: [Source],
        writing output1: Topic<Key1, Value1>,
        _ output2: Topic<Key2, Value2>,
        onError remedy: Remedy = .stop, identity: OutputIdentity = .origin,
        concurrency: Concurrency = .inOrder,
        _ function:
            @escaping @Sendable (
                borrowing Record<
                    Source.Key,
                    Source.Value
                >,
                borrowing Output<
                    Key1,
                    Value1
                >,
                borrowing Output<
                    Key2,
                    Value2
                >
            ) async throws -> Void
    ) {
        self.init(
            name, sources, [TopicUse(output1), TopicUse(output2)], remedy, identity, concurrency
        ) {
            context in
            let writer1 = TopicWriter(output1, 0, context)
            let writer2 = TopicWriter(output2, 1, context)
            return { record in try await function(record, Output(writer1), Output(writer2)) }
        }
    }

    /// A step that writes three topics; the asynchronous function gets the record and one output for each topic, in that order.
    public init<
        Source: TopicSource, Key1: Sendable, Value1: Sendable, Key2: Sendable, Value2: Sendable,
        Key3: Sendable, Value3: Sendable
    >(
        _ name: String, reading source: Source,
        writing output1: Topic<Key1, Value1>,
        _ output2: Topic<Key2, Value2>,
        _ output3: Topic<Key3, Value3>,
        onError remedy: Remedy = .stop, identity: OutputIdentity = .origin,
        concurrency: Concurrency = .inOrder,
        _ function:
            @escaping @Sendable (
                borrowing Record<
                    Source.Key,
                    Source.Value
                >,
                borrowing Output<
                    Key1,
                    Value1
                >,
                borrowing Output<
                    Key2,
                    Value2
                >,
                borrowing Output<
                    Key3,
                    Value3
                >
            ) async throws -> Void
    ) {
        self.init(
            name, [source], [TopicUse(output1), TopicUse(output2), TopicUse(output3)], remedy,
            identity, concurrency
        ) { context in
            let writer1 = TopicWriter(output1, 0, context)
            let writer2 = TopicWriter(output2, 1, context)
            let writer3 = TopicWriter(output3, 2, context)
            return { record in
                try await function(record, Output(writer1), Output(writer2), Output(writer3))
            }
        }
    }

    /// A step that writes four topics; the asynchronous function gets the record and one output for each topic, in that order.
    public init<
        Source: TopicSource, Key1: Sendable, Value1: Sendable, Key2: Sendable, Value2: Sendable,
        Key3: Sendable, Value3: Sendable, Key4: Sendable, Value4: Sendable
    >(
        _ name: String, reading source: Source,
        writing output1: Topic<Key1, Value1>,
        _ output2: Topic<Key2, Value2>,
        _ output3: Topic<Key3, Value3>,
        _ output4: Topic<Key4, Value4>,
        onError remedy: Remedy = .stop, identity: OutputIdentity = .origin,
        concurrency: Concurrency = .inOrder,
        _ function:
            @escaping @Sendable (
                borrowing Record<
                    Source.Key,
                    Source.Value
                >,
                borrowing Output<
                    Key1,
                    Value1
                >,
                borrowing Output<
                    Key2,
                    Value2
                >,
                borrowing Output<
                    Key3,
                    Value3
                >,
                borrowing Output<
                    Key4,
                    Value4
                >
            ) async throws -> Void
    ) {
        self.init(
            name, [source],
            [TopicUse(output1), TopicUse(output2), TopicUse(output3), TopicUse(output4)], remedy,
            identity, concurrency
        ) { context in
            let writer1 = TopicWriter(output1, 0, context)
            let writer2 = TopicWriter(output2, 1, context)
            let writer3 = TopicWriter(output3, 2, context)
            let writer4 = TopicWriter(output4, 3, context)
            return { record in
                try await function(
                    record, Output(writer1), Output(writer2), Output(writer3), Output(writer4))
            }
        }
    }
}
