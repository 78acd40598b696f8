/// A message in Swift: the struct, its codec, its topic and its table.

struct SwiftMessage {
    let message: MessageModel
    let schema: Schema

    init(_ message: MessageModel, _ schema: Schema) {
        self.message = message
        self.schema = schema
    }

    func write(to code: inout Code) throws(GeneratorError) {
        code.line()
        let outer = message.swiftName.split(separator: ".").dropLast().joined(separator: ".")
        if outer.isEmpty {
            try writeStruct(to: &code)
        } else {
            try code.block("extension \(outer)") { code throws(GeneratorError) in
                try writeStruct(to: &code)
            }
        }
        code.line()
        try code.block("extension \(message.swiftName): ProtobufMessage") {
            code throws(GeneratorError) in
            writeCodec(to: &code)
            code.line()
            try SwiftRead(message, schema).write(to: &code)
            code.line()
            try SwiftWrite(message, schema).write(to: &code)
        }
        if let topic = message.proto.topic {
            code.line()
            try SwiftTopic(message, topic).write(to: &code)
        }
        if message.proto.table != nil {
            code.line()
            try SwiftTable(message, try TableModel(message)).write(to: &code)
        }
    }

    // MARK: The struct

    private func writeStruct(to code: inout Code) throws(GeneratorError) {
        code.doc(message.proto.comment, otherwise: "`\(message.fullName)`.")
        try code.block("public struct \(message.shortSwiftName): Swift.Sendable, Swift.Hashable") {
            code throws(GeneratorError) in
            for member in members { try write(member, to: &code) }
            code.line("/// Fields that this version doesn't know, as they came.")
            code.line("public var unknownFields: [Swift.UInt8] = []")
            code.line()
            try writeInit(to: &code)
            for model in message.enums {
                code.line()
                try SwiftEnum(model).write(to: &code)
            }
            for oneof in message.oneofs {
                code.line()
                try write(oneof, to: &code)
            }
        }
    }

    /// A property of the struct: a field, or a oneof as a whole.
    private struct Member {
        let name: String
        let type: String
        let defaultValue: String
        let comment: [String]
        let summary: String
        let boxed: String?
    }

    private var members: [Member] {
        var all: [Member] = []
        var seen: Set<Int> = []
        for field in message.fields {
            guard case .oneof(let index) = field.shape else {
                all.append(
                    Member(
                        name: field.swiftName, type: type(of: field), defaultValue: start(field),
                        comment: field.proto.comment, summary: "The field `\(field.proto.name)`.",
                        boxed: field.isBoxed ? field.storedName : nil))
                continue
            }
            let oneof = message.oneofs.first { $0.index == index }
            guard let oneof, seen.insert(index).inserted else { continue }
            all.append(
                Member(
                    name: oneof.swiftName, type: "\(message.swiftName).\(oneof.typeName)?",
                    defaultValue: "nil", comment: [],
                    summary: "At most one of the fields of `\(oneof.protoName)`.", boxed: nil))
        }
        return all
    }

    private func write(_ member: Member, to code: inout Code) throws(GeneratorError) {
        guard let boxed = member.boxed else {
            code.doc(member.comment, otherwise: member.summary)
            return code.line("public var \(member.name): \(member.type)")
        }
        let inner = member.type.dropLast()
        code.line("private var \(boxed): Boxed<\(inner)>?")
        code.doc(member.comment, otherwise: member.summary)
        try code.block("public var \(member.name): \(member.type)") { code throws(GeneratorError) in
            code.line("get { \(boxed)?.value }")
            code.line("set { \(boxed) = newValue.map { Boxed($0) } }")
        }
    }

    private func writeInit(to code: inout Code) throws(GeneratorError) {
        code.line("/// A message of these values.")
        let members = members
        code.line("public init(")
        code.indented { code in
            for (index, member) in members.enumerated() {
                let comma = index + 1 < members.count ? "," : ""
                code.line("\(member.name): \(member.type) = \(member.defaultValue)\(comma)")
            }
        }
        try code.block(")") { code throws(GeneratorError) in
            for member in members {
                if let boxed = member.boxed {
                    code.line("self.\(boxed) = \(member.name).map { Boxed($0) }")
                } else {
                    code.line("self.\(member.name) = \(member.name)")
                }
            }
        }
    }

    private func write(_ oneof: OneofModel, to code: inout Code) throws(GeneratorError) {
        code.line("/// The fields of `\(oneof.protoName)`.")
        try code.block("public enum \(oneof.typeName): Swift.Sendable, Swift.Hashable") {
            code throws(GeneratorError) in
            for index in oneof.fields {
                let field = message.fields[index]
                code.doc(field.proto.comment, otherwise: "The field `\(field.proto.name)`.")
                let indirect = field.isBoxed ? "indirect " : ""
                code.line("\(indirect)case \(field.swiftName)(\(field.valueType))")
            }
        }
    }

    // MARK: Types

    private func type(of field: FieldModel) -> String {
        switch field.shape {
        case .plain, .oneof: return field.valueType
        case .optional: return "\(field.valueType)?"
        case .repeated: return "[\(field.valueType)]"
        case .map(let entry):
            let fields = schema.messages[entry]?.fields ?? []
            let types = fields.map(\.valueType).joined(separator: ", ")
            return "FieldMap<\(types)>"
        }
    }

    private func start(_ field: FieldModel) -> String {
        switch field.shape {
        case .plain: field.defaultValue
        case .optional, .oneof: "nil"
        case .repeated: "[]"
        case .map: "[:]"
        }
    }

    private func writeCodec(to code: inout Code) {
        code.line("/// Reads and writes `\(message.fullName)` in protobuf's wire format.")
        code.line("public static let codec = Codec<\(message.swiftName)>.protobuf(")
        code.line("    \"\(message.fullName)\", \(message.cName)__descriptor())")
    }
}
