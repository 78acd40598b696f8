/// Materialise: decode → row or delete → the table's columns, for a batch.

public import FlowsCore
public import FlowsRuntime

@usableFromInline
final class MaterialiseLoop<Key: Sendable, Value: Sendable, RowKey: Sendable, Row: Sendable> {
    @usableFromInline typealias Body =
        @Sendable (borrowing Record<Key, Value>) throws -> RowChange<Row>
    @usableFromInline enum Change { case none, upsert, delete }

    @usableFromInline let reader: TypedReader<Key, Value>
    @usableFromInline let table: Table<RowKey, Row>
    @usableFromInline let rowKey: @Sendable (Key) throws -> RowKey
    @usableFromInline let body: Body
    @exclusivity(unchecked) @usableFromInline var place: RecordPlace<Key, Value>?
    @exclusivity(unchecked) @usableFromInline var changes:
        [(change: Change, slot: Int, start: Int, length: Int)] = []
    @exclusivity(unchecked) @usableFromInline var encoded = ByteBuffer(capacity: 1024)
    @exclusivity(unchecked) @usableFromInline var key = RowWriter()
    @exclusivity(unchecked) @usableFromInline var row = RowWriter()
    @exclusivity(unchecked) @usableFromInline var foreign: [UInt8] = []

    @inlinable init(
        _ topic: Topic<Key, Value>, _ table: Table<RowKey, Row>,
        rowKey: @escaping @Sendable (Key) throws -> RowKey, _ body: @escaping Body
    ) {
        reader = TypedReader(topic)
        self.table = table
        self.rowKey = rowKey
        self.body = body
    }

    @inlinable func decode(_ batch: BatchView, rows: RowTable, _ context: StepContext) -> Int {
        let place = self.place ?? RecordPlace(context)
        self.place = place
        defer { place.clear() }
        changes.removeAll(keepingCapacity: true)
        encoded.removeAll()
        for index in 0..<batch.records.count {
            changes.append((.none, -1, 0, 0))
            if batch.isRepeat(index) { continue }
            let raw = batch.records[index]
            context.begin(raw)
            do { try decode(raw, index, rows, place) } catch {
                if !context.passesOver(context.failure(error)) { return index }
                changes[index] = (.none, -1, 0, 0)
            }
        }
        return batch.records.count
    }

    @inlinable @inline(__always)
    func decode(
        _ raw: RawRecord, _ index: Int, _ rows: RowTable, _ place: RecordPlace<Key, Value>
    ) throws {
        if let origin = raw.origin, Identity.parse(origin) == nil {
            throw RecordFailure(
                stage: "decode", message: "the header flows-origin isn't of a form that is known")
        }
        let record = try reader.read(raw, into: place)
        let wish = try body(record)
        if case .none = wish { return }
        key.removeAll()
        try encode(stage: "key") { () throws(CodecError) in
            let rowKey: RowKey
            do { rowKey = try self.rowKey(record.key) } catch { throw CodecError("\(error)") }
            try table.encodeKey(rowKey, &key)
        }
        var change = (Change.delete, -1, 0, 0)
        if case .upsert(let value) = wish {
            row.removeAll()
            try encode(stage: "encode") { () throws(CodecError) in
                try table.encodeRow(value, &row)
            }
            try matchKeys()
            change = (.upsert, -1, encoded.count, row.bytes.count)
            encoded.append(row.bytes.bytes)
        }
        change.1 = rows.touch(key.bytes.bytes)
        changes[index] = change
    }

    @inlinable func encode(stage: String, _ body: () throws(CodecError) -> Void)
        throws(RecordFailure)
    {
        do { try body() } catch { throw RecordFailure(stage: stage, message: error.reason) }
    }

    /// The row's key must be the record's: positions are compared by it.
    @inlinable @inline(__always)
    func matchKeys() throws(RecordFailure) {
        let columns = row.bytes.bytes
        let wanted = key.bytes.bytes
        var at = 0
        var keyAt = 0
        for column in table.schema.columns {
            let length = Int(
                Int32(bigEndian: columns.loadUnaligned(fromByteOffset: at, as: Int32.self)))
            let size = 4 + max(length, 0)
            if column.isKey {
                let isSame =
                    keyAt + size <= wanted.count
                    && columns[at..<at + size].elementsEqual(wanted[keyAt..<keyAt + size])
                guard isSame else {
                    throw RecordFailure(
                        stage: "apply",
                        message: """
                            the row's key column \(column.name) isn't the record's key: a table is \
                            keyed as its topic is. Re-key the topic in a step before this one
                            """)
                }
                keyAt += size
            }
            at += size
        }
    }

    @inlinable func apply(_ batch: BatchView, count: Int, rows: RowTable, _ context: StepContext) {
        for index in 0..<count {
            let place = changes[index]
            if place.change == .none { continue }
            let raw = batch.records[index]
            if let text = raw.origin, let identity = Identity.parse(text) {
                // Between the version and the position stand step, topic and partition.
                let origin = UnsafeRawBufferPointer(
                    rebasing: identity.origin.dropFirst(2).dropLast())
                put(place, rows, origin, identity.position)
            } else {
                if foreign.isEmpty {
                    foreign = Array("- \(context.source.topic) \(context.source.partition)".utf8)
                }
                let position = IdentityPosition(generation: 0, offset: raw.offset, index: 0)
                foreign.withUnsafeBytes { put(place, rows, $0, position) }
            }
        }
    }

    @inlinable @inline(__always)
    func put(
        _ place: (change: Change, slot: Int, start: Int, length: Int), _ rows: RowTable,
        _ origin: UnsafeRawBufferPointer, _ position: IdentityPosition
    ) {
        if place.change == .delete {
            _ = rows.delete(place.slot, origin: origin, position: position)
            return
        }
        let columns = UnsafeRawBufferPointer(start: encoded.base + place.start, count: place.length)
        _ = rows.upsert(place.slot, columns, origin: origin, position: position)
    }
}

/// The loop without its types: made in the step's own module, where the loop is specialised.
@usableFromInline final class MaterialisePass: MaterialiseFunction {
    @usableFromInline typealias Decode = (BatchView, RowTable, StepContext) -> Int
    @usableFromInline typealias Apply = (BatchView, Int, RowTable, StepContext) -> Void
    private let decode: Decode
    private let apply: Apply

    @inlinable
    convenience init<
        Key: Sendable, Value: Sendable, RowKey: Sendable, Row: Sendable
    >(_ loop: MaterialiseLoop<Key, Value, RowKey, Row>) {
        self.init(
            decode: { batch, rows, context in loop.decode(batch, rows: rows, context) },
            apply: { batch, count, rows, context in
                loop.apply(batch, count: count, rows: rows, context)
            })
    }

    @usableFromInline init(decode: @escaping Decode, apply: @escaping Apply) {
        self.decode = decode
        self.apply = apply
    }

    @usableFromInline func decode(
        _ batch: BatchView, rows: RowTable, _ context: StepContext
    ) -> Int {
        decode(batch, rows, context)
    }

    @usableFromInline func apply(
        _ batch: BatchView, count: Int, rows: RowTable, _ context: StepContext
    ) {
        apply(batch, count, rows, context)
    }
}
