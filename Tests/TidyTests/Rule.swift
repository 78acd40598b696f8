/// What a rule of the house is, for the tests that run all of them.

import Testing

/// One rule over Swift files, with a sample that breaks it: a rule that finds nothing there is broken.
struct Rule: Sendable, CustomTestStringConvertible {
    let name: String
    /// What is wrong in a file: line numbers from 1, and a sentence each.
    let violations: @Sendable (SourceFile) -> [(line: Int, message: String)]
    /// A file that breaks the rule in its last line but the closing ones.
    let broken: SourceFile
    /// A file that comes close and doesn't.
    let kept: SourceFile

    var testDescription: String { name }

    init(
        _ name: String, broken: SourceFile, kept: SourceFile,
        violations: @escaping @Sendable (SourceFile) -> [(line: Int, message: String)]
    ) {
        self.name = name
        self.broken = broken
        self.kept = kept
        self.violations = violations
    }

    /// A rule that looks at the code of one line at a time.
    init(
        _ name: String, broken: SourceFile, kept: SourceFile,
        appliesTo:
            @escaping @Sendable (
                SourceFile
            ) -> Bool = { _ in true },
        line isBroken: @escaping @Sendable (String) -> Bool
    ) {
        self.init(name, broken: broken, kept: kept) { file in
            guard appliesTo(file) else { return [] }
            return file.code.enumerated().filter { isBroken($0.element) }
                .map { ($0.offset + 1, name) }
        }
    }
}

/// A sample at a path.
func sample(_ text: String, at path: String = "Sources/FlowsCore/Sample.swift") -> SourceFile {
    SourceFile(path: path, text: text)
}
