/// The encoded outputs of one batch: what the outbox keeps and the producer sends, in the same bytes.

/// Outputs in order, each with its topic, partition, timestamp, key, value and headers.
///
/// The layout, version 1, numbers little-endian: the version (`UInt8`), the number of topics
/// (`UInt16`), each topic's length (`UInt16`) and name; then per output the topic's index
/// (`UInt16`), the partition (`Int32`), the timestamp (`Int64`, milliseconds since 1970, −1 for
/// the broker's), the key's length (`Int32`, −1 for null), the value's length (`Int32`, −1 for
/// null), the length of the headers (`UInt32`), then key, value and headers (``HeaderBlock``).
public final class OutputBatch {
    // One worker owns a batch until it is sent, and it is read only from there on: the check of
    // exclusive access at run time would cost more than the appends. Other modules don't see that
    // a property goes without it, only an accessor that is inlined into them.
    @exclusivity(unchecked) @usableFromInline var layout: ByteBuffer
    /// Everything, in the layout above.
    public var bytes: ByteBuffer {
        @inlinable @inline(__always) _read { yield layout }
        @inlinable @inline(__always) _modify { yield &layout }
    }
    /// The topics that outputs name by their index.
    public let topics: [String]
    @exclusivity(unchecked) @usableFromInline var outputs = 0
    /// Where the first output begins.
    public let firstOutput: Int
    static let version: UInt8 = 1
    @inlinable static var headLength: Int { 26 }

    /// An empty batch whose outputs go to `topics`.
    public init(topics: [String], capacity: Int = 4096) {
        self.topics = topics
        layout = ByteBuffer(capacity: capacity)
        layout.append(Self.version)
        layout.append(native: UInt16(topics.count).littleEndian)
        for topic in topics {
            layout.append(native: UInt16(topic.utf8.count).littleEndian)
            layout.append(topic)
        }
        firstOutput = layout.count
    }

    /// Reads back what an outbox kept; nil when the bytes aren't of this layout.
    public init?(outbox: [UInt8]) {
        layout = ByteBuffer(capacity: max(outbox.count, 16))
        layout.append(outbox)
        var names: [String] = []
        var at = 3
        let raw = layout.bytes
        guard raw.count >= 3, raw[0] == Self.version else { return nil }
        let topicCount = Int(
            UInt16(littleEndian: raw.loadUnaligned(fromByteOffset: 1, as: UInt16.self)))
        for _ in 0..<topicCount {
            guard at + 2 <= raw.count else { return nil }
            let length = Int(
                UInt16(littleEndian: raw.loadUnaligned(fromByteOffset: at, as: UInt16.self)))
            at += 2
            guard at + length <= raw.count else { return nil }
            names.append(String(decoding: raw[at..<at + length], as: UTF8.self))
            at += length
        }
        topics = names
        firstOutput = at
        while at < raw.count {
            guard at + Self.headLength <= raw.count else { return nil }
            let head = OutputHead(raw, at)
            guard head.next <= raw.count, head.topic < names.count else { return nil }
            at = head.next
            outputs += 1
        }
    }

    /// Outputs in the batch.
    @inlinable public var count: Int { outputs }
    /// Whether there is nothing to publish.
    @inlinable public var isEmpty: Bool { count == 0 }

    /// Takes the place of everything behind the topics: no outputs, the memory kept.
    public func removeAll() {
        bytes.truncate(to: firstOutput)
        outputs = 0
    }

    /// A place to return to with ``rewind(to:)`` when a record fails half way.
    @inlinable public var mark: (bytes: Int, count: Int) { (bytes.count, count) }

    /// Takes back every output behind a ``mark``.
    @inlinable public func rewind(to mark: (bytes: Int, count: Int)) {
        bytes.truncate(to: mark.bytes)
        outputs = mark.count
    }

    /// Appends whole outputs of a batch with the same topics: its bytes behind their names.
    package func append(outputs more: [UInt8], count: Int) {
        bytes.append(more)
        outputs += count
    }

    /// Starts an output; append the key's bytes to ``bytes`` next, then call the other steps in order.
    @inlinable @inline(__always)
    public func begin(topic: Int, timestamp: Int64) -> Int {
        let at = bytes.count
        bytes.append(native: UInt16(truncatingIfNeeded: topic).littleEndian)
        bytes.append(native: Int32(0))
        bytes.append(native: timestamp.littleEndian)
        bytes.append(native: Int32(-1))
        bytes.append(native: Int32(-1))
        bytes.append(native: UInt32(0))
        return at
    }

    /// Says that the key has been appended; `isNull` when nothing was.
    @inlinable @inline(__always)
    public func endKey(_ at: Int, isNull: Bool) {
        let length = isNull ? -1 : Int32(truncatingIfNeeded: bytes.count - at - Self.headLength)
        bytes.overwrite(length.littleEndian, at: at + 14)
    }

    /// Says that the value, which began at `start`, has been appended.
    @inlinable @inline(__always)
    public func endValue(_ at: Int, from start: Int, isNull: Bool) {
        let length = isNull ? -1 : Int32(truncatingIfNeeded: bytes.count - start)
        bytes.overwrite(length.littleEndian, at: at + 18)
    }

    /// Says that the headers, which began at `start`, have been appended: the output is whole.
    @inlinable @inline(__always)
    public func endOutput(_ at: Int, headersFrom start: Int, partition: Int32) {
        bytes.overwrite(partition.littleEndian, at: at + 2)
        bytes.overwrite(UInt32(truncatingIfNeeded: bytes.count - start).littleEndian, at: at + 22)
        outputs += 1
    }

    /// The output that begins at `at`, for a producer that walks from ``firstOutput`` to the end.
    @inlinable @inline(__always)
    public func output(at: Int) -> OutputHead { OutputHead(bytes.bytes, at) }
}

/// One output of a batch: numbers, and borrowed bytes that live as long as the batch isn't appended to.
public struct OutputHead {
    /// The topic's index in ``OutputBatch/topics``.
    public let topic: Int
    /// The partition it goes to.
    public let partition: Int32
    /// Milliseconds since 1970; −1 lets the producer say.
    public let timestamp: Int64
    /// The key; nil is null.
    public let key: UnsafeRawBufferPointer?
    /// The value; nil is null.
    public let value: UnsafeRawBufferPointer?
    /// The headers (``HeaderBlock``), the identity among them.
    public let headers: UnsafeRawBufferPointer
    /// Where the next output begins.
    public let next: Int

    @inlinable @inline(__always)
    init(_ raw: UnsafeRawBufferPointer, _ at: Int) {
        func load<I: FixedWidthInteger>(_ offset: Int, _: I.Type) -> I {
            I(littleEndian: raw.loadUnaligned(fromByteOffset: at + offset, as: I.self))
        }
        func slice(_ start: Int, _ length: Int) -> UnsafeRawBufferPointer {
            // Not `rebasing`: a cut-off outbox must show as `next` past the end, not as a trap.
            UnsafeRawBufferPointer(start: raw.baseAddress.map { $0 + start }, count: length)
        }
        topic = Int(load(0, UInt16.self))
        partition = load(2, Int32.self)
        timestamp = load(6, Int64.self)
        let keyLength = Int(load(14, Int32.self))
        let valueLength = Int(load(18, Int32.self))
        let headersLength = Int(load(22, UInt32.self))
        let keyStart = at + OutputBatch.headLength
        let valueStart = keyStart + max(keyLength, 0)
        let headersStart = valueStart + max(valueLength, 0)
        key = keyLength < 0 ? nil : slice(keyStart, keyLength)
        value = valueLength < 0 ? nil : slice(valueStart, valueLength)
        headers = slice(headersStart, headersLength)
        next = headersStart + headersLength
    }
}
