/// `static let topic` of a message with `(flows.topic)`.

struct SwiftTopic {
    private let message: MessageModel
    private let option: TopicOption

    init(_ message: MessageModel, _ option: TopicOption) {
        self.message = message
        self.option = option
    }

    func write(to code: inout Code) throws(GeneratorError) {
        let key = message.fields.first { $0.proto.name == option.key }
        let value = message.swiftName
        try code.block("extension \(value)") { code throws(GeneratorError) in
            code.line("/// The topic `\(option.name)`.")
            guard let key else {
                code.line("public static let topic = Topic<[Swift.UInt8]?, \(value)>(")
                writeContract(to: &code, label: "")
                return code.line("    optionalKey: .bytes, value: codec)")
            }
            let type = option.isCompacted ? "\(value)?" : value
            code.line("public static let topic = Topic<\(key.valueType), \(type)>(")
            writeContract(to: &code, label: option.isCompacted ? "compacted: " : "")
            code.line(
                "    key: \(codec(of: key)), value: codec, keyOfValue: { $0.\(key.swiftName) })")
        }
    }

    private func codec(of key: FieldModel) -> String {
        switch key.type {
        case .string: ".string"
        case .bytes: ".bytes"
        default: ".integer"
        }
    }

    private func writeContract(to code: inout Code, label: String) {
        code.line("    \(label)TopicContract(")
        let cleanup = option.isCompacted ? ".compact" : ".delete"
        let keyField = option.key.isEmpty ? "nil" : "\"\(option.key)\""
        let name = "name: \"\(option.name)\""
        code.line("        \(name), partitions: \(option.partitions), cleanup: \(cleanup),")
        let config = option.config.map { "\(literal($0.key)): \(literal($0.value))" }
        let all = config.isEmpty ? "[:]" : "[\(config.joined(separator: ", "))]"
        code.line("        keyField: \(keyField), config: \(all)),")
    }
}

/// A text as a Swift literal.
func literal(_ text: String) -> String {
    let escaped = text.unicodeScalars.map { scalar in
        switch scalar {
        case "\"", "\\": "\\\(scalar)"
        case _ where scalar.value < 0x20: "\\u{\(String(scalar.value, radix: 16))}"
        default: String(scalar)
        }
    }
    return "\"\(escaped.joined())\""
}
