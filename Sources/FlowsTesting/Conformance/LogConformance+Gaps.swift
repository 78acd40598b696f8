/// Cases of the log: offsets that no record has, and offsets that aren't in the log.

internal import FlowsCore

extension LogConformance {
    static let gaps: [LogCase] = [
        LogCase(
            log: "A19 A42 transaction markers are passed, also at the end",
            needs: .transactionMarkers
        ) {
            let member = try $0.soleMember()
            try $0.appendInTransactions(60, to: member.place())
            let reader = try member.open()
            let (records, next) = try member.readToEnd(reader)
            let offsets = records.map(\.offset)
            try requireEqual(offsets.count, 60, "records")
            try requireEqual(offsets, Array(Set(offsets)).sorted(), "offsets")
            let last = try requireValue(offsets.last, "no records")
            try require(last > 59, "there are no markers between the records")
            try requireEqual(next, reader.endOffset, "the offset behind everything")
            try require(reader.endOffset > last + 1, "there is no marker at the end")
            try requireEqual(try member.facts().high, reader.endOffset, "the log's end")
            reader.close()
            // The end may be committed, and who starts there is at the end.
            let again = try member.open(at: next ?? 0)
            try requireEqual(try member.readToEnd(again).records, [], "records at the end")
            // Who starts at a marker passes it too.
            again.close()
            let marker = try member.readToEnd(member.open(at: last + 1))
            try requireEqual(marker.records, [], "records at a marker")
            try requireEqual(marker.next, next, "the offset behind the marker")
            try member.close()
        },
        LogCase(
            log: "A19 what compaction took is passed, each key's last record stays",
            needs: .compaction, ask: compacts),
        LogCase(log: "A21 an offset behind the end is an error that names it") {
            let member = try $0.soleMember()
            try $0.append(LogRecord.numbered(0..<2), to: member.place())
            try isOutOfRange(member, at: 100)
            let reader = try member.open(at: 1)
            try requireEqual(try member.take(1, from: reader).map(\.text), ["1"], "records")
            try member.close()
        },
        LogCase(log: "A21 an offset before the start is an error that names it", needs: .retention)
        {
            let member = try $0.soleMember()
            try $0.append(LogRecord.numbered(0..<100), to: member.place())
            let low = try $0.trim(member.place())
            try require(low > 0, "nothing was removed")
            try isOutOfRange(member, at: 0)
            let first = try member.take(1, from: member.open(at: low))[0]
            try requireEqual(first.offset, low, "the first offset that is left")
            try member.close()
        },
    ]

    private static func compacts(_ backEnd: any LogBackEnd) throws {
        let member = try backEnd.soleMember(isCompacted: true)
        let place = member.place()
        let gone = LogRecord(timestamp: 1_700_000_000_000, key: Array("b".utf8), value: nil)
        try backEnd.append(
            [
                LogRecord("1", key: "a"), LogRecord("2", key: "b"), LogRecord("3", key: "a"),
                gone, LogRecord("5", key: "c"), LogRecord("6", key: "a"),
                LogRecord("7", key: "d"),
            ], to: place)
        try backEnd.compact(place)
        // What is behind offset 6 the back end put there, to have the rest cleaned.
        func known(_ records: [LogRecord]) -> [LogRecord] {
            records.filter { $0.value != nil && $0.offset <= 6 }
        }
        let left = known(try backEnd.records(of: place))
        try requireEqual(left.map(\.text), ["5", "6", "7"], "the records that are left")
        try requireEqual(left.map(\.offset), [4, 5, 6], "their offsets")
        try requireEqual(try member.facts().low, 0, "the log's start")
        // From an offset that isn't there any more, and from one in the midst of a gap.
        for start in [Int64(0), 2, 4] {
            let reader = try member.open(at: start)
            let (records, next) = try member.readToEnd(reader)
            try requireEqual(known(records), left, "what is read from \(start)")
            try requireEqual(next, reader.endOffset, "the offset behind everything")
            reader.close()
        }
        try member.close()
    }

    /// The error comes at each poll, so that a partition is never idle in silence.
    static func isOutOfRange(_ member: Member, at offset: Int64) throws {
        let place = member.place()
        let reader = try member.open(at: offset)
        defer { reader.close() }
        for _ in 0..<2 {
            var failure: LogError?
            try eventually("an error", within: member.patience) {
                member.turn()
                do {
                    let batch = try reader.poll(maxRecords: 1, maxBytes: 1)
                    try require(batch?.records.isEmpty ?? true, "records from \(offset)")
                } catch let error as LogError { failure = error }
                return failure != nil
            }
            try requireEqual(failure?.topic, place.topic, "the error's topic")
            try requireEqual(failure?.partition, place.partition, "the error's partition")
            try requireEqual(failure?.offset, offset, "the error's offset")
            try requireEqual(failure?.isRetriable, false, "whether it passes by itself")
        }
    }
}
