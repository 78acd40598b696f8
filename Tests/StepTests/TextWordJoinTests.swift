/// Tests of the step text-word-join, as its author would write them.

import FlowsTesting
import Testing
import TextMessages

@testable import text_word_join

@Suite struct TextWordJoinTests {
    @Test func describesAWordOnceBothAreThere() throws {
        let run = try StepTest(TextWordJoin.self)
            .given(WordCounted(word: "a", count: 1), on: WordCounted.topic)
            .given(
                WordTyped(word: "b", type: "short"), WordTyped(word: "a", type: "short"),
                on: WordTyped.topic
            )
            .given(WordCounted(word: "a", count: 2), on: WordCounted.topic)
            .run()
        let described = try run.outputs(WordDescribed.topic)
        #expect(described.map(\.key) == ["a", "a"])
        #expect(
            described.map(\.value) == [
                WordDescribed(word: "a", type: "short", count: 1),
                WordDescribed(word: "a", type: "short", count: 2),
            ])
    }

    @Test func holdsUnderFaults() throws {
        try StepTest(TextWordJoin.self)
            .given(
                WordTyped(word: "to", type: "short"), WordTyped(word: "question", type: "plain"),
                on: WordTyped.topic
            )
            .given(
                WordCounted(word: "to", count: 1), WordCounted(word: "question", count: 1),
                WordCounted(word: "to", count: 2), on: WordCounted.topic
            )
            .given(WordTyped(word: "to", type: "short"), on: WordTyped.topic)
            .holds(seeds: 100)
    }
}
