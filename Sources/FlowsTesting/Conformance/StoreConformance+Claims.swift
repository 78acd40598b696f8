/// Cases of the store: taking a partition, and the outbox that its next owner finds.

internal import FlowsCore

extension StoreConformance {
    static let claims: [StoreCase] = [
        StoreCase(store: "a claim makes the row once, and each later one finds it") {
            let step = try $0.makeStep(table: nil)
            let first = try StoreOwner(step, TopicPartition("in", 3), $0.patience)
            let made = try requireValue(first.claim(), "no row was made")
            try require(made.isNew, "the row isn't new")
            try requireEqual(made.nextOffset, 10, "the next offset")
            try requireEqual(made.generation, 7, "the generation")
            try requireEqual(made.lineage, "cluster 1", "the lineage")
            try require(made.outbox.isEmpty && made.seen.isEmpty, "a new row holds something")
            let other = InitialProgress(nextOffset: 99, generation: 99, lineage: "other")
            let second = try StoreOwner(step, first.partition, $0.patience)
            let found = try requireValue(second.claim(other), "no row")
            try require(!found.isNew, "the row is new again")
            try requireEqual(found.nextOffset, 10, "the next offset")
            try requireEqual(found.generation, 7, "the generation")
            try requireEqual(found.lineage, "cluster 1", "the lineage")
        },
        StoreCase(store: "A48 a claim that must find a row makes none") {
            let step = try $0.makeStep(table: nil)
            let owner = try StoreOwner(step, TopicPartition("in", 0), $0.patience)
            for _ in 0..<2 { try require(try owner.claim(nil) == nil, "a row was made") }
            try require(try owner.claim()?.isNew == true, "there was a row")
            try requireEqual(try owner.claim(nil)?.nextOffset, 10, "the next offset")
        },
        StoreCase(store: "partitions have rows of their own") {
            let (_, owners) = try $0.owners(3)
            try requireEqual(try owners[1].keep(.none, next: 15)?.kind, nil, "a refusal")
            for (owner, next) in zip(owners, [Int64(10), 15, 10]) {
                try requireEqual(try owner.claim()?.nextOffset, next, "\(owner.partition)")
            }
        },
        StoreCase(store: "A2 the keep of an older owner is fenced and writes nothing") {
            let (step, owners) = try $0.owners()
            let zombie = owners[0]
            let owner = try StoreOwner(step, zombie.partition, $0.patience)
            try owner.claim()
            try zombie.mustRefuse(.states(StateChanges().inserting("a", 1, "x")), .fenced)
            try requireEqual(try owner.load("a"), nil, "the zombie's state")
            try owner.mustKeep(StateChanges(), next: 11)
            try requireEqual(try owner.claim()?.nextOffset, 11, "the next offset")
        },
        StoreCase(store: "A51 a token fits once: an old, a wrong or no row's token is fenced") {
            let owner = try $0.owner()
            let old = owner.token
            try owner.mustKeep(StateChanges(), next: 11)
            let present = owner.token
            owner.token = old
            try owner.mustRefuse(.none, .fenced)
            owner.token = present &+ 1
            try owner.mustRefuse(.none, .fenced)
            let nobody = try StoreOwner(owner.step, TopicPartition("in", 77), $0.patience)
            try nobody.mustRefuse(.none, .fenced)
            owner.token = present
            try owner.mustKeep(StateChanges(), next: 12)
            try requireEqual(try owner.claim()?.nextOffset, 12, "the next offset")
        },
        StoreCase(store: "progress comes back as it was kept, and the generation stays") {
            let owner = try $0.owner()
            let seen = "1 s t 0 é ü \"'\\ " + String(repeating: "x", count: 20_000)
            try requireEqual(
                try owner.keep(.none, next: 1 << 40, seen: seen)?.kind, nil, "a refusal")
            let row = try requireValue(owner.claim(), "no row")
            try requireEqual(row.nextOffset, 1 << 40, "the next offset")
            try require(row.seen == seen, "what was seen differs")
            try requireEqual(row.generation, 7, "the generation")
            try require(!row.isNew, "the row is new")
        },
    ]

    static let outboxes: [StoreCase] = [
        StoreCase(store: "A47 the next owner gets the outbox whole, until it is released") {
            let (step, owners) = try $0.owners()
            let first = owners[0]
            let batch = OutputBatch(LogRecord.numbered(0..<3), to: TopicPartition("out", 0))
            let error = try first.keep(.none, next: 15, outbox: batch)
            try requireEqual(error?.kind, nil, "a refusal")
            let next = try StoreOwner(step, first.partition, $0.patience)
            let row = try requireValue(next.claim(), "no row")
            try require(row.outbox == Array(batch.bytes.bytes), "the outbox differs")
            // A release of a token that is gone empties nothing.
            try releases(first)
            try requireEqual(try next.claim()?.outbox.count, batch.bytes.count, "the outbox")
            try releases(next)
            let left = try requireValue(next.claim(), "no row")
            try requireEqual(left.outbox, [], "the outbox")
            try requireEqual(left.nextOffset, 15, "the next offset")
        },
        StoreCase(store: "each keep replaces the outbox; one without outputs empties it") {
            let owner = try $0.owner()
            for count in [2, 1, 0] {
                let batch = OutputBatch(LogRecord.numbered(0..<count), to: owner.partition)
                let outbox = count > 0 ? batch : nil
                let error = try owner.keep(.none, outbox: outbox)
                try requireEqual(error?.kind, nil, "a refusal")
                let found = try owner.claim()?.outbox
                try require(
                    found == (count > 0 ? Array(batch.bytes.bytes) : []), "the outbox differs")
            }
        },
        StoreCase(store: "an outbox of 1 MB of all bytes comes back") {
            let owner = try $0.owner()
            let batch = OutputBatch(topics: ["out"])
            let value = (0..<1 << 20).map { UInt8(truncatingIfNeeded: $0 &* 31) }
            batch.append(LogRecord(timestamp: -1, key: nil, value: value), 0)
            let error = try owner.keep(.none, outbox: batch)
            try requireEqual(error?.kind, nil, "a refusal")
            try require(
                try owner.claim()?.outbox == Array(batch.bytes.bytes), "the outbox differs")
        },
    ]

    private static func releases(_ owner: StoreOwner) throws {
        let result = try owner.call(.release(owner.partition, token: owner.token))
        guard case .released = result else {
            throw ConformanceFailure("a release was answered by \(result)")
        }
    }
}
