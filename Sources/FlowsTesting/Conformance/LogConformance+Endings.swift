/// Cases of the log: how a producer session ends, and what of it is in the log then.

internal import FlowsCore

extension LogConformance {
    static let endings: [LogCase] = [
        LogCase(
            log: "A52 an output that is too large ends the session: nothing behind it goes out",
            needs: .outputBound
        ) { backEnd in
            let max = try requireValue(backEnd.claims.outputBytesMax, "no bound is claimed")
            let huge = LogRecord(String(repeating: "x", count: max + 1))
            try endsAt(
                [LogRecord("before"), huge, LogRecord("behind")], backEnd,
                mayBeThere: ["before"])
        },
        LogCase(
            log: "A52 an output that the log refuses ends the session: nothing behind it goes out",
            needs: .outputRefusals
        ) { backEnd in
            try endsAt(
                LogRecord.numbered(0..<100), backEnd, mayBeThere: (0..<99).map { "\($0)" }
            ) { try backEnd.refuseOutput() }
        },
        LogCase(
            log: "A33 an abandoned session ends at once; what was in flight lands in order or not",
            needs: .silence
        ) { backEnd in
            let member = try backEnd.soleMember()
            try member.publish([LogRecord("first")])
            let session = try member.log.makePublisher(waker: Waker())
            let batch = member.outputs(LogRecord.numbered(0..<500))
            try backEnd.setSilent(true)
            _ = try session.send(batch, from: batch.firstOutput, ticket: 1)
            for _ in 0..<20 { _ = session.events() }
            let took = timed { session.abandon() }
            try require(took < .milliseconds(500), "abandoning took \(took)")
            try isOver(session, batch)
            try require(session.events().isEmpty, "an abandoned session has news")
            try backEnd.setSilent(false)
            try member.publish([LogRecord("last")])
            let found = try backEnd.records(of: member.place()).map(\.text)
            try requireEqual(found.first, "first", "the first record")
            try require(found.contains("last"), "the next session's output isn't there")
            let landed = found.filter { $0 != "first" && $0 != "last" }
            try requireEqual(landed, (0..<landed.count).map { "\($0)" }, "what landed")
            try member.close()
        },
        LogCase(log: "a session that was closed takes nothing any more") { backEnd in
            let member = try backEnd.soleMember()
            let session = try member.log.makePublisher(waker: Waker())
            let batch = member.outputs([LogRecord("a")])
            session.close()
            try isOver(session, batch)
            try requireEqual(try backEnd.records(of: member.place()), [], "records")
            try member.close()
        },
        LogCase(log: "a member that was thrown out can still write", needs: .expulsion) {
            let member = try $0.soleMember()
            let session = try member.log.makePublisher(waker: Waker())
            try $0.expel(member.log, from: member.group)
            try member.send(member.outputs([LogRecord("zombie")]), by: session, ticket: 1)
            try requireEqual(
                try $0.records(of: member.place()).map(\.text), ["zombie"], "records")
            session.close()
            try member.close()
        },
    ]

    /// Sends records of which one is refused, and looks at what is in the log.
    private static func endsAt(
        _ records: [LogRecord], _ backEnd: any LogBackEnd, mayBeThere: [String],
        _ refuse: () throws -> Void = {}
    ) throws {
        let member = try backEnd.soleMember()
        let session = try member.log.makePublisher(waker: Waker())
        let batch = member.outputs(records)
        try refuse()
        // The refusal may be thrown here, or come as an event.
        _ = try? session.send(batch, from: batch.firstOutput, ticket: 1)
        var failures = 0
        try eventually("the session's failure", within: member.patience) {
            for event in session.events() { if case .failed = event { failures += 1 } }
            return failures > 0
        }
        let other = member.outputs([LogRecord("other")])
        try isOver(session, other)
        for event in session.events() { if case .failed = event { failures += 1 } }
        try requireEqual(failures, 1, "times that the failure was told")
        session.abandon()
        let found = try backEnd.records(of: member.place()).map(\.text)
        try requireEqual(found, Array(mayBeThere.prefix(found.count)), "what is in the log")
        // The next session isn't bound by it.
        try member.publish([LogRecord("next")])
        try requireEqual(try backEnd.records(of: member.place()).last?.text, "next", "the last")
        try member.close()
    }

    static func isOver(_ session: any RecordPublisher, _ batch: OutputBatch) throws {
        do {
            _ = try session.send(batch, from: batch.firstOutput, ticket: 9)
        } catch {
            return
        }
        throw ConformanceFailure("a session that is over takes outputs")
    }
}
