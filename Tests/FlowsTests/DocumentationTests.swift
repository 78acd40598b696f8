/// Tests that the documentation says what the code is: tables, code, metrics and log lines.

import Foundation
import Testing

@testable import Flows

/// The project's own files, as the documentation's tests read them.
private enum Project {
    static let root = URL(filePath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent()
    static let catalog = "Sources/Flows/Documentation.docc"

    static func text(_ path: String) throws -> String {
        try String(contentsOf: root.appending(path: path), encoding: .utf8)
    }

    /// Paths from the root of all files below a folder that end so; what a build leaves is left out.
    static func files(_ folder: String, _ ends: String...) -> [String] {
        let names = FileManager.default.enumerator(atPath: root.appending(path: folder).path)
        return (names?.compactMap { $0 as? String } ?? [])
            .filter { name in !name.hasPrefix(".") && ends.contains { name.hasSuffix($0) } }
            .map { "\(folder)/\($0)" }.sorted()
    }

    static var documents: [String] { ["README.md"] + files(catalog, ".md") }

    /// The lines between `<!-- name -->` and `<!-- end -->`.
    static func part(_ name: String, of path: String) throws -> String {
        let text = try text(path)
        let start = try #require(text.firstRange(of: "<!-- \(name) -->\n"), "no part \(name)")
        let rest = text[start.upperBound...]
        let end = try #require(rest.firstRange(of: "<!-- end -->"), "the part \(name) has no end")
        return String(rest[..<end.lowerBound])
    }

    /// The first cells of a part that is a table, without the backticks around them.
    static func names(_ part: String, of path: String) throws -> [String] {
        try self.part(part, of: path).split(separator: "\n").dropFirst(2).compactMap { row in
            row.split(separator: "|").first?.trimmingCharacters(
                in: CharacterSet(charactersIn: " `"))
        }
    }
}

/// A fenced block of a document.
private struct CodeBlock: CustomTestStringConvertible, Sendable {
    let place: String
    let language: String
    let lines: [String]

    var testDescription: String { place }

    /// Those of these languages.
    static func all(_ languages: Set<String>) -> [CodeBlock] {
        Project.documents.flatMap { path -> [CodeBlock] in
            var blocks: [CodeBlock] = []
            var fence: (language: String, line: Int)?
            var lines: [String] = []
            let text = (try? Project.text(path)) ?? ""
            for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false)
                .enumerated()
            {
                let isFence = line.hasPrefix("```")
                switch (isFence, fence) {
                case (true, nil):
                    fence = (String(line.dropFirst(3)), index + 1)
                    lines = []
                case (true, let found?):
                    blocks.append(
                        CodeBlock(
                            place: "\(path):\(found.line)", language: found.language, lines: lines))
                    fence = nil
                case (false, _): lines.append(String(line))
                }
            }
            return blocks.filter { languages.contains($0.language) }
        }
    }

    /// Lines that say something, without the indentation that depends on where they stand.
    static func bare(_ lines: [String]) -> [String] {
        lines.map { $0.trimmingCharacters(in: .whitespaces) }.filter { !$0.isEmpty }
    }

    func stands(in files: [[String]]) -> Bool {
        let wanted = Self.bare(lines)
        return files.contains { file in
            guard file.count >= wanted.count else { return false }
            return (0...(file.count - wanted.count)).contains { start in
                file[start..<start + wanted.count].elementsEqual(wanted)
            }
        }
    }
}

@Suite("Documentation")
struct DocumentationTests {
    @Test("README's table of variables is the list that steps read them from")
    func settings() throws {
        var table =
            "| Environment | Default | Bounds | What it is for |\n| --- | --- | --- | --- |\n"
        for setting in Setting.all {
            let file = setting.isSecret ? ", `\(setting.name)_FILE`" : ""
            let fallback = setting.fallback.map { "`\($0)`" } ?? "none"
            table += "| `\(setting.name)`\(file) | \(fallback) | \(setting.bounds) | "
            table += "\(setting.purpose) |\n"
        }
        #expect(try Project.part("settings", of: "README.md") == table, "it should be:\n\(table)")
    }

    @Test("README's table of exit codes is the list that steps end with")
    func exitCodes() throws {
        var table = "| Code | Meaning |\n| --- | --- |\n"
        for code in ExitCode.allCases { table += "| \(code.rawValue) | \(code.meaning) |\n" }
        #expect(try Project.part("exit codes", of: "README.md") == table, "it should be:\n\(table)")
    }

    // A sample in a document is a part of a file that the compiler has seen, or it rots.
    @Test("code in the documentation is compiled somewhere", arguments: CodeBlock.all(["swift"]))
    fileprivate func swiftCode(block: CodeBlock) throws {
        // The manifest of a package that isn't here.
        if block.lines.first?.hasPrefix("// swift-tools-version") == true { return }
        #expect(block.stands(in: try Self.swiftFiles.get()), "\(block.place) stands in no file")
    }

    @Test(
        "messages in the documentation are generated somewhere", arguments: CodeBlock.all(["proto"])
    )
    fileprivate func protoCode(block: CodeBlock) throws {
        let files = try Project.files("Proto", ".proto").map { path in
            CodeBlock.bare(try Project.text(path).components(separatedBy: "\n"))
        }
        #expect(block.stands(in: files), "\(block.place) stands in no file")
    }

    @Test("a block that stands nowhere is noticed")
    func unknownCode() throws {
        let block = CodeBlock(
            place: "here", language: "swift", lines: ["let nobody = \"wrote this\""])
        #expect(!block.stands(in: [["let a = 1", "let b = 2"]]))
        #expect(CodeBlock.all(["swift"]).count > 5)
    }

    @Test("Operating.md names every metric, and none that isn't there")
    func metrics() throws {
        let places = [
            "FlowsRuntime/Worker/PartitionMetrics.swift",
            "FlowsRuntime/Collector/WindowMetrics.swift", "FlowsRuntime/Worker/Supervisor.swift",
            "FlowsRuntime/Worker/Worker.swift", "Flows/Commands/RunCommand.swift",
            "Flows/Commands/Probes.swift",
        ]
        var found: Set<String> = []
        for place in places {
            let text = try Project.text("Sources/\(place)")
            for match in text.matches(of: #/[" ]((?:flows|kafka|process)(?:_[a-z]+)+)[" ]/#) {
                found.insert(String(match.1))
            }
        }
        let names = try Project.names("metrics", of: "\(Project.catalog)/Operating.md")
        #expect(found.count > 10)
        #expect(found.symmetricDifference(names).sorted() == [])
    }

    @Test("Operating.md quotes log lines that are written somewhere")
    func logLines() throws {
        let sources = try Self.swiftFiles.get().joined().joined(separator: "\n")
        let lines = try Project.names("log lines", of: "\(Project.catalog)/Operating.md")
        #expect(lines.count > 10)
        for line in lines { #expect(sources.contains("\"\(line)\""), "nobody writes: \(line)") }
    }

    private static let swiftFiles = Result<[[String]], any Error> {
        let paths =
            ["Package.swift"] + Project.files("Sources", ".swift")
            + Project.files("Tests", ".swift")
        return try paths.map { path in
            CodeBlock.bare(try Project.text(path).components(separatedBy: "\n"))
        }
    }
}
