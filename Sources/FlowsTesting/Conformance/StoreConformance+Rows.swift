/// Cases of the store: a table's rows and their tombstones, guarded by positions; and bad data.

internal import FlowsCore

extension StoreConformance {
    static let rows: [StoreCase] = [
        StoreCase(store: "A15 rows are inserted, updated and deleted with their positions") {
            let owner = try rowOwner($0)
            try keeps(
                owner, .none.inserting("a", "1", to: "p1").inserting("b", nil, to: "p2"),
                [["a", "1", "p1"], ["b", nil, "p2"]])
            try keeps(
                owner,
                .none.updating("b", "", from: "p2", to: "p3").deleting("a", from: "p1", to: "p4"),
                [["b", "", "p3"]])
            let found = try owner.load(["nobody", "a", "b"].map { RowChanges.key($0) })
            try requireEqual(found, [[], [Loaded(1, "p4")], [Loaded(0, "p3")]], "what is found")
            try keeps(
                owner, .none.inserting("a", "3", tombstone: "p4", to: "p5"),
                [["a", "3", "p5"], ["b", "", "p3"]])
            try requireEqual(
                try owner.load([RowChanges.key("a")]), [[Loaded(0, "p5")]], "the tombstone")
        },
        StoreCase(store: "A63 a row is written only over the position that was loaded") {
            let owner = try rowOwner($0)
            try keeps(owner, .none.inserting("a", "1", to: "p1"), [["a", "1", "p1"]])
            let fine = RowChanges.none.inserting("new", "n", to: "p9")
            for bad in [
                fine.updating("a", "2", from: "p0", to: "p2"),
                fine.updating("a", "2", from: nil, to: "p2"),
                fine.deleting("a", from: "p0", to: "p2"),
                fine.inserting("a", "2", to: "p2"),
                fine.inserting("a", "2", tombstone: "p1", to: "p2"),
                fine.burying("a", from: nil, to: "p2"), fine.burying("a", from: "p1", to: "p2"),
                fine.updating("absent", "2", from: nil, to: "p2"),
                fine.updating("absent", "2", from: "p1", to: "p2"),
                fine.deleting("absent", from: nil, to: "p2"),
            ] { try owner.mustRefuse(.rows(bad), .stale) }
            try requireEqual(try owner.step.rows(), [["a", "1", "p1"]], "the rows")
            let found = try owner.load(["a", "new", "absent"].map { RowChanges.key($0) })
            try requireEqual(found, [[Loaded(0, "p1")], [], []], "what is found")
            try requireEqual(try owner.claim()?.nextOffset, 20, "the next offset")
        },
        StoreCase(store: "A64 a delete that found no row is remembered, nothing older revives it") {
            let owner = try rowOwner($0)
            try keeps(owner, .none.burying("a", from: nil, to: "p5"), [])
            for bad in [
                RowChanges.none.inserting("a", "old", to: "p3"),
                .none.inserting("a", "old", tombstone: "p4", to: "p6"),
                .none.burying("a", from: nil, to: "p6"),
                .none.burying("a", from: "p4", to: "p6"),
            ] { try owner.mustRefuse(.rows(bad), .stale) }
            try keeps(owner, .none.burying("a", from: "p5", to: "p6"), [])
            try requireEqual(
                try owner.load([RowChanges.key("a")]), [[Loaded(1, "p6")]], "the tombstone")
            try keeps(
                owner, .none.inserting("a", "new", tombstone: "p6", to: "p7"),
                [["a", "new", "p7"]])
        },
        StoreCase(store: "A2 of two owners of one row the later one is told that it is stale") {
            let first = try rowOwner($0)
            let second = try StoreOwner(first.step, TopicPartition("in", 1), $0.patience)
            try second.claim()
            try keeps(first, .none.inserting("a", "1", to: "p1"), [["a", "1", "p1"]])
            try second.mustRefuse(.rows(.none.inserting("a", "2", to: "q1")), .stale)
            try keeps(
                second, .none.updating("a", "2", from: "p1", to: "p1 q1"),
                [["a", "2", "p1 q1"]])
            try first.mustRefuse(.rows(.none.updating("a", "3", from: "p1", to: "p2")), .stale)
        },
        StoreCase(store: "a row's text may be empty, long, or of any letters") {
            let owner = try rowOwner($0)
            let long = String(repeating: "é", count: 1 << 19)
            let changes = RowChanges.none.inserting("", "", to: "p").inserting("1", long, to: "p")
                .inserting("2", "'\"\\ \u{1F600} \n\t\u{1}", to: "p")
            try requireEqual(try owner.keep(.rows(changes))?.kind, nil, "a refusal")
            let found = try owner.step.rows()
            try require(
                found.map { $0[1] } == ["", long, "'\"\\ \u{1F600} \n\t\u{1}"], "texts differ")
        },
    ]

    static let refusals: [StoreCase] = [
        StoreCase(store: "text that no database holds is the data's fault, and isn't repeated") {
            let owner = try $0.owner()
            let error = try owner.keep(.none, seen: "se\u{0}cret")
            try requireEqual(error?.kind, .data, "why it was refused")
            try require(error?.message.contains("cret") == false, "the message quotes data")
            try requireEqual(try owner.claim()?.seen, "", "what was seen")
        },
        StoreCase(store: "a row's bad text is the data's fault, and nothing of the keep stays") {
            let owner = try rowOwner($0)
            for bad: [UInt8] in [Array("se\u{0}cret".utf8), [0xC3, 0x28], [0xFF]] {
                let changes = RowChanges.none.inserting("fine", "f", to: "p1")
                    .inserting("bad", bad, tombstone: nil, to: "p1")
                let error = try owner.keep(.rows(changes))
                try requireEqual(error?.kind, .data, "why \(bad) was refused")
                try require(error?.message.contains("cret") == false, "the message quotes data")
            }
            try requireEqual(try owner.step.rows(), [], "the rows")
            try keeps(owner, .none.inserting("fine", "f", to: "p1"), [["fine", "f", "p1"]])
        },
        StoreCase(store: "a key that is too long is the data's fault", needs: .keyBound) {
            let max = try requireValue($0.claims.keyBytesMax, "no bound is claimed")
            let owner = try $0.owner()
            var noise: UInt64 = 1
            let key = (0...max).map { _ in
                noise = noise &* 6_364_136_223_846_793_005 &+ 1
                return UInt8(truncatingIfNeeded: noise >> 33)
            }
            try owner.mustRefuse(.states(StateChanges().inserting(key, 1, [1])), .data)
            try owner.mustKeep(StateChanges().inserting("short", 1, "x"))
        },
    ]

    private static func rowOwner(_ backEnd: any StoreBackEnd) throws -> StoreOwner {
        let name = "conformance_\(UInt32.random(in: 0...UInt32.max))"
        let step = try backEnd.makeStep(table: .conformance(name))
        let owner = try StoreOwner(step, TopicPartition("in", 0), backEnd.patience)
        try owner.claim()
        return owner
    }

    private static func keeps(
        _ owner: StoreOwner, _ changes: RowChanges, _ rows: [[String?]],
        file: String = #fileID, line: Int = #line
    ) throws {
        if let error = try owner.keep(.rows(changes)) {
            throw ConformanceFailure("a keep was refused: \(error)", file: file, line: line)
        }
        try requireEqual(try owner.step.rows(), rows, "the rows", file: file, line: line)
    }
}
