/// A record as the log lends it: borrowed bytes, no copy, no object.

/// A record whose bytes belong to the batch it came in.
public struct RawRecord: @unchecked Sendable {
    /// Its place in the partition.
    public var offset: Int64
    /// Milliseconds since 1970; −1 when the broker has none.
    public var timestamp: Int64
    /// The key; nil is null, which isn't empty.
    public var key: UnsafeRawBufferPointer?
    /// The value; nil is null (a tombstone), which isn't empty.
    public var value: UnsafeRawBufferPointer?
    /// All headers but `flows-origin`, as ``HeaderBlock`` lays them out; empty when there are none.
    public var headers: UnsafeRawBufferPointer
    /// The value of the `flows-origin` header; nil when a foreign producer wrote the record.
    public var origin: UnsafeRawBufferPointer?

    /// A record of these parts.
    public init(
        offset: Int64, timestamp: Int64, key: UnsafeRawBufferPointer?,
        value: UnsafeRawBufferPointer?,
        headers: UnsafeRawBufferPointer = UnsafeRawBufferPointer(start: nil, count: 0),
        origin: UnsafeRawBufferPointer? = nil
    ) {
        self.offset = offset
        self.timestamp = timestamp
        self.key = key
        self.value = value
        self.headers = headers
        self.origin = origin
    }
}

/// Consecutive records of one partition, with the memory that they borrow.
///
/// A log makes it, the worker that polled it is its only user, and ``release()`` gives the
/// memory back; records may not be read after that.
public final class RecordBatch {
    /// The records, in offset order; offsets may have gaps.
    public var records: [RawRecord]
    /// The offset behind everything that was polled, which is past the last record's offset.
    public let nextOffset: Int64
    /// Sum of the bytes of keys, values and headers.
    public let payloadBytes: Int
    private var onRelease: (() -> Void)?

    /// A batch; `onRelease` is called once.
    public init(
        records: [RawRecord], nextOffset: Int64, payloadBytes: Int,
        onRelease: (() -> Void)? = nil
    ) {
        self.records = records
        self.nextOffset = nextOffset
        self.payloadBytes = payloadBytes
        self.onRelease = onRelease
    }

    deinit { release() }

    /// Gives the memory back; a second call does nothing.
    public func release() {
        records.removeAll()
        onRelease?()
        onRelease = nil
    }
}

/// A partition of a topic.
public struct TopicPartition: Hashable, Sendable, CustomStringConvertible {
    /// The topic's name.
    public let topic: String
    /// The partition's number, from 0.
    public let partition: Int32

    /// This partition of that topic.
    public init(_ topic: String, _ partition: Int32) {
        self.topic = topic
        self.partition = partition
    }

    /// `topic[partition]`
    public var description: String { "\(topic)[\(partition)]" }
}
