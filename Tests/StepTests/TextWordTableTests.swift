/// Tests of the step text-word-table, as its author would write them.

import FlowsTesting
import Testing
import TextMessages

@testable import text_word_table

@Suite struct TextWordTableTests {
    @Test func keepsTheLatestCount() throws {
        let run = try StepTest(TextWordTable.self)
            .given(
                WordCounted(word: "a", count: 1), WordCounted(word: "b", count: 1),
                WordCounted(word: "a", count: 2), on: WordCounted.topic
            )
            .run()
        #expect(run.rows == [["word": "a", "count": 2], ["word": "b", "count": 1]])
    }

    @Test func removesTheRowOfATombstone() throws {
        let run = try StepTest(TextWordTable.self)
            .given(WordCounted(word: "a", count: 1), on: WordCounted.topic)
            .given(WordCounted(word: "b", count: 1), on: WordCounted.topic)
            .given(nil, on: WordCounted.topic, key: "a")
            .run()
        #expect(
            try run.rows == [TableRow(WordCounted(word: "b", count: 1), in: WordCounted.table)])
    }

    @Test func holdsUnderFaults() throws {
        try StepTest(TextWordTable.self)
            .given(
                WordCounted(word: "a", count: 1), WordCounted(word: "b", count: 1),
                WordCounted(word: "a", count: 2), on: WordCounted.topic
            )
            .given(nil, on: WordCounted.topic, key: "b")
            .holds(seeds: 100)
    }
}
