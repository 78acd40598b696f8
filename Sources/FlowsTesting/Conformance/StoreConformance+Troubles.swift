/// Cases of the store: lost answers, older owners that are in the way, and a server that is away.

internal import FlowsCore

extension StoreConformance {
    static let troubles: [StoreCase] = [
        StoreCase(
            store: "A58 a keep whose connection is cut is in doubt, and a claim settles it",
            needs: .openTransactions, .cuts, ask: settles),
        StoreCase(
            store: "A58 an open transaction holds up a claim no longer than its time-out",
            needs: .openTransactions
        ) {
            let owner = try $0.owner()
            let held = try owner.step.hold(owner.partition)
            var row: ProgressRow?
            let took = try timed {
                let request = owner.claimRequest(lockTimeout: .milliseconds(500))
                row = try StoreOwner.row(owner.call(request))
            }
            try requireEqual(row?.nextOffset, 10, "the next offset")
            try require(took >= .milliseconds(450), "the claim waited only \(took)")
            try require(took < .seconds(10), "the claim waited \(took)")
            var isEnded = false
            do { try held.end() } catch { isEnded = true }
            try require(isEnded, "the transaction that was in the way went on")
            try owner.mustKeep(StateChanges(), next: 11)
            try requireEqual(try owner.claim()?.nextOffset, 11, "the next offset")
        },
        StoreCase(
            store: "A47 a claim that waits for an older owner's keep gets what that kept",
            needs: .openTransactions
        ) {
            let (step, owners) = try $0.owners()
            let held = try step.hold(owners[0].partition)
            let batch = OutputBatch([LogRecord("late")], to: owners[0].partition)
            let keep = owners[0].send(owners[0].keepRequest(.none, next: 12, outbox: batch))
            for _ in 0..<10 { owners[0].turn(.milliseconds(10)) }
            let next = try StoreOwner(step, owners[0].partition, $0.patience)
            let claim = next.send(next.claimRequest())
            for _ in 0..<10 { next.turn(.milliseconds(10)) }
            try held.end()
            let kept = try StoreOwner.error(owners[0].answer(keep))
            let row = try requireValue(StoreOwner.row(next.answer(claim)), "no row")
            // Whichever the server let go first: the two agree.
            if kept == nil {
                try requireEqual(row.nextOffset, 12, "the next offset")
                try require(row.outbox == Array(batch.bytes.bytes), "the outbox differs")
            } else {
                try requireEqual(kept?.kind, .fenced, "why the keep was refused")
                try requireEqual(row.nextOffset, 10, "the next offset")
            }
        },
        StoreCase(
            store: "A34 a server that is away is told; requests wait; it goes on by itself",
            needs: .outages
        ) { backEnd in
            let owner = try backEnd.owner()
            try owner.mustKeep(StateChanges().inserting("a", 1, "x"))
            try require(owner.store.unreachable == nil, "a store that answers is unreachable")
            try backEnd.setReachable(false)
            try eventually("that it can't be reached", within: backEnd.patience) {
                owner.turn(.milliseconds(10))
                return owner.store.unreachable != nil
            }
            let early = owner.send(
                owner.keepRequest(.states(StateChanges().updating("a", 1, "y"))))
            for _ in 0..<10 { owner.turn(.milliseconds(10)) }
            try backEnd.setReachable(true)
            try requireEqual(try StoreOwner.error(owner.answer(early))?.kind, nil, "a refusal")
            try require(owner.store.unreachable == nil, "it is unreachable and answers")
            try requireEqual(try owner.load("a"), Loaded(2, "y"), "the state")
        },
        StoreCase(store: "A51 what was kept is there for the next connection") {
            let (step, owners) = try $0.owners()
            try owners[0].mustKeep(StateChanges().inserting("a", 1, "x"), next: 11)
            owners[0].store.close()
            try require(owners[0].store.advance().isEmpty, "a closed store answers")
            let next = try StoreOwner(step, owners[0].partition, $0.patience)
            try requireEqual(try next.claim()?.nextOffset, 11, "the next offset")
            try requireEqual(try next.load("a"), Loaded(1, "x"), "the state")
        },
        StoreCase(store: "closing forgets what is in flight, and needs no answer") {
            let (step, owners) = try $0.owners()
            _ = owners[0].send(owners[0].keepRequest(.none, next: 11))
            owners[0].store.close()
            try require(owners[0].store.advance().isEmpty, "a closed store answers")
            try requireEqual(owners[0].store.waitsOn.descriptor, -1, "the socket")
            let early = try StoreOwner(step, owners[0].partition, $0.patience)
            early.store.close()
        },
    ]

    /// The keep waits for a lock when it is cut, so that it was sent for certain.
    private static func settles(_ backEnd: any StoreBackEnd) throws {
        let (step, owners) = try backEnd.owners()
        let owner = owners[0]
        try owner.mustKeep(StateChanges().inserting("a", 1, "x"), next: 11)
        let held = try step.hold(owner.partition)
        let keep = owner.send(
            owner.keepRequest(.states(StateChanges().updating("a", 1, "y")), next: 12))
        let load = owner.send(.load(LoadRequest(keys: ByteColumn())))
        for _ in 0..<10 { owner.turn(.milliseconds(10)) }
        try step.cut(owner.store)
        try requireEqual(
            try StoreOwner.error(owner.answer(keep))?.kind, .inDoubt, "what the keep was told")
        let lost = try owner.answer(load)
        guard case .failed(let error) = lost, error.kind == .transient else {
            throw ConformanceFailure("a load that was cut was answered by \(lost)")
        }
        let claim = owner.send(owner.claimRequest())
        for _ in 0..<10 { owner.turn(.milliseconds(10)) }
        try held.end()
        let row = try requireValue(StoreOwner.row(owner.answer(claim)), "no row")
        // Both or none, and from the claim on for good.
        let isKept = row.nextOffset == 12
        try require(isKept || row.nextOffset == 11, "the next offset is \(row.nextOffset)")
        for _ in 0..<10 {
            try requireEqual(
                try owner.load("a"), isKept ? Loaded(2, "y") : Loaded(1, "x"), "the state")
            owner.turn(.milliseconds(10))
        }
        try owner.mustKeep(StateChanges(), next: 13)
        try requireEqual(try owner.claim()?.nextOffset, 13, "the next offset")
    }
}
