/// Materialise: decode → row or delete → the table's columns, for a batch.

internal import FlowsCore
internal import FlowsRuntime

final class MaterialiseLoop<Key: Sendable, Value: Sendable, RowKey: Sendable, Row: Sendable>:
    MaterialiseFunction
{
    typealias Body = @Sendable (borrowing Record<Key, Value>) throws -> RowChange<Row>
    private enum Change { case none, upsert, delete }

    private let reader: TypedReader<Key, Value>
    private let table: Table<RowKey, Row>
    private let rowKey: @Sendable (Key) throws -> RowKey
    private let body: Body
    private var changes: [(change: Change, slot: Int, start: Int, length: Int)] = []
    private var encoded = ByteBuffer(capacity: 1024)
    private var key = RowWriter()
    private var row = RowWriter()
    private var foreign: [UInt8] = []

    init(
        _ topic: Topic<Key, Value>, _ table: Table<RowKey, Row>,
        rowKey: @escaping @Sendable (Key) throws -> RowKey, _ body: @escaping Body
    ) {
        reader = TypedReader(topic)
        self.table = table
        self.rowKey = rowKey
        self.body = body
    }

    func decode(_ batch: BatchView, rows: RowTable, _ context: StepContext) -> Int {
        changes.removeAll(keepingCapacity: true)
        encoded.removeAll()
        for index in 0..<batch.records.count {
            changes.append((.none, -1, 0, 0))
            if batch.isRepeat(index) { continue }
            let raw = batch.records[index]
            context.begin(raw)
            do { try decode(raw, index, rows, context) } catch {
                if !context.passesOver(context.failure(error)) { return index }
                changes[index] = (.none, -1, 0, 0)
            }
        }
        return batch.records.count
    }

    @inline(__always)
    private func decode(
        _ raw: RawRecord, _ index: Int, _ rows: RowTable, _ context: StepContext
    ) throws {
        if let origin = raw.origin, Identity.parse(origin) == nil {
            throw RecordFailure(
                stage: "decode", message: "the header flows-origin isn't of a form that is known")
        }
        let record = try reader.read(raw, context)
        let change = try body(record)
        if case .none = change { return }
        key.removeAll()
        try encode(stage: "key") { () throws(CodecError) in
            let rowKey: RowKey
            do { rowKey = try self.rowKey(record.key) } catch { throw CodecError("\(error)") }
            try table.encodeKey(rowKey, &key)
        }
        var place = (Change.delete, -1, 0, 0)
        if case .upsert(let value) = change {
            row.removeAll()
            try encode(stage: "encode") { () throws(CodecError) in
                try table.encodeRow(value, &row)
            }
            try matchKeys()
            place = (.upsert, -1, encoded.count, row.bytes.count)
            encoded.append(row.bytes.bytes)
        }
        place.1 = rows.touch(key.bytes.bytes)
        changes[index] = place
    }

    private func encode(stage: String, _ body: () throws(CodecError) -> Void) throws(RecordFailure) {
        do { try body() } catch { throw RecordFailure(stage: stage, message: error.reason) }
    }

    /// The row's key must be the record's: positions are compared by it.
    @inline(__always)
    private func matchKeys() throws(RecordFailure) {
        let columns = row.bytes.bytes
        let wanted = key.bytes.bytes
        var at = 0
        var keyAt = 0
        for column in table.schema.columns {
            let length = Int(Int32(bigEndian: columns.loadUnaligned(fromByteOffset: at, as: Int32.self)))
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

    func apply(_ batch: BatchView, count: Int, rows: RowTable, _ context: StepContext) {
        for index in 0..<count {
            let place = changes[index]
            if place.change == .none { continue }
            let raw = batch.records[index]
            if let text = raw.origin, let identity = Identity.parse(text) {
                // Between the version and the position stand step, topic and partition.
                let origin = UnsafeRawBufferPointer(rebasing: identity.origin.dropFirst(2).dropLast())
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

    @inline(__always)
    private func put(
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
