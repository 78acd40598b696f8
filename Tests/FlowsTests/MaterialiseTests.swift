/// Tests of the typed side of tables: rows, deletes, and rows that don't fit their record.

import Flows
import FlowsRuntime
import FlowsTesting
import Testing

@Suite("Typed tables")
struct MaterialiseTests {
    private let table = Materialise(
        "a", reading: SampleSteps.compacted, into: SampleSteps.table
    ) { record in
        record.value.map { .upsert((record.key, $0)) } ?? .delete
    }

    @Test("A15 the last value of a key wins, a tombstone deletes, and a delete then insert stays")
    func rows() {
        let run = TypedRun(
            table,
            [
                .of("a", "1"), .of("a", "2"), .of("b", "1"), .of("b", nil), .of("c", nil),
                .of("c", "3"),
            ])
        #expect(run.stop == nil)
        #expect(run.database.rowCount == 2)
    }

    // Protects MaterialiseLoop.matchKeys: positions are compared by the record's key.
    @Test("a row under another key than its record's is an error of the record")
    func otherKey() {
        let step = Materialise("a", reading: SampleSteps.input, into: SampleSteps.table) { record in
            .upsert((record.value, "x"))
        }
        let run = TypedRun(step, [.of("k", "k"), .of("k", "other")])
        #expect(
            run.stop?.offset == 1 && run.stop?.message.contains("isn't the record's key") == true)
    }

    @Test("U+0000 in a text column is an error of the record, before the database sees it")
    func nullCharacter() {
        let run = TypedRun(table, [.of("k", "a"), .of("k", "a\u{0}b")])
        #expect(run.stop?.offset == 1 && run.stop?.message.contains("U+0000") == true)
        #expect(run.committed == 1)
    }

    @Test("a header flows-origin of another form stops: repeats couldn't be told")
    func otherOrigin() {
        let record = LogRecord.of("k", "v", [LogHeader("flows-origin", Array("9 what".utf8))])
        #expect(TypedRun(table, [record]).stop?.message.contains("flows-origin") == true)
        #expect(TypedRun(SampleSteps.echo, [record]).stop?.message.contains("flows-origin") == true)
    }
}
