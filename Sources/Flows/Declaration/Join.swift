/// The join runner's declaration: several topics, one key, one state of that key.

public import FlowsCore
public import FlowsRuntime

/// How a join's records come to where the state of their key is.
public enum JoinPartitioning: String, Sendable {
    /// By the join's router, which writes them to an intermediate topic under the join's key.
    case routed
    /// As they are: every source has the join's key as its own, and as many partitions as the others.
    case copartitioned
}

/// A step that folds the records of several topics into one state per key; all change exactly once.
///
/// It has two halves in one program. The *router* gives each record the join's key and writes it to
/// the topic `NAME-route`; the *joining half* reads that and runs the source's function over the
/// key's state. What its functions see is the source's record; outputs without a key of their own
/// have the join's key, and the source's time and headers. Order is kept per key and source
/// partition, not between sources.
///
/// The parameters of its declarations:
/// - `by`: the codec of the join's key.
/// - `state`: what is kept for a key; nil is absent, and assigning nil deletes it.
/// - `writing`: the topics that each source's function gets an output for, in this order.
/// - `partitions`: of the intermediate topic; as many as the source that declares most, unless given.
/// - `partitioning`: `.copartitioned` reads the sources without router and intermediate topic.
/// - `sources`: a ``Source`` for each topic.
public struct Join: StepDeclaration {
    /// The declaration without its types.
    public let outline: StepOutline

    package init(_ outline: StepOutline) { self.outline = outline }

    @inlinable init<JoinKey: Sendable, State: Sendable, Outputs>(
        _ parts: JoinParts, _ key: Codec<JoinKey>, _ state: Codec<State>,
        _ sources: [Source<JoinKey, State, Outputs>],
        wakes: [@Sendable (StepContext, Outputs) -> SourceFold<State>] = [],
        _ makeOutputs: @escaping @Sendable (StepContext) -> Outputs
    ) {
        let folds = sources.map(\.makeFold) + wakes
        let kind = StepPlan.Kind.stateful {
            let origins = JoinOrigins()
            return StatefulPass(
                StatefulLoop(.joined(state, origins)) { context in
                    let outputs = makeOutputs(context)
                    return JoinFold(folds.map { $0(context, outputs) }, context, origins)
                })
        }
        let uses = sources.map { source in
            JoinSource(
                use: source.use, declaresNoKey: source.declaresNoKey,
                key: source.route.map { $0(key) })
        }
        outline = parts.outline(
            uses, key: CodecUse(key), state: CodecUse(state),
            through: TopicUse(parts.route(uses, key), mode: .every), kind)
    }
}

/// A source without its types.
@usableFromInline struct JoinSource {
    let use: TopicUse
    let declaresNoKey: Bool
    let key: SourceRoute.Key?

    @usableFromInline init(use: TopicUse, declaresNoKey: Bool, key: SourceRoute.Key?) {
        self.use = use
        self.declaresNoKey = declaresNoKey
        self.key = key
    }

    var name: String { use.contract.name }
    var route: SourceRoute {
        SourceRoute(topic: name, isLatest: use.mode == .latest, key: key)
    }
}

/// What a join declares that has no types.
@usableFromInline struct JoinParts {
    let name: String
    let partitions: Int?
    let partitioning: JoinPartitioning
    let remedy: Remedy
    let identity: OutputIdentity
    let outputs: [TopicUse]
    /// What the joining half writes to itself, to come back to later.
    @usableFromInline var wakes: [TopicUse] = []
    /// Mistakes that a declared join found itself.
    @usableFromInline var found: [String] = []

    @usableFromInline init(
        name: String, partitions: Int?, partitioning: JoinPartitioning, remedy: Remedy,
        identity: OutputIdentity, outputs: [TopicUse]
    ) {
        self.name = name
        self.partitions = partitions
        self.partitioning = partitioning
        self.remedy = remedy
        self.identity = identity
        self.outputs = outputs
    }

    /// The router's name, group and topic.
    var routeName: String { name + "-route" }

    /// The intermediate topic.
    @usableFromInline func route<JoinKey: Sendable>(
        _ sources: [JoinSource], _ key: Codec<JoinKey>
    ) -> Topic<JoinKey, String> {
        let most = sources.map(\.use.contract.partitions).max() ?? 1
        return Topic(
            TopicContract(
                name: routeName, partitions: partitions ?? most,
                config: TopicContract.envelopeSizes(sources.map(\.use.contract))),
            key: key, value: .envelope)
    }

    @usableFromInline func outline(
        _ sources: [JoinSource], key: CodecUse, state: CodecUse, through: TopicUse,
        _ kind: StepPlan.Kind
    ) -> StepOutline {
        let routes = sources.map(\.route)
        let router = StepOutline(
            name: routeName, runner: "router", inputs: sources.map(\.use),
            outputs: [through.asOutput], state: nil, table: nil, remedy: remedy, identity: .origin,
            kind: .stateless { RouterLoop(routes) })
        let isRouted = partitioning == .routed
        return StepOutline(
            name: name, runner: "join",
            inputs: (isRouted ? [through] : sources.map(\.use)) + wakes,
            outputs: outputs + wakes.map(\.asOutput), state: state, table: nil, remedy: remedy,
            identity: identity,
            kind: kind, router: isRouted ? [router] : [], found: mistakes(sources, key) + found)
    }
}

extension Codec where Value == String {
    /// An envelope in words, for the messages of tests; routers write them without it.
    static var envelope: Codec<String> {
        Codec(name: "protobuf", schema: "flows.Envelope") { bytes throws(CodecError) in
            var scratch = ByteBuffer()
            let envelope = try Envelope(reading: bytes, scratch: &scratch)
            let topic = String(decoding: envelope.topic, as: UTF8.self)
            return "\(topic)[\(envelope.partition)] at \(envelope.offset)"
        } encode: { _, _ throws(CodecError) in
            throw CodecError("only a join's router writes envelopes")
        }
    }
}
