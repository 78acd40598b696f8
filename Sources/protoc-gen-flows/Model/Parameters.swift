/// What a caller of the plugin chooses: `--flows_out=module=TextMessages:Sources`.

struct Parameters {
    /// The Swift module, and the name of its folder below the output folder.
    private(set) var module = ""
    /// What generated Swift imports.
    private(set) var imports = ["Flows"]
    /// Whether comments of the `.proto` file become comments of the Swift file.
    private(set) var keepsComments = true

    /// The C module: the Swift module's name behind a C.
    var cModule: String { "C\(module)" }

    init(_ text: String) throws(GeneratorError) {
        for part in text.split(separator: ",") {
            let words = part.split(separator: "=", maxSplits: 1).map(String.init)
            switch (words.first, words.count) {
            case ("module", 2): module = words[1]
            case ("import", 2): imports = words[1].split(separator: "+").map(String.init)
            case ("comments", 2): keepsComments = words[1] != "none"
            default:
                throw GeneratorError(
                    "the parameter \(part) isn't known: there are module=…, import=… and comments=none"
                )
            }
        }
        guard Self.isIdentifier(module), imports.allSatisfy(Self.isIdentifier) else {
            throw GeneratorError(
                "the plugin wants --flows_out=module=NAME:FOLDER, where NAME is a Swift module")
        }
    }

    private static func isIdentifier(_ text: String) -> Bool {
        text.first?.isLetter == true && text.allSatisfy { $0.isLetter || $0.isNumber || $0 == "_" }
    }
}
