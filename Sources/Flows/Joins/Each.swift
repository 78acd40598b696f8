/// A side of a join of which every record counts: a stream.

public import FlowsCore

/// Every record of a topic, with the join's key in its values.
public struct Each<JoinKey: Sendable, Key: Sendable, Value: Sendable>: Sendable {
    @usableFromInline let topic: Topic<Key, Value>
    /// The same as a side that is kept by its bytes.
    @usableFromInline let side: Latest<JoinKey, Value>

    /// The records of a topic that isn't compacted.
    ///
    /// - Parameters:
    ///   - source: the topic.
    ///   - key: the join's key in a value, such as `\.orderId`; without it the record's own key.
    @inlinable public init<S: TopicSource>(
        _ source: S, key: (@Sendable (Value) throws -> JoinKey?)? = nil
    ) where S.Key == Key, S.Value == Value {
        topic = source.topic
        side = Latest(source, key: key)
    }

    /// What is wrong with it in a join that needs every record.
    @usableFromInline var mistakes: [String] {
        guard topic.contract.cleanup == .compact else { return [] }
        return [
            """
            the join takes each record of \(topic.contract.name), which is compacted: the cleaner takes \
            records that it would have to see. Join its last ones (Join.inner, .left, .outer), or read \
            a topic that isn't compacted
            """
        ]
    }
}
