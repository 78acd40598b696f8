/// A side of a join of which the last value of each key counts: a table, as far as joins see one.

public import FlowsCore
public import FlowsRuntime

/// The last value of each key of a topic.
///
/// A compacted topic is joined by its own key, since a tombstone has no value to take another from,
/// and a tombstone means that there is no row any more. Of a topic that isn't compacted the last
/// value of each join key counts, and there is always one once there was one.
public struct Latest<JoinKey: Sendable, Row: Sendable>: Sendable {
    @usableFromInline let use: TopicUse
    @usableFromInline let declaresNoKey: Bool
    @usableFromInline let route: (@Sendable (Codec<JoinKey>) -> SourceRoute.Key)?
    /// Reads a value; nil is no row.
    @usableFromInline let read: @Sendable (UnsafeRawBufferPointer?) throws(CodecError) -> Row?

    /// The rows of a compacted topic.
    @inlinable public init<S: TopicSource>(_ source: S) where S.Value == Row? {
        let topic = source.topic
        use = TopicUse(topic, mode: source.mode ?? Self.mode(of: topic.contract))
        declaresNoKey = topic.declaresNoKey
        route = nil
        let value = topic.value
        read = { bytes throws(CodecError) in try value.decode(bytes) }
    }

    /// The last values of a topic that has no tombstones.
    ///
    /// - Parameters:
    ///   - source: the topic.
    ///   - key: the join's key in a value, such as `\.orderId`; without it the record's own key.
    @inlinable public init<S: TopicSource>(
        _ source: S, key: (@Sendable (Row) throws -> JoinKey?)? = nil
    ) where S.Value == Row {
        let topic = source.topic
        use = TopicUse(topic, mode: source.mode ?? Self.mode(of: topic.contract))
        declaresNoKey = topic.declaresNoKey
        let value = topic.value
        if let key {
            route = { codec in SourceRoute.key(value, key, codec) }
        } else {
            route = nil
        }
        read = { bytes throws(CodecError) in try value.decode(bytes) }
    }

    @usableFromInline static func mode(of contract: TopicContract) -> ReadingMode {
        contract.cleanup == .compact ? .latest : .every
    }

    /// The source of a join, whose records are folded as bytes.
    @inlinable func source<State: Sendable, Outputs>(
        _ makeBody: @escaping @Sendable (StepContext, Outputs) -> SourceFold<State>.Body
    ) -> Source<JoinKey, State, Outputs> {
        let (topic, isLatest) = (use.contract.name, use.mode == .latest)
        return Source(use, declaresNoKey: declaresNoKey, route: route) { context, outputs in
            SourceFold(topic, isLatest: isLatest, makeBody(context, outputs))
        }
    }

    /// A row that came or that the join kept.
    @inlinable func row(_ bytes: UnsafeRawBufferPointer?) throws(RecordFailure) -> Row? {
        do { return try read(bytes) } catch {
            throw RecordFailure(stage: "decode", message: error.reason)
        }
    }

    /// A row that the join kept.
    @inlinable func row(kept bytes: [UInt8]?) throws(RecordFailure) -> Row? {
        guard let bytes else { return nil }
        let read = bytes.withUnsafeBytes { bytes in
            Result { () throws(CodecError) in try self.read(bytes) }
        }
        switch read {
        case .success(let row): return row
        case .failure(let error):
            throw RecordFailure(
                stage: "decode",
                message: """
                    the value of \(use.contract.name) that the join keeps for the key can't be read: \
                    \(error.reason)
                    """)
        }
    }
}
