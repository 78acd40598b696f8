/// A row of a table under test: its columns by name.

public import FlowsCore

/// A row; a literal such as `["word": "a", "count": 2]` is one.
public struct TableRow: Sendable, Hashable, ExpressibleByDictionaryLiteral {
    private let columns: [String: ColumnValue]
    /// The key's columns in the table's order; rows of a literal have none.
    private let key: [ColumnValue]

    /// A row of named columns, all of which the table has.
    public init(dictionaryLiteral elements: (String, ColumnValue)...) {
        columns = Dictionary(elements, uniquingKeysWith: { $1 })
        key = []
    }

    /// The row as which a table keeps a value.
    public init<Key: Sendable, Row: Sendable>(_ value: Row, in table: Table<Key, Row>) throws {
        var writer = RowWriter()
        do throws(CodecError) { try table.encodeRow(value, &writer) } catch {
            throw StepTestError(
                "a row of \(table.schema.name) can't be encoded: \(error.reason)")
        }
        var values: [[UInt8]?] = []
        let bytes = writer.bytes.bytes
        var at = 0
        while at + 4 <= bytes.count {
            let length = Int(
                Int32(bigEndian: bytes.loadUnaligned(fromByteOffset: at, as: Int32.self)))
            at += 4
            values.append(length < 0 ? nil : [UInt8](bytes[at..<at + length]))
            at += Swift.max(length, 0)
        }
        self.init(values, table.schema)
    }

    init(_ values: [[UInt8]?], _ schema: TableSchema) {
        var columns: [String: ColumnValue] = [:]
        var key: [ColumnValue] = []
        for (column, bytes) in zip(schema.columns, values) {
            let value = ColumnValue(bytes, column.type)
            columns[column.name] = value
            if column.isKey { key.append(value) }
        }
        self.columns = columns
        self.key = key
    }

    /// A column's value; nil when the table has no such column.
    public subscript(column: String) -> ColumnValue? { columns[column] }

    /// Rows are equal when their columns are.
    public static func == (a: TableRow, b: TableRow) -> Bool { a.columns == b.columns }

    /// Hashes the columns.
    public func hash(into hasher: inout Hasher) { hasher.combine(columns) }

    func precedes(_ other: TableRow) -> Bool { key.lexicographicallyPrecedes(other.key) }
}

extension TableRow: CustomStringConvertible {
    /// `[count: 2, word: "a"]`
    public var description: String {
        let all = columns.sorted { $0.key < $1.key }.map { "\($0.key): \($0.value)" }
        return "[\(all.joined(separator: ", "))]"
    }
}

extension ColumnValue {
    /// Reads a column as ``RowWriter`` writes it.
    init(_ bytes: [UInt8]?, _ type: ColumnType) {
        guard let bytes else {
            self = .null
            return
        }
        let number = bytes.reduce(into: UInt64(0)) { $0 = $0 << 8 | UInt64($1) }
        switch type {
        case .text: self = .text(String(decoding: bytes, as: UTF8.self))
        case .bytea: self = .bytes(bytes)
        case .bigint: self = .integer(Int64(bitPattern: number))
        case .integer: self = .integer(Int64(Int32(truncatingIfNeeded: number)))
        case .boolean: self = .boolean(number != 0)
        case .doublePrecision: self = .number(Double(bitPattern: number))
        case .real:
            self = .number(Double(Float(bitPattern: UInt32(truncatingIfNeeded: number))))
        case .numeric:
            let value = UInt64(String(decoding: bytes, as: UTF8.self)) ?? 0
            self = Int64(exactly: value).map { .integer($0) } ?? .unsigned(value)
        case .timestamptz:
            let microseconds = Int64(bitPattern: number)
            self = .timestamp(milliseconds: microseconds / 1000 + 946_684_800_000)
        }
    }
}
