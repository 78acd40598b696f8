/// The initialiser that reads the C struct.

struct SwiftRead {
    private let message: MessageModel
    private let schema: Schema

    init(_ message: MessageModel, _ schema: Schema) {
        self.message = message
        self.schema = schema
    }

    func write(to code: inout Code) throws(GeneratorError) {
        code.line("/// Reads the unpacked C struct; called by the codec.")
        try code.block(
            "public init(from raw: UnsafeRawPointer, _ reader: MessageReader) throws(CodecError)"
        ) { code throws(GeneratorError) in
            code.line("let c = raw.assumingMemoryBound(to: \(message.cName).self)")
            for field in message.fields { try write(field, to: &code) }
            for oneof in message.oneofs { try write(oneof, to: &code) }
            code.line("self.unknownFields = try reader.unknownFields(")
            code.line("    c.pointee.unknown_count, c.pointee.unknown)")
        }
    }

    private func write(_ field: FieldModel, to code: inout Code) throws(GeneratorError) {
        let target = "self.\(field.swiftName)"
        let place = Place(field, of: message)
        switch field.shape {
        case .oneof: break
        case .plain: code.line("\(target) = \(place.read)")
        case .repeated: code.line("\(target) = \(repeated(field))")
        case .map(let entry): try writeMap(field, entry, to: &code)
        case .optional where field.type == .message:
            let stored = "self.\(field.storedName)"
            code.line("if let raw = c.pointee.f\(field.number) {")
            let value = "try \(field.valueType)(from: raw, reader)"
            code.line("    \(stored) = \(field.isBoxed ? "Boxed(\(value))" : value)")
            code.line("} else {")
            code.line("    \(stored) = nil")
            code.line("}")
        case .optional:
            code.line("if c.pointee.f\(field.number)_has != 0 {")
            code.line("    \(target) = \(place.read)")
            code.line("} else {")
            code.line("    \(target) = nil")
            code.line("}")
        }
    }

    private func repeated(_ field: FieldModel) -> String {
        let place = "c.pointee.f\(field.number), c.pointee.f\(field.number)_count"
        let name = "\"\(message.fullName).\(field.proto.name)\""
        switch field.type {
        case .string: return "try reader.strings(\(place), \(name))"
        case .bytes: return "reader.byteStrings(\(place))"
        case .bool: return "reader.bools(\(place))"
        case .enum: return "reader.enums(\(place)) { \(field.valueType)(rawValue: $0) }"
        case .message: return "try reader.messages(\(place), of: \(field.valueType).self)"
        default: return "reader.numbers(\(place), of: \(field.valueType).self)"
        }
    }

    private func writeMap(
        _ field: FieldModel, _ entryName: String, to code: inout Code
    ) throws(GeneratorError) {
        guard let entry = schema.messages[entryName], entry.fields.count == 2 else { return }
        let (key, value) = (entry.fields[0], entry.fields[1])
        let place = "c.pointee.f\(field.number), c.pointee.f\(field.number)_count"
        code.line("self.\(field.swiftName) = try reader.map(\(place)) { raw throws(CodecError) in")
        code.indented { code in
            code.line("let c = raw.assumingMemoryBound(to: \(entry.cName).self)")
            code.line("let key = \(Place(key, of: entry).read)")
            if value.type == .message {
                code.line("let value: \(value.valueType)")
                code.line("if let raw = c.pointee.f2 {")
                code.line("    value = try \(value.valueType)(from: raw, reader)")
                code.line("} else {")
                code.line("    value = \(value.valueType)()")
                code.line("}")
            } else {
                code.line("let value = \(Place(value, of: entry).read)")
            }
            code.line("return (key, value)")
        }
        code.line("}")
    }

    private func write(_ oneof: OneofModel, to code: inout Code) throws(GeneratorError) {
        try code.block("switch c.pointee.o\(oneof.index)_case") { code throws(GeneratorError) in
            for index in oneof.fields {
                let field = message.fields[index]
                code.line("case \(field.number):")
                let target = "self.\(oneof.swiftName)"
                if field.type == .message {
                    let place = "c.pointee.o\(oneof.index).f\(field.number)"
                    code.line("    if let raw = \(place) {")
                    let value = "try \(field.valueType)(from: raw, reader)"
                    code.line("        \(target) = .\(field.swiftName)(\(value))")
                    code.line("    } else {")
                    code.line("        \(target) = nil")
                    code.line("    }")
                } else {
                    let read = Place(field, of: message).read
                    code.line("    \(target) = .\(field.swiftName)(\(read))")
                }
            }
            code.line("default: self.\(oneof.swiftName) = nil")
        }
    }
}

/// Where one scalar lies in a C struct, and how it is read and written.
struct Place {
    private let field: FieldModel
    private let message: MessageModel

    init(_ field: FieldModel, of message: MessageModel) {
        self.field = field
        self.message = message
    }

    /// The value's member, and for strings and bytes the start and the length.
    private var members: (value: String, start: String, length: String) {
        let number = field.number
        if case .oneof(let index) = field.shape {
            let value = "c.pointee.o\(index).f\(number)"
            return (value, "\(value).data", "\(value).len")
        }
        let value = "c.pointee.f\(number)"
        return (value, value, "\(value)_len")
    }

    /// The expression that is the Swift value; strings can throw.
    var read: String {
        let (value, start, length) = members
        switch field.type {
        case .string:
            return "try reader.string("
                + "\(start), \(length), \"\(message.fullName).\(field.proto.name)\")"
        case .bytes: return "reader.bytes(\(start), \(length))"
        case .bool: return "\(value) != 0"
        case .enum: return "\(field.valueType)(rawValue: \(value))"
        default: return value
        }
    }

    /// The statement that writes the Swift value `source`.
    func write(_ source: String) -> String {
        let (value, start, length) = members
        switch field.type {
        case .string: return "(\(start), \(length)) = writer.string(\(source))"
        case .bytes: return "(\(start), \(length)) = writer.bytes(\(source))"
        case .bool: return "\(value) = \(source) ? 1 : 0"
        case .enum: return "\(value) = \(source).rawValue"
        case .message: return "\(value) = try \(source).write(to: &writer)"
        default: return "\(value) = \(source)"
        }
    }
}
