/// Rules about how large files and functions may be; generated code is exempt.

/// The house's ends: aim at much less.
private let fileLinesMax = 400
private let functionLinesMax = 50

private func lines(_ count: Int, of line: String) -> String {
    Array(repeating: line, count: count).joined(separator: "\n")
}

extension Rule {
    static let sizes: [Rule] = [
        Rule(
            "a file has at most \(fileLinesMax) lines", broken: sample(lines(401, of: "let a = 1")),
            kept: sample(lines(400, of: "let a = 1"))
        ) { file in
            let count = file.lines.count - (file.lines.last == "" ? 1 : 0)
            return file.isGenerated || count <= fileLinesMax ? [] : [(count, "\(count) lines")]
        },
        Rule(
            "a function has at most \(functionLinesMax) lines",
            broken: sample(
                "    func a(\n  _ b: Int = { 1 }(), _ c: [Int]\n) {\n"
                    + lines(47, of: "f(\"}\") // }") + "\n}"),
            kept: sample(
                "protocol P {\n    func a() -> Int\n    var b: Int { get }\n}\n"
                    + "init() {\n" + lines(48, of: "if a { b }") + "\n}\n")
        ) { file in
            guard !file.isGenerated else { return [] }
            return FunctionSpan.all(in: file.code).filter { $0.length > functionLinesMax }
                .map { ($0.first, "a function of \($0.length) lines") }
        },
    ]
}
