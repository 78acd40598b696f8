/// A step from start to stop, with nothing going wrong.

import FlowsCore
import FlowsRuntime
import FlowsTesting
import Testing

@Suite("A running step")
struct RunningTests {
    @Test("A stateless step passes on and commits")
    func echo() {
        let broker = makeBroker()
        for i in 0..<10 { broker.append("in", key: "k\(i)", value: "v\(i)") }
        let step = RunningStep(.echo(), broker)
        #expect(eventually { broker.committed("test-echo", "in")?.offset == 10 })
        #expect(step.stop()?.isStopped == true)
        #expect(broker.outputs == (0..<10).map { "v\($0)" })
    }
}
