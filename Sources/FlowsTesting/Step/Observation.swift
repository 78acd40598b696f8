/// What a run left behind, and how it differs from another one.

internal import Flows

/// Outputs without their repeats, states, rows, and what was skipped.
struct Observation: Sendable {
    /// An output as a reader that drops repeats sees it.
    struct Output: Sendable {
        var topic: String
        var partition: Int32
        var key: [UInt8]?
        var value: [UInt8]?
        var headers: [LogHeader]
        var timestamp: Int64
        /// The record that it was made of, and its number among the outputs of that.
        let origin: TopicPartition
        let offset: Int64
        let index: Int64
        /// The same record among those that the test gave.
        var given: Int?
        /// Topics of the step's own between the two.
        var hops = 0
        /// Whether its partition depends on when the step handled it: a join's without a key.
        var isAnywhere = false

        /// All that has to be the same, in words.
        func text(_ test: StepTest) -> String {
            let use = test.outline.outputs.first { $0.contract.name == topic }
            let headers = headers.map { " \($0.name)=\($0.value?.readable ?? "null")" }.joined()
            let place = isAnywhere ? topic : "\(topic)[\(partition)]"
            return "\(place) \(use?.text(key, value) ?? "") at \(timestamp)\(headers)"
        }

        func isSame(as other: Output) -> Bool {
            topic == other.topic && (partition == other.partition || isAnywhere)
                && key == other.key && value == other.value && headers == other.headers
                && timestamp == other.timestamp
        }
    }

    var outputs: [Output]
    var states: [[UInt8]: [UInt8]]
    var rows: [TableRow]
    /// By the number of the given record.
    var skipped: [Int: FailedRecord]
    /// Outputs that were dropped as repeats.
    var repeats: Int
    /// The key by which a join took each given record.
    var joinKeys: [Int: [UInt8]] = [:]

    /// Each difference in a line; empty when there is none.
    func differences(from expected: Observation, _ test: StepTest) -> [String] {
        outputDifferences(from: expected, test) + stateDifferences(from: expected)
            + rowDifferences(from: expected) + skipDifferences(from: expected, test)
    }

    private func outputDifferences(from expected: Observation, _ test: StepTest) -> [String] {
        let unordered = test.unorderedKeys
        func group(_ outputs: [Output]) -> [[UInt8]?: [String]] {
            var groups: [[UInt8]?: [String]] = [:]
            for output in outputs {
                guard let given = output.given else { continue }
                let key = test.given[given].record.key
                if unordered.contains(key) { groups[key, default: []].append(output.text(test)) }
            }
            return groups.mapValues { $0.sorted() }
        }
        let allWanted = Dictionary(grouping: expected.outputs, by: \.given)
        let allSeen = Dictionary(grouping: outputs, by: \.given)
        var found: [String] = []
        for (number, given) in test.given.enumerated() where !unordered.contains(given.record.key) {
            let wanted = allWanted[number] ?? []
            let seen = allSeen[number] ?? []
            if wanted.elementsEqual(seen, by: { $0.isSame(as: $1) }) { continue }
            found.append(
                "\(test.name(of: number)) made \(Self.list(seen.map { $0.text(test) })), "
                    + "instead of \(Self.list(wanted.map { $0.text(test) }))")
        }
        let (wanted, seen) = (group(expected.outputs), group(outputs))
        for key in unordered.sorted(by: { ($0 ?? []).lexicographicallyPrecedes($1 ?? []) })
        where wanted[key] != seen[key] {
            found.append(
                "records of the key \(key?.readable ?? "null"), which came on several partitions, "
                    + "made, in any order, \(Self.list(seen[key] ?? [])), instead of "
                    + Self.list(wanted[key] ?? []))
        }
        return found
    }

    private func stateDifferences(from expected: Observation) -> [String] {
        Set(states.keys).union(expected.states.keys)
            .sorted { $0.lexicographicallyPrecedes($1) }
            .filter { states[$0] != expected.states[$0] }
            .map { key in
                "the state of \(key.readable) is \(states[key]?.readable ?? "absent"), instead of "
                    + (expected.states[key]?.readable ?? "absent")
            }
    }

    private func rowDifferences(from expected: Observation) -> [String] {
        let (seen, wanted) = (Set(rows), Set(expected.rows))
        return rows.filter { !wanted.contains($0) }.map { "the table has the row \($0)" }
            + expected.rows.filter { !seen.contains($0) }.map { "the table lacks the row \($0)" }
    }

    private func skipDifferences(from expected: Observation, _ test: StepTest) -> [String] {
        test.given.indices.filter { (skipped[$0] == nil) != (expected.skipped[$0] == nil) }.map {
            "\(test.name(of: $0)) was \(skipped[$0] == nil ? "not " : "")skipped"
        }
    }

    private static func list(_ texts: [String]) -> String {
        texts.isEmpty ? "nothing" : texts.joined(separator: " and ")
    }
}

extension StepTest {
    /// Keys of records that came on several partitions, between which there is no order.
    var unorderedKeys: Set<[UInt8]?> {
        if outline.state == nil, outline.table == nil { return [] }
        // Their records of a key come one after another (FaultyRun).
        if outline.runner == "join" { return [] }
        var places: [[UInt8]?: Set<TopicPartition>] = [:]
        for given in given { places[given.record.key, default: []].insert(given.place) }
        return Set(places.filter { $0.key != nil && $0.value.count > 1 }.keys)
    }

    /// A given record as a message names it.
    func name(of number: Int) -> String {
        let given = given[number]
        return "the given record \(number) (\(given.place), key "
            + "\(given.record.key?.readable ?? "null"))"
    }
}
