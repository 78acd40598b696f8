/// One source of a join: a topic, the join's key in its records, and the function over the key's state.

public import FlowsCore
public import FlowsRuntime

/// A topic that a join reads, with the function that its records go through.
///
/// Without `key` the record's own key is the join's: the topic's key codec must be the join's then.
/// The function gets the source's record, the state of its join key, and the join's outputs.
public struct Source<JoinKey: Sendable, State: Sendable, Outputs>: Sendable {
    @usableFromInline typealias Fold = @Sendable (StepContext, Outputs) -> SourceFold<State>
    @usableFromInline typealias Route =
        @Sendable (Codec<JoinKey>) -> SourceRoute.Key

    @usableFromInline let use: TopicUse
    /// Whether the topic writes null keys where its function gives none.
    @usableFromInline let declaresNoKey: Bool
    /// The key function, which waits for the join's codec; nil where the record's key is the join's.
    @usableFromInline let route: Route?
    @usableFromInline let makeFold: Fold

    @inlinable init<S: TopicSource>(
        _ source: S, _ key: (@Sendable (S.Value) throws -> JoinKey?)?,
        _ makeBody:
            @escaping @Sendable (Outputs) -> TopicFold<S.Key, S.Value, State>.Body
    ) {
        let topic = source.topic
        let isLatest = (source.mode ?? Self.mode(of: topic.contract)) == .latest
        use = TopicUse(topic, mode: isLatest ? .latest : .every)
        declaresNoKey = topic.declaresNoKey
        if let key {
            route = { codec in SourceRoute.key(topic.value, key, codec) }
        } else {
            route = nil
        }
        makeFold = { context, outputs in
            SourceFold(topic, isLatest: isLatest, context, makeBody(outputs))
        }
    }

    @usableFromInline init(
        _ use: TopicUse, declaresNoKey: Bool, route: Route?, _ makeFold: @escaping Fold
    ) {
        self.use = use
        self.declaresNoKey = declaresNoKey
        self.route = route
        self.makeFold = makeFold
    }

    /// What a source is read as that doesn't say.
    @usableFromInline static func mode(of contract: TopicContract) -> ReadingMode {
        contract.cleanup == .compact ? .latest : .every
    }
}

/// Collects a join's sources: one a line.
@resultBuilder public enum SourceBuilder<JoinKey: Sendable, State: Sendable, Outputs> {
    /// One source.
    public static func buildExpression(
        _ source: Source<JoinKey, State, Outputs>
    ) -> [Source<JoinKey, State, Outputs>] { [source] }

    /// All of them.
    public static func buildBlock(
        _ sources: [Source<JoinKey, State, Outputs>]...
    ) -> [Source<JoinKey, State, Outputs>] { sources.flatMap { $0 } }
}
