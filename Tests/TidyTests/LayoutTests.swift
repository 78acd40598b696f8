/// Tests that the folders are what they are said to be.

import Testing

private let map = "Sources/Flows/Documentation.docc/Architecture.md"

/// Paths in backticks of a text: those that begin with a folder of the root, and names of files.
private func namedPaths(_ text: String) -> [String] {
    text.matches(of: #/`([\w+.\-]+(?:\/[\w+.\-]+)*\/?)`/#).map { String($0.1) }.filter { path in
        let roots = ["Sources", "Tests", "Proto", "k8s", "Dockerfiles", ".ci"]
        return roots.contains { path.hasPrefix($0 + "/") } || path.hasSuffix(".swift")
    }
}

/// Whether a path is there: from the root, under `Sources`, or as a file's name anywhere.
private func isThere(_ path: String, among files: [String]) -> Bool {
    SourceTree.exists(path) || SourceTree.exists("Sources/" + path)
        || files.contains { $0.hasSuffix("/" + path) }
}

@Suite struct LayoutTests {
    @Test("a door is a module map and a shim, nothing else")
    func doors() {
        let doors = ["CRdKafka", "CLibPQ", "CProtobufC", "CMicroHTTPD", "CMimalloc"]
        for door in doors {
            let files = SourceTree.paths(under: ["Sources/\(door)"])
            #expect(files.map { $0.split(separator: "/").last } == ["module.modulemap", "shim.h"])
        }
    }

    @Test("every test folder has a test, and no folder a placeholder")
    func testFolders() {
        // The other folders hold what tests use: samples, a testee.
        for folder in SourceTree.folders(under: "Tests") where folder.hasSuffix("Tests") {
            let files = SourceTree.swiftFiles.filter { $0.path.hasPrefix("Tests/\(folder)/") }
            let hasTest = files.contains { $0.code.contains { $0.contains("@Test") } }
            #expect(hasTest, "Tests/\(folder) has no test")
        }
        let placeholders = SourceTree.swiftFiles.map(\.path).filter {
            $0.hasSuffix("/Placeholder.swift")
        }
        #expect(placeholders == [])
    }

    @Test("the architecture's file map names every module, and nothing that isn't there")
    func architecture() throws {
        let text = try #require(SourceTree.text(map), "\(map) is missing")
        let words = Set(text.split { !$0.isLetter && !$0.isNumber && $0 != "-" })
        for module in SourceTree.folders(under: "Sources") {
            #expect(words.contains(Substring(module)), "the file map doesn't name \(module)")
        }
        let files = SourceTree.paths(under: ["Sources", "Tests", "Proto"])
        for path in namedPaths(text) {
            #expect(isThere(path, among: files), "the file map names \(path), which isn't there")
        }
    }

    @Test("a name that isn't there is noticed")
    func namedPathsAreFound() {
        let text = "`Sources/Nowhere/` and `Codec.swift`, `a/b` or `make test`"
        #expect(namedPaths(text) == ["Sources/Nowhere/", "Codec.swift"])
        let files = ["Sources/FlowsCore/Codec.swift"]
        #expect(isThere("Codec.swift", among: files) && !isThere("Nowhere.swift", among: files))
        #expect(!isThere("Sources/Nowhere/", among: files))
    }
}
