/// Tests of the step text-description-table, as its author would write them.

import FlowsTesting
import Testing
import TextMessages

@testable import text_description_table

@Suite struct TextDescriptionTableTests {
    @Test func keepsTheLatestDescription() throws {
        let run = try StepTest(TextDescriptionTable.self)
            .given(
                WordDescribed(word: "a", type: "short", count: 1),
                WordDescribed(word: "word", type: "plain", count: 1),
                WordDescribed(word: "a", type: "short", count: 2), on: WordDescribed.topic
            )
            .run()
        #expect(
            run.rows == [
                ["word": "a", "type": "short", "count": 2],
                ["word": "word", "type": "plain", "count": 1],
            ])
    }

    @Test func holdsUnderFaults() throws {
        try StepTest(TextDescriptionTable.self)
            .given(
                WordDescribed(word: "a", type: "short", count: 1),
                WordDescribed(word: "b", type: "short", count: 1), on: WordDescribed.topic
            )
            .given(WordDescribed(word: "a", type: "short", count: 2), on: WordDescribed.topic)
            .given(nil, on: WordDescribed.topic, key: "b")
            .holds(seeds: 100)
    }
}
