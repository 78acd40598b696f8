/// A Postgres table as a message declares it with `(flows.table)`, and how a value becomes a row.

/// The types that a column may have; each with the binary form in which a row carries it.
public enum ColumnType: String, Sendable, CaseIterable {
    /// `text`: UTF-8 without U+0000.
    case text
    /// `bytea`: bytes.
    case bytea
    /// `bigint`: 8 bytes, most significant first.
    case bigint
    /// `integer`: 4 bytes, most significant first.
    case integer
    /// `boolean`: one byte, 0 or 1.
    case boolean
    /// `double precision`: the IEEE bits, most significant byte first.
    case doublePrecision = "double precision"
    /// `real`: the IEEE bits, most significant byte first.
    case real
    /// `numeric(20)`, for unsigned 64-bit numbers: carried as decimal ASCII.
    case numeric
    /// `timestamp with time zone`: microseconds since 2000-01-01 UTC as 8 bytes, most significant first.
    case timestamptz
}

/// One column of a table.
public struct TableColumn: Sendable, Hashable {
    /// Its name, quoted by the store where it must be.
    public let name: String
    /// Its type.
    public let type: ColumnType
    /// Whether it belongs to the primary key.
    public let isKey: Bool
    /// Whether null is refused.
    public let isRequired: Bool

    /// A column; a key column is always required.
    public init(_ name: String, _ type: ColumnType, isKey: Bool = false, isRequired: Bool = true) {
        self.name = name
        self.type = type
        self.isKey = isKey
        self.isRequired = isRequired || isKey
    }
}

/// What the store must know of a table: names and columns, no Swift types.
public struct TableSchema: Sendable, Hashable {
    /// The Postgres schema, `public` unless the message says otherwise.
    public let schema: String
    /// The table's name.
    public let name: String
    /// All columns in the message's order; `flows_position` isn't among them.
    public let columns: [TableColumn]

    /// A table.
    public init(schema: String = "public", name: String, columns: [TableColumn]) {
        self.schema = schema
        self.name = name
        self.columns = columns
    }
}

/// A typed table: how `Row` becomes columns, and how a record's key names a row.
public struct Table<Key: Sendable, Row: Sendable>: Sendable {
    /// Names and columns.
    public let schema: TableSchema
    /// Appends each column of a row in the order of the columns, as ``RowWriter`` asks.
    public let encodeRow: @Sendable (Row, inout RowWriter) throws(CodecError) -> Void
    /// Appends only the key columns, in their order, for a delete.
    public let encodeKey: @Sendable (Key, inout RowWriter) throws(CodecError) -> Void

    /// A table.
    public init(
        schema: TableSchema,
        encodeRow: @escaping @Sendable (Row, inout RowWriter) throws(CodecError) -> Void,
        encodeKey: @escaping @Sendable (Key, inout RowWriter) throws(CodecError) -> Void
    ) {
        self.schema = schema
        self.encodeRow = encodeRow
        self.encodeKey = encodeKey
    }
}

/// Collects the columns of one row: for each its length (big-endian `Int32`, −1 for null) and its bytes.
public struct RowWriter: ~Copyable {
    /// Lengths and bytes of all columns of the row, in order.
    public var bytes: ByteBuffer
    /// Columns written since the last ``removeAll()``.
    public private(set) var count = 0

    /// An empty row.
    public init() { bytes = ByteBuffer(capacity: 256) }

    /// Starts the next row.
    public mutating func removeAll() {
        bytes.removeAll()
        count = 0
    }

    /// A null.
    public mutating func null() { head(-1) }

    /// A text column; a U+0000, which Postgres can't hold in text, is an error.
    public mutating func text(_ value: String) throws(CodecError) {
        var value = value
        let hasNull = value.withUTF8 { utf8 in
            head(Int32(utf8.count))
            bytes.append(UnsafeRawBufferPointer(utf8))
            return utf8.contains(0)
        }
        if hasNull { throw CodecError("a text column can't hold the character U+0000") }
    }

    /// A bytea column.
    public mutating func bytea(_ value: [UInt8]) {
        head(Int32(value.count))
        bytes.append(value)
    }

    /// A boolean column.
    public mutating func boolean(_ value: Bool) {
        head(1)
        bytes.append(value ? 1 : 0)
    }

    /// An integer or bigint column, as wide as the value.
    public mutating func integer<I: FixedWidthInteger & SignedInteger>(_ value: I) {
        head(Int32(MemoryLayout<I>.size))
        bytes.append(bigEndian: value)
    }

    /// A timestamptz column: milliseconds since 1970.
    public mutating func timestamp(milliseconds value: Int64) {
        integer((value &- 946_684_800_000) &* 1000)
    }

    /// A numeric column from an unsigned number.
    public mutating func numeric(_ value: UInt64) {
        let digits = String(value)
        head(Int32(digits.utf8.count))
        bytes.append(digits)
    }

    /// A double precision column.
    public mutating func double(_ value: Double) {
        head(8)
        bytes.append(bigEndian: value.bitPattern)
    }

    /// A real column.
    public mutating func real(_ value: Float) {
        head(4)
        bytes.append(bigEndian: value.bitPattern)
    }

    private mutating func head(_ length: Int32) {
        bytes.append(bigEndian: length)
        count += 1
    }
}
