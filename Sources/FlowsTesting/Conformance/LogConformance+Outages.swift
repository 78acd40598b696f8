/// Cases of the log: brokers that can't be reached or are silent, and a stop meanwhile.

internal import FlowsCore

extension LogConformance {
    static let outages: [LogCase] = [
        LogCase(
            log: "A34 health says that no broker can be reached, and that one can again",
            needs: .outages
        ) { backEnd in
            let member = try backEnd.soleMember()
            try eventually("good health", within: member.patience) {
                member.turn()
                return member.log.health.unreachable == nil
            }
            try backEnd.setReachable(false)
            try eventually("bad health", within: member.patience) {
                member.turn(.milliseconds(10))
                return member.log.health.unreachable != nil
            }
            let took = try timed {
                do {
                    _ = try member.log.facts(of: [member.place()], timeout: .milliseconds(300))
                } catch let error as LogError {
                    return try require(error.isRetriable, "an outage isn't retriable: \(error)")
                }
                throw ConformanceFailure("facts without a broker")
            }
            try require(took < .seconds(5), "facts without a broker took \(took)")
            try backEnd.setReachable(true)
            try eventually("good health again", within: member.patience) {
                member.turn(.milliseconds(10))
                return member.log.health.unreachable == nil
            }
            // The group may have given the partition away meanwhile, but who writes can.
            try member.publish([LogRecord("a")])
            try requireEqual(
                try backEnd.records(of: member.place()).map(\.text), ["a"], "records")
            try member.close()
        },
        LogCase(
            log: "A34 what was sent before an outage is in the log once, in order, after it",
            needs: .outages
        ) { backEnd in
            let member = try backEnd.soleMember()
            try backEnd.setReachable(false)
            let session = try member.log.makePublisher(waker: Waker())
            let batch = member.outputs(LogRecord.numbered(0..<200))
            let end = try session.send(batch, from: batch.firstOutput, ticket: 1)
            try requireEqual(end, batch.bytes.count, "the place behind the batch")
            for _ in 0..<10 {
                member.turn(.milliseconds(5))
                try require(session.events().isEmpty, "news without a broker")
            }
            try backEnd.setReachable(true)
            var count = 0
            try eventually("all acknowledgements", within: member.patience) {
                member.turn()
                for event in session.events() {
                    guard case .acknowledged(_, let more) = event else {
                        throw ConformanceFailure("unexpected: \(event)")
                    }
                    count += more
                }
                return count >= 200
            }
            let found = try backEnd.records(of: member.place()).map(\.text)
            try requireEqual(found, (0..<200).map { "\($0)" }, "records")
            session.close()
            try member.close()
        },
        LogCase(log: "A33 a stop ends in time while no broker can be reached", needs: .outages) {
            let backEnd = $0
            try stops(backEnd) { try backEnd.setReachable(!$0) }
        },
        LogCase(log: "A33 a stop ends in time while the brokers are silent", needs: .silence) {
            let backEnd = $0
            try stops(backEnd) { try backEnd.setSilent($0) }
        },
    ]

    private static func stops(_ backEnd: any LogBackEnd, _ cut: (Bool) throws -> Void) throws {
        let member = try backEnd.soleMember()
        let waker = Waker()
        let reader = try member.log.open(member.place(), at: 0, waker: waker)
        try backEnd.append([LogRecord("a")], to: member.place())
        _ = try member.take(1, from: reader)
        let session = try member.log.makePublisher(waker: waker)
        let committer = member.log.makeCommitter(waker: waker)
        try cut(true)
        let batch = member.outputs([LogRecord("b")])
        _ = try session.send(batch, from: batch.firstOutput, ticket: 1)
        committer.commit(member.place(), offset: 1, metadata: "m")
        let took = timed {
            reader.close()
            committer.close()
            session.abandon()
            _ = member.log.close(deadline: .seconds(1))
        }
        try require(took < .milliseconds(2500), "the stop took \(took)")
        try cut(false)
    }
}
