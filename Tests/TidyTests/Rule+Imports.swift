/// Rules about what may import what: the module graph, the doors to C and Foundation.

/// What each module may import beside the system's own; tests may import anything but doors.
///
/// Reads bottom-up. A door to C is named in one line only, but for generated code.
private let graph: [String: Set<String>] = [
    "FlowsCore": [],
    "FlowsKafka": ["FlowsCore", "CRdKafka"],
    "FlowsPostgres": ["FlowsCore", "CLibPQ"],
    "FlowsProtobuf": ["FlowsCore", "CProtobufC"],
    "FlowsHTTP": ["FlowsCore", "CMicroHTTPD"],
    "FlowsRuntime": ["FlowsCore"],
    "Flows": runtime.union(["CMimalloc"]),
    "FlowsAsync": ["Flows", "FlowsCore", "FlowsProtobuf", "FlowsRuntime"],
    "FlowsJSON": ["FlowsCore"],
    "FlowsTesting": runtime.union(["Flows"]),
    "FlowsLocal": ["FlowsCore", "FlowsKafka", "FlowsPostgres"],
    "TextMessages": ["Flows", "FlowsCore", "FlowsProtobuf", "CTextMessages", "CProtobufC"],
    "TextTypes": [],
    "ObjectMessages": ["Flows", "FlowsCore", "FlowsProtobuf", "CObjectMessages", "CProtobufC"],
    "Steps": ["Flows", "FlowsAsync", "FlowsJSON", "TextMessages", "TextTypes", "ObjectMessages"],
    "FlowsCLI": runtime.union(["Flows", "FlowsLocal", "ObjectMessages"]),
    "Benchmarks": runtime.union([
        "BenchVariables", "Flows", "FlowsLocal", "FlowsTesting", "FlowsJSON", "TextMessages",
        "SampleMessages",
    ]),
    "protoc-gen-flows": [],
]

private let runtime: Set<String> = [
    "FlowsCore", "FlowsRuntime", "FlowsKafka", "FlowsPostgres", "FlowsProtobuf", "FlowsHTTP",
]

/// The doors, and the one module that each opens to.
private let doors = [
    "CRdKafka": "FlowsKafka", "CLibPQ": "FlowsPostgres", "CProtobufC": "FlowsProtobuf",
    "CMicroHTTPD": "FlowsHTTP", "CMimalloc": "Flows",
]

private let system: Set<String> = ["Glibc", "Musl", "Darwin", "Synchronization", "Dispatch"]
private let mayUseFoundation: Set<String> = [
    "FlowsJSON", "FlowsLocal", "FlowsTesting", "FlowsCLI", "protoc-gen-flows", "Benchmarks",
]

/// The module that a line imports; nil when it is no import.
func importedModule(_ line: String) -> String? {
    let words = line.split(separator: " ")
    guard let at = words.firstIndex(of: "import"), at + 1 < words.count else { return nil }
    let before = ["public", "internal", "private", "fileprivate", "package"]
    guard words[..<at].allSatisfy({ $0.hasPrefix("@") || before.contains(String($0)) }) else {
        return nil
    }
    let kinds = ["struct", "class", "enum", "protocol", "func", "var", "let", "typealias"]
    let name = words[(at + 1)...].first { !kinds.contains(String($0)) }
    return name.flatMap { $0.split(separator: ".").first }.map(String.init)
}

private func wrongImports(_ file: SourceFile, _ isWrong: (String) -> String?)
    -> [(line: Int, message: String)]
{
    file.code.enumerated().compactMap { index, line in
        importedModule(line).flatMap(isWrong).map { (index + 1, $0) }
    }
}

extension Rule {
    static let imports: [Rule] = [
        Rule(
            "imports point only down",
            broken: sample("import Glibc\nimport FlowsKafka", at: "Sources/FlowsRuntime/A.swift"),
            kept: sample("public import FlowsCore", at: "Sources/FlowsRuntime/A.swift")
        ) { file in
            guard !file.isTest else { return [] }
            guard let allowed = graph[file.module] else {
                return [
                    (1, "the module \(file.module) has no place in the graph of the tidy tests")
                ]
            }
            let foundation: Set<String> = ["Foundation", "FoundationEssentials"]
            return wrongImports(file) { name in
                allowed.union(system).union(foundation).contains(name)
                    ? nil : "\(file.module) may not import \(name)"
            }
        },
        Rule(
            "a C library has one door",
            broken: sample("internal import CRdKafka", at: "Sources/FlowsPostgres/A.swift"),
            kept: sample("internal import CRdKafka", at: "Sources/FlowsKafka/A.swift")
        ) { file in
            wrongImports(file) { name in
                guard let owner = doors[name], file.module != owner,
                    !(name == "CProtobufC" && file.isGenerated), !file.isTest
                else { return nil }
                return "only \(owner) imports \(name)"
            }
        },
        Rule(
            "no Foundation in what a step links",
            broken: sample("internal import FoundationEssentials", at: "Sources/Flows/A.swift"),
            kept: sample("internal import Foundation", at: "Sources/FlowsJSON/A.swift")
        ) { file in
            wrongImports(file) { name in
                name.hasPrefix("Foundation") && !file.isTest
                    && !mayUseFoundation.contains(file.module)
                    ? "\(file.module) may not import \(name): steps would pay for it" : nil
            }
        },
    ]
}
