/// Runs a scenario on one thread without sleeping: the same seed gives the same run.

package import FlowsCore
internal import FlowsRuntime

/// A chain of steps under faults, whose promises are checked at everything that lands.
///
/// The steps' runtime is the one that runs in production, without its threads; broker, databases,
/// network and time are simulated.
public final class Simulation {
    /// What it runs.
    public let scenario: Scenario
    let world: SimulatedWorld
    private var inputsLeft: ArraySlice<Scenario.Input>
    private var faultsLeft: ArraySlice<(turn: Int, fault: Fault)>
    var timeline: [(turn: Int, event: Event)] = []
    private var lastProcess = 0
    private var candidates: [Candidate] = []
    private static let turnsMax = 60_000

    /// What a fault leaves for later.
    enum Event {
        case start(step: Int)
        case expel(SimulatedLog)
        case restore(step: Int, DatabaseBackup, Referee.Snapshot)
    }

    private enum Candidate {
        case input
        // Places in the world's lists: numbers are gathered at every turn for less than objects.
        case supervisor(Int)
        case worker(Int, Int)
        case lookUps(Int)
        case land(Int)
        case deliver(Int)
    }

    /// A simulation of this scenario.
    public convenience init(_ scenario: Scenario) {
        self.init(scenario, protections: .all)
    }

    /// The same without some of the protocol's protections.
    package init(_ scenario: Scenario, protections: Protections) {
        self.scenario = scenario
        world = SimulatedWorld(scenario, protections)
        inputsLeft = scenario.inputs[...]
        faultsLeft = scenario.faults[...]
    }

    /// Records that steps have handled, each once.
    public var recordsHandled: Int { world.referee.handled }
    /// A hash over everything that happened, in order.
    public var trace: UInt64 { world.trace }
    /// Is told of everything that lands: step, partition of its input or output, and turn.
    public func onEvent(_ listener: @escaping (String) -> Void) { world.listener = listener }
    /// Turns of the scheduler.
    public var turns: Int { world.turn }

    /// Runs to the end; what was found wrong, if anything was.
    public func run() -> Violation? {
        for step in scenario.chain.indices {
            for _ in 0..<scenario.processes { start(step) }
        }
        while world.referee.violation == nil, world.turn < Self.turnsMax {
            if !turn() { break }
        }
        if world.referee.violation == nil { checkEnd() }
        var violation = world.referee.violation
        violation?.turn = world.turn
        violation?.scenario = scenario
        return violation
    }

    func start(_ step: Int) {
        lastProcess += 1
        world.processes.append(SimulatedProcess(world, step: step, number: lastProcess))
    }

    // MARK: One turn

    /// False when all is quiet for good.
    private func turn() -> Bool {
        world.turn += 1
        while let (at, fault) = faultsLeft.first, at <= world.turn {
            faultsLeft.removeFirst()
            strike(fault)
        }
        if !timeline.isEmpty { takeEvents() }
        while let step = world.stepsToJoin.popLast() { start(step) }
        if world.turn % 16 == 0 { world.forgetOldLinks() }
        if world.turn % 32 == 0 { for step in world.expiring.sorted() { expire(step) } }
        if world.turn == world.brokerDownUntil || world.databaseDownUntil.contains(world.turn) {
            world.wakeAll()
        }
        if world.random.oneIn(4) { pass(.milliseconds(world.random.below(5))) }
        gather()
        guard !candidates.isEmpty else { return idle() }
        let pick = world.random.below(candidates.count)
        world.note(.pick, pick)
        carryOut(candidates[pick])
        return true
    }

    private func pass(_ time: Duration) {
        world.clock.advance(by: time)
        wakeDue()
    }

    /// Who waits for a moment that has come is woken.
    private func wakeDue() {
        let now = world.clock.now()
        for process in world.processes {
            guard let due = process.runtime.nextDue, due <= now else { continue }
            process.wakeWorkers()
            process.groupChanged()
        }
    }

    private func gather() {
        candidates.removeAll(keepingCapacity: true)
        if !inputsLeft.isEmpty { candidates.append(.input) }
        let turn = world.turn
        for (at, process) in world.processes.enumerated() where process.pausedUntil <= turn {
            if process.supervisorIsDue { candidates.append(.supervisor(at)) }
            if process.runtime.isAsking { candidates.append(.lookUps(at)) }
            for worker in process.wakers.indices where process.wakers[worker].isWoken {
                candidates.append(.worker(at, worker))
            }
        }
        for at in world.links.indices {
            let link = world.links[at]
            if link.waitingCount > 0, link.canLand { candidates.append(.land(at)) }
            if link.answerCount > 0, link.canDeliver { candidates.append(.deliver(at)) }
        }
    }

    private func carryOut(_ candidate: Candidate) {
        switch candidate {
        case .input: world.append(inputsLeft.removeFirst())
        case .supervisor(let at):
            let process = world.processes[at]
            process.turnSupervisor()
            if process.runtime.end != nil { ended(process) }
        case .worker(let at, let worker): world.processes[at].turnWorker(worker)
        case .lookUps(let at): _ = world.processes[at].runtime.answerLookUps()
        case .land(let at): world.links[at].land()
        case .deliver(let at): world.links[at].deliver()
        }
    }

    private func ended(_ process: SimulatedProcess) {
        world.processes.removeAll { $0 === process }
        if case .failed(let stop)? = process.runtime.end {
            if stop.kind == world.dueStops[process.step] { return }
            world.referee.fail("stopped", "s\(process.step) stopped: \(stop)")
        }
        timeline.append((world.turn + world.random.within(1...100), .start(step: process.step)))
    }

    /// Nothing can happen now: time passes until something can, or the run is over.
    private func idle() -> Bool {
        let turns =
            timeline.map(\.turn) + world.processes.map(\.pausedUntil)
            + world.links.map(\.frozenUntil) + faultsLeft.map(\.turn).prefix(1)
            + world.databaseDownUntil + [world.brokerDownUntil]
        if let next = turns.filter({ $0 > world.turn }).min() {
            world.turn = next - 1
            return true
        }
        let dues = world.processes.compactMap { $0.runtime.nextDue }
        if let due = dues.min() {
            pass(max(due - world.clock.now(), .milliseconds(1)))
            return true
        }
        guard let step = world.unaware.min() else { return false }
        world.unaware.remove(step)
        restartAll(step)
        return true
    }

    // MARK: The end

    private func checkEnd() {
        if world.turn >= Self.turnsMax {
            return world.referee.fail("rest", "it doesn't come to rest in \(world.turn) turns")
        }
        for step in scenario.chain.indices {
            if let kind = world.dueStops[step] {
                // Whoever got a partition has stopped, and nobody is left to whom they could go.
                guard world.processes.contains(where: { $0.step == step }) else { continue }
                return world.referee.fail("stop", "s\(step) should have stopped: \(kind)")
            }
            let places = scenario.places(of: step)
            let (committed, ends) = world.broker.state.withLock { state in
                (
                    places.map { state.groups["s\(step)"]?.commits[$0]?.offset },
                    places.map { state.log($0)?.high ?? 0 }
                )
            }
            world.referee.check(
                step, committed: committed, ends: ends,
                isMoved: places.map { world.movedOffsets.contains($0) })
        }
    }
}
