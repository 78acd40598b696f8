/// Reads a record's key and value with its topic's codecs: the decode stage of every loop.

public import FlowsCore
public import FlowsRuntime

/// Key and value of one record, or why not.
@usableFromInline package struct TypedReader<Key: Sendable, Value: Sendable> {
    @usableFromInline let key: @Sendable (UnsafeRawBufferPointer?) throws(CodecError) -> Key
    @usableFromInline let value: @Sendable (UnsafeRawBufferPointer?) throws(CodecError) -> Value

    @inlinable package init(_ topic: Topic<Key, Value>) {
        key = topic.key.decode
        value = topic.value.decode
    }

    @inlinable @inline(__always)
    package func read(
        _ raw: RawRecord, into place: RecordPlace<Key, Value>
    ) throws(RecordFailure) -> Record<Key, Value> {
        let key = try decode(raw.key, self.key, "key")
        let value = try decode(raw.value, self.value, "decode")
        place.fill(key, value, raw)
        return Record(place)
    }

    @inlinable @inline(__always)
    func decode<T>(
        _ bytes: UnsafeRawBufferPointer?,
        _ decode: (UnsafeRawBufferPointer?) throws(CodecError) -> T, _ stage: String
    ) throws(RecordFailure) -> T {
        do { return try decode(bytes) } catch {
            throw RecordFailure(stage: stage, message: error.reason)
        }
    }
}

extension StepContext {
    /// What a function threw, as a failure of the apply stage.
    @usableFromInline package func failure(_ error: any Error) -> RecordFailure {
        (error as? RecordFailure)
            ?? RecordFailure(stage: "apply", message: "the step's function threw: \(error)")
    }
}
