/// Tests of `rewind`: what it says, and when it does nothing.

import FlowsCore
import FlowsRuntime
import Testing

@testable import Flows

@Suite("Rewind")
struct RewindTests {
    @Test("it refuses while the group has members, names them, and says what to do")
    func refusesMembers() throws {
        let outline = SampleSteps.count.outline
        let refusal = try #require(RewindCommand.refusal(["rdkafka at /10.0.0.7"], outline))
        #expect(refusal.contains("1 member (rdkafka at /10.0.0.7)"))
        #expect(refusal.contains("Stop all its processes"))
        #expect(RewindCommand.refusal([], outline) == nil)
        // The embedded broker can't tell: `--yes` is what the operator says.
        #expect(RewindCommand.refusal(nil, outline) == nil)
    }

    @Test("it says what it will do to states and tables")
    func sentences() {
        let count = RewindCommand.sentences(SampleSteps.count.outline, partitions: 1)
        #expect(count.contains { $0.contains("test_count.state") })
        #expect(count.contains { $0.contains("generation") })
        let echo = RewindCommand.sentences(SampleSteps.echo.outline, partitions: 1)
        #expect(!echo.contains { $0.contains("states") })
        #expect(Help.text(SampleSteps.echo.outline).contains("rewind"))
    }
}
