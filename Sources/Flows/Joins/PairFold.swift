/// What a join of last values does when one of them changes.

public import FlowsCore
public import FlowsRuntime

/// Which sides have to be there for a key to have a row.
@usableFromInline enum JoinSides: Sendable {
    case inner, left, outer

    @inlinable func holds(_ pair: JoinPair?) -> Bool {
        let (left, right) = (pair?.left != nil, pair?.right != nil)
        switch self {
        case .inner: return left && right
        case .left: return left
        case .outer: return left || right
        }
    }
}

/// A join's function over the pair of a key; the side that didn't change is only read for a row.
@usableFromInline
struct PairFold<JoinKey: Sendable, Left: Sendable, Right: Sendable, Value: Sendable>: Sendable {
    @usableFromInline let sides: JoinSides
    @usableFromInline let key: Codec<JoinKey>
    @usableFromInline let left: Latest<JoinKey, Left>
    @usableFromInline let right: Latest<JoinKey, Right>
    @usableFromInline let make: @Sendable (JoinKey, Left?, Right?) throws -> Value?

    @usableFromInline init(
        _ sides: JoinSides, _ key: Codec<JoinKey>, _ left: Latest<JoinKey, Left>,
        _ right: Latest<JoinKey, Right>,
        _ make: @escaping @Sendable (JoinKey, Left?, Right?) throws -> Value?
    ) {
        self.sides = sides
        self.key = key
        self.left = left
        self.right = right
        self.make = make
    }

    @inlinable func takeLeft<Key>(
        _ bytes: UnsafeRawBufferPointer?, _ value: Left?, _ pair: inout JoinPair?,
        _ rows: TopicWriter<Key, Value>, _ context: StepContext
    ) throws {
        let before = pair
        guard Self.put(bytes, \.left, &pair) else { return }
        guard sides.holds(pair) else { return Self.end(before, sides, rows) }
        try rows.writeRow(make(context.joinKey(key), value, right.row(kept: pair?.right)))
    }

    @inlinable func takeRight<Key>(
        _ bytes: UnsafeRawBufferPointer?, _ value: Right?, _ pair: inout JoinPair?,
        _ rows: TopicWriter<Key, Value>, _ context: StepContext
    ) throws {
        let before = pair
        guard Self.put(bytes, \.right, &pair) else { return }
        guard sides.holds(pair) else { return Self.end(before, sides, rows) }
        try rows.writeRow(make(context.joinKey(key), left.row(kept: pair?.left), value))
    }

    /// Takes over one side; false when it is what it was.
    @inlinable static func put(
        _ bytes: UnsafeRawBufferPointer?, _ side: WritableKeyPath<JoinPair, [UInt8]?>,
        _ pair: inout JoinPair?
    ) -> Bool {
        var now = pair ?? JoinPair()
        guard !now[keyPath: side].isSame(as: bytes) else { return false }
        now[keyPath: side] = bytes.map { [UInt8]($0) }
        pair = now.isEmpty ? nil : now
        return true
    }

    /// The key has no row any more, if it had one.
    @inlinable static func end<Key>(
        _ before: JoinPair?, _ sides: JoinSides, _ rows: TopicWriter<Key, Value>
    ) {
        if sides.holds(before) { rows.writeTombstone() }
    }
}

extension [UInt8]? {
    /// Whether both are null, or the same bytes.
    @usableFromInline func isSame(as bytes: UnsafeRawBufferPointer?) -> Bool {
        guard let self, let bytes else { return self == nil && bytes == nil }
        return self.count == bytes.count && self.withUnsafeBytes { $0.elementsEqual(bytes) }
    }
}

extension StepContext {
    /// The join's key of the record at hand.
    @inlinable func joinKey<JoinKey>(_ codec: Codec<JoinKey>) throws(RecordFailure) -> JoinKey {
        guard let key else {
            throw RecordFailure(stage: "key", message: "the key is null: it joins with nothing")
        }
        do { return try codec.decode(key) } catch {
            throw RecordFailure(
                stage: "key", message: "the join's key can't be read: \(error.reason)")
        }
    }
}
