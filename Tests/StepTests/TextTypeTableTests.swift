/// Tests of the step text-type-table, as its author would write them.

import FlowsTesting
import Testing
import TextMessages

@testable import text_type_table

@Suite struct TextTypeTableTests {
    @Test func keepsTheLatestCount() throws {
        let run = try StepTest(TextTypeTable.self)
            .given(
                TypeCounted(type: "short", count: 40), TypeCounted(type: "long", count: 2),
                TypeCounted(type: "short", count: 45), on: TypeCounted.topic
            )
            .run()
        #expect(run.rows == [["type": "long", "count": 2], ["type": "short", "count": 45]])
    }

    @Test func holdsUnderFaults() throws {
        try StepTest(TextTypeTable.self)
            .given(
                TypeCounted(type: "short", count: 3), TypeCounted(type: "long", count: 1),
                on: TypeCounted.topic
            )
            .given(TypeCounted(type: "short", count: 7), on: TypeCounted.topic)
            .holds(seeds: 100)
    }
}
