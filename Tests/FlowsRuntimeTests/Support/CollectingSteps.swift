/// A collector over plain text: a window's output of a key is all its values one behind the other.

import FlowsCore
import FlowsRuntime
import FlowsTesting

/// `drop` folds to nothing; an output with `emit!` in it can't be made.
final class GatherFunction: CollectorFunction {
    private var places: [String: Int] = [:]
    private var groups: [(name: String, values: [String], first: Int64, timestamp: Int64)] = []
    private let before: (@Sendable (String?) throws -> Void)?

    init(before: (@Sendable (String?) throws -> Void)? = nil) { self.before = before }

    var keys: Int { groups.count }

    func fold(_ batch: BatchView, keysMax: Int, _ context: StepContext) -> Int {
        for index in batch.records.indices where !batch.isRepeat(index) {
            let record = batch.records[index]
            context.begin(record)
            do {
                try before?(text(record.value))
                try obey(text(record.value), context)
                take(text(record.key) ?? "none", text(record.value) ?? "null", record)
            } catch {
                let failure =
                    error as? RecordFailure ?? RecordFailure(stage: "apply", message: "\(error)")
                if !context.passesOver(failure) { return index }
            }
            if groups.count >= keysMax { return index + 1 }
        }
        return batch.records.count
    }

    private func take(_ name: String, _ value: String, _ record: RawRecord) {
        let place = places[name] ?? groups.count
        if places[name] == nil {
            places[name] = place
            groups.append((name, [], record.offset, record.timestamp))
        }
        if value != "drop" { groups[place].values.append(value) }
        groups[place].timestamp = max(groups[place].timestamp, record.timestamp)
    }

    func emit(_ context: StepContext) -> Bool {
        for (number, group) in groups.enumerated() where !group.values.isEmpty {
            context.beginGroup(number, first: group.first, timestamp: group.timestamp)
            if group.values.contains("emit!") {
                let failure = RecordFailure(stage: "encode", message: "asked for")
                if !context.passesOverGroup(failure) { return false }
                continue
            }
            let key = Array(group.name.utf8)
            let value = group.values.joined(separator: ",")
            key.withUnsafeBytes { FlowsRuntimeTests.emit(value, key: $0, context) }
        }
        return true
    }

    func clear() {
        places = [:]
        groups = []
    }

    func trim() {}
}

extension StepPlan {
    /// `in` → `out`, the values of each key in a window.
    static func gather(
        _ bounds: WindowBounds, _ remedy: Remedy = .stop, name: String = "test-gather",
        from input: String = "in", to output: String = "out",
        before: (@Sendable (String?) throws -> Void)? = nil
    ) -> StepPlan {
        StepPlan(
            name: name, kind: .collector(bounds) { GatherFunction(before: before) },
            inputs: [PlanInput(input)], outputs: [(output, 1)], remedy: remedy,
            writesIdentity: true)
    }
}

extension InMemoryBroker {
    /// Values that a reader accepts of `out`, each output's list taken apart.
    var gathered: [String] {
        accepted.flatMap { $0.split(separator: ",").map(String.init) }
    }
}
