/// Tests of what counts as a sign of life of the brokers.

import FlowsCore
import Testing

@testable import FlowsKafka

@Suite struct HealthTests {
    // Protects readiness: without the doubt a record or a group event that was queued before the
    // connection broke would say for ever that all is well, since an outage is told only once.
    @Test("A34 what was queued before an outage is no answer; one to a fresh question is")
    func queued() {
        let context = ClientContext(logger: Logger(level: .critical))
        context.noteReached()
        #expect(context.unreachable == nil)
        context.noteDown("gone")
        context.noteAnswer()
        #expect(context.unreachable == "gone")
        context.noteReached()
        #expect(context.unreachable == nil)
    }

    @Test("brokers are asked at once while in doubt, and only then")
    func probes() {
        let context = ClientContext(logger: Logger(level: .critical))
        #expect(context.claimProbe())
        #expect(!context.claimProbe())
    }
}
