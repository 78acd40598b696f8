/// What is behind the last record, such as transaction markers: passed and committed, so that lag reaches 0.

import FlowsAsync
import FlowsCore
import FlowsRuntime
import FlowsTesting
import Testing

/// A scaler takes lag from the log's end and the group's offset: a marker is not a record.
@Suite("A42 markers") struct MarkerRunTests {
    private static let never = Duration.seconds(3600)

    static let plans: [String: StepPlan] = [
        "stateless": .echo(), "async": .echoLater(Doors(), .perKey(2)), "stateful": .list(),
        "materialise": .rows(isLatest: false),
        "collector": .gather(.records(2, within: never)),
    ]

    private func wait(
        _ broker: InMemoryBroker, _ plan: StepPlan, _ partition: Int32 = 0, until offset: Int64
    ) -> Bool {
        eventually { broker.committed(plan.name, "in", partition)?.offset == offset }
    }

    /// Takes away: the collector's closing of a window in which no record is, else it stays open
    /// for an hour over a marker; the reader's move to the end, for the others.
    @Test("the lag of a transactional topic reaches 0", arguments: plans.keys.sorted())
    func passed(_ name: String) throws {
        let plan = try #require(Self.plans[name])
        let broker = makeBroker(partitions: 2)
        let place = TopicPartition("in", 0)
        let database = InMemoryDatabase(table: name == "materialise" ? RowFunction.schema : nil)
        let step = RunningStep(plan, broker, database)
        // A new group at an input without records says where it starts: no offset isn't no lag.
        #expect(wait(broker, plan, until: 0) && wait(broker, plan, 1, until: 0))
        broker.appendTransaction([.text("a"), .text("b")], to: place)
        #expect(wait(broker, plan, until: 3))
        broker.appendTransaction([.text("c"), .text("d")], to: place, isAborted: true)
        #expect(wait(broker, plan, until: 6))
        broker.appendTransaction([], to: place)
        #expect(wait(broker, plan, until: 7))
        #expect(eventually { step.count("flows_lag_records") == 0 })
        #expect(eventually { step.count("kafka_consumergroup_lag") == 0 })
        #expect(step.count("flows_records_in_total") == 2)
        #expect(step.stop()?.isStopped == true)
        // Who starts behind a marker finds its way as well.
        broker.appendTransaction([.text("e"), .text("f")], to: place)
        let next = RunningStep(plan, broker, database)
        defer { next.stop() }
        #expect(wait(broker, plan, until: 10), "\(next.lines.text)")
        #expect(next.count("flows_records_in_total") == 2)
    }

    /// Takes away: the marker's wait behind a window on its way. In a place of its own it keeps the
    /// next window out until the pause between two commits is over, after each transaction.
    @Test("markers behind a window don't hold up the next one")
    func room() {
        let broker = makeBroker()
        let step = RunningStep(.gather(.records(2, within: Self.never)), broker) {
            $0.commitInterval = .seconds(600)
        }
        defer { step.stop() }
        for pair in [["a", "b"], ["c", "d"], ["e", "f"]] {
            broker.appendTransaction(pair.map { .text($0) }, to: TopicPartition("in", 0))
            #expect(eventually { broker.gathered.suffix(2) == pair }, "\(broker.gathered)")
            broker.appendTransaction([.text("no")], to: TopicPartition("in", 0), isAborted: true)
            #expect(eventually { step.count("flows_lag_records") == 0 })
        }
    }

    @Test("nothing is committed past the records of a window that is open")
    func open() {
        let broker = makeBroker()
        let plan = StepPlan.gather(.records(2, within: Self.never))
        let step = RunningStep(plan, broker)
        broker.appendTransaction([.text("a")], to: TopicPartition("in", 0))
        #expect(eventually { step.count("flows_window_records") == 1 })
        #expect(eventually { step.count("flows_lag_records") == 0 })
        #expect(broker.committed(plan.name, "in")?.offset == 0)
        #expect(eventually { step.count("kafka_consumergroup_lag") == 2 })
        broker.appendTransaction([.text("b")], to: TopicPartition("in", 0))
        #expect(wait(broker, plan, until: 4))
        #expect(step.count("flows_windows_closed_total") == 1)
        #expect(eventually { step.count("kafka_consumergroup_lag") == 0 })
        step.stop()
        #expect(broker.gathered == ["a", "b"])
    }
}

extension LogRecord {
    fileprivate static func text(_ value: String) -> LogRecord {
        LogRecord(timestamp: 1_700_000_000_000, key: Array("k".utf8), value: Array(value.utf8))
    }
}
