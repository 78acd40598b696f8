/// Cases of the log: a producer session sends in order, without gap, and says what is durable.

internal import FlowsCore

extension LogConformance {
    static let sessions: [LogCase] = [
        LogCase(log: "A17 a session's outputs are in the log in order, in every partition") {
            let topic = try $0.makeTopic(partitions: 3, isCompacted: false)
            let member = try $0.member()
            let batch = OutputBatch(topics: [topic])
            for number in 0..<1500 {
                batch.append(LogRecord("\(number)"), Int32(number % 3))
            }
            let session = try member.log.makePublisher(waker: Waker())
            try member.send(batch, by: session, ticket: 3)
            session.close()
            for partition in 0..<3 {
                let found = try $0.records(of: TopicPartition(topic, Int32(partition)))
                let expected: [String] = (0..<500).map { "\($0 * 3 + partition)" }
                try requireEqual(found.map(\.text), expected, "partition \(partition)")
            }
            try member.close()
        },
        LogCase(
            log: "A16 what is acknowledged is in the log, counted by ticket", ask: acknowledges),
        LogCase(log: "a session knows how many partitions a topic has") {
            let member = try $0.member()
            let session = try member.log.makePublisher(waker: Waker())
            for count in [Int32(1), 5] {
                let topic = try $0.makeTopic(partitions: count, isCompacted: false)
                let found = try session.partitionCount(of: topic, timeout: .seconds(10))
                try requireEqual(found, count, "partitions of \(topic)")
            }
            session.close()
            try member.close()
        },
        LogCase(log: "a session says of a topic that it isn't there", needs: .unknownTopics) {
            let member = try $0.member()
            let session = try member.log.makePublisher(waker: Waker())
            do {
                _ = try session.partitionCount(of: "absent-\(member.group)", timeout: .seconds(10))
                throw ConformanceFailure("an unknown topic has partitions")
            } catch let error as LogError {
                try requireEqual(error.code, "UNKNOWN_TOPIC_OR_PART", "the error")
                try requireEqual(error.topic, "absent-\(member.group)", "its topic")
            }
            session.close()
            try member.close()
        },
        LogCase(log: "a session wakes its worker when outputs are acknowledged") { backEnd in
            let member = try backEnd.soleMember()
            let waker = Waker()
            let session = try member.log.makePublisher(waker: waker)
            let batch = member.outputs([LogRecord("a")])
            _ = try session.send(batch, from: batch.firstOutput, ticket: 1)
            var events: [PublishEvent] = []
            // No pause but the waker's: one that isn't woken sits out the time here.
            let took = timed {
                for _ in 0..<3 where events.isEmpty {
                    waker.wait(others: [], timeout: member.patience)
                    events += session.events()
                }
            }
            try require(took < member.patience, "the worker slept for \(took)")
            try requireEqual(events.count, 1, "events")
            session.close()
            try member.close()
        },
    ]

    private static func acknowledges(_ backEnd: any LogBackEnd) throws {
        let member = try backEnd.soleMember(partitions: 2)
        let session = try member.log.makePublisher(waker: Waker())
        var batches: [OutputBatch] = []
        for ticket in UInt64(7)..<12 {
            let records = LogRecord.numbered(0..<100, "\(ticket):")
            let batch = member.outputs(records, to: member.place(Int32(ticket % 2)))
            batches.append(batch)
            let end = try session.send(batch, from: batch.firstOutput, ticket: ticket)
            try requireEqual(end, batch.bytes.count, "the place behind the batch")
        }
        var counts: [UInt64: Int] = [:]
        try eventually("all acknowledgements", within: member.patience) {
            let before = counts
            for event in session.events() {
                guard case .acknowledged(let ticket, let count) = event else {
                    throw ConformanceFailure("unexpected: \(event)")
                }
                counts[ticket, default: 0] += count
            }
            if counts != before { try areDurable(counts, backEnd, member) }
            return counts.values.reduce(0, +) >= 500
        }
        for ticket in UInt64(7)..<12 { try requireEqual(counts[ticket], 100, "ticket \(ticket)") }
        session.close()
        try member.close()
    }

    /// Acknowledged outputs are in the log at that moment, for whoever reads it.
    private static func areDurable(
        _ counts: [UInt64: Int], _ backEnd: any LogBackEnd, _ member: Member
    ) throws {
        let found = try (Int32(0)..<2).flatMap { try backEnd.records(of: member.place($0)) }
        for (ticket, count) in counts {
            let there = found.filter { $0.text.hasPrefix("\(ticket):") }.count
            try require(there >= count, "\(count) of \(ticket) acknowledged, \(there) in the log")
        }
    }
}
