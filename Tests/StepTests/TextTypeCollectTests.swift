/// Tests of the step text-type-collect, as its author would write them.

import FlowsTesting
import Testing
import TextMessages

@testable import text_type_collect

@Suite struct TextTypeCollectTests {
    @Test func countsWordsByTheirType() throws {
        let run = try StepTest(TextTypeCollect.self)
            .given(
                WordSeen(word: "to"), WordSeen(word: "be"), WordSeen(word: "question"),
                WordSeen(word: "or"), on: WordSeen.topic
            )
            .run()
        // Each partition has windows of its own.
        let seen = try run.outputs(TypeSeen.topic).map(\.value)
        let counts = Dictionary(seen.map { ($0.type, $0.count) }, uniquingKeysWith: +)
        #expect(counts == ["short": 3, "plain": 1])
    }
}
