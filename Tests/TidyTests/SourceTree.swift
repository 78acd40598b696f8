/// The project's own files, as the rules read them.

import Foundation

/// One Swift file: where it lies, its lines, and the same lines without comments and literals.
struct SourceFile: Sendable {
    /// From the root, such as `Sources/FlowsCore/Codec.swift`.
    let path: String
    let lines: [String]
    let code: [String]

    init(path: String, text: String) {
        self.path = path
        lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        code = CodeText.lines(of: text)
    }

    /// The folder under `Sources/` or `Tests/`; steps and benchmarks all count as one module each.
    var module: String { path.split(separator: "/").dropFirst().first.map(String.init) ?? "" }

    var isTest: Bool { path.hasPrefix("Tests/") }

    /// Said by the first line, as the generator writes it.
    var isGenerated: Bool { lines.first?.lowercased().hasPrefix("// made by") ?? false }
}

/// The working copy that this test was compiled from.
enum SourceTree {
    static let root = URL(filePath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent()

    /// Every Swift file under `Sources` and `Tests`.
    static let swiftFiles: [SourceFile] = paths(under: ["Sources", "Tests"])
        .filter { $0.hasSuffix(".swift") }
        .compactMap { path in text(path).map { SourceFile(path: path, text: $0) } }

    /// Every file under these folders, from the root; hidden ones and what a build leaves are left out.
    static func paths(under folders: [String]) -> [String] {
        folders.flatMap { folder -> [String] in
            let start = root.appending(path: folder)
            let names = FileManager.default.enumerator(atPath: start.path)
            return (names?.compactMap { $0 as? String } ?? [])
                .filter { !$0.split(separator: "/").contains { $0.hasPrefix(".") } }
                .map { "\(folder)/\($0)" }.filter { !isFolder($0) }.sorted()
        }
    }

    /// The names of the folders right under a folder.
    static func folders(under folder: String) -> [String] {
        let names = try? FileManager.default.contentsOfDirectory(
            atPath: root.appending(path: folder).path)
        return (names ?? []).filter { !$0.hasPrefix(".") && isFolder("\(folder)/\($0)") }.sorted()
    }

    static func text(_ path: String) -> String? {
        try? String(contentsOf: root.appending(path: path), encoding: .utf8)
    }

    static func exists(_ path: String) -> Bool {
        FileManager.default.fileExists(atPath: root.appending(path: path).path)
    }

    static func isFolder(_ path: String) -> Bool {
        var folder: ObjCBool = false
        _ = FileManager.default.fileExists(
            atPath: root.appending(path: path).path, isDirectory: &folder)
        return folder.boolValue
    }
}
