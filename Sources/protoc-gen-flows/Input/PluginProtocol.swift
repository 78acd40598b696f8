/// The two messages of `google/protobuf/compiler/plugin.proto`.

/// What `protoc` asks for.
struct PluginRequest {
    /// The files to generate, by path.
    var filesToGenerate: [String] = []
    /// What stands in front of the colon of `--flows_out=…:folder`.
    var parameter = ""
    /// The files and all that they import, imports first.
    var files: [ProtoFile] = []

    init(_ bytes: [UInt8]) throws(GeneratorError) {
        var reader = WireReader(bytes[...])
        while let (number, value) = try reader.next() {
            switch number {
            case 1: filesToGenerate.append(value.text)
            case 2: parameter = value.text
            case 15: files.append(try ProtoFile(value.message))
            default: break
            }
        }
    }
}

/// What the plugin answers.
enum PluginResponse {
    case files([GeneratedFile])
    case refused(String)

    func encoded() -> [UInt8] {
        var bytes: [UInt8] = []
        switch self {
        case .refused(let reason): Self.append(1, Array(reason.utf8), to: &bytes)
        case .files(let files):
            for file in files {
                var content: [UInt8] = []
                Self.append(1, Array(file.name.utf8), to: &content)
                Self.append(15, Array(file.content.utf8), to: &content)
                Self.append(15, content, to: &bytes)
            }
        }
        // supported_features = FEATURE_PROTO3_OPTIONAL
        return bytes + [2 << 3, 1]
    }

    private static func append(_ number: UInt8, _ content: [UInt8], to bytes: inout [UInt8]) {
        bytes.append(number << 3 | 2)
        var length = content.count
        while length > 0x7F {
            bytes.append(UInt8(truncatingIfNeeded: length) | 0x80)
            length >>= 7
        }
        bytes.append(UInt8(length))
        bytes += content
    }
}

/// One file that the plugin writes, by its path below the output folder.
struct GeneratedFile {
    let name: String
    let content: String
}
