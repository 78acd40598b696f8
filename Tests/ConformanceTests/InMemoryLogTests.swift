/// The log's part of the conformance suite over the log in memory.

import FlowsCore
import FlowsTesting
import Testing

@Suite struct InMemoryLogTests {
    @Test("the log in memory does what a log must", arguments: LogConformance.cases)
    func conforms(_ question: LogCase) async {
        await Results.check(question, on: "memory") { InMemoryLogBackEnd() }
    }
}

/// A broker in memory for one case.
final class InMemoryLogBackEnd: LogBackEnd {
    private let broker = InMemoryBroker()
    private let defect: WeakenedLog.Defect?
    private var topics = 0
    let claims: LogClaims
    let patience: Duration

    init(
        claims: LogClaims = LogClaims(
            Set(LogClaims.Claim.allCases), metadataMax: 4096, outputBytesMax: 100_000),
        patience: Duration = .seconds(30), _ defect: WeakenedLog.Defect? = nil
    ) {
        self.claims = claims
        self.patience = patience
        self.defect = defect
        broker.setFaults { $0.outputBytesMax = 100_000 }
    }

    func makeLog(group: String) -> any RecordLog {
        if let defect { return WeakenedLog(broker, group: group, defect) }
        return InMemoryLog(broker, group: group)
    }

    func makeTopic(partitions: Int32, isCompacted: Bool) -> String {
        topics += 1
        broker.makeTopic("t\(topics)", partitions: partitions)
        return "t\(topics)"
    }

    func append(_ records: [LogRecord], to place: TopicPartition) {
        for record in records { broker.append(record, to: place) }
    }

    func records(of place: TopicPartition) -> [LogRecord] {
        broker.records(place.topic, place.partition)
    }

    func appendInTransactions(_ count: Int, to place: TopicPartition) {
        for number in 0..<count / 20 {
            let records = (0..<20).map { place in
                LogRecord(timestamp: 1, key: nil, value: Array("\(number) \(place)".utf8))
            }
            broker.appendTransaction(records, to: place, isAborted: true)
            broker.appendTransaction(records, to: place)
        }
    }

    func compact(_ place: TopicPartition) { broker.compact(place.topic, place.partition) }

    func trim(_ place: TopicPartition) -> Int64 {
        broker.trim(place.topic, place.partition, before: 40)
        return 40
    }

    func recreate(_ topic: String, partitions: Int32) {
        broker.makeTopic(topic, partitions: partitions)
    }

    func expel(_ log: any RecordLog, from group: String) {
        if let log = log as? InMemoryLog { broker.expel(log) }
        if let log = log as? WeakenedLog { broker.expel(log.inner) }
    }

    func setReachable(_ isReachable: Bool) { broker.setFaults { $0.isDown = !isReachable } }

    func setSilent(_ isSilent: Bool) {
        broker.setFaults { $0.isSilent = isSilent }
        if !isSilent { broker.landLate() }
    }

    func refuseOutput() { broker.setFaults { $0.failsOutput = 50 } }
    func refuseCommit() { broker.setFaults { $0.refusedCommits = 1 } }
}
