/// Tests that `describe` prints JSON that tools can read.

import Flows
import Foundation
import Testing

@testable import Flows

@Suite("Describe")
struct DescriptionTests {
    @Test("describe is valid JSON and names topics, codecs, state and table")
    func describe() throws {
        let text = Description.json(of: SampleSteps.count.outline)
        let found = try #require(
            try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
        #expect(found["name"] as? String == "test-count")
        #expect(found["runner"] as? String == "stateful")
        let inputs = try #require(found["inputs"] as? [[String: Any]])
        #expect(inputs[0]["topic"] as? String == "in")
        #expect(inputs[0]["reading"] as? String == "every")
        #expect((found["state"] as? [String: Any])?["codec"] as? String == "int64")
    }

    @Test("describe says when a collector's windows close")
    func window() throws {
        let text = Description.json(of: CollectorTests.collect.outline)
        let found = try #require(
            try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
        let window = try #require(found["window"] as? [String: Any])
        #expect(window["records"] as? Int == 10_000)
        #expect(window["seconds"] as? Double == 1)
    }

    @Test("help names every variable and every exit code")
    func help() {
        let text = Help.text(SampleSteps.echo.outline)
        for setting in Setting.all { #expect(text.contains(setting.name)) }
        for code in ExitCode.allCases { #expect(text.contains("  \(code.rawValue)  ")) }
    }
}
