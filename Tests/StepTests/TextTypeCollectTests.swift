/// Tests of the step text-type-collect, as its author would write them.

import FlowsTesting
import Testing
import TextMessages

@testable import text_type_collect

@Suite struct TextTypeCollectTests {
    @Test func countsTheWordsOfAWindowByTheirType() throws {
        let run = try StepTest(TextTypeCollect.self)
            .given(
                WordSeen(word: "to"), WordSeen(word: "be"), WordSeen(word: "question"),
                WordSeen(word: "or"), on: WordSeen.topic, partition: 0
            )
            .run()
        #expect(
            try run.outputs(TypeSeen.topic).map(\.value) == [
                TypeSeen(type: "short", count: 3), TypeSeen(type: "plain", count: 1),
            ])
    }

    @Test func holdsUnderFaults() throws {
        try StepTest(TextTypeCollect.self)
            .given(
                WordSeen(word: "to"), WordSeen(word: "be"), WordSeen(word: "question"),
                WordSeen(word: "or"), on: WordSeen.topic, partition: 0
            )
            .given(
                WordSeen(word: "1601"), WordSeen(word: "conditions"), on: WordSeen.topic,
                partition: 1
            )
            .holds(seeds: 100)
    }
}
