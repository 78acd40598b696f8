/// A process of a group as the log's cases use it: events taken, records sent, read and committed.

internal import FlowsCore
internal import Foundation

extension LogBackEnd {
    /// A process with a group of its own, or of the one named.
    func member(_ group: String = "g-\(UUID().uuidString)") throws -> Member {
        Member(try makeLog(group: group), group, patience)
    }

    /// The only member of a group, which has all partitions of a new topic.
    func soleMember(partitions: Int32 = 1, isCompacted: Bool = false) throws -> Member {
        let member = try member()
        try member.join(makeTopic(partitions: partitions, isCompacted: isCompacted))
        try member.waitFor(member.places(partitions))
        return member
    }
}

final class Member {
    let log: any RecordLog
    let group: String
    let patience: Duration
    private(set) var topic = ""
    private(set) var assigned: Set<TopicPartition> = []
    private(set) var revoked: Set<TopicPartition> = []
    private(set) var lost: Set<TopicPartition> = []
    private(set) var failures: [LogError] = []

    init(_ log: any RecordLog, _ group: String, _ patience: Duration) {
        self.log = log
        self.group = group
        self.patience = patience
    }

    /// A case that fails leaves members behind, who must not hold up the process's end.
    deinit { _ = log.close(deadline: .milliseconds(1)) }

    func place(_ partition: Int32 = 0) -> TopicPartition { TopicPartition(topic, partition) }
    func places(_ count: Int32) -> [TopicPartition] { (0..<count).map { place($0) } }

    // MARK: The group

    func join(_ topic: String) throws {
        self.topic = topic
        try log.join(topics: [topic])
    }

    /// Takes what the group said.
    func turn(_ timeout: Duration = .zero) {
        for event in log.groupEvents(timeout: timeout) {
            switch event {
            case .assigned(let list): assigned.formUnion(list)
            case .revoked(let list): revoked.formUnion(list)
            case .lost(let list): lost.formUnion(list)
            case .failed(let error): failures.append(error)
            }
        }
    }

    /// Gives back what was asked back or lost.
    func giveBack() {
        let gone = revoked.union(lost)
        revoked = []
        lost = []
        assigned.subtract(gone)
        log.completeRevoke(Array(gone))
    }

    /// Waits until the group gave these partitions; a member that nobody polls holds up others.
    func waitFor(_ places: [TopicPartition], beside others: [Member] = []) throws {
        try eventually("an assignment of \(places)", within: patience) {
            others.forEach { $0.turn() }
            turn(.milliseconds(10))
            return assigned.isSuperset(of: places)
        }
    }

    func close() throws {
        try require(log.close(deadline: .seconds(10)), "the log didn't close in 10 s")
    }

    // MARK: Sending

    /// Sends records in a session of its own and waits until each is acknowledged.
    func publish(_ records: [LogRecord], to place: TopicPartition? = nil) throws {
        let session = try log.makePublisher(waker: Waker())
        defer { session.close() }
        try send(outputs(records, to: place), by: session, ticket: 1)
    }

    func outputs(_ records: [LogRecord], to place: TopicPartition? = nil) -> OutputBatch {
        OutputBatch(records, to: place ?? self.place())
    }

    func send(_ batch: OutputBatch, by session: any RecordPublisher, ticket: UInt64) throws {
        var at = batch.firstOutput
        var acknowledged = 0
        try eventually("\(batch.count) acknowledgements", within: patience) {
            if at < batch.bytes.count { at = try session.send(batch, from: at, ticket: ticket) }
            for event in session.events() {
                switch event {
                case .acknowledged(let of, let count):
                    try requireEqual(of, ticket, "the ticket of an acknowledgement")
                    acknowledged += count
                case .failed(let error): throw error
                }
            }
            return acknowledged >= batch.count
        }
        try requireEqual(acknowledged, batch.count, "acknowledgements")
    }

    // MARK: Reading

    func open(_ place: TopicPartition? = nil, at offset: Int64 = 0) throws -> any PartitionReader {
        try log.open(place ?? self.place(), at: offset, waker: Waker())
    }

    /// Polls until so many records came.
    func take(_ count: Int, from reader: any PartitionReader) throws -> [LogRecord] {
        var all: [LogRecord] = []
        try eventually("\(count) records", within: patience) {
            turn()
            all += try poll(reader)
            return all.count >= count
        }
        return all
    }

    /// Polls until the log's end, and returns the offset behind everything too.
    func readToEnd(_ reader: any PartitionReader) throws -> (records: [LogRecord], next: Int64?) {
        var all: [LogRecord] = []
        var next: Int64?
        try eventually("the log's end", within: patience) {
            turn()
            all += try poll(reader) { next = $0 }
            return reader.isAtEnd
        }
        return (all, next)
    }

    /// Everything that is there now, in small batches.
    func poll(_ reader: any PartitionReader, _ passed: (Int64) -> Void = { _ in }) throws
        -> [LogRecord]
    {
        var all: [LogRecord] = []
        while let batch = try reader.poll(maxRecords: 7, maxBytes: 1 << 20) {
            all += batch.records.map { LogRecord($0) }
            passed(batch.nextOffset)
            batch.release()
        }
        return all
    }

    // MARK: Committing

    func commit(_ offset: Int64, _ metadata: String = "", _ place: TopicPartition? = nil) throws
        -> LogError?
    {
        let waker = Waker()
        let committer = log.makeCommitter(waker: waker)
        defer { committer.close() }
        let place = place ?? self.place()
        committer.commit(place, offset: offset, metadata: metadata)
        var answers: [CommitAnswer] = []
        try eventually("a commit's answer", within: patience) {
            waker.wait(others: [], timeout: .milliseconds(50))
            answers += committer.answers()
            return !answers.isEmpty
        }
        try requireEqual(answers.count, 1, "answers to one commit")
        try requireEqual(answers[0].partition, place, "the answer's partition")
        try requireEqual(answers[0].offset, offset, "the answer's offset")
        return answers[0].error
    }

    func facts(_ place: TopicPartition? = nil) throws -> PartitionFacts {
        let place = place ?? self.place()
        let all = try log.facts(of: [place], timeout: .seconds(10))
        return try requireValue(all[place], "no facts of \(place)")
    }
}
