/// What a transaction of a stateful step has to hold.

internal import FlowsCore

extension Referee {
    /// A transaction is durable: does the database hold what the records up to there make?
    func kept(_ step: Int, _ keep: KeepCopy, in database: InMemoryDatabase) {
        let place = scenario.number(step, keep.partition)
        let from = next[step][place]
        let what = "the keep of \(name(step, place)) from \(from) to \(keep.nextOffset)"
        if isLost[step] { return fail("lost", "\(what) is of a step whose progress was lost") }
        guard keep.nextOffset >= from else { return fail("backwards", "\(what) goes back") }
        if scenario.chain[step] == .materialise {
            return keptRows(step, keep, what, in: database)
        }
        var touched: [[UInt8]] = []
        var outputs: [Expected] = []
        for entry in new(step, place, from, keep.nextOffset) {
            handled += 1
            guard let key = entry.key else { continue }
            touched.append(key)
            let source = entry.source ?? source(entry, step, place)
            if isNews(source, key, step) { fold(entry, source.value, key, step, &outputs) }
        }
        move(step, place, to: keep.nextOffset)
        for output in outputs { expect(output, step, place) }
        let made = database.state.withLock { state in
            touched.map { state.states[$0]?.value }
        }
        for (key, value) in zip(touched, made) {
            let found = value.flatMap { state(in: $0, of: step) }
            guard found != states[step][key] else { continue }
            return fail(
                "state",
                "after \(what) key \(String(decoding: key, as: UTF8.self)) has folded "
                    + "\(found?.count ?? 0) records, or in another order, where "
                    + "\(states[step][key]?.count ?? 0) were")
        }
        compare(keep.outbox, outputs, what)
    }

    /// A record that is in no envelope.
    private func source(_ entry: Entry, _ step: Int, _ place: Int) -> Source {
        Source(
            value: entry.value, origin: entry.origin, position: entry.position,
            isLatest: scenario.isLatest(scenario.topic(step, place).topic))
    }

    private func state(in bytes: [UInt8], of step: Int) -> SimulatedState? {
        if scenario.chain[step] != .stateful { return Self.state(inJoinState: bytes) }
        return bytes.withUnsafeBytes { SimulatedState($0) }
    }

    func move(_ step: Int, _ place: Int, to offset: Int64) {
        next[step][place] = offset
        highestNext[step][place] = max(highestNext[step][place], offset)
    }

    private func fold(
        _ entry: Entry, _ value: [UInt8]?, _ key: [UInt8], _ step: Int,
        _ outputs: inout [Expected]
    ) {
        let number = SimulatedRecord.number(value)
        let state = withBytes(value) { SimulatedState.fold(states[step][key], $0) }
        states[step][key] = state
        for index in 0..<SimulatedRecord.outputCount(value) {
            let made = SimulatedRecord.outputNumber(number, state, index)
            outputs.append(
                Expected(
                    offset: entry.offset, index: Int64(index), key: key,
                    value: SimulatedRecord.value(of: made)))
        }
    }

    private func compare(_ outbox: [UInt8], _ outputs: [Expected], _ what: String) {
        if outputs.isEmpty, outbox.isEmpty { return }
        guard let batch = OutputBatch(outbox: outbox), batch.count == outputs.count else {
            return fail("outbox", "\(what) should have \(outputs.count) outputs in its outbox")
        }
        var at = batch.firstOutput
        for expected in outputs {
            let output = batch.output(at: at)
            at = output.next
            guard output.key.map({ [UInt8]($0) }) == expected.key,
                output.value.map({ [UInt8]($0) }) == expected.value
            else {
                return fail("outbox", "\(what) has a wrong output for offset \(expected.offset)")
            }
        }
    }

    /// The records of a range that a step has to handle.
    func new(_ step: Int, _ place: Int, _ from: Int64, _ to: Int64) -> [Entry] {
        let (topic, partition) = scenario.topic(step, place)
        let isLatest = scenario.isLatest(topic)
        let all = entries[topic][partition]
        var found: [Entry] = []
        var at = all.count
        while at > 0, all[at - 1].offset >= from { at -= 1 }
        while at < all.count, all[at].offset < to {
            if isLatest || !all[at].isRepeat { found.append(all[at]) }
            at += 1
        }
        return found
    }
}
