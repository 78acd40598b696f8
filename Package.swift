// swift-tools-version: 6.0
// Reads bottom-up: doors to C, runtime, steps (one line each), tools, tests.
import PackageDescription

// The sanitizers bring an allocator of their own, so their builds leave mimalloc out.
let isForSanitizers = Context.environment["FLOWS_SANITIZE"] != nil

let settings: [SwiftSetting] =
    [.enableUpcomingFeature("InternalImportsByDefault")]
    + (isForSanitizers ? [.define("FLOWS_SANITIZE")] : [])

/// A door: a module map and a shim over one of Debian's C libraries.
func door(_ name: String, pkgConfig: String? = nil, apt: String) -> Target {
    .systemLibrary(name: name, pkgConfig: pkgConfig, providers: [.apt([apt])])
}

func library(_ name: String, _ dependencies: [Target.Dependency] = []) -> Target {
    .target(name: name, dependencies: dependencies, swiftSettings: settings)
}

/// A step: one executable target with one file, named as it is deployed.
func step(_ name: String, at folder: String, _ messages: Target.Dependency...) -> Target {
    .executableTarget(
        name: name, dependencies: ["Flows"] + messages, path: "Sources/\(folder)",
        swiftSettings: settings)
}

func tests(_ name: String, _ dependencies: [Target.Dependency]) -> Target {
    .testTarget(name: name, dependencies: dependencies, swiftSettings: settings)
}

let doors: [Target] = [
    door("CRdKafka", pkgConfig: "rdkafka", apt: "librdkafka-dev"),
    door("CLibPQ", pkgConfig: "libpq", apt: "libpq-dev"),
    door("CProtobufC", pkgConfig: "libprotobuf-c", apt: "libprotobuf-c-dev"),
    door("CMicroHTTPD", pkgConfig: "libmicrohttpd", apt: "libmicrohttpd-dev"),
    door("CMimalloc", apt: "libmimalloc-dev"),
]

let runtime: [Target] = [
    library("FlowsCore"),
    library("FlowsKafka", ["FlowsCore", "CRdKafka"]),
    library("FlowsPostgres", ["FlowsCore", "CLibPQ"]),
    library("FlowsProtobuf", ["FlowsCore", "CProtobufC"]),
    library("FlowsHTTP", ["FlowsCore", "CMicroHTTPD"]),
    library("FlowsRuntime", ["FlowsCore"]),
    library(
        "Flows",
        [
            "FlowsCore", "FlowsRuntime", "FlowsKafka", "FlowsPostgres", "FlowsProtobuf",
            "FlowsHTTP",
        ] + (isForSanitizers ? [] : ["CMimalloc"])),
    library("FlowsAsync", ["Flows"]),
    library("FlowsJSON", ["FlowsCore"]),
    library("FlowsTesting", ["Flows"]),
]

let steps: [Target] = [
    .target(name: "CTextMessages", dependencies: ["CProtobufC"]),
    library("TextMessages", ["Flows", "CTextMessages"]),
    library("TextTypes"),
    step("text-line-split", at: "Steps/TextLineSplit", "TextMessages"),
    step("text-word-count", at: "Steps/TextWordCount", "TextMessages"),
    step("text-word-table", at: "Steps/TextWordTable", "TextMessages"),
    step("text-word-classify", at: "Steps/TextWordClassify", "TextMessages", "TextTypes"),
    step("text-word-join", at: "Steps/TextWordJoin", "TextMessages"),
    step("text-type-collect", at: "Steps/TextTypeCollect", "TextMessages", "TextTypes"),
    step("text-type-count", at: "Steps/TextTypeCount", "TextMessages"),
    step("text-type-table", at: "Steps/TextTypeTable", "TextMessages"),
    step("text-description-table", at: "Steps/TextDescriptionTable", "TextMessages"),
    .target(name: "CObjectMessages", dependencies: ["CProtobufC"]),
    library("ObjectMessages", ["Flows", "CObjectMessages"]),
    step("object-assemble", at: "Steps/ObjectAssemble", "ObjectMessages"),
]

let benchmarks: [Target] = [
    .target(name: "BenchVariables", path: "Sources/Benchmarks/BenchVariables"),
    step("bench-mirror", at: "Benchmarks/BenchMirror", "BenchVariables"),
    step("bench-count", at: "Benchmarks/BenchCount", "TextMessages", "BenchVariables"),
    step("bench-join", at: "Benchmarks/BenchJoin", "TextMessages", "BenchVariables"),
    step("bench-collector", at: "Benchmarks/BenchCollector", "BenchVariables"),
    step("bench-materialise", at: "Benchmarks/BenchMaterialise", "BenchVariables"),
    step("bench-codec", at: "Benchmarks/BenchCodec", "TextMessages", "SampleMessages"),
    .executableTarget(
        name: "bench-keep", dependencies: ["FlowsCore", "FlowsPostgres", "FlowsLocal"],
        path: "Sources/Benchmarks/BenchKeep", swiftSettings: settings),
    .executableTarget(
        name: "bench-runtime", dependencies: ["FlowsCore", "FlowsRuntime"],
        path: "Sources/Benchmarks/BenchRuntime", swiftSettings: settings),
]

let tools: [Target] = [
    library("FlowsLocal", ["FlowsCore", "FlowsKafka", "FlowsPostgres"]),
    .executableTarget(
        name: "flows",
        dependencies: ["Flows", "FlowsKafka", "FlowsPostgres", "FlowsLocal", "ObjectMessages"],
        path: "Sources/FlowsCLI", swiftSettings: settings),
    .executableTarget(name: "protoc-gen-flows", swiftSettings: settings),
]

/// Messages for the tests of the generator and the codec, what the conformance suite talks to, and
/// the next version of a step.
let samples: [Target] = [
    .target(
        name: "CSampleMessages", dependencies: ["CProtobufC"],
        path: "Tests/Samples/CSampleMessages"),
    .target(
        name: "SampleMessages", dependencies: ["FlowsProtobuf", "CSampleMessages"],
        path: "Tests/Samples/SampleMessages", swiftSettings: settings),
    .target(
        name: "CConformanceMessages", dependencies: ["CProtobufC"],
        path: "Tests/Samples/CConformanceMessages"),
    .target(
        name: "ConformanceMessages", dependencies: ["FlowsProtobuf", "CConformanceMessages"],
        path: "Tests/Samples/ConformanceMessages", swiftSettings: settings),
    .executableTarget(
        name: "conformance-testee", dependencies: ["ConformanceMessages"],
        path: "Tests/ConformanceTestee", exclude: ["known-failures.txt"],
        swiftSettings: settings),
    .target(
        name: "CNextMessages", dependencies: ["CProtobufC"],
        path: "Tests/Samples/CNextMessages"),
    .target(
        name: "NextMessages", dependencies: ["Flows", "CNextMessages"],
        path: "Tests/Samples/NextMessages", swiftSettings: settings),
    // Not linked with tests: its messages have the names of those that it is the next version of.
    .executableTarget(
        name: "text-word-count-next", dependencies: ["Flows", "NextMessages"],
        path: "Tests/Samples/TextWordCountNext", swiftSettings: settings),
]

let package = Package(
    name: "flows",
    products: [
        .library(name: "Flows", targets: ["Flows"]),
        .library(name: "FlowsAsync", targets: ["FlowsAsync"]),
        .library(name: "FlowsJSON", targets: ["FlowsJSON"]),
        .library(name: "FlowsTesting", targets: ["FlowsTesting"]),
        .executable(name: "flows", targets: ["flows"]),
        .executable(name: "protoc-gen-flows", targets: ["protoc-gen-flows"]),
    ],
    targets: doors + runtime + steps + benchmarks + tools + samples + [
        tests("FlowsCoreTests", ["FlowsCore"]),
        tests("FlowsKafkaTests", ["FlowsKafka", "FlowsLocal"]),
        tests("FlowsPostgresTests", ["FlowsPostgres", "FlowsLocal", "FlowsTesting"]),
        tests(
            "FlowsProtobufTests",
            [
                "FlowsProtobuf", "TextMessages", "SampleMessages", "ConformanceMessages",
                "conformance-testee", "protoc-gen-flows",
            ]),
        tests("FlowsHTTPTests", ["FlowsHTTP", "FlowsLocal"]),
        tests("FlowsJSONTests", ["FlowsJSON"]),
        tests("FlowsTests", ["Flows", "FlowsAsync", "FlowsTesting"]),
        tests(
            "FlowsRuntimeTests",
            ["FlowsRuntime", "FlowsAsync", "FlowsProtobuf", "FlowsTesting", "SampleMessages"]),
        tests("SimulationTests", ["FlowsTesting"]),
        tests(
            "ConformanceTests", ["FlowsTesting", "FlowsKafka", "FlowsPostgres", "FlowsLocal"]),
        tests(
            "StepTests",
            [
                "FlowsAsync", "FlowsTesting", "TextMessages", "TextTypes", "text-line-split",
                "text-word-count", "text-word-table", "text-word-classify", "text-word-join",
                "text-type-collect", "text-type-count", "text-type-table",
                "text-description-table", "ObjectMessages", "object-assemble",
            ]),
        tests(
            "SystemTests",
            [
                "FlowsKafka", "FlowsPostgres", "FlowsLocal", "TextMessages", "flows",
                "text-line-split", "text-word-count", "text-word-table", "text-word-classify",
                "text-word-join", "text-type-collect", "text-type-count", "text-type-table",
                "text-description-table", "ObjectMessages", "object-assemble",
            ]),
        tests("TidyTests", []),
    ],
    swiftLanguageModes: [.v6]
)
