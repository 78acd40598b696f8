/// Tests of the step text-word-classify, as its author would write them.

import FlowsTesting
import Testing
import TextMessages

@testable import text_word_classify

@Suite struct TextWordClassifyTests {
    @Test func typesEachWord() throws {
        let run = try StepTest(TextWordClassify.self)
            .given(
                WordSeen(word: "42"), WordSeen(word: "the"), WordSeen(word: "word"),
                WordSeen(word: "conditions"), on: WordSeen.topic
            )
            .run()
        let typed = try run.outputs(WordTyped.topic)
        #expect(typed.map(\.key) == ["42", "the", "word", "conditions"])
        #expect(typed.map(\.value?.type) == ["number", "short", "plain", "long"])
    }

    @Test func holdsUnderFaults() throws {
        try StepTest(TextWordClassify.self)
            .given(WordSeen(word: "to"), WordSeen(word: "be"), on: WordSeen.topic)
            .given(WordSeen(word: "to"), WordSeen(word: "question"), on: WordSeen.topic)
            .holds(seeds: 100)
    }
}
