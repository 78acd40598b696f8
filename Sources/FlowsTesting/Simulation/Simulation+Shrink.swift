/// From a scenario that breaks a promise to the smallest one found that breaks the same.

package import FlowsCore

extension Simulation {
    /// Leaves out faults, records and processes as long as the same promise stays broken.
    public static func shrink(_ violation: Violation) -> Violation {
        shrink(violation, protections: .all)
    }

    /// The same without some of the protocol's protections.
    package static func shrink(_ violation: Violation, protections: Protections) -> Violation {
        guard violation.scenario != nil else { return violation }
        var shrinker = Shrinker(best: violation, protections: protections)
        shrinker.run()
        return shrinker.best
    }
}

private struct Shrinker {
    var best: Violation
    let protections: Protections
    private var tries = 0
    private static let triesMax = 400

    init(best: Violation, protections: Protections) {
        self.best = best
        self.protections = protections
    }

    mutating func run() {
        var before = -1
        while before != size, tries < Self.triesMax {
            before = size
            simplify()
            leaveOut(\.faults)
            leaveOut(\.inputs)
        }
    }

    private var size: Int {
        guard let found = best.scenario else { return 0 }
        return found.faults.count + found.inputs.count + found.processes + found.workers
            + found.batchRecordsMax + found.keys
    }

    /// Takes a smaller scenario if it breaks the same promise.
    @discardableResult
    private mutating func attempt(_ change: (inout Scenario) -> Void) -> Bool {
        guard var scenario = best.scenario, tries < Self.triesMax else { return false }
        change(&scenario)
        tries += 1
        guard let found = Simulation(scenario, protections: protections).run(),
            found.promise == best.promise
        else { return false }
        best = found
        return true
    }

    private mutating func simplify() {
        attempt { $0.processes = 1 }
        attempt { $0.workers = 1 }
        attempt { $0.batchRecordsMax = 1 }
        attempt {
            $0.partitions = $0.partitions.map { _ in 1 }; $0.moveToOnePartition()
        }
    }

    /// Leaves out pieces, large ones first.
    private mutating func leaveOut<T>(_ part: WritableKeyPath<Scenario, [T]>) {
        guard var piece = best.scenario?[keyPath: part].count else { return }
        while piece > 0 {
            var at = 0
            while let count = best.scenario?[keyPath: part].count, at < count {
                let range = at..<min(at + piece, count)
                if !attempt({ $0[keyPath: part].removeSubrange(range) }) { at += piece }
            }
            piece /= 2
        }
    }
}

extension Scenario {
    fileprivate mutating func moveToOnePartition() {
        for index in inputs.indices { inputs[index].partition = 0 }
    }
}
