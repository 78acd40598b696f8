/// The official conformance suite, over proto3 in binary.

import Foundation
import Testing

@Suite("Official conformance suite")
struct ConformanceTests {
    /// What the suite has for proto3 in binary: a run in which all is skipped passes too.
    static let successes = 698

    @Test(
        "every test of proto3 in binary succeeds",
        .enabled(
            if: Places.conformance != nil,
            "the suite isn't at FLOWS_CONFORMANCE nor at ../shared/protobuf-conformance"))
    func proto3Binary() throws {
        guard let suite = Places.conformance else { return }
        let folder = try Places.temporaryFolder()
        defer { try? FileManager.default.removeItem(at: folder) }
        let known = Places.package.appending(path: "Tests/ConformanceTestee/known-failures.txt")
        let (output, status) = try run(
            suite.appending(path: "run").path(),
            [
                "--enforce_recommended", "--failure_list", known.path(),
                Places.products.appending(path: "conformance-testee").path(),
            ], in: folder)
        #expect(status == 0, "\(output.suffix(4000))")
        let counted = output.matches(of: /(\d+) successes/).compactMap { Int($0.1) }
        #expect(counted.reduce(0, +) == Self.successes, "\(output.suffix(1000))")
    }
}
