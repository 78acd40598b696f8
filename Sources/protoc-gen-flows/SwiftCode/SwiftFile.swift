/// The Swift file of a `.proto` file.

struct SwiftFile {
    let file: ProtoFile
    let schema: Schema
    let parameters: Parameters

    init(_ file: ProtoFile, _ schema: Schema, _ parameters: Parameters) {
        self.file = file
        self.schema = schema
        self.parameters = parameters
    }

    func generated() throws(GeneratorError) -> GeneratedFile {
        var code = Code()
        code.line(file.madeBy)
        code.line("// swift-format-ignore-file")
        code.line()
        code.line("internal import \(parameters.cModule)")
        for name in parameters.imports { code.line("public import \(name)") }
        let names = schema.topLevel[file.name]
        for name in names?.enums ?? [] {
            guard let model = schema.enums[name] else { continue }
            code.line()
            try SwiftEnum(model).write(to: &code)
        }
        for message in schema.allMessages(of: file.name) where !message.proto.isMapEntry {
            try SwiftMessage(message, schema).write(to: &code)
        }
        return GeneratedFile(name: "\(parameters.module)/\(file.stem).swift", content: code.text)
    }
}
