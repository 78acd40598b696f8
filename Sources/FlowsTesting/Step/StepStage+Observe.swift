/// What came of a run, traced back to the records that the test gave.

internal import Flows
internal import FlowsRuntime

extension StepStage {
    /// A record by its place.
    struct Source: Hashable {
        var place: TopicPartition
        var offset: Int64
        /// Topics of the step's own that it came through.
        var hops = 0

        static func == (a: Source, b: Source) -> Bool {
            a.place == b.place && a.offset == b.offset
        }

        func hash(into hasher: inout Hasher) {
            hasher.combine(place)
            hasher.combine(offset)
        }
    }

    /// The record from outside that one in a topic of the step's own was made of; others as they are.
    func source(of found: Source) -> Source {
        var found = found
        let own = Set(test.outline.ownTopics.map(\.contract.name))
        while own.contains(found.place.topic) {
            let records = broker.records(found.place.topic, found.place.partition)
            guard records.indices.contains(Int(found.offset)),
                let before = records[Int(found.offset)].identity.flatMap(DedupingReader.source)
            else { return found }
            found = Source(place: before.place, offset: before.offset, hops: found.hops + 1)
        }
        return found
    }

    /// Which of the given records stands there.
    func index(of source: Source) -> Int? {
        guard let numbers = numbers[source.place],
            numbers.indices.contains(Int(clamping: source.offset))
        else { return nil }
        return numbers[Int(source.offset)]
    }

    /// Outputs, states, rows and skipped records as they are now.
    func observe() -> Observation {
        let outline = test.outline
        let (states, rows) = database.state.withLock { state in
            (state.states.compactMapValues(\.value), Array(state.rows.values))
        }
        var skipped: [Int: FailedRecord] = [:]
        for (place, failure) in skips.all.withLock({ $0 }) {
            let source = source(of: place)
            let index = index(of: source)
            skipped[index ?? -1] = FailedRecord(failure, source, index: index)
        }
        let (outputs, repeats) = outputs()
        return Observation(
            outputs: outputs,
            states: outline.runner == "join" ? states.compactMapValues(Self.ownState) : states,
            rows: outline.table.map { table in
                rows.map { TableRow($0.columns, table) }.sorted { $0.precedes($1) }
            } ?? [], skipped: skipped, repeats: repeats, joinKeys: joinKeys)
    }

    private func outputs() -> ([Observation.Output], repeats: Int) {
        var reader = DedupingReader()
        for use in test.outline.results {
            for partition in 0..<Int32(use.contract.partitions) {
                reader.read(broker, TopicPartition(use.contract.name, partition))
            }
        }
        var outputs = reader.outputs
        for number in outputs.indices {
            let source = source(
                of: Source(place: outputs[number].origin, offset: outputs[number].offset))
            outputs[number].given = index(of: source)
            outputs[number].hops = source.hops
            outputs[number].isAnywhere = outputs[number].key == nil && source.hops > 0
        }
        outputs.sort {
            ($0.given ?? -1, $0.hops, $0.index) < ($1.given ?? -1, $1.hops, $1.index)
        }
        return (outputs, reader.repeats)
    }

    /// The key that a join took each given record by.
    private var joinKeys: [Int: [UInt8]] {
        guard test.outline.runner == "join" else { return [:] }
        var keys: [Int: [UInt8]] = [:]
        guard !test.outline.router.isEmpty else {
            for (number, given) in test.given.enumerated() { keys[number] = given.record.key }
            return keys
        }
        for use in test.outline.router.flatMap(\.outputs) {
            for record in broker.allRecords(use.contract.name) {
                guard let source = record.identity.flatMap(DedupingReader.source),
                    let number = index(of: source)
                else { continue }
                keys[number] = record.key
            }
        }
        return keys
    }

    /// The state that a join's function sees; nil where only what it has met is kept.
    private static func ownState(_ bytes: [UInt8]) -> [UInt8]? {
        bytes.withUnsafeBytes { bytes in
            var positions = JoinPositions()
            let state = try? JoinState.read(bytes, JoinOrigins(), into: &positions)
            return state.map { [UInt8]($0) }
        }
    }
}
