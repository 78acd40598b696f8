/// Finds functions and where they end, by counting braces in code without literals.

/// One function, initialiser or deinitialiser: its first and last line, from 1.
struct FunctionSpan {
    let first: Int
    let last: Int

    var length: Int { last - first + 1 }

    /// All of a file, nested ones too; a protocol's requirement has no body and isn't one.
    static func all(in code: [String]) -> [FunctionSpan] {
        code.indices.compactMap { index in
            guard let column = keyword(code[index]) else { return nil }
            guard let last = end(code, line: index, column: column) else { return nil }
            return FunctionSpan(first: index + 1, last: last + 1)
        }
    }

    /// Where a declaration's keyword ends, if the line has one.
    private static func keyword(_ line: String) -> Int? {
        var words: [Substring] = []
        for word in line.split(separator: " ") {
            words.append(word)
            let name = word.prefix { $0.isLetter }
            if name == "func" || name == "deinit" { break }
            if name == "init", word.dropFirst(4).first.map({ "(?!<".contains($0) }) ?? false {
                break
            }
            guard modifiers.contains(String(name)) || word.hasPrefix("@") else { return nil }
        }
        guard let last = words.last, let end = line.firstRange(of: last)?.upperBound,
            ["func", "init", "deinit"].contains(String(last.prefix { $0.isLetter }))
        else { return nil }
        return line[..<end].utf8.count - (last.utf8.count - last.prefix { $0.isLetter }.utf8.count)
    }

    private static let modifiers: Set<String> = [
        "public", "internal", "private", "fileprivate", "package", "open", "static", "class",
        "mutating", "nonmutating", "consuming", "borrowing", "override", "convenience", "required",
        "final", "nonisolated", "isolated", "indirect", "prefix", "postfix", "infix", "inline",
    ]

    /// The line of the brace that closes the body; nil when there is no body.
    private static func end(_ code: [String], line: Int, column: Int) -> Int? {
        var parentheses = 0
        var braces = 0
        for at in line..<code.count {
            let text = at == line ? String(code[at].utf8.dropFirst(column)) ?? "" : code[at]
            if at > line, braces == 0, parentheses == 0, startsDeclaration(text) { return nil }
            for character in text.utf8 {
                switch character {
                case UInt8(ascii: "("), UInt8(ascii: "["): parentheses += 1
                case UInt8(ascii: ")"), UInt8(ascii: "]"): parentheses -= 1
                case UInt8(ascii: "{") where parentheses == 0 || braces > 0: braces += 1
                case UInt8(ascii: "}") where parentheses == 0 || braces > 0:
                    braces -= 1
                    if braces < 0 { return nil }
                    if braces == 0 { return at }
                default: break
                }
            }
        }
        return nil
    }

    private static func startsDeclaration(_ line: String) -> Bool {
        guard let word = line.split(separator: " ").first else { return false }
        let name = String(word.prefix { $0.isLetter })
        let others: Set<String> = [
            "func", "init", "deinit", "var", "let", "subscript", "associatedtype", "typealias",
            "struct", "enum", "extension", "protocol", "case",
        ]
        return word.hasPrefix("@") || modifiers.contains(name) || others.contains(name)
    }
}
