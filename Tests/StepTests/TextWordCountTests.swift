/// Tests of the step text-word-count, as its author would write them.

import FlowsTesting
import Testing
import TextMessages

@testable import text_word_count

@Suite struct TextWordCountTests {
    @Test func countsEachWord() throws {
        let run = try StepTest(TextWordCount.self)
            .given(WordSeen(word: "a"), WordSeen(word: "b"), on: WordSeen.topic)
            .given(WordSeen(word: "a"), on: WordSeen.topic)
            .run()
        #expect(
            try run.outputs(WordCounted.topic).map(\.value) == [
                WordCounted(word: "a", count: 1), WordCounted(word: "b", count: 1),
                WordCounted(word: "a", count: 2),
            ])
        #expect(try run.state(of: "a") == WordTally(count: 2))
    }

    @Test func writesEachCountUnderItsWord() throws {
        let run = try StepTest(TextWordCount.self)
            .given(WordSeen(word: "a"), on: WordSeen.topic)
            .run()
        #expect(try run.outputs(WordCounted.topic).map(\.key) == ["a"])
    }

    @Test func holdsUnderFaults() throws {
        try StepTest(TextWordCount.self)
            .given(WordSeen(word: "a"), WordSeen(word: "b"), on: WordSeen.topic)
            .given(WordSeen(word: "a"), WordSeen(word: "c"), on: WordSeen.topic)
            .holds(seeds: 100)
    }

    @Test func stopsAtARecordThatIsNoWord() throws {
        let run = try StepTest(TextWordCount.self)
            .given(WordSeen(word: "a"), on: WordSeen.topic)
            .given(keyBytes: nil, valueBytes: [], on: WordSeen.topic)
            .runUntilStop()
        #expect(run.stop?.index == 1)
        #expect(run.stop?.stage == "key")
    }
}
