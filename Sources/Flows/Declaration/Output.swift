/// Where a step's function puts its outputs: one for each topic that the step writes.

public import FlowsCore
public import FlowsRuntime

/// One output topic, lent for the length of a call.
///
/// An output that can't be encoded, or is too large, is an error of the record at hand: it is
/// handled by the step's policy when the function has come back.
public struct Output<Key: Sendable, Value: Sendable> {
    @usableFromInline let writer: TopicWriter<Key, Value>

    @inlinable package init(_ writer: TopicWriter<Key, Value>) { self.writer = writer }

    /// Emits a value.
    ///
    /// The key is the one given here, else the one that the topic's contract names in the value,
    /// else the input's raw key bytes; a topic that declares no key is written with null keys.
    /// - Parameters:
    ///   - value: the value; nil, on a compacted topic, is a tombstone.
    ///   - key: another key than that.
    ///   - timestamp: milliseconds since 1970; the input's unless given.
    ///   - headers: headers to add behind those of the input, which are passed on.
    @inlinable public func emit(
        _ value: Value, key: Key? = nil, timestamp: Int64? = nil, headers: [Header] = []
    ) {
        writer.write(value, key: key, timestamp: timestamp, headers: headers)
    }
}

/// Encodes outputs of one topic into the batch at hand.
@usableFromInline package final class TopicWriter<Key: Sendable, Value: Sendable> {
    @usableFromInline let topic: Topic<Key, Value>
    @usableFromInline let index: Int
    @usableFromInline let context: StepContext

    @inlinable package init(_ topic: Topic<Key, Value>, _ index: Int, _ context: StepContext) {
        self.topic = topic
        self.index = index
        self.context = context
    }

    @inlinable func write(_ value: Value, key: Key?, timestamp: Int64?, headers: [Header]) {
        let outputs = context.outputs
        let mark = outputs.mark
        let at = outputs.begin(topic: index, timestamp: timestamp ?? context.timestamp)
        do throws(CodecError) {
            outputs.endKey(at, isNull: try !writeKey(value, key, outputs))
            let start = outputs.bytes.count
            let hasValue = try topic.value.encode(value, &outputs.bytes)
            outputs.endValue(at, from: start, isNull: !hasValue)
        } catch {
            outputs.rewind(to: mark)
            context.outputFailure = RecordFailure(
                stage: "encode",
                message: "an output to \(topic.contract.name) can't be encoded: \(error.reason)")
            return
        }
        if headers.isEmpty { return context.finish(output: at, topic: index) }
        finish(at, headers)
    }

    @usableFromInline func finish(_ at: Int, _ headers: [Header]) {
        var extra = ByteBuffer()
        for header in headers {
            HeaderBlock.append(name: header.name, value: header.value, to: &extra)
        }
        context.finish(output: at, topic: index, extra: extra.bytes)
    }

    /// Appends the key by the rule of ``Output/emit(_:key:timestamp:headers:)``; false for null.
    @inlinable @inline(__always)
    func writeKey(
        _ value: Value, _ key: Key?, _ outputs: OutputBatch
    ) throws(CodecError) -> Bool {
        if let key { return try topic.key.encode(key, &outputs.bytes) }
        if let key = topic.keyOfValue?(value) { return try topic.key.encode(key, &outputs.bytes) }
        if topic.declaresNoKey { return false }
        guard let raw = context.key else { return false }
        outputs.bytes.append(raw)
        return true
    }
}
