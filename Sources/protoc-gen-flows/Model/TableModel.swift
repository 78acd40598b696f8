/// A message's table: its columns, and how each is written.

struct TableModel {
    struct Column {
        let field: FieldModel
        let name: String
        /// The case of `ColumnType`.
        let type: String
        let isKey: Bool
        let isRequired: Bool
    }

    let name: String
    let schema: String
    private(set) var columns: [Column] = []

    var keys: [Column] { columns.filter(\.isKey) }

    init(_ message: MessageModel) throws(GeneratorError) {
        name = message.proto.table?.name ?? ""
        schema = message.proto.table?.schema ?? "public"
        let place = "\(message.file): \(message.fullName)"
        if name.isEmpty { throw GeneratorError("\(place): its table has no name") }
        let saysKey = message.fields.contains { $0.proto.column.isKey }
        for field in message.fields where !field.proto.column.isSkipped {
            let isKey =
                saysKey ? field.proto.column.isKey : field.proto.name == message.proto.topic?.key
            columns.append(try Self.column(field, isKey: isKey, message))
        }
        let names = columns.map(\.name)
        if let twice = names.first(where: { name in names.filter { $0 == name }.count > 1 }) {
            throw GeneratorError("\(place): two columns of its table are named \(twice)")
        }
        if keys.isEmpty {
            throw GeneratorError(
                "\(place): its table has no key: say (flows.column) = { key: true } on a field")
        }
    }

    private static func column(
        _ field: FieldModel, isKey: Bool, _ message: MessageModel
    ) throws(GeneratorError) -> Column {
        let place = message.place(field.proto)
        switch field.shape {
        case .repeated, .map:
            throw GeneratorError(
                "\(place) is repeated, which no column can hold: say (flows.column) = "
                    + "{ skip: true } or take a message in between")
        case .plain, .optional, .oneof: break
        }
        if isKey, field.shape != .plain {
            throw GeneratorError("\(place) can't be a key: it may be absent")
        }
        let asked = field.proto.column
        return Column(
            field: field, name: asked.name.isEmpty ? field.proto.name : asked.name,
            type: try type(field, asked.type, place), isKey: isKey,
            isRequired: field.shape == .plain)
    }

    private static func type(
        _ field: FieldModel, _ asked: ColumnOption.Asked, _ place: String
    ) throws(GeneratorError) -> String {
        switch (asked, field.type) {
        case (.bytea, .bytes), (.bytea, .message): return "bytea"
        case (.timestamptz, .int64), (.timestamptz, .sint64), (.timestamptz, .sfixed64):
            return "timestamptz"
        case (.default, .message), (.default, .group):
            throw GeneratorError(
                "\(place) is a message: say (flows.column) = { type: BYTEA } to keep its bytes, "
                    + "or { skip: true }")
        case (.default, let type): return plainType(type)
        case (.bytea, _), (.timestamptz, _):
            throw GeneratorError("\(place) can't be a \(asked) column")
        }
    }

    private static func plainType(_ type: ProtoType) -> String {
        switch type {
        case .string: "text"
        case .bytes, .message, .group: "bytea"
        case .bool: "boolean"
        case .double: "doublePrecision"
        case .float: "real"
        case .uint64, .fixed64: "numeric"
        case .int64, .sint64, .sfixed64, .uint32, .fixed32: "bigint"
        case .int32, .sint32, .sfixed32, .enum: "integer"
        }
    }
}
