/// What a step reads: a topic, and whether every record of it counts or the last of each key.

public import FlowsCore

/// A topic as an input.
public protocol TopicSource<Key, Value>: Sendable {
    /// The topic's key.
    associatedtype Key: Sendable
    /// The topic's value.
    associatedtype Value: Sendable
    /// The topic.
    var topic: Topic<Key, Value> { get }
    /// How it is read; nil leaves it to the runner.
    var mode: ReadingMode? { get }
}

/// How an input is read (Delivery: Identity).
public enum ReadingMode: String, Sendable {
    /// Each record counts once: repeats are dropped by identity.
    case every
    /// Only the last record of each key counts: for compacted topics.
    case latest
}

extension Topic: TopicSource {
    /// Itself.
    public var topic: Topic<Key, Value> { self }
    /// Left to the runner: a table reads compacted topics `.latest`, all else is `.every`.
    public var mode: ReadingMode? { nil }
}

/// A topic with a mode said in words: `.every(topic)`, `.latest(topic)`.
public struct Reading<Key: Sendable, Value: Sendable>: TopicSource {
    /// The topic.
    public let topic: Topic<Key, Value>
    /// The mode.
    public let mode: ReadingMode?

    /// Every record counts.
    public static func every(_ topic: Topic<Key, Value>) -> Reading {
        Reading(topic: topic, mode: .every)
    }

    /// The last record of each key counts.
    public static func latest(_ topic: Topic<Key, Value>) -> Reading {
        Reading(topic: topic, mode: .latest)
    }
}
