/// Rules about what a file says, and about what code may not do.

private func isSource(_ file: SourceFile) -> Bool { !file.isTest }

/// Put together, so that this file doesn't contain what it forbids.
private let openEnds = ["TO" + "DO", "FIX" + "ME"]
private let machinePaths = [
    "/wo" + "rk/", "/ho" + "me/", "/Us" + "ers/", "/ro" + "ot/", "/tmp/w" + "t-",
]

/// What stands above a line; attributes, conditions and plain comments are passed over.
private func lineAbove(_ index: Int, _ file: SourceFile) -> String {
    var at = index - 1
    while at >= 0 {
        let line = file.lines[at].drop { $0 == " " }
        let isPlain = line.hasPrefix("//") && !line.hasPrefix("///")
        if !line.hasPrefix("@") && !line.hasPrefix("#") && !isPlain { return String(line) }
        at -= 1
    }
    return ""
}

private func isPublicDeclaration(_ line: String) -> Bool {
    let words = line.split(separator: " ").drop { $0.hasPrefix("@") }
    guard words.first == "public" || words.first == "open" else { return false }
    return !words.contains("import") && !words.prefix(3).contains("extension")
}

/// Lines whose raw text has one of these words, comments included.
private func lines(_ file: SourceFile, with words: [String]) -> [(line: Int, message: String)] {
    file.lines.enumerated().compactMap { index, line in
        words.first { line.contains($0) }.map { (index + 1, "it says \($0)") }
    }
}

extension Rule {
    static let words: [Rule] = [
        Rule(
            "a file opens with a sentence",
            broken: sample("/// Codec\n\nstruct Codec {}"),
            kept: sample("/// How a value becomes\n/// bytes and back.\n\nstruct Codec {}")
        ) { file in
            let opening = file.lines.prefix { $0.hasPrefix("//") }
                .map { $0.drop { $0 == "/" || $0 == " " } }.joined(separator: " ")
            let isSentence =
                [".", "?"].contains(opening.last) && opening.split(separator: " ").count > 3
            return isSentence || file.isGenerated ? [] : [(1, "no sentence says what this file is")]
        },
        Rule(
            "public symbols are documented",
            broken: sample(
                "/// A.\npublic struct A {\n    @inline(__always)\n    public var b = 1\n}"),
            kept: sample(
                "public import A\n/// B.\n@frozen\npublic struct B {}\npublic extension B {}")
        ) { file in
            file.code.enumerated().filter { index, line in
                isPublicDeclaration(line) && !lineAbove(index, file).hasPrefix("///")
            }.map { ($0.offset + 1, "no sentence above a public symbol") }
        },
        Rule(
            "nothing is left open", broken: sample("let a = 1 // \(openEnds[0]): b"),
            kept: sample("let todo = 1")
        ) { lines($0, with: openEnds) },
        Rule(
            "no path of a machine", broken: sample("let a = \"\(machinePaths[0])main\""),
            kept: sample("let a = \"../shared\"")
        ) { lines($0, with: machinePaths) },
    ]

    static let code: [Rule] = [
        Rule(
            "no try!", broken: sample("let a = try! b()"),
            kept: sample("// try! b\nlet a = try? b()"),
            appliesTo: isSource
        ) { $0.contains("try!") },
        Rule(
            "no as!", broken: sample("let a = b as! C"), kept: sample("let a = b as? C"),
            appliesTo: isSource
        ) { $0.contains(" as!") },
        // A step that could be configured to lose a protection would be, some day.
        Rule(
            "nothing public takes a protection away",
            broken: sample("public var rules: Protections"),
            kept: sample("package var rules: Protections\npublic let isProtected = true"),
            appliesTo: isSource
        ) { $0.contains(#/\b(public|open)\b.*\b[Pp]rotections\b/#) },
        Rule(
            "no force unwrap", broken: sample("let a = \"x\"\nlet b = c[0]!.d"),
            kept: sample("let a = !b && c != d"), appliesTo: isSource
        ) { line in
            line.contains(#/[\w)\]]!(?!=)/#) && !line.contains("try!") && !line.contains(" as!")
        },
        // Structured tasks belong to somebody who waits for them. For those of asynchronous steps the
        // lanes of their partition do, turn by turn, and cancel them.
        Rule(
            "no unstructured task", broken: sample("Task.detached(priority: .high) {\n}"),
            kept: sample("group.addTask { }\nlet a: Task<Void, Never>"),
            appliesTo: { isSource($0) && !$0.path.hasSuffix("FlowsAsync/TaskFunction.swift") }
        ) { $0.contains(#/\bTask(\.detached)?\s*(\([^)]*\))?\s*\{/#) },
    ]
}
