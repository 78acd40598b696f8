/// The C structs that protobuf-c unpacks into, as a header that needs nothing of protobuf-c.

struct CHeader {
    private let file: ProtoFile
    private let messages: [MessageModel]

    init(_ file: ProtoFile, _ schema: Schema) {
        self.file = file
        messages = schema.allMessages(of: file.name)
    }

    /// The module's umbrella header: all headers of the run.
    static func umbrella(_ files: [ProtoFile], _ parameters: Parameters) -> GeneratedFile {
        var code = Code()
        code.line("// Made by protoc-gen-flows; make proto")
        code.line("#pragma once")
        for file in files { code.line("#include \"\(file.stem).h\"") }
        return GeneratedFile(
            name: "\(parameters.cModule)/include/\(parameters.cModule).h", content: code.text)
    }

    func generated(_ parameters: Parameters) -> GeneratedFile {
        var code = Code()
        code.line(file.madeBy)
        code.line("#pragma once")
        code.line("#include <stddef.h>")
        code.line("#include <stdint.h>")
        for message in messages { write(message, to: &code) }
        return GeneratedFile(
            name: "\(parameters.cModule)/include/\(file.stem).h", content: code.text)
    }

    private func write(_ message: MessageModel, to code: inout Code) {
        code.line()
        code.line("// \(message.fullName)")
        code.line("typedef struct \(message.cName) {")
        code.indented { code in
            code.line("const void *type;")
            code.line("unsigned unknown_count;")
            code.line("void *unknown;")
            for field in message.fields { write(field, to: &code) }
            for oneof in message.oneofs { write(oneof, of: message, to: &code) }
        }
        code.line("} \(message.cName);")
        code.line("const void *\(message.cName)__descriptor(void);")
    }

    private func write(_ field: FieldModel, to code: inout Code) {
        let number = field.number
        if case .oneof = field.shape { return }
        code.line("// \(field.proto.name)")
        switch field.shape {
        case .repeated, .map:
            code.line("size_t f\(number)_count;")
            code.line("void *f\(number);")
        default:
            if field.hasPresenceMember { code.line("int f\(number)_has;") }
            switch field.type {
            case .string, .bytes:
                // These two are a ProtobufCBinaryData.
                code.line("size_t f\(number)_len;")
                code.line("uint8_t *f\(number);")
            case .message: code.line("void *f\(number);")
            default: code.line("\(field.type.cName) f\(number);")
            }
        }
    }

    private func write(_ oneof: OneofModel, of message: MessageModel, to code: inout Code) {
        code.line("// oneof \(oneof.protoName)")
        code.line("uint32_t o\(oneof.index)_case;")
        code.line("union {")
        code.indented { code in
            for index in oneof.fields {
                let field = message.fields[index]
                switch field.type {
                case .string, .bytes:
                    code.line("struct { size_t len; uint8_t *data; } f\(field.number);")
                case .message: code.line("void *f\(field.number);")
                default: code.line("\(field.type.cName) f\(field.number);")
                }
            }
        }
        code.line("} o\(oneof.index);")
    }
}

extension FieldModel {
    /// Whether the C struct says beside the value if it is there. Floating point numbers have it
    /// without `optional` too, since protobuf-c drops −0.0 otherwise.
    var hasPresenceMember: Bool {
        switch shape {
        case .plain: type.isFloating
        case .optional: type != .message
        default: false
        }
    }
}
