/// Which records of a test are handled, and which of them wait for their time.

internal import Flows
internal import FlowsRuntime

extension StepStage {
    /// A place with records that the group hasn't passed, those aside that wait for their time.
    var unhandled: Source? {
        for half in halves {
            for use in half.inputs {
                for partition in 0..<Int32(use.contract.partitions) {
                    let name = use.contract.name
                    let count = broker.records(name, partition).prefix { isDue($0, use) }.count
                    let passed = broker.committed(half.name, name, partition)?.offset ?? 0
                    if passed < Int64(count) {
                        return Source(place: TopicPartition(name, partition), offset: passed)
                    }
                }
            }
        }
        return nil
    }

    private func isDue(_ record: LogRecord, _ use: TopicUse) -> Bool {
        use.delay == .zero
            || record.timestamp + use.delay.inMilliseconds <= clock.wallMilliseconds()
    }

    /// Whether the step has topics whose records wait for their time.
    var waitsForTime: Bool { halves.contains { $0.inputs.contains { $0.delay > .zero } } }

    /// When the next record comes due that waits for its time, milliseconds since 1970.
    var nextWait: Int64? {
        var first: Int64?
        for use in halves.flatMap(\.inputs) where use.delay > .zero {
            for partition in 0..<Int32(use.contract.partitions) {
                // The first one that isn't due holds those behind it.
                let waiting = broker.records(use.contract.name, partition)
                    .first { !isDue($0, use) }
                guard let waiting else { continue }
                let due = waiting.timestamp + use.delay.inMilliseconds
                first = min(first ?? due, due)
            }
        }
        return first
    }

    /// Puts the wall forward, and lets the records that come due until then be handled in between.
    func passTime(until limit: Int64, _ processes: [StageProcess]) throws(StepTestError) {
        for _ in 0..<Self.turnsMax {
            guard !processes.hasEnded, let due = nextWait, due <= limit else {
                if limit < .max { clock.advance(wallTo: limit) }
                return
            }
            clock.advance(wallTo: due)
            try finish(processes)
        }
        throw restless
    }

    /// Whether the join has folded a given record, for good.
    func isFolded(_ number: Int) -> Bool {
        let place = test.given[number].place
        guard let offset = numbers[place]?.firstIndex(of: number) else { return false }
        let given = Source(place: place, offset: Int64(offset))
        guard !test.outline.router.isEmpty else { return isKept(given) }
        return copies(of: given).first.map(isKept) ?? false
    }

    private func isKept(_ source: Source) -> Bool {
        let row = database.progress(source.place.topic, source.place.partition)
        return row.map { $0.nextOffset > source.offset } ?? false
    }

    /// What the router made of a record, repeats too, in the order in which it lies there.
    private func copies(of given: Source) -> [Source] {
        var found: [Source] = []
        for use in test.outline.router.flatMap(\.outputs) {
            for partition in 0..<Int32(use.contract.partitions) {
                let place = TopicPartition(use.contract.name, partition)
                for record in broker.records(place.topic, partition)
                where record.identity.flatMap(DedupingReader.source) == given {
                    found.append(Source(place: place, offset: record.offset))
                }
            }
        }
        return found
    }
}
