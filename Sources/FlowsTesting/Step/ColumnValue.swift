/// What stands in a column of a table under test; literals stand for their values.

/// A column's value by what it holds, whatever its width.
public enum ColumnValue: Sendable, Hashable {
    /// Null.
    case null
    /// `text`.
    case text(String)
    /// `bytea`.
    case bytes([UInt8])
    /// `integer`, `bigint`, or a `numeric` that fits.
    case integer(Int64)
    /// A `numeric` beyond that.
    case unsigned(UInt64)
    /// `boolean`.
    case boolean(Bool)
    /// `real` or `double precision`.
    case number(Double)
    /// `timestamp with time zone`: milliseconds since 1970.
    case timestamp(milliseconds: Int64)
}

extension ColumnValue: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral,
    ExpressibleByFloatLiteral, ExpressibleByBooleanLiteral, ExpressibleByNilLiteral
{
    /// A text.
    public init(stringLiteral value: String) { self = .text(value) }
    /// An integer.
    public init(integerLiteral value: Int64) { self = .integer(value) }
    /// A number.
    public init(floatLiteral value: Double) { self = .number(value) }
    /// A boolean.
    public init(booleanLiteral value: Bool) { self = .boolean(value) }
    /// Null.
    public init(nilLiteral: ()) { self = .null }
}

extension ColumnValue: CustomStringConvertible {
    /// The value alone, a text in quotes.
    public var description: String {
        switch self {
        case .null: "null"
        case .text(let text): "\"\(text)\""
        case .bytes(let bytes): bytes.readable
        case .integer(let value): "\(value)"
        case .unsigned(let value): "\(value)"
        case .boolean(let value): "\(value)"
        case .number(let value): "\(value)"
        case .timestamp(let milliseconds): "\(milliseconds) ms"
        }
    }
}

extension ColumnValue: Comparable {
    /// Orders values of one kind; kinds are ordered as they are declared.
    public static func < (a: ColumnValue, b: ColumnValue) -> Bool {
        switch (a, b) {
        case (.text(let a), .text(let b)): a < b
        case (.bytes(let a), .bytes(let b)): a.lexicographicallyPrecedes(b)
        case (.integer(let a), .integer(let b)): a < b
        case (.unsigned(let a), .unsigned(let b)): a < b
        case (.boolean(let a), .boolean(let b)): !a && b
        case (.number(let a), .number(let b)): a < b
        case (.timestamp(let a), .timestamp(let b)): a < b
        default: a.rank < b.rank
        }
    }

    private var rank: Int {
        switch self {
        case .null: 0
        case .text: 1
        case .bytes: 2
        case .integer: 3
        case .unsigned: 4
        case .boolean: 5
        case .number: 6
        case .timestamp: 7
        }
    }
}

extension [UInt8] {
    /// As text where it is one, else as a few bytes.
    var readable: String {
        let text = String(decoding: self, as: UTF8.self)
        let isText = text.unicodeScalars.allSatisfy { $0.value >= 32 && $0.value != 0xfffd }
        if isText { return "\"\(text)\"" }
        let few = prefix(32).map { byte in
            (byte < 16 ? "0" : "") + String(byte, radix: 16)
        }
        return few.joined() + (count > 32 ? "… (\(count) bytes)" : "")
    }
}
