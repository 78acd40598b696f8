/// The method that fills the C struct.

struct SwiftWrite {
    private let message: MessageModel
    private let schema: Schema

    init(_ message: MessageModel, _ schema: Schema) {
        self.message = message
        self.schema = schema
    }

    func write(to code: inout Code) throws(GeneratorError) {
        code.line("/// Makes the C struct to pack; called by the codec.")
        code.line("public func write(")
        code.line("    to writer: inout MessageWriter")
        try code.block(") throws(CodecError) -> UnsafeMutableRawPointer") {
            code throws(GeneratorError) in
            if message.countsDepth {
                code.line("try writer.enter(\"\(message.fullName)\")")
                code.line("defer { writer.leave() }")
            }
            code.line("let c = writer.make(\(message.cName).self, \(message.cName)__descriptor())")
            for field in message.fields { try write(field, to: &code) }
            for oneof in message.oneofs { try write(oneof, to: &code) }
            code.line("let raw = UnsafeMutableRawPointer(c)")
            code.line("try writer.unknownFields(self.unknownFields, raw)")
            code.line("return raw")
        }
    }

    private func write(_ field: FieldModel, to code: inout Code) throws(GeneratorError) {
        let source = "self.\(field.swiftName)"
        let place = Place(field, of: message)
        switch field.shape {
        case .oneof: break
        case .plain:
            code.line(place.write(source))
            if field.hasPresenceMember {
                code.line("c.pointee.f\(field.number)_has = \(source).bitPattern == 0 ? 0 : 1")
            }
        case .optional where field.type == .message:
            code.line("c.pointee.f\(field.number) = try \(source)?.write(to: &writer)")
        case .optional:
            try code.block("if let value = \(source)") { code throws(GeneratorError) in
                code.line(place.write("value"))
                code.line("c.pointee.f\(field.number)_has = 1")
            }
        case .repeated:
            let target = "(c.pointee.f\(field.number), c.pointee.f\(field.number)_count)"
            code.line("\(target) = \(repeated(field, source))")
        case .map(let entry): try writeMap(field, entry, to: &code)
        }
    }

    private func repeated(_ field: FieldModel, _ source: String) -> String {
        switch field.type {
        case .string: "writer.strings(\(source))"
        case .bytes: "writer.byteStrings(\(source))"
        case .bool: "writer.bools(\(source))"
        case .enum: "writer.enums(\(source)) { $0.rawValue }"
        case .message: "try writer.messages(\(source))"
        default: "writer.numbers(\(source))"
        }
    }

    private func writeMap(
        _ field: FieldModel, _ entryName: String, to code: inout Code
    ) throws(GeneratorError) {
        guard let entry = schema.messages[entryName], entry.fields.count == 2 else { return }
        let (key, value) = (entry.fields[0], entry.fields[1])
        code.line(
            "(c.pointee.f\(field.number), c.pointee.f\(field.number)_count) = try writer.map(")
        code.line("    self.\(field.swiftName)")
        code.line(") { key, value, writer throws(CodecError) in")
        code.indented { code in
            if entry.countsDepth {
                code.line("try writer.enter(\"\(entry.fullName)\")")
                code.line("defer { writer.leave() }")
            }
            code.line("let c = writer.make(\(entry.cName).self, \(entry.cName)__descriptor())")
            for (field, name) in [(key, "key"), (value, "value")] {
                code.line(Place(field, of: entry).write(name))
                if field.hasPresenceMember { code.line("c.pointee.f\(field.number)_has = 1") }
            }
            code.line("return UnsafeMutableRawPointer(c)")
        }
        code.line("}")
    }

    private func write(_ oneof: OneofModel, to code: inout Code) throws(GeneratorError) {
        try code.block("switch self.\(oneof.swiftName)") { code throws(GeneratorError) in
            for index in oneof.fields {
                let field = message.fields[index]
                code.line("case .\(field.swiftName)(let value)?:")
                code.line("    c.pointee.o\(oneof.index)_case = \(field.number)")
                code.line("    \(Place(field, of: message).write("value"))")
            }
            code.line("case nil: break")
        }
    }
}
