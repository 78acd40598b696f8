/// What goes wrong in a simulation, and how.

internal import FlowsCore
internal import FlowsRuntime

extension Simulation {
    func takeEvents() {
        let due = timeline.filter { $0.turn <= world.turn }
        timeline.removeAll { $0.turn <= world.turn }
        for (_, event) in due {
            switch event {
            case .start(let step): start(step)
            case .expel(let log): world.expel(log)
            case .restore(let step, let backup, let snapshot): restore(step, backup, snapshot)
            }
        }
    }

    func strike(_ fault: Fault) {
        world.listener?("turn \(world.turn): \(fault)")
        world.note(.fault, 0)
        switch fault {
        case .crash(let number, let restart): crash(process(number), restart)
        case .zombie(let number, let turns):
            guard let process = process(number) else { return }
            process.pausedUntil = world.turn + turns
            timeline.append((world.turn + world.random.below(turns), .expel(process.log)))
        case .expulsion(let number): if let process = process(number) { world.expel(process.log) }
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
            if topic == 0, world.isSourceAnew { return }
            let count = Int(scenario.partitions[topic])
            world.broker.skipOffsets(1, "t\(topic)", Int32(partition % count))
            world.wake(readersOf: topic)
        case .expiry(let step): world.expiring.insert(step)
        case .blackout(let restart):
            for process in world.processes { crash(process, restart) }
        default: strikeData(fault)
        }
    }

    /// What happens to data behind the steps' backs.
    private func strikeData(_ fault: Fault) {
        switch fault {
        case .foreignOffset(let step, let partition, let isRemoved):
            let places = scenario.places(of: step)
            moveOffset(step, Int(partition) % places.count, isRemoved)
        case .restore(let step, let turns):
            if scenario.chain[step].isWithoutRow || world.referee.isLost[step] { return }
            let copy = world.databases[step].backup()
            let event = Event.restore(step: step, copy, world.referee.snapshot(step))
            timeline.append((world.turn + turns, event))
        case .loss(let step): lose(step)
        case .anew: makeSourceAnew()
        case .compaction(let topic): compact(topic)
        case .forgotten(let step): forget(step)
        default: strikeRequests(fault)
        }
    }

    /// What waits for the next request of its kind.
    private func strikeRequests(_ fault: Fault) {
        switch fault {
        case .overtaken(let turns): world.requestFaults.overtakenKeeps.append(turns)
        case .overtakenRelease(let turns): world.requestFaults.overtakenReleases.append(turns)
        case .lateCommit(let turns): world.requestFaults.lateCommits.append(turns)
        case .broken: world.requestFaults.broken += 1
        case .lateClaim(let step): world.landLateClaim(step)
        default: break
        }
    }

    /// It goes on at least once, under a generation that readers haven't seen.
    private func forget(_ step: Int) {
        // What the cleaner took meanwhile a router doesn't read again.
        guard scenario.chain[step].isWithoutRow, !scenario.isLatest(step),
            world.forgotten.insert(step).inserted || scenario.chain[step] == .stateless
        else { return }
        for process in world.processes where process.step == step {
            crash(process, world.random.within(1...100))
            world.expel(process.log)
        }
        // A group is forgotten only when it has no members, also none that crashed before.
        for case (_, .expel(let log)) in timeline where log.step == step { world.expel(log) }
        for place in scenario.places(of: step) {
            world.broker.setCommitted("s\(step)", place.topic, place.partition, offset: nil)
        }
        world.clock.advance(by: .milliseconds(1))
        world.referee.startsOver(step, at: world.clock.wallMilliseconds())
    }

    private func moveOffset(_ step: Int, _ number: Int, _ isRemoved: Bool) {
        if scenario.chain[step].isWithoutRow { return }
        let place = scenario.places(of: step)[number]
        // A database that is lost while the group's mark is gone can't be told from a first start.
        if world.dueStops[step] != nil || hasLoss { return }
        let offset = Int64(world.random.below(Int(world.referee.next[step][number] + 1)))
        world.broker.setCommitted(
            "s\(step)", place.topic, place.partition, offset: isRemoved ? nil : offset)
        world.movedOffsets.insert(place)
    }

    private var hasLoss: Bool {
        scenario.faults.contains { if case .loss = $0.fault { true } else { false } }
    }

    private func restore(_ step: Int, _ backup: DatabaseBackup, _ snapshot: Referee.Snapshot) {
        if world.referee.isLost[step] { return }
        // Of a copy of a time before a partition's first start it can be told only by a mark.
        if snapshot.next.contains(0) { return }
        world.databases[step].restore(backup)
        world.referee.restored(step, snapshot)
        world.unaware.insert(step)
    }

    /// The step can notice once each of its partitions has a mark in the group.
    private func lose(_ step: Int) {
        if scenario.chain[step].isWithoutRow { return }
        let isMarked = scenario.places(of: step).allSatisfy {
            world.broker.committed("s\(step)", $0.topic, $0.partition) != nil
        }
        guard isMarked else { return }
        world.databases[step].state.withLock { state in
            state.progress = [:]
            state.states = [:]
            state.rows = [:]
            state.tombstones = [:]
        }
        world.referee.isLost[step] = true
        world.dueStops[step] = .databaseLost
        world.unaware.insert(step)
    }

    /// What isn't touched for long is noticed at the next start.
    func restartAll(_ step: Int) {
        for process in world.processes where process.step == step {
            process.runtime.stop(reason: "a new version")
        }
    }

    private func makeSourceAnew() {
        // What was never read has no witness.
        guard !scenario.chain[0].isWithoutRow, world.dueStops[0] == nil,
            world.referee.next[0].allSatisfy({ $0 > 0 })
        else { return }
        world.broker.makeTopic("t0", partitions: scenario.partitions[0])
        world.incarnations[0] += 1
        world.isSourceAnew = true
        world.dueStops[0] = .lineage
        world.wake(readersOf: 0)
        restartAll(0)
    }

    private func compact(_ topic: Int) {
        guard scenario.isLatest(topic), !(topic == 0 && world.isSourceAnew) else { return }
        for partition in 0..<Int(scenario.partitions[topic]) {
            let end = world.referee.next[topic][partition]
            let gone = world.broker.state.withLock { state -> Set<Int64> in
                var last: [[UInt8]: Int64] = [:]
                let records = state.topics["t\(topic)"]?[partition].records ?? []
                for record in records where record.offset < end {
                    if let key = record.key { last[key] = record.offset }
                }
                let gone = records.filter { record in
                    guard record.offset < end, let key = record.key else { return false }
                    return last[key] != record.offset
                }
                let offsets = Set(gone.map(\.offset))
                state.topics["t\(topic)"]?[partition].records.removeAll {
                    offsets.contains($0.offset)
                }
                return offsets
            }
            world.referee.cleaned(topic, partition, gone)
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

    func expire(_ step: Int) {
        world.databases[step].state.withLock { state in
            for key in state.states.keys where state.states[key]?.value == nil {
                state.states[key] = nil
            }
        }
    }
}
