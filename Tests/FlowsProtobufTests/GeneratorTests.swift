/// The plugin under protoc: what is committed is what it writes, and what it refuses it names.

import Foundation
import Testing

@Suite(
    "protoc-gen-flows",
    .enabled(if: Places.protoc != nil, "protoc isn't on the PATH: install protobuf-compiler"))
struct GeneratorTests {
    @Test("what is committed is what the generator writes", arguments: generated)
    func emptyDifference(_ run: Generated) throws {
        let folder = try Places.temporaryFolder()
        defer { try? FileManager.default.removeItem(at: folder) }
        let script = Places.package.appending(path: run.script).path()
        let suite = run.wantsSuite ? Places.conformance?.path() ?? "" : ""
        let (output, status) = try FlowsProtobufTests.run(
            script, [folder.path(), Places.plugin], environment: ["FLOWS_CONFORMANCE": suite])
        #expect(status == 0, "\(output)")
        let committed = Places.package.appending(path: run.folder)
        let written = try files(below: folder)
        #expect(!written.isEmpty)
        for file in written {
            let new = try Data(contentsOf: folder.appending(path: file))
            let old = try? Data(contentsOf: committed.appending(path: file))
            #expect(new == old, "\(run.folder)/\(file) isn't what \(run.script) writes")
        }
    }

    struct Generated: Sendable, CustomTestStringConvertible {
        let script: String
        let folder: String
        var wantsSuite = false
        var testDescription: String { script }
    }

    static let generated = [
        Generated(script: "Proto/generate", folder: "Sources"),
        Generated(script: "Tests/Samples/generate", folder: "Tests/Samples", wantsSuite: true),
    ]

    private func files(below folder: URL) throws -> [String] {
        try FileManager.default.subpathsOfDirectory(atPath: folder.path())
            .filter { $0.contains(".pb.") || $0.hasSuffix(".h") }
    }

    // MARK: Refusals

    struct Refusal: Sendable, CustomTestStringConvertible {
        let name: String
        let body: String
        let words: [String]
        var testDescription: String { name }
    }

    static let refusals = [
        Refusal(
            name: "proto2", body: "syntax = \"proto2\"; message M { optional int32 a = 1; }",
            words: ["bad.proto", "proto2", "only proto3"]),
        Refusal(
            name: "a topic's key that isn't a field",
            body: proto3("message M { \(topic("key: \"b\"")) string a = 1; }"),
            words: ["bad.proto", "bad.M", "key b"]),
        Refusal(
            name: "a topic's key that is a message",
            body: proto3("message M { \(topic("key: \"m\"")) M m = 1; }"),
            words: ["bad.proto", "bad.M", "the field m", "string, bytes or an integer"]),
        Refusal(
            name: "a topic's key that is a float",
            body: proto3("message M { \(topic("key: \"f\"")) float f = 1; }"),
            words: ["bad.M", "the field f"]),
        Refusal(
            name: "a topic's key that may be absent",
            body: proto3("message M { \(topic("key: \"a\"")) optional string a = 1; }"),
            words: ["bad.M", "the field a", "optional"]),
        Refusal(
            name: "a compacted topic without a key",
            body: proto3("message M { \(topic("cleanup: COMPACT")) string a = 1; }"),
            words: ["bad.M", "compacted", "needs a key"]),
        Refusal(
            name: "a topic's name that Kafka refuses",
            body: proto3("message M { option (flows.topic) = { name: \"a b\" }; string a = 1; }"),
            words: ["bad.M", "a b"]),
        Refusal(
            name: "a table without a key",
            body: proto3("message M { \(table) string a = 1; }"), words: ["bad.M", "no key"]),
        Refusal(
            name: "a table with a repeated field",
            body: proto3("message M { \(table) string a = 1 \(key); repeated int32 b = 2; }"),
            words: ["bad.M", "the field b", "repeated"]),
        Refusal(
            name: "a table with a message that isn't asked to be bytea",
            body: proto3("message M { \(table) string a = 1 \(key); M b = 2; }"),
            words: ["bad.M", "the field b", "BYTEA"]),
        Refusal(
            name: "a table with two columns of one name",
            body: proto3(
                "message M { \(table) string a = 1 \(key); int32 b = 2 "
                    + "[(flows.column) = { name: \"a\" }]; }"),
            words: ["bad.M", "two columns", "a"]),
        Refusal(
            name: "a table whose key may be absent",
            body: proto3("message M { \(table) optional string a = 1 \(key); }"),
            words: ["bad.M", "the field a", "absent"]),
        Refusal(
            name: "a text that is to be a timestamp",
            body: proto3(
                "message M { \(table) string a = 1 \(key); string b = 2 "
                    + "[(flows.column) = { type: TIMESTAMPTZ }]; }"),
            words: ["bad.M", "the field b", "timestamptz"]),
        Refusal(
            name: "a type of a file that isn't generated",
            body: "syntax = \"proto3\"; package bad; import \"google/protobuf/any.proto\";"
                + "message M { google.protobuf.Any a = 1; }",
            words: ["bad.M", "the field a", "google.protobuf.Any", "same protoc command"]),
    ]

    private static func proto3(_ body: String) -> String {
        "syntax = \"proto3\"; package bad; import \"flows/options.proto\"; \(body)"
    }
    private static func topic(_ words: String) -> String {
        "option (flows.topic) = { name: \"t\" \(words) };"
    }
    private static let table = "option (flows.table) = { name: \"t\" };"
    private static let key = "[(flows.column) = { key: true }]"

    @Test("what can't be generated is refused by name", arguments: refusals)
    func refuses(_ refusal: Refusal) throws {
        let folder = try Places.temporaryFolder()
        defer { try? FileManager.default.removeItem(at: folder) }
        try refusal.body.write(
            to: folder.appending(path: "bad.proto"), atomically: true, encoding: .utf8)
        let (output, status) = try protoc(folder, parameter: "module=Bad")
        #expect(status != 0)
        for word in refusal.words { #expect(output.contains(word), "\(output)") }
        #expect(try files(below: folder).isEmpty)
    }

    @Test("a parameter that isn't known is refused")
    func parameters() throws {
        let folder = try Places.temporaryFolder()
        defer { try? FileManager.default.removeItem(at: folder) }
        try "syntax = \"proto3\";".write(
            to: folder.appending(path: "bad.proto"), atomically: true, encoding: .utf8)
        for parameter in ["", "module=", "module=A,other=b", "module=a-b"] {
            #expect(try protoc(folder, parameter: parameter).status != 0, "\(parameter)")
        }
        let (output, status) = try protoc(folder, parameter: "module=Good")
        #expect(status == 0, "\(output)")
    }

    private func protoc(
        _ folder: URL, parameter: String
    ) throws -> (output: String, status: Int32) {
        guard let protoc = Places.protoc else { return ("no protoc", 1) }
        let proto = Places.package.appending(path: "Proto").path()
        return try run(
            protoc,
            [
                "-I", folder.path(), "-I", proto, "--plugin=protoc-gen-flows=\(Places.plugin)",
                "--flows_out=\(parameter):\(folder.path())", "bad.proto",
            ])
    }
}
