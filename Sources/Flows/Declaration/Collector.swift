/// The collector's declaration: records fold into groups, and each group of a window is one output.

public import FlowsCore
public import FlowsRuntime

/// A step that collects: the records of a window are folded by group, and each group becomes one
/// output when the window closes.
///
/// Each partition has one window at a time, in memory alone. It closes with the record that brings
/// it to one of its bounds, or when its time is over (``FlowsRuntime/WindowBounds``); its groups are emitted in the order in
/// which they first came. A stop drops the window that is open: the next owner reads its records
/// again. No record is in two windows that a reader accepts, whatever crashes.
///
/// The functions must depend on nothing but what they are given: a window that was half published
/// by a process that died is made again by another one. They may not act on the outside world.
///
/// An output's key is the one that its topic's contract names in the value, else the group, where
/// the topic's keys are of the group's type. Its timestamp is that of the group's latest record. It
/// carries no headers but its identity.
public struct Collector: StepDeclaration {
    /// The declaration without its types.
    public let outline: StepOutline

    @usableFromInline init(_ outline: StepOutline) { self.outline = outline }

    /// A step that groups records by something of key, value or headers.
    /// - Parameters:
    ///   - name: the step's name.
    ///   - source: the topic to read; not a compacted one.
    ///   - topic: the topic to write.
    ///   - window: when a window closes.
    ///   - grouping: the group of a record.
    ///   - state: what a group is folded into: any type, since it is never stored.
    ///   - remedy: what to do with a record, or with a group's output, that can't be handled.
    ///   - identity: whether outputs carry an identity.
    ///   - fold: folds a record into its group's state; nil before the first one.
    ///   - emit: makes the output of a group whose state isn't nil; nil makes none.
    @inlinable
    public init<
        Source: TopicSource, Group: Hashable & Sendable, State: Sendable, Failure: Error,
        OutputKey: Sendable, OutputValue: Sendable
    >(
        _ name: String, reading source: Source, writing topic: Topic<OutputKey, OutputValue>,
        window: WindowBounds,
        by grouping:
            @escaping @Sendable (borrowing Record<Source.Key, Source.Value>) throws -> Group,
        state: State.Type, onError remedy: Remedy = .stop,
        identity: OutputIdentity = .origin,
        _ fold:
            @escaping @Sendable (
                borrowing Record<Source.Key, Source.Value>, inout State?
            ) throws(Failure) -> Void,
        emit: @escaping @Sendable (Group, State) throws -> OutputValue?
    ) {
        let input = source.topic
        let isCertain = Failure.self == Never.self
        self.init(
            StepOutline(
                name: name, runner: "collector",
                inputs: [TopicUse(input, mode: source.mode ?? .every)], outputs: [TopicUse(topic)],
                state: nil, table: nil, remedy: remedy, identity: identity,
                kind: .collector(window) {
                    CollectorPass(
                        CollectorLoop(input, topic, grouping, isCertain: isCertain, fold, emit))
                },
                found: window.mistakes + Self.mistakes(of: topic, group: Group.self)))
    }

    /// The same for records that are grouped by their value, mostly by one of its fields: `by: \.sku`.
    @inlinable @_disfavoredOverload
    public init<
        Source: TopicSource, Group: Hashable & Sendable, State: Sendable, Failure: Error,
        OutputKey: Sendable, OutputValue: Sendable
    >(
        _ name: String, reading source: Source, writing topic: Topic<OutputKey, OutputValue>,
        window: WindowBounds, by grouping: @escaping @Sendable (Source.Value) throws -> Group,
        state: State.Type, onError remedy: Remedy = .stop,
        identity: OutputIdentity = .origin,
        _ fold:
            @escaping @Sendable (
                borrowing Record<Source.Key, Source.Value>, inout State?
            ) throws(Failure) -> Void,
        emit: @escaping @Sendable (Group, State) throws -> OutputValue?
    ) {
        self.init(
            name, reading: source, writing: topic, window: window,
            by: { (record: borrowing Record<Source.Key, Source.Value>) in
                try grouping(record.value)
            }, state: state, onError: remedy, identity: identity, fold, emit: emit)
    }

    /// What is wrong when nothing says an output's key.
    @inlinable static func mistakes<Key: Sendable, Value: Sendable, Group>(
        of topic: Topic<Key, Value>, group: Group.Type
    ) -> [String] {
        let isKey = Group.self == Key.self || Optional<Group>.self == Key.self
        if topic.declaresNoKey || topic.keyOfValue != nil || isKey { return [] }
        return [
            """
            nothing says the key of the outputs to \(topic.contract.name): its contract names no key \
            field, and the groups are \(Group.self), its keys \(Key.self). Group by \(Key.self), name \
            a key field in the contract, or declare that the topic has no key
            """
        ]
    }
}
