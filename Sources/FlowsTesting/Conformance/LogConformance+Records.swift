/// Cases of the log: what goes in comes out as it was.

internal import FlowsCore

extension LogConformance {
    static let records: [LogCase] = [
        LogCase(log: "A13 null key, null value and empty value stay apart") { backEnd in
            try comesBack(
                [
                    (nil, [1]), ([], [2]), ([1], nil), ([1], []), (nil, nil), ([], []),
                ].map { LogRecord(timestamp: 5, key: $0.0, value: $0.1) }, backEnd)
        },
        LogCase(log: "A14 headers keep order, repeated names and null values, the identity apart") {
            let identity = LogHeader(Identity.header, Array("1 s t 0 1 2 3".utf8))
            let odd = [
                LogHeader("a", nil), LogHeader("a", []), LogHeader("a", [1]),
                LogHeader("é", [0, 255]), LogHeader("flows-originator", [7]),
                LogHeader("fl", [8]), LogHeader("a", [1]),
            ]
            let many = (0..<40).map { LogHeader("h\($0)", Array("value \($0)".utf8)) }
            let all = [[], [identity], odd, [identity] + odd, many]
            try comesBack(
                all.map { LogRecord(timestamp: 6, key: nil, value: [1], headers: $0) }, $0)
        },
        LogCase(log: "A14 a timestamp comes back, and without one the time of sending does") {
            let member = try $0.soleMember()
            let clock = SystemClock()
            let before = clock.wallMilliseconds()
            try member.publish(
                [7, 1_700_000_000_123, -1].map { LogRecord(timestamp: $0, key: nil, value: []) })
            let after = clock.wallMilliseconds()
            let found = try member.take(3, from: member.open()).map(\.timestamp)
            try requireEqual(Array(found.prefix(2)), [7, 1_700_000_000_123], "timestamps")
            try require(
                (before...after).contains(found[2]),
                "an output without a timestamp got \(found[2])")
            try member.close()
        },
        LogCase(log: "what a foreign producer wrote is read as it is") { backEnd in
            let member = try backEnd.soleMember(partitions: 2)
            let records =
                LogRecord.numbered(0..<20) + [
                    LogRecord(
                        timestamp: 9, key: [0], value: nil, headers: [LogHeader("x", [1])])
                ]
            try backEnd.append(records, to: member.place(1))
            let found = try member.take(records.count, from: member.open(member.place(1)))
            try requireEqual(found, records.enumerated().map { $1.at(Int64($0)) }, "records")
            let other = try member.readToEnd(member.open(member.place(0)))
            try requireEqual(other.records, [], "records of the other partition")
            try member.close()
        },
    ]

    /// Published by a session, read by a reader and by a foreigner.
    private static func comesBack(_ records: [LogRecord], _ backEnd: any LogBackEnd) throws {
        let member = try backEnd.soleMember()
        try member.publish(records)
        let expected = records.enumerated().map { $1.at(Int64($0)) }
        let found = try member.take(records.count, from: member.open())
        try requireEqual(found, expected, "records that were read")
        try requireEqual(try backEnd.records(of: member.place()), expected, "records in the log")
        try member.close()
    }
}
