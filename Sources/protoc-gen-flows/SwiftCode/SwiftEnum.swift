/// An enumeration in Swift: open, so that a number of a newer version survives.

struct SwiftEnum {
    private let model: EnumModel

    init(_ model: EnumModel) { self.model = model }

    func write(to code: inout Code) throws(GeneratorError) {
        let name = model.swiftName.split(separator: ".").last.map(String.init) ?? ""
        code.doc(model.comment, otherwise: "`\(model.fullName)`.")
        try code.block("public enum \(name): Swift.Sendable, Swift.Hashable") {
            code throws(GeneratorError) in
            for value in model.cases {
                code.doc(value.comment, otherwise: "The number \(value.number).")
                code.line("case \(value.name)")
            }
            code.line("/// A number that this version doesn't know.")
            code.line("case unrecognized(Swift.Int32)")
            for alias in model.aliases { writeAlias(alias, to: &code) }
            code.line()
            code.line("/// The case of a number.")
            try code.block("public init(rawValue: Swift.Int32)") { code throws(GeneratorError) in
                try code.block("switch rawValue") { code throws(GeneratorError) in
                    for value in model.cases {
                        code.line("case \(value.number): self = .\(value.name)")
                    }
                    code.line("default: self = .unrecognized(rawValue)")
                }
            }
            code.line()
            code.line("/// The case's number.")
            try code.block("public var rawValue: Swift.Int32") { code throws(GeneratorError) in
                try code.block("switch self") { code throws(GeneratorError) in
                    for value in model.cases {
                        code.line("case .\(value.name): \(value.number)")
                    }
                    code.line("case .unrecognized(let number): number")
                }
            }
        }
    }

    private func writeAlias(_ alias: EnumModel.Case, to code: inout Code) {
        guard let first = model.cases.first(where: { $0.number == alias.number }) else { return }
        code.doc(alias.comment, otherwise: "Another name of `\(first.name)`.")
        code.line("public static var \(alias.name): Self { .\(first.name) }")
    }
}
