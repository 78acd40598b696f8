/// Runs a declared step on the in-memory back ends until it has handled its input.

import Flows
import FlowsRuntime
import FlowsTesting
import Foundation
import Synchronization

/// One run of a typed step; its broker has the topics `in` and `out`, one partition each.
final class TypedRun: Sendable {
    let broker = InMemoryBroker()
    let database: InMemoryDatabase
    private let name: String
    private let end = Mutex<RunEnd?>(nil)

    init(
        _ step: some StepDeclaration, _ records: [LogRecord],
        options: RuntimeOptions = RuntimeOptions()
    ) {
        broker.makeTopic("in", partitions: 1)
        broker.makeTopic("out", partitions: 1)
        for record in records { _ = broker.append(record, to: TopicPartition("in", 0)) }
        let database = InMemoryDatabase(table: step.outline.table)
        self.database = database
        name = step.outline.name
        let log = InMemoryLog(broker, group: name)
        let power = log.power
        let status = ProcessStatus(clock: SystemClock(), progressTimeout: .seconds(60))
        let supervisor = Supervisor(
            RuntimeParts(
                plan: step.plan, options: options, log: log,
                makeStore: { database.makeStore(waker: $0, power: power) }, clock: SystemClock(),
                logger: Logger(level: .critical), metrics: Metrics(), status: status))
        let thread = Thread { [self] in
            let end = supervisor.run()
            self.end.withLock { $0 = end }
        }
        thread.start()
        let count = Int64(records.count)
        wait { self.hasEnded || self.broker.committed(self.name, "in")?.offset == count }
        supervisor.stop("the test is over")
        wait { self.hasEnded }
    }

    private var hasEnded: Bool { end.withLock { $0 != nil } }

    private func wait(_ condition: () -> Bool) {
        let limit = Date().addingTimeInterval(20)
        while !condition(), Date() < limit { usleep(500) }
    }

    /// What was written.
    var outputs: [LogRecord] { broker.allRecords("out") }
    /// The reason when a partition stopped.
    var stop: StepStop? {
        if case .failed(let stop) = end.withLock({ $0 }) { return stop }
        return nil
    }
    /// The group's offset.
    var committed: Int64? { broker.committed(name, "in")?.offset }
}

extension LogRecord {
    /// A record of texts; nil is null.
    static func of(_ key: String?, _ value: String?, _ headers: [LogHeader] = []) -> LogRecord {
        LogRecord(
            timestamp: 1_700_000_000_000, key: key.map { Array($0.utf8) },
            value: value.map { Array($0.utf8) }, headers: headers)
    }

    /// All headers but the identity.
    var others: [LogHeader] { headers.filter { $0.name != "flows-origin" } }
}
