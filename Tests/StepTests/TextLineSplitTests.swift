/// Tests of the step text-line-split, as its author would write them.

import FlowsTesting
import Testing
import TextMessages

@testable import text_line_split

@Suite struct TextLineSplitTests {
    private func words(of text: String) throws -> [String] {
        try StepTest(TextLineSplit.self)
            .given(Line(text: text), on: Line.topic)
            .run()
            .outputs(WordSeen.topic).map(\.value.word)
    }

    @Test func splitsALineIntoWords() throws {
        #expect(try words(of: "To be, or not to be") == ["to", "be", "or", "not", "to", "be"])
        #expect(try words(of: "Ärger über 42 Flüsse") == ["ärger", "über", "42", "flüsse"])
        #expect(try words(of: " … ") == [])
    }

    @Test func holdsUnderFaults() throws {
        try StepTest(TextLineSplit.self)
            .given(Line(text: "to be or"), Line(text: "not to be"), on: Line.topic)
            .given(Line(text: "that is"), Line(text: "the question"), on: Line.topic)
            .holds(seeds: 100)
    }
}
