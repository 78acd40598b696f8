/// Which tables a step has, and what they are called: the one place where names become SQL.

public import FlowsCore

/// The tables of one step.
public struct StoreLayout: Sendable {
    /// What a step keeps beside its progress.
    public enum Kind: Sendable {
        /// Nothing.
        case none
        /// States by key.
        case states
        /// Rows of a table, and tombstones of those that were deleted.
        case rows(TableSchema)
    }
    /// The step's name, `app-domain-function`.
    public let step: String
    /// What it keeps.
    public let kind: Kind

    /// The tables of the step of this name.
    public init(step: String, kind: Kind) {
        self.step = step
        self.kind = kind
    }

    /// The name of the step's own Postgres schema: the step's name with `_` for `-`.
    public var schema: String { String(step.map { $0 == "-" ? "_" : $0 }) }

    /// The extra column of a materialised table.
    static let positionColumn = "flows_position"

    /// A name of something in the step's own schema, quoted.
    func own(_ name: String) -> String { "\(SQL.identifier(schema)).\(SQL.identifier(name))" }

    /// Where tombstones lie: among the states, or beside the table.
    var tombstoneTable: String? {
        switch kind {
        case .none: nil
        case .states: own("state")
        case .rows: own("tombstone")
        }
    }

    /// The materialised table, if there is one.
    var table: TableSchema? {
        if case .rows(let table) = kind { return table }
        return nil
    }
}

extension TableSchema {
    /// The table's name with its schema, quoted.
    var quoted: String { "\(SQL.identifier(schema)).\(SQL.identifier(name))" }
    /// The columns of its primary key, in the table's order.
    var keyColumns: [TableColumn] { columns.filter(\.isKey) }
}

/// Quoting.
enum SQL {
    /// A name as SQL takes it, reserved words too.
    static func identifier(_ name: String) -> String {
        var out = "\""
        for character in name.unicodeScalars {
            if character == "\"" { out += "\"" }
            out.unicodeScalars.append(character)
        }
        return out + "\""
    }
}

extension ColumnType {
    /// The type's name in DDL.
    var sqlName: String {
        switch self {
        case .numeric: "numeric(20)"
        case .timestamptz: "timestamp with time zone"
        default: rawValue
        }
    }

    /// The type of an array element as it is sent: a numeric travels as its digits.
    var wireName: String { self == .numeric ? "text" : sqlName }

    /// Postgres' number of the type that is sent.
    var wireOID: UInt32 {
        switch self {
        case .text, .numeric: 25
        case .bytea: 17
        case .bigint: 20
        case .integer: 23
        case .boolean: 16
        case .doublePrecision: 701
        case .real: 700
        case .timestamptz: 1184
        }
    }

    /// An expression that turns what was sent into the column's type.
    func received(_ expression: String) -> String {
        self == .numeric ? "\(expression)::numeric" : expression
    }
}
