/// Repeats where records are handled at once: decided as they come, remembered as of the commit.

import FlowsCore
import FlowsRuntime
import FlowsTesting
import Testing

@Suite("Repeats in an asynchronous step")
struct AsyncRepeatTests {
    private func send(_ broker: InMemoryBroker, _ offset: Int, key: String? = nil) {
        let identity = LogHeader(Identity.header, Array("1 up src 0 7 \(offset) 0".utf8))
        broker.append("in", key: key, value: "\(offset)", headers: [identity])
    }

    private func done(_ broker: InMemoryBroker, _ offset: Int64) -> Bool {
        eventually { broker.committed("test-echo", "in")?.offset == offset }
    }

    // Protects `verdict`, decided at poll: with what is seen of done records both copies are new.
    @Test("A56 a repeat that comes while the first is still in the function is dropped")
    func inFlight() {
        let broker = makeBroker()
        let doors = Doors(["0"])
        send(broker, 0)
        send(broker, 0)
        send(broker, 1)
        let step = RunningStep(.echoLater(doors, .perKey(4)), broker)
        #expect(eventually { doors.begun.contains("1") && doors.waiting == ["0"] })
        doors.openAll()
        #expect(done(broker, 3))
        step.stop()
        #expect(doors.begun.sorted() == ["0", "1"])
        #expect(broker.outputs == ["0", "1"])
        #expect(step.count("flows_duplicates_dropped_total") == 1)
    }

    // Protects the two tables: with the window's `seen` in the commit, 1…9 would be lost.
    @Test("A56 `seen` is that of the committed offset: what was in flight isn't lost by a crash")
    func notAhead() {
        let broker = makeBroker()
        let doors = Doors(["1"])
        for offset in 0..<10 { send(broker, offset) }
        let first = RunningStep(.echoLater(doors, .perKey(16)), broker)
        #expect(done(broker, 1))
        #expect(eventually { doors.begun.count == 10 })
        first.crash()
        doors.openAll()
        // The broker's client upstream publishes a part of it twice.
        for offset in 5..<12 { send(broker, offset) }
        let second = RunningStep(.echoLater(Doors(), .perKey(16)), broker)
        #expect(done(broker, 17))
        second.stop()
        #expect(broker.accepted == (0..<12).map(String.init))
        #expect(broker.outputs.count == 12)
    }

    @Test("A header that can't be read: the policy decides, in source order")
    func malformed() {
        let broker = makeBroker()
        let doors = Doors(["0"])
        send(broker, 0)
        broker.append("in", value: "bad", headers: [LogHeader(Identity.header, Array("9".utf8))])
        send(broker, 1)
        let step = RunningStep(.echoLater(doors, .perKey(4)), broker)
        #expect(eventually { doors.waiting == ["0"] })
        doors.openAll()
        #expect(step.wait()?.stop?.offset == 1)
        #expect(broker.outputs == ["0"] && doors.begun == ["0"])
        let again = RunningStep(.echoLater(Doors(), .perKey(4), .skip), broker)
        #expect(done(broker, 3))
        again.stop()
        #expect(broker.outputs == ["0", "1"])
    }
}
