/// Tests that a step's function is called as directly after many batches as in the first.

import Flows
import FlowsRuntime
import FlowsTesting
import Synchronization
import Testing

/// Where the stack stood at the first and at the last call of a function.
private final class StackMarks: Sendable {
    private let marks = Mutex<(first: UInt?, last: UInt)>((nil, 0))

    func note() {
        var local = 0
        let here = withUnsafeMutablePointer(to: &local) { UInt(bitPattern: $0) }
        marks.withLock { $0 = ($0.first ?? here, here) }
    }

    /// Bytes by which the stack of the last call was deeper.
    var growth: Int { marks.withLock { Int($0.first ?? 0) - Int($0.last) } }
}

// Protects `StatelessLoop.Parts` and `StatefulLoop.Parts`: a closure that was put back into an
// optional tuple at each batch was wrapped two calls deeper each time, until the stack's end.
@Suite("The stack below a step's function")
struct StackDepthTests {
    private let records = (0..<300).map { LogRecord.of("k", "\($0)") }
    private let single: RuntimeOptions = {
        var options = RuntimeOptions()
        options.batchRecordsMax = 1
        return options
    }()

    @Test("a stateless function's doesn't grow with the batches")
    func stateless() {
        let marks = StackMarks()
        let step = Stateless("a", reading: SampleSteps.input, writing: SampleSteps.output) {
            record, out in
            marks.note()
            out.emit(record.value)
        }
        #expect(TypedRun(step, records, options: single).outputs.count == records.count)
        #expect(abs(marks.growth) < 16_384)
    }

    @Test("a stateful function's doesn't grow with the batches")
    func stateful() {
        let marks = StackMarks()
        let step = Stateful(
            "a", reading: SampleSteps.input, writing: SampleSteps.output,
            state: Codec<Int64>.integer
        ) { record, count, out in
            marks.note()
            count = (count ?? 0) + 1
            out.emit(record.value)
        }
        #expect(TypedRun(step, records, options: single).outputs.count == records.count)
        #expect(abs(marks.growth) < 16_384)
    }
}
