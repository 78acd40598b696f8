/// A right that is missing stops a partition, whatever it is doing.

import FlowsCore
import Testing

@testable import FlowsRuntime

@Suite struct DeniedTests {
    static let error = LogError(
        code: "TOPIC_AUTHORIZATION_FAILED", message: "no Write on the topic out")

    /// Without it the partition is taken back and acquired again for ever.
    @Test("A34 a denial stops the partition and says which right is missing")
    func stops() {
        var machine = PartitionMachine.working()
        _ = machine.apply(2, to: 9)
        _ = machine.kept(batch: 2, now: .zero)
        #expect(Self.error.isDenied)
        #expect(machine.denied(Self.error).words == ["forgetAll", "close", "fail environment"])
        #expect(machine.stop?.kind == .environment)
        #expect(machine.stop?.message == Self.error.message)
        #expect(machine.denied(Self.error).isEmpty)
    }
}
