/// What becomes of single requests in a simulation: held up until others own the partition, or broken.

internal import FlowsCore

/// Faults that wait for the next request of their kind.
struct RequestFaults {
    /// Turns for which a keep is held up, its sender thrown out of the group.
    var overtakenKeeps: [Int] = []
    /// The same of releases.
    var overtakenReleases: [Int] = []
    /// Turns for which a commit is held up while one more process joins.
    var lateCommits: [Int] = []
    /// So many connections break at the next request.
    var broken = 0
}

extension SimulatedWorld {
    /// Throws a process out of its group, which hears of it at its next look.
    func expel(_ log: SimulatedLog) {
        log.memberships += 1
        change(log.step) { [group = log.group, member = log.member] in
            $0.groups[group]?.expel(member)
        }
    }

    /// For how many turns the request that lands now is held up, its sender thrown out.
    func overtakes(_ request: SimulatedStore.Request, _ link: Link) -> Int? {
        guard let sender = processes.first(where: { $0.number == link.process }) else { return nil }
        let turns: Int?
        switch request {
        case .keep: turns = requestFaults.overtakenKeeps.popLast()
        case .release: turns = requestFaults.overtakenReleases.popLast()
        default: turns = nil
        }
        if turns != nil { expel(sender.log) }
        return turns
    }

    /// Whether the connection of the request that lands now breaks instead.
    func breaksConnection() -> Bool {
        guard requestFaults.broken > 0 else { return false }
        requestFaults.broken -= 1
        return true
    }

    /// Lands the releases of the row that were held up.
    func landReleases(of partition: TopicPartition, _ step: Int, but own: SimulatedStore) {
        for link in links where link.step == step && link !== own {
            (link as? SimulatedStore)?.landRelease(of: partition)
        }
    }

    /// A claim of an owner that is long gone lands.
    func landLateClaim(_ step: Int) {
        let places = scenario.places(of: step)
        let place = places[random.below(places.count)]
        databases[step].state.withLock { $0.progress[place]?.token &+= 1 }
    }
}
