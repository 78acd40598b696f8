/// The plugin that `protoc` starts: descriptors on standard input, C and Swift on standard output.

@main
struct ProtocGenFlows {
    static func main() {
        let answer: PluginResponse
        do throws(GeneratorError) {
            let request = try PluginRequest(Standard.readAll())
            answer = .files(try Generator(request).files())
        } catch {
            answer = .refused(error.reason)
        }
        Standard.write(answer.encoded())
    }
}

/// Why nothing is generated; what a person reads names file, message and field.
struct GeneratorError: Error {
    let reason: String

    init(_ reason: String) { self.reason = reason }
}
