/// The whole line: check the files, resolve names, write C and Swift.

struct Generator {
    private let request: PluginRequest
    private let parameters: Parameters

    init(_ request: PluginRequest) throws(GeneratorError) {
        self.request = request
        parameters = try Parameters(request.parameter)
    }

    func files() throws(GeneratorError) -> [GeneratedFile] {
        let wanted = Set(request.filesToGenerate)
        var protos: [ProtoFile] = []
        for file in request.files where wanted.contains(file.name) {
            try Checks.check(file)
            protos.append(parameters.keepsComments ? try file.withComments() : file)
        }
        let schema = try Schema(protos)
        var files = [CHeader.umbrella(protos, parameters)]
        for file in protos {
            for message in schema.allMessages(of: file.name) { try Checks.check(message, schema) }
            files.append(CHeader(file, schema).generated(parameters))
            files.append(CSource(file, schema).generated(parameters))
            files.append(try SwiftFile(file, schema, parameters).generated())
        }
        return files
    }
}

extension ProtoFile {
    /// `google/protobuf/any.proto` → `google_protobuf_any.pb`.
    var stem: String {
        let path = name.hasSuffix(".proto") ? String(name.dropLast(6)) : name
        return path.split(separator: "/").joined(separator: "_") + ".pb"
    }

    /// The line at the head of each generated file.
    var madeBy: String { "// Made by protoc-gen-flows from \(name); make proto" }
}
