/// The descriptor tables that protobuf-c's runtime reads.

struct CSource {
    private let file: ProtoFile
    private let schema: Schema
    private let messages: [MessageModel]

    init(_ file: ProtoFile, _ schema: Schema) {
        self.file = file
        self.schema = schema
        messages = schema.allMessages(of: file.name)
    }

    func generated(_ parameters: Parameters) -> GeneratedFile {
        var code = Code()
        code.line(file.madeBy)
        code.line("#include <protobuf-c/protobuf-c.h>")
        code.line("#include <string.h>")
        code.line("#include \"\(parameters.cModule).h\"")
        code.line()
        var tables = Set(messages.map(\.cName))
        for message in messages {
            for field in message.fields where field.type == .message {
                if let target = schema.messages[field.typeFullName] { tables.insert(target.cName) }
            }
        }
        for name in tables.sorted() {
            code.line("extern const ProtobufCMessageDescriptor \(name)__table;")
        }
        for message in messages { write(message, to: &code) }
        return GeneratedFile(name: "\(parameters.cModule)/\(file.stem).c", content: code.text)
    }

    private func write(_ message: MessageModel, to code: inout Code) {
        let name = message.cName
        code.line()
        if !message.fields.isEmpty {
            writeFields(message, to: &code)
            writeRanges(message, to: &code)
        }
        code.line("static void \(name)__init(ProtobufCMessage *message) {")
        code.line("    memset(message, 0, sizeof(\(name)));")
        code.line("    message->descriptor = &\(name)__table;")
        code.line("}")
        code.line("const ProtobufCMessageDescriptor \(name)__table = {")
        code.indented { code in
            code.line("PROTOBUF_C__MESSAGE_DESCRIPTOR_MAGIC,")
            code.line("\"\(message.fullName)\", \"\(message.proto.name)\", \"\(name)\",")
            code.line("\"\(message.package)\", sizeof(\(name)),")
            let fields = message.fields.isEmpty ? "NULL" : "\(name)__fields"
            let ranges = message.fields.isEmpty ? "NULL" : "\(name)__ranges"
            code.line("\(message.fields.count), \(fields), NULL,")
            code.line("\(self.ranges(message).count), \(ranges),")
            code.line("\(name)__init, NULL, NULL, NULL")
        }
        code.line("};")
        code.line("const void *\(name)__descriptor(void) { return &\(name)__table; }")
    }

    private func writeFields(_ message: MessageModel, to code: inout Code) {
        let name = message.cName
        code.line("static const ProtobufCFieldDescriptor \(name)__fields[] = {")
        for field in message.fields {
            let (member, quantifier) = places(field)
            let table = schema.messages[field.typeFullName].map { "&\($0.cName)__table" }
            let isCounted = quantifier.map { "offsetof(\(name), \($0))" } ?? "0"
            code.indented { code in
                code.line("{ \"\(field.proto.name)\", \(field.number),")
                code.indented { code in
                    code.line("\(label(field)), \(field.type.tableName),")
                    code.line("\(isCounted), offsetof(\(name), \(member)),")
                    let target = field.type == .message ? table ?? "NULL" : "NULL"
                    let marks = "\(flags(field)), \(field.type.tableMark)"
                    code.line("\(target), NULL, \(marks), NULL, NULL },")
                }
            }
        }
        code.line("};")
    }

    /// The members of the struct for the value, and for its count, presence or case.
    private func places(_ field: FieldModel) -> (String, String?) {
        let name = "f\(field.number)"
        switch field.shape {
        case .oneof(let index): return ("o\(index).\(name)", "o\(index)_case")
        case .repeated, .map: return (name, "\(name)_count")
        case .plain, .optional:
            let isBinary = field.type == .string || field.type == .bytes
            return (
                isBinary ? "\(name)_len" : name, field.hasPresenceMember ? "\(name)_has" : nil
            )
        }
    }

    private func label(_ field: FieldModel) -> String {
        switch field.shape {
        case .repeated, .map: "PROTOBUF_C_LABEL_REPEATED"
        case .plain: field.type.isFloating ? "PROTOBUF_C_LABEL_OPTIONAL" : "PROTOBUF_C_LABEL_NONE"
        case .optional, .oneof: "PROTOBUF_C_LABEL_OPTIONAL"
        }
    }

    private func flags(_ field: FieldModel) -> String {
        if case .oneof = field.shape { return "PROTOBUF_C_FIELD_FLAG_ONEOF" }
        return field.isPacked ? "PROTOBUF_C_FIELD_FLAG_PACKED" : "0"
    }

    // MARK: Ranges of numbers

    /// Runs of numbers without a gap: the first number, and the index of its field.
    private func ranges(_ message: MessageModel) -> [(start: Int, index: Int)] {
        var ranges: [(start: Int, index: Int)] = []
        var expected: Int?
        for (index, field) in message.fields.enumerated() {
            if field.number != expected { ranges.append((field.number, index)) }
            expected = field.number + 1
        }
        return ranges
    }

    private func writeRanges(_ message: MessageModel, to code: inout Code) {
        let all = ranges(message) + [(0, message.fields.count)]
        let items = all.map { "{ \($0.start), \($0.index) }" }.joined(separator: ", ")
        code.line("static const ProtobufCIntRange \(message.cName)__ranges[] = { \(items) };")
    }
}
