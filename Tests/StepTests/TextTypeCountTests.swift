/// Tests of the step text-type-count, as its author would write them.

import FlowsTesting
import Testing
import TextMessages

@testable import text_type_count

@Suite struct TextTypeCountTests {
    @Test func addsUpTheWindowsOfEachType() throws {
        let run = try StepTest(TextTypeCount.self)
            .given(TypeSeen(type: "short", count: 40), on: TypeSeen.topic)
            .given(TypeSeen(type: "long", count: 2), on: TypeSeen.topic)
            .given(TypeSeen(type: "short", count: 5), on: TypeSeen.topic)
            .run()
        #expect(
            try run.outputs(TypeCounted.topic).map(\.value) == [
                TypeCounted(type: "short", count: 40), TypeCounted(type: "long", count: 2),
                TypeCounted(type: "short", count: 45),
            ])
        #expect(try run.state(of: "short") == TypeTally(count: 45))
    }

    @Test func holdsUnderFaults() throws {
        try StepTest(TextTypeCount.self)
            .given(
                TypeSeen(type: "short", count: 3), TypeSeen(type: "long", count: 1),
                on: TypeSeen.topic
            )
            .given(TypeSeen(type: "short", count: 4), on: TypeSeen.topic)
            .holds(seeds: 100)
    }
}
