/// Stateless steps with their threads: what is passed on, and what a commit remembers.

import FlowsCore
import FlowsRuntime
import FlowsTesting
import Testing

@Suite("A stateless step")
struct StatelessRunTests {
    private func done(_ broker: InMemoryBroker, _ offset: Int64) -> Bool {
        eventually { broker.committed("test-echo", "in")?.offset == offset }
    }

    @Test("A11 nothing is committed before the first offset, and offset 0 isn't skipped")
    func first() {
        let broker = makeBroker()
        let step = RunningStep(.echo(), broker)
        // The mark of the start is the only commit, at offset 0.
        #expect(done(broker, 0))
        step.stop()
        #expect(broker.commits("test-echo", "in") == [0])
        broker.append("in", value: "a")
        let again = RunningStep(.echo(), broker)
        #expect(done(broker, 1))
        again.stop()
        #expect(broker.outputs == ["a"])
    }

    @Test("A13 null, empty and missing stay three things")
    func nulls() {
        let broker = makeBroker()
        let records = [
            LogRecord(timestamp: 5, key: nil, value: [1]),
            LogRecord(timestamp: 6, key: [], value: []),
            LogRecord(timestamp: 7, key: [2], value: nil),
        ]
        for record in records { broker.append(record, to: TopicPartition("in", 0)) }
        let step = RunningStep(.echo(), broker)
        #expect(done(broker, 3))
        step.stop()
        let out = broker.records("out")
        #expect(out.map(\.key) == [nil, [], [2]])
        #expect(out.map(\.value) == [[1], [], nil])
    }

    @Test("A13 null keys spread over the partitions, keys go where Java clients put them")
    func partitions() {
        let broker = makeBroker(outputs: 8)
        for _ in 0..<2000 { broker.append("in", value: "v") }
        for i in 0..<50 { broker.append("in", key: "key-\(i)", value: "v") }
        let step = RunningStep(.echo(outputs: 8), broker)
        #expect(done(broker, 2050))
        step.stop()
        for partition in Int32(0)..<8 {
            let records = broker.records("out", partition)
            #expect(records.contains { $0.key == nil })
            for case let key? in records.map(\.key) {
                let chosen = key.withUnsafeBytes { Partitioner.partition(ofKey: $0, count: 8) }
                #expect(chosen == partition)
            }
        }
    }

    @Test("A14 headers are passed on, the timestamp is kept, the identity is the step's own")
    func headers() {
        let broker = makeBroker()
        let trace = LogHeader("traceparent", Array("00-1-2-01".utf8))
        let null = LogHeader("empty", nil)
        let origin = LogHeader(Identity.header, Array("1 up src 3 7 8 0".utf8))
        broker.append(
            "in", key: "k", value: "a|b", headers: [trace, origin, null], timestamp: 12345)
        let step = RunningStep(.echo(), broker)
        #expect(done(broker, 1))
        step.stop()
        let out = broker.records("out")
        #expect(out.map(\.timestamp) == [12345, 12345])
        #expect(
            out.allSatisfy { $0.headers.filter { $0.name != Identity.header } == [trace, null] })
        #expect(out.allSatisfy { $0.headers.filter { $0.name == Identity.header }.count == 1 })
        let ends = out.map { String(($0.identity ?? "").suffix(4)) }
        #expect(ends == [" 0 0", " 0 1"])
        #expect(out[0].identity?.hasPrefix("1 test-echo in 0 ") == true)
    }

    @Test("A61 an output that says nothing about the key has the input's")
    func key() {
        let broker = makeBroker()
        broker.append("in", key: "k", value: "a|b")
        let step = RunningStep(.echo(), broker)
        #expect(done(broker, 1))
        step.stop()
        #expect(broker.records("out").map(\.keyText) == ["k", "k"])
    }

    @Test("A62 an ordinary stop under load repeats nothing")
    func ordinaryStop() {
        let broker = makeBroker(partitions: 4)
        var sent = 0
        for _ in 0..<4 {
            let step = RunningStep(.echo(), broker) { $0.batchRecordsMax = 10 }
            for _ in 0..<500 {
                broker.append("in", Int32(sent % 4), key: "k", value: "\(sent)")
                sent += 1
            }
            let before = broker.outputs.count
            _ = eventually { broker.outputs.count > before + 100 }
            #expect(step.stop()?.isStopped == true)
        }
        let last = RunningStep(.echo(), broker)
        #expect(eventually { broker.outputs.count >= sent })
        last.stop()
        #expect(broker.outputs.count == sent)
        #expect(Set(broker.outputs).count == sent)
    }

    @Test("A16 a stop waits for every acknowledgement")
    func acknowledgements() {
        let broker = makeBroker()
        broker.setFaults { $0.isSilent = true }
        for i in 0..<50 { broker.append("in", value: "\(i)") }
        let step = RunningStep(.echo(), broker)
        #expect(eventually { step.count("flows_records_in_total") == 50 })
        step.stopSoon()
        #expect(!eventually(seconds: 0.2) { step.hasEnded })
        #expect(broker.committed("test-echo", "in")?.offset == 0)
        broker.setFaults { $0.isSilent = false }
        #expect(step.wait()?.isStopped == true)
        #expect(broker.outputs.count == 50)
        #expect(broker.committed("test-echo", "in")?.offset == 50)
    }

    @Test("A20 refused commits aren't done: the offset gets there in the end")
    func refused() {
        let broker = makeBroker()
        let step = RunningStep(.echo(), broker)
        #expect(done(broker, 0))
        broker.setFaults { $0.refusedCommits = 5 }
        broker.append("in", value: "a")
        #expect(done(broker, 1), "\(step.lines.text)")
        step.stop()
        #expect(step.lines.contain("refused an offset commit"))
    }

    @Test(
        "A55 the metadata is gone: a fresh generation, said in the log, committed before an output")
    func metadataGone() {
        let broker = makeBroker()
        broker.append("in", value: "a")
        let step = RunningStep(.echo(), broker)
        #expect(done(broker, 1))
        step.stop()
        broker.setCommitted("test-echo", "in", offset: 0)
        broker.setFaults { $0.holdsCommits = true }
        let again = RunningStep(.echo(), broker)
        #expect(eventually { again.lines.contain("at least once from here") })
        #expect(!eventually(seconds: 0.1) { broker.outputs.count > 1 })
        broker.setFaults { $0.holdsCommits = false }
        #expect(done(broker, 1))
        again.stop()
        // A reader that drops by identity takes the new generation's.
        #expect(broker.accepted == ["a", "a"])
    }

    @Test("Crashed and begun again, it makes the same outputs with the same identity")
    func sameIdentity() {
        let broker = makeBroker()
        for i in 0..<20 { broker.append("in", value: "\(i)") }
        broker.setFaults { $0.holdsCommits = false }
        let first = RunningStep(.echo(), broker)
        #expect(done(broker, 20))
        broker.setFaults { $0.holdsCommits = true }
        for i in 20..<40 { broker.append("in", value: "\(i)") }
        #expect(eventually { broker.outputs.count == 40 })
        first.crash()
        broker.setFaults { $0.holdsCommits = false }
        let second = RunningStep(.echo(), broker)
        #expect(done(broker, 40))
        second.stop()
        #expect(broker.outputs.count == 60)
        #expect(broker.accepted == (0..<40).map(String.init))
    }

    @Test(
        "A56 `seen` is that of the committed offset: repeats across a crash are dropped, new ones never"
    )
    func seen() {
        let broker = makeBroker()
        func send(_ offset: Int) {
            let identity = LogHeader(Identity.header, Array("1 up src 0 7 \(offset) 0".utf8))
            broker.append("in", value: "\(offset)", headers: [identity])
        }
        for offset in 0..<30 { send(offset) }
        let first = RunningStep(.echo(), broker) { $0.batchRecordsMax = 4 }
        #expect(done(broker, 30))
        broker.setFaults { $0.holdsCommits = true }
        for offset in 20..<50 { send(offset) }
        #expect(eventually { broker.outputs.count == 50 })
        first.crash()
        broker.setFaults { $0.holdsCommits = false }
        let second = RunningStep(.echo(), broker) { $0.batchRecordsMax = 4 }
        #expect(done(broker, 60))
        second.stop()
        // What came after the last commit is made again with the same identity, and no more.
        #expect(broker.accepted == (0..<50).map(String.init))
        #expect(broker.outputs.count == 70)
    }

    @Test("A60 more origins than a commit's metadata holds: an error that names the option")
    func manyOrigins() {
        let broker = makeBroker()
        for partition in 0..<400 {
            let text = "1 upstream source \(partition) 1700000000000 123456789 0"
            broker.append(
                "in", value: "v", headers: [LogHeader(Identity.header, Array(text.utf8))])
        }
        let step = RunningStep(.echo(), broker)
        let stop = step.wait()?.stop
        #expect(stop?.message.contains("offset.metadata.max.bytes") == true)
        #expect(broker.committed("test-echo", "in")?.offset == 0)
    }
}
