/// Cases of the log: partitions come and go as the group says, and only by its rules.

internal import FlowsCore

extension LogConformance {
    static let groups: [LogCase] = [
        LogCase(log: "A22 a partition moves only after its owner gave it back", ask: moves),
        LogCase(log: "a member that leaves gives its partitions to the others") { backEnd in
            let first = try backEnd.soleMember(partitions: 2)
            let second = try backEnd.member(first.group)
            try share(first, second)
            try first.close()
            try second.waitFor(second.places(2))
            try second.close()
        },
        LogCase(
            log: "A2 who was thrown out loses its partitions, and is a member again afterwards",
            needs: .expulsion
        ) { backEnd in
            let first = try backEnd.soleMember(partitions: 2)
            let second = try backEnd.member(first.group)
            try share(first, second)
            let had = first.assigned
            try backEnd.expel(first.log, from: first.group)
            try eventually("the loss", within: first.patience) {
                second.turn()
                first.turn(.milliseconds(10))
                return !first.lost.isEmpty
            }
            try requireEqual(first.lost, had, "the partitions lost")
            try require(first.revoked.isEmpty, "lost partitions were also asked back")
            try second.waitFor(second.places(2), beside: [first])
            first.giveBack()
            try eventually("the first member's return", within: first.patience) {
                second.turn(.milliseconds(5))
                if !second.revoked.isEmpty { second.giveBack() }
                first.turn(.milliseconds(5))
                return !first.assigned.isEmpty
            }
            try require(first.assigned.isDisjoint(with: second.assigned), "two owners")
            try first.close()
            try second.close()
        },
        LogCase(
            log: "A20 a commit of who was thrown out is refused and not stored", needs: .expulsion
        ) { backEnd in
            let first = try backEnd.soleMember(partitions: 2)
            let second = try backEnd.member(first.group)
            try share(first, second)
            let place = try requireValue(first.assigned.first, "no partition")
            try eventually("a commit", within: first.patience) {
                second.turn()
                first.turn(.milliseconds(10))
                // As long as the group is coming together, a commit is to be sent again.
                let error = try first.commit(1, "mine", place)
                if error?.isRetriable != true { try isStored(error) }
                return error == nil
            }
            try backEnd.expel(first.log, from: first.group)
            let early = try first.commit(2, "zombie", place)
            try require(early != nil, "the commit of a zombie was stored")
            try eventually("the loss", within: first.patience) {
                second.turn()
                first.turn(.milliseconds(10))
                return !first.lost.isEmpty
            }
            let late = try first.commit(3, "zombie", place)
            try require(late != nil, "the commit of who knows of its loss was stored")
            try requireEqual(try second.facts(place).metadata, "mine", "the metadata")
            try second.close()
            try first.close()
        },
        LogCase(log: "A33 a stop ends in time while a partition is asked back") { backEnd in
            let first = try backEnd.soleMember(partitions: 2)
            let second = try backEnd.member(first.group)
            try second.join(first.topic)
            try eventually("a revoke", within: first.patience) {
                second.turn()
                first.turn(.milliseconds(10))
                return !first.revoked.isEmpty
            }
            try first.close()
            try second.waitFor(second.places(2))
            try second.close()
        },
        LogCase(log: "joining for a topic that isn't there is an error", needs: .unknownTopics) {
            let member = try $0.member()
            try member.join("absent-\(member.group)")
            try eventually("an error", within: member.patience) {
                member.turn(.milliseconds(10))
                return !member.failures.isEmpty
            }
            try requireEqual(member.failures[0].topic, member.topic, "the error's topic")
            try requireEqual(member.failures[0].code, "UNKNOWN_TOPIC_OR_PART", "the error")
            try member.close()
        },
    ]

    private static func moves(_ backEnd: any LogBackEnd) throws {
        let first = try backEnd.soleMember(partitions: 2)
        for place in first.places(2) {
            try backEnd.append(LogRecord.numbered(0..<50), to: place)
        }
        let readers = try first.places(2).map { ($0, try first.open($0)) }
        for (_, reader) in readers { _ = try first.take(10, from: reader) }
        let second = try backEnd.member(first.group)
        try second.join(first.topic)
        try eventually("a revoke", within: first.patience) {
            second.turn()
            first.turn(.milliseconds(10))
            return !first.revoked.isEmpty
        }
        let moving = try requireValue(first.revoked.first, "nothing")
        try requireEqual(first.revoked, [moving], "what is asked back")
        for _ in 0..<30 {
            first.turn()
            second.turn(.milliseconds(10))
            try require(second.assigned.isEmpty, "a partition moved before it was given back")
        }
        for (place, reader) in readers where place == moving { reader.close() }
        try refusesOpen(first, moving)
        first.giveBack()
        try second.waitFor([moving], beside: [first])
        try requireEqual(first.assigned.union(second.assigned), Set(first.places(2)), "all")
        let found = try second.take(40, from: second.open(moving, at: 10))
        try requireEqual(found.map(\.text), (10..<50).map { "\($0)" }, "the moved partition")
        for (place, reader) in readers where place == moving {
            try requireEqual(try first.poll(reader), [], "records of the old owner")
        }
        try second.close()
        try first.close()
    }

    /// Lets a second member take one of two partitions.
    static func share(_ first: Member, _ second: Member) throws {
        try second.join(first.topic)
        try eventually("a revoke", within: first.patience) {
            second.turn()
            first.turn(.milliseconds(10))
            return !first.revoked.isEmpty
        }
        first.giveBack()
        try eventually("the second member's share", within: first.patience) {
            first.turn()
            second.turn(.milliseconds(10))
            return !second.assigned.isEmpty
        }
    }
}
