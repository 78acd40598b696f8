/// What a stateful loop does with one record: the part that knows where its key and value stand.

public import FlowsCore
public import FlowsRuntime

/// A step's function with its outputs, over records of one partition.
@usableFromInline protocol RecordFold: AnyObject {
    /// What is kept for a key.
    associatedtype State: Sendable
    /// Folds the record at hand into its key's state; one that throws may leave it half changed.
    func fold(_ raw: RawRecord, _ state: inout State?) throws
    /// Lets go of the last record.
    func clear()
}

/// Of a step that reads one topic: key and value are the record's.
@usableFromInline
final class TopicFold<Key: Sendable, Value: Sendable, State: Sendable>: RecordFold {
    @usableFromInline typealias Body = (borrowing Record<Key, Value>, inout State?) throws -> Void
    @usableFromInline let reader: TypedReader<Key, Value>
    @usableFromInline let body: Body
    @usableFromInline let place: RecordPlace<Key, Value>

    @inlinable init(
        _ topic: Topic<Key, Value>, _ context: StepContext, _ body: @escaping Body
    ) {
        reader = TypedReader(topic)
        self.body = body
        place = RecordPlace(context)
    }

    @inlinable @inline(__always)
    func fold(_ raw: RawRecord, _ state: inout State?) throws {
        try body(reader.read(raw, into: place), &state)
    }

    @inlinable func clear() { place.clear() }
}
