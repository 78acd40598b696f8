/// Cases of the log: a reader starts where it is told, stops when it is told, and passes every gap.

internal import FlowsCore

extension LogConformance {
    static let reading: [LogCase] = [
        LogCase(log: "A26 a reader starts at the offset that it is told, again and again") {
            let member = try $0.soleMember()
            try $0.append(LogRecord.numbered(0..<500), to: member.place())
            for start in [Int64(100), 0, 499, 7, 7] {
                let reader = try member.open(at: start)
                let first = try member.take(1, from: reader)[0]
                try requireEqual(first, LogRecord("\(start)").at(start), "the first record")
                reader.close()
            }
            let reader = try member.open(at: 500)
            try requireEqual(try member.readToEnd(reader).records, [], "records at the end")
            try requireEqual(reader.endOffset, 500, "the end")
            try $0.append([LogRecord("new")], to: member.place())
            try requireEqual(try member.take(1, from: reader)[0].offset, 500, "the next offset")
            try member.close()
        },
        LogCase(log: "a partition is opened once, and only by who has it") { backEnd in
            let member = try backEnd.soleMember()
            let reader = try member.open()
            try refusesOpen(member, member.place())
            reader.close()
            try member.open().close()
            let stranger = try backEnd.member()
            try refusesOpen(stranger, member.place())
            try stranger.close()
            try member.close()
        },
        LogCase(log: "a batch stops at its bounds, and lends its bytes until it is released") {
            let member = try $0.soleMember()
            let value = String(repeating: "v", count: 100)
            try $0.append((0..<1000).map { _ in LogRecord(value) }, to: member.place())
            let reader = try member.open()
            var next: Int64 = 0
            var held: [RecordBatch] = []
            try eventually("all records", within: member.patience) {
                member.turn()
                guard let batch = try reader.poll(maxRecords: 70, maxBytes: 5000) else {
                    return false
                }
                try require(
                    batch.records.count <= 50 && batch.payloadBytes <= 5100,
                    "\(batch.records.count) records of \(batch.payloadBytes) bytes")
                for record in batch.records {
                    try requireEqual(record.offset, next, "an offset")
                    next += 1
                }
                held.append(batch)
                return next == 1000
            }
            for batch in held {
                for record in batch.records {
                    try requireEqual(LogRecord(record).text, value, "a lent value")
                }
                batch.release()
            }
            try member.close()
        },
        LogCase(log: "A23 A26 a paused reader fetches nothing, and goes on without gap or repeat") {
            let member = try $0.soleMember()
            try $0.append(LogRecord.numbered(0..<300), to: member.place())
            let reader = try member.open()
            var found = try member.take(300, from: reader)
            reader.setPaused(true)
            try $0.append(LogRecord.numbered(300..<600), to: member.place())
            for _ in 0..<30 {
                member.turn(.milliseconds(10))
                try requireEqual(try member.poll(reader), [], "records of a paused reader")
            }
            reader.setPaused(false)
            found += try member.take(300, from: reader)
            try requireEqual(found.map(\.text), (0..<600).map { "\($0)" }, "records")
            try member.close()
        },
        LogCase(log: "A22 a reader that was closed gives nothing, prefetched or not") {
            let member = try $0.soleMember()
            try $0.append(LogRecord.numbered(0..<100), to: member.place())
            let reader = try member.open()
            try eventually("a record", within: member.patience) {
                member.turn()
                return try reader.poll(maxRecords: 3, maxBytes: 1 << 20) != nil
            }
            reader.close()
            for _ in 0..<20 {
                member.turn(.milliseconds(5))
                try requireEqual(try member.poll(reader), [], "records of a closed reader")
            }
            try member.close()
        },
        LogCase(log: "a worker that sleeps is woken by a record") {
            let member = try $0.soleMember()
            let waker = Waker()
            let reader = try member.log.open(member.place(), at: 0, waker: waker)
            _ = try member.readToEnd(reader)
            waker.drain()
            try $0.append([LogRecord("a")], to: member.place())
            let took = timed { waker.wait(others: [], timeout: member.patience) }
            try require(took < member.patience, "the worker slept for \(took)")
            try requireEqual(try member.take(1, from: reader).map(\.text), ["a"], "records")
            try member.close()
        },
    ]

    static func refusesOpen(_ member: Member, _ place: TopicPartition) throws {
        do {
            _ = try member.open(place)
        } catch let error as LogError {
            try requireEqual(error.code, "_STATE", "the error")
            try requireEqual(error.topic, place.topic, "the error's topic")
            return
        }
        throw ConformanceFailure("a partition was opened that may not be")
    }
}
