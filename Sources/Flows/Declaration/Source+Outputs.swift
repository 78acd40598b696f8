/// A source's functions, by how many topics the join writes.

internal import FlowsCore
internal import FlowsRuntime

extension Source {
    /// A source of a join that writes no topic.
    ///
    /// - Parameters:
    ///   - source: a topic; a compacted one is read `.latest` unless it says otherwise.
    ///   - key: the join's key in a value, such as `\.orderId`; nil is an error of the record.
    ///   - function: folds the record into the state of its key.
    @inlinable public init<S: TopicSource>(
        _ source: S, key: (@Sendable (S.Value) throws -> JoinKey?)? = nil,
        _ function:
            @escaping @Sendable (
                borrowing Record<S.Key, S.Value>,
                inout State?
            ) throws -> Void
    ) where Outputs == Void {
        self.init(source, key) { _ in
            return { record, state in try function(record, &state) }
        }
    }

    /// A source of a join that writes one topic.
    ///
    /// - Parameters:
    ///   - source: a topic; a compacted one is read `.latest` unless it says otherwise.
    ///   - key: the join's key in a value, such as `\.orderId`; nil is an error of the record.
    ///   - function: folds the record into the state of its key.
    @inlinable public init<S: TopicSource, Key1: Sendable, Value1: Sendable>(
        _ source: S, key: (@Sendable (S.Value) throws -> JoinKey?)? = nil,
        _ function:
            @escaping @Sendable (
                borrowing Record<S.Key, S.Value>,
                inout State?,
                borrowing Output<Key1, Value1>
            ) throws -> Void
    ) where Outputs == Output<Key1, Value1> {
        self.init(source, key) { outputs in
            return { record, state in try function(record, &state, outputs) }
        }
    }

    /// A source of a join that writes two topics.
    ///
    /// - Parameters:
    ///   - source: a topic; a compacted one is read `.latest` unless it says otherwise.
    ///   - key: the join's key in a value, such as `\.orderId`; nil is an error of the record.
    ///   - function: folds the record into the state of its key.
    @inlinable
    public init<S: TopicSource, Key1: Sendable, Value1: Sendable, Key2: Sendable, Value2: Sendable>(
        _ source: S, key: (@Sendable (S.Value) throws -> JoinKey?)? = nil,
        _ function:
            @escaping @Sendable (
                borrowing Record<S.Key, S.Value>,
                inout State?,
                borrowing Output<Key1, Value1>,
                borrowing Output<Key2, Value2>
            ) throws -> Void
    ) where Outputs == (Output<Key1, Value1>, Output<Key2, Value2>) {
        self.init(source, key) { outputs in
            return { record, state in try function(record, &state, outputs.0, outputs.1) }
        }
    }

    /// A source of a join that writes three topics.
    ///
    /// - Parameters:
    ///   - source: a topic; a compacted one is read `.latest` unless it says otherwise.
    ///   - key: the join's key in a value, such as `\.orderId`; nil is an error of the record.
    ///   - function: folds the record into the state of its key.
    @inlinable
    public init<
        S: TopicSource, Key1: Sendable, Value1: Sendable, Key2: Sendable, Value2: Sendable,
        Key3: Sendable, Value3: Sendable
    >(
        _ source: S, key: (@Sendable (S.Value) throws -> JoinKey?)? = nil,
        _ function:
            @escaping @Sendable (
                borrowing Record<S.Key, S.Value>,
                inout State?,
                borrowing Output<Key1, Value1>,
                borrowing Output<Key2, Value2>,
                borrowing Output<Key3, Value3>
            ) throws -> Void
    ) where Outputs == (Output<Key1, Value1>, Output<Key2, Value2>, Output<Key3, Value3>) {
        self.init(source, key) { outputs in
            return { record, state in try function(record, &state, outputs.0, outputs.1, outputs.2)
            }
        }
    }

    /// A source of a join that writes four topics.
    ///
    /// - Parameters:
    ///   - source: a topic; a compacted one is read `.latest` unless it says otherwise.
    ///   - key: the join's key in a value, such as `\.orderId`; nil is an error of the record.
    ///   - function: folds the record into the state of its key.
    @inlinable
    public init<
        S: TopicSource, Key1: Sendable, Value1: Sendable, Key2: Sendable, Value2: Sendable,
        Key3: Sendable, Value3: Sendable, Key4: Sendable, Value4: Sendable
    >(
        _ source: S, key: (@Sendable (S.Value) throws -> JoinKey?)? = nil,
        _ function:
            @escaping @Sendable (
                borrowing Record<S.Key, S.Value>,
                inout State?,
                borrowing Output<Key1, Value1>,
                borrowing Output<Key2, Value2>,
                borrowing Output<Key3, Value3>,
                borrowing Output<Key4, Value4>
            ) throws -> Void
    )
    where
        Outputs == (
            Output<Key1, Value1>, Output<Key2, Value2>, Output<Key3, Value3>, Output<Key4, Value4>
        )
    {
        self.init(source, key) { outputs in
            return { record, state in
                try function(record, &state, outputs.0, outputs.1, outputs.2, outputs.3)
            }
        }
    }
}
