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
    private let world: SimulatedWorld
    private var inputsLeft: ArraySlice<Scenario.Input>
    private var faultsLeft: ArraySlice<(turn: Int, fault: Fault)>
    private var timeline: [(turn: Int, event: Event)] = []
    private var lastProcess = 0
    private var candidates: [Candidate] = []
    private static let turnsMax = 300_000

    private enum Event {
        case start(step: Int)
        case expel(SimulatedLog)
    }

    private enum Candidate {
        case input
        case supervisor(SimulatedProcess)
        case worker(SimulatedProcess, Int)
        case lookUps(SimulatedProcess)
        case land(Link)
        case deliver(Link)
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

    private func start(_ step: Int) {
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
        if world.turn % 16 == 0 { world.forgetOldLinks() }
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
        for process in world.processes where process.pausedUntil <= world.turn {
            if process.supervisorIsDue { candidates.append(.supervisor(process)) }
            if process.runtime.isAsking { candidates.append(.lookUps(process)) }
            for worker in 0..<process.runtime.workerCount
            where process.runtime.workerWaker(worker).isWoken {
                candidates.append(.worker(process, worker))
            }
        }
        for link in world.links {
            if link.canLand { candidates.append(.land(link)) }
            if link.canDeliver { candidates.append(.deliver(link)) }
        }
    }

    private func carryOut(_ candidate: Candidate) {
        switch candidate {
        case .input: world.append(inputsLeft.removeFirst())
        case .supervisor(let process):
            process.turnSupervisor()
            if process.runtime.end != nil { ended(process) }
        case .worker(let process, let worker): process.turnWorker(worker)
        case .lookUps(let process): _ = process.runtime.answerLookUps()
        case .land(let link): link.land()
        case .deliver(let link): link.deliver()
        }
    }

    private func ended(_ process: SimulatedProcess) {
        if case .failed(let stop)? = process.runtime.end {
            world.referee.fail("stopped", "s\(process.step) stopped: \(stop)")
        }
        world.processes.removeAll { $0 === process }
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
        return false
    }

    // MARK: What goes wrong

    private func takeEvents() {
        let due = timeline.filter { $0.turn <= world.turn }
        timeline.removeAll { $0.turn <= world.turn }
        for (_, event) in due {
            switch event {
            case .start(let step): start(step)
            case .expel(let log): expel(log)
            }
        }
    }

    private func expel(_ log: SimulatedLog) {
        log.memberships += 1
        world.change(log.step) { [group = log.group, member = log.member] in
            $0.groups[group]?.expel(member)
        }
    }

    private func strike(_ fault: Fault) {
        world.note(.fault, 0)
        switch fault {
        case .crash(let number, let restart): crash(process(number), restart)
        case .zombie(let number, let turns):
            guard let process = process(number) else { return }
            process.pausedUntil = world.turn + turns
            timeline.append((world.turn + world.random.below(turns), .expel(process.log)))
        case .expulsion(let number): if let process = process(number) { expel(process.log) }
        case .restart(let number): process(number)?.runtime.stop(reason: "a new version")
        case .join(let step): start(step)
        case .cut(let number): cut(process(number))
        case .freeze(let number, let turns):
            guard !world.links.isEmpty else { return }
            world.links[number % world.links.count].frozenUntil = world.turn + turns
        case .brokerDown(let turns): world.brokerDownUntil = world.turn + turns
        case .databaseDown(let step, let turns):
            world.databaseDownUntil[step] = world.turn + turns
        case .refusedCommits(let count): world.commitsToRefuse += count
        case .refusedOutput(let number): world.outputToRefuse = number
        case .refusedKeep(let step): world.keepsToRefuse[step] += 1
        case .openTransaction(let turns): world.transactionsToOpen.append(turns)
        case .gap(let topic, let partition):
            let count = Int(scenario.partitions[topic])
            world.broker.skipOffsets(1, "t\(topic)", Int32(partition % count))
            world.wake(readersOf: topic)
        case .expiry(let step): expire(world.databases[step])
        }
    }

    private func process(_ number: Int) -> SimulatedProcess? {
        world.processes.isEmpty ? nil : world.processes[number % world.processes.count]
    }

    private func crash(_ process: SimulatedProcess?, _ restart: Int) {
        guard let process else { return }
        world.processes.removeAll { $0 === process }
        for link in world.links where link.process == process.number { link.orphan() }
        timeline.append((world.turn + world.random.within(1...200), .expel(process.log)))
        timeline.append((world.turn + restart, .start(step: process.step)))
    }

    private func cut(_ process: SimulatedProcess?) {
        for link in world.links where link.process == process?.number && !link.isOrphan {
            (link as? SimulatedStore)?.cut()
        }
    }

    private func expire(_ database: InMemoryDatabase) {
        database.state.withLock { state in
            for key in state.states.keys where state.states[key]?.value == nil {
                state.states[key] = nil
            }
        }
    }

    // MARK: The end

    private func checkEnd() {
        if world.turn >= Self.turnsMax {
            return world.referee.fail("rest", "it doesn't come to rest in \(world.turn) turns")
        }
        for step in scenario.chain.indices {
            let (committed, ends) = world.broker.state.withLock { state in
                let places = (0..<scenario.partitions[step]).map { TopicPartition("t\(step)", $0) }
                return (
                    places.map { state.groups["s\(step)"]?.commits[$0]?.offset },
                    places.map { state.log($0)?.high ?? 0 }
                )
            }
            world.referee.check(step, committed: committed, ends: ends)
        }
    }
}
