/// `static let table` of a message with `(flows.table)`.

struct SwiftTable {
    private let message: MessageModel
    private let table: TableModel

    init(_ message: MessageModel, _ table: TableModel) {
        self.message = message
        self.table = table
    }

    private var keyType: String {
        let keys = table.keys
        return keys.count == 1 ? keys[0].field.valueType : "\(message.swiftName).TableKey"
    }

    func write(to code: inout Code) throws(GeneratorError) {
        try code.block("extension \(message.swiftName)") { code throws(GeneratorError) in
            code.line("/// The table `\(table.schema).\(table.name)`.")
            code.line("public static let table = Table<\(keyType), \(message.swiftName)>(")
            code.indented { code in
                code.line("schema: TableSchema(")
                code.line("    schema: \(literal(table.schema)), name: \(literal(table.name)),")
                code.line("    columns: [")
                for column in table.columns { code.line("        \(declaration(of: column)),") }
                code.line("    ]),")
                code.line("encodeRow: { row, out throws(CodecError) in")
                code.indented { code in
                    for column in table.columns { writeColumn(column, to: &code) }
                }
                code.line("},")
                code.line("encodeKey: { key, out throws(CodecError) in")
                let keys = table.keys
                for column in keys {
                    let value = keys.count == 1 ? "key" : "key.\(column.field.swiftName)"
                    code.line("    \(call(column, value))")
                }
                code.line("})")
            }
            if table.keys.count > 1 { try writeTableKey(to: &code) }
        }
    }

    private func declaration(of column: TableModel.Column) -> String {
        let key = column.isKey ? ", isKey: true" : ""
        let required = column.isRequired ? "" : ", isRequired: false"
        return "TableColumn(\(literal(column.name)), .\(column.type)\(key)\(required))"
    }

    private func writeColumn(_ column: TableModel.Column, to code: inout Code) {
        let field = column.field
        switch field.shape {
        case .optional:
            code.line("if let value = row.\(field.swiftName) {")
            code.line("    \(call(column, "value"))")
            code.line("} else {")
            code.line("    out.null()")
            code.line("}")
        case .oneof(let index):
            let oneof = message.oneofs.first { $0.index == index }?.swiftName ?? ""
            code.line("if case .\(field.swiftName)(let value)? = row.\(oneof) {")
            code.line("    \(call(column, "value"))")
            code.line("} else {")
            code.line("    out.null()")
            code.line("}")
        default: code.line(call(column, "row.\(field.swiftName)"))
        }
    }

    /// The statement that writes one value.
    private func call(_ column: TableModel.Column, _ value: String) -> String {
        switch (column.type, column.field.type) {
        case ("bytea", .message):
            "out.bytea(try \(column.field.valueType).codec.bytes(of: \(value)))"
        case ("text", _): "try out.text(\(value))"
        case ("bytea", _): "out.bytea(\(value))"
        case ("boolean", _): "out.boolean(\(value))"
        case ("doublePrecision", _): "out.double(\(value))"
        case ("real", _): "out.real(\(value))"
        case ("numeric", _): "out.numeric(\(value))"
        case ("timestamptz", _): "out.timestamp(milliseconds: \(value))"
        case (_, .enum): "out.integer(\(value).rawValue)"
        case ("bigint", .uint32), ("bigint", .fixed32): "out.integer(Swift.Int64(\(value)))"
        default: "out.integer(\(value))"
        }
    }

    private func writeTableKey(to code: inout Code) throws(GeneratorError) {
        let keys = table.keys.map(\.field)
        code.line()
        code.line("/// The key of a row.")
        try code.block("public struct TableKey: Swift.Sendable, Swift.Hashable") {
            code throws(GeneratorError) in
            for key in keys {
                code.line("/// The field `\(key.proto.name)`.")
                code.line("public var \(key.swiftName): \(key.valueType)")
            }
            code.line()
            code.line("/// A key of these values.")
            let parameters = keys.map { "\($0.swiftName): \($0.valueType)" }
            try code.block("public init(\(parameters.joined(separator: ", ")))") {
                code throws(GeneratorError) in
                for key in keys { code.line("self.\(key.swiftName) = \(key.swiftName)") }
            }
        }
    }
}
