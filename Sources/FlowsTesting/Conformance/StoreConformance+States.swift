/// Cases of the store: states, and the version that guards each.

internal import FlowsCore

extension StoreConformance {
    static let states: [StoreCase] = [
        StoreCase(store: "states are written at the version that is said, null is a tombstone") {
            let owner = try $0.owner()
            try owner.mustKeep(StateChanges().inserting("a", 100, "one").inserting("b", 200, ""))
            try requireEqual(try owner.load("b"), Loaded(200, ""), "an empty state")
            try owner.mustKeep(StateChanges().updating("a", 100, "two").updating("b", 200, nil))
            try requireEqual(try owner.load("a"), Loaded(201, "two"), "an updated state")
            try requireEqual(try owner.load("b"), Loaded(201, nil), "a tombstone")
            try requireEqual(try owner.load("c"), nil, "a key that isn't there")
            try owner.mustKeep(StateChanges().updating("b", 201, "again"))
            try requireEqual(try owner.load("b"), Loaded(202, "again"), "a revived state")
        },
        StoreCase(store: "a load finds what is there, and names each by its key's index") {
            let owner = try $0.owner()
            try owner.mustKeep(
                StateChanges().inserting("a", 1, "A").inserting("b", 2, nil)
                    .inserting("c", 3, "C"))
            let found = try owner.load(["x", "c", "a", "y", "b"].map { Array($0.utf8) })
            try requireEqual(
                found, [[], [Loaded(3, "C")], [Loaded(1, "A")], [], [Loaded(2, nil)]], "found")
            try requireEqual(try owner.load([[UInt8]]()), [], "found of no keys")
        },
        StoreCase(store: "keys and values are bytes: empty, any, not text, 1 MB") {
            let owner = try $0.owner()
            let large = (0..<1 << 20).map { UInt8(truncatingIfNeeded: $0 &* 17) }
            let all: [([UInt8], [UInt8]?)] = [
                ([], [1]), ([0], [0]), ([0xFF, 0xFE], [0xC3, 0x28]), ([0, 0], []),
                // é in one piece and in two: equal as text, two keys.
                ([0xC3, 0xA9], [2]), ([0x65, 0xCC, 0x81], [3]), ([9], large), ([10], nil),
            ]
            var changes = StateChanges()
            for (index, (key, value)) in all.enumerated() {
                changes = changes.inserting(key, Int64(index), value)
            }
            try owner.mustKeep(changes)
            let found = try owner.load(all.map(\.0))
            for (index, (_, value)) in all.enumerated() {
                try require(
                    found[index] == [Loaded(version: Int64(index), value: value)],
                    "state \(index) differs")
            }
        },
        StoreCase(store: "ten thousand keys in one keep and one load") {
            let owner = try $0.owner()
            var changes = StateChanges()
            for number in 0..<10_000 {
                changes.insertKeys.append(bigEndian: Int64(number))
                changes.insertVersions.append(Int64(number))
                changes.insertValues.append(bigEndian: Int64(number))
            }
            try owner.mustKeep(changes)
            let result = try owner.call(.load(LoadRequest(keys: changes.insertKeys)))
            guard case .loaded(let entries) = result else {
                throw ConformanceFailure("a load was answered by \(result)")
            }
            try requireEqual(Set(entries.indices).count, 10_000, "keys found")
            for (index, version) in zip(entries.indices, entries.versions) {
                try requireEqual(version, Int64(index), "a version")
            }
        },
        StoreCase(store: "requests are answered in order, each in a transaction of its own") {
            let owner = try $0.owner()
            let tickets = [
                owner.send(owner.claimRequest()),
                owner.send(owner.keepRequest(.states(StateChanges().inserting("a", 1, "x")))),
                owner.send(owner.keepRequest(.states(StateChanges().updating("a", 1, "y")))),
                owner.send(.load(LoadRequest(keys: ByteColumn()))),
                owner.send(owner.keepRequest(.states(StateChanges().updating("a", 1, "z")))),
                // Its token is the one that the refused keep would have written.
                owner.send(owner.keepRequest(.states(StateChanges().updating("a", 2, "z")))),
                owner.send(.release(owner.partition, token: owner.token)),
            ]
            let before = owner.order.count
            let results = try tickets.map { try owner.answer($0) }
            try requireEqual(Array(owner.order[before...]), tickets, "the order of answers")
            let kinds = try [1, 2, 4, 5].map { try StoreOwner.error(results[$0])?.kind }
            try requireEqual(kinds, [nil, nil, .stale, .fenced], "what the keeps were told")
            try requireEqual(try owner.load("a"), Loaded(2, "y"), "the state")
        },
    ]

    static let guards: [StoreCase] = [
        StoreCase(store: "A2 a version that isn't the loaded one rolls everything back") {
            let owner = try $0.owner()
            try owner.mustKeep(
                StateChanges().inserting("a", 5, "x").inserting("b", 5, "x"), next: 11)
            let fine = StateChanges().inserting("new", 1, "n").updating("b", 5, "y")
            for bad in [
                fine.updating("a", 4, "y"), fine.updating("a", 6, nil), fine.reading("a", 4),
                fine.inserting("a", 9, "y"), fine.inserting("a", 9, nil),
                fine.updating("absent", 1, "y"), fine.reading("absent", 1),
            ] {
                let batch = OutputBatch([LogRecord("o")], to: owner.partition)
                let error = try owner.keep(.states(bad), next: 12, outbox: batch)
                try requireEqual(error?.kind, .stale, "why a keep was refused")
            }
            try requireEqual(try owner.load("a"), Loaded(5, "x"), "the state a")
            try requireEqual(try owner.load("b"), Loaded(5, "x"), "the state b")
            try requireEqual(try owner.load("new"), nil, "the state that was to be made")
            let row = try requireValue(owner.claim(), "no row")
            try requireEqual(row.nextOffset, 11, "the next offset")
            try requireEqual(row.outbox, [], "the outbox")
        },
        StoreCase(store: "A50 a key that was only read is guarded, and isn't changed") {
            let owner = try $0.owner()
            try owner.mustKeep(StateChanges().inserting("a", 5, "x").inserting("b", 6, nil))
            try owner.mustKeep(StateChanges().reading("a", 5).reading("b", 6))
            try owner.mustKeep(StateChanges().reading("a", 5))
            try requireEqual(try owner.load("a"), Loaded(5, "x"), "the state")
            try requireEqual(try owner.load("b"), Loaded(6, nil), "the tombstone")
        },
        StoreCase(store: "A65 a key that was read as absent is guarded") {
            let (_, owners) = try $0.owners(2)
            // Who only reads an absent key leaves a tombstone; who believed it absent is stale.
            try owners[0].mustKeep(StateChanges().inserting("a", 9, nil))
            try owners[1].mustRefuse(.states(StateChanges().inserting("a", 3, nil)), .stale)
            try owners[1].mustRefuse(.states(StateChanges().inserting("a", 3, "x")), .stale)
            try owners[1].mustKeep(StateChanges().updating("a", 9, "x"))
            try requireEqual(try owners[0].load("a"), Loaded(10, "x"), "the state")
        },
        StoreCase(
            store: "A65 a key that was removed isn't revived, and made again fits no old version",
            needs: .tombstoneRemoval
        ) {
            let (step, owners) = try $0.owners()
            let owner = owners[0]
            try owner.mustKeep(StateChanges().inserting("a", 5, nil).inserting("b", 5, "b"))
            try step.forgetTombstones()
            try owner.mustRefuse(.states(StateChanges().updating("a", 5, "x")), .stale)
            try owner.mustRefuse(.states(StateChanges().reading("a", 5)), .stale)
            try requireEqual(try owner.load("a"), nil, "the removed key")
            try requireEqual(try owner.load("b"), Loaded(5, "b"), "the key that is there")
            try owner.mustKeep(StateChanges().inserting("a", 777, "new"))
            try owner.mustRefuse(.states(StateChanges().updating("a", 5, "old")), .stale)
            try requireEqual(try owner.load("a"), Loaded(777, "new"), "the key made again")
        },
        StoreCase(
            store: "A2 of two owners that write one key at once none is overwritten", ask: adds),
    ]

    /// Both add to one counter, the requests of both on their way at once.
    private static func adds(_ backEnd: any StoreBackEnd) throws {
        let (_, owners) = try backEnd.owners(2)
        var done = [0, 0]
        var rounds = 0
        while done[0] < 15 || done[1] < 15 {
            rounds += 1
            try require(rounds < 300, "no end of conflicts: \(done)")
            let sent = try owners.indices.filter { done[$0] < 15 }.map { index in
                let owner = owners[index]
                let old = try owner.load("sum")
                let sum = (old?.value).flatMap { Int(String(decoding: $0, as: UTF8.self)) } ?? 0
                let changes =
                    old.map { StateChanges().updating("sum", $0.version, "\(sum + 1)") }
                    ?? StateChanges().inserting("sum", Int64.random(in: 1...1000), "1")
                let before = owner.token
                return (index, before, owner.send(owner.keepRequest(.states(changes))))
            }
            for owner in owners { owner.turn() }
            for (index, before, ticket) in sent {
                switch try StoreOwner.error(owners[index].answer(ticket))?.kind {
                case nil: done[index] += 1
                case .stale, .transient: owners[index].token = before
                case let kind?: throw ConformanceFailure("refused: \(kind)")
                }
            }
        }
        try requireEqual(try owners[0].load("sum")?.value, Array("30".utf8), "the sum")
    }
}
