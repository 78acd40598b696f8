/// The in-memory log, with a group that takes its time to be left, and that counts who asks.

import FlowsCore
import FlowsTesting
import Foundation
import Synchronization

final class WatchedLog: RecordLog {
    private let watched = Mutex<InMemoryLog?>(nil)
    private let asked = Atomic<Int>(0)
    private let closing = Mutex<Date?>(nil)
    private let settling = Atomic<Bool>(false)
    private let leavingSeconds: TimeInterval

    init(leavingSeconds: TimeInterval = 0) { self.leavingSeconds = leavingSeconds }

    /// Stands before this log; called once, before anything else is.
    func watching(_ log: InMemoryLog) -> any RecordLog {
        watched.withLock { $0 = log }
        return self
    }

    private var log: InMemoryLog {
        guard let log = watched.withLock({ $0 }) else { preconditionFailure("nothing is watched") }
        return log
    }

    /// Whether the group is just dividing the partitions.
    var isSettling: Bool { settling.load(ordering: .relaxed) }
    func settle(_ isAtRest: Bool) { settling.store(!isAtRest, ordering: .relaxed) }

    /// How often the group was asked for news, which keeps the member in it.
    var timesAsked: Int { asked.load(ordering: .relaxed) }

    func groupEvents(timeout: Duration) -> [GroupEvent] {
        asked.add(1, ordering: .relaxed)
        return log.groupEvents(timeout: timeout)
    }

    func close(deadline: Duration) -> Bool {
        let began = closing.withLock { closing in
            closing = closing ?? Date()
            return closing ?? Date()
        }
        let left = leavingSeconds - Date().timeIntervalSince(began)
        guard left > deadline.seconds else {
            if left > 0 { usleep(UInt32(left * 1_000_000)) }
            return log.close(deadline: deadline)
        }
        usleep(UInt32(deadline.seconds * 1_000_000))
        return false
    }

    func join(topics: [String]) throws(LogError) { try log.join(topics: topics) }
    func completeRevoke(_ partitions: [TopicPartition]) { log.completeRevoke(partitions) }
    func facts(
        of partitions: [TopicPartition], timeout: Duration
    ) throws(LogError) -> [TopicPartition: PartitionFacts] {
        try log.facts(of: partitions, timeout: timeout)
    }
    func open(
        _ partition: TopicPartition, at offset: Int64, waker: Waker
    ) throws(LogError) -> any PartitionReader {
        try log.open(partition, at: offset, waker: waker)
    }
    func makeCommitter(waker: Waker) -> any OffsetCommitter { log.makeCommitter(waker: waker) }
    func makePublisher(waker: Waker) throws(LogError) -> any RecordPublisher {
        try log.makePublisher(waker: waker)
    }
    var health: LogHealth { log.health }
}

extension Duration {
    fileprivate var seconds: TimeInterval {
        TimeInterval(components.seconds) + TimeInterval(components.attoseconds) / 1e18
    }
}
