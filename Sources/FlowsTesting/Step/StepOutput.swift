/// An output of a step under test, as a reader of its topic sees it.

public import Flows

/// One record that the step wrote, read with the topic's codecs.
public struct StepOutput<Key: Sendable, Value: Sendable>: Sendable {
    /// The key.
    public let key: Key
    /// The value; nil, on a compacted topic, is a tombstone.
    public let value: Value
    /// All headers in order but the identity, which is Flows' own.
    public let headers: [Header]
    /// Milliseconds since 1970.
    public let timestamp: Int64
    /// The partition that it was written to.
    public let partition: Int32
}

extension StepOutput: Equatable where Key: Equatable, Value: Equatable {}
