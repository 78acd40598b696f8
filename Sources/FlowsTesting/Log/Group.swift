/// A consumer group of the in-memory broker: members, who has what, and what was committed.

internal import FlowsCore

/// Partitions are dealt out evenly; one moves only after its owner gave it back.
struct Group {
    var commits: [TopicPartition: (offset: Int64, metadata: String)] = [:]
    var history: [TopicPartition: [Int64]] = [:]
    var owners: [TopicPartition: Int] = [:]
    var generation = 0
    private(set) var members: [Int: [String]] = [:]
    private var partitions: Set<TopicPartition> = []
    private var news: [Int: [GroupEvent]] = [:]
    private var leaving: [TopicPartition: Int] = [:]
    /// Members that were thrown out; they join again when they have given up what they had.
    private var expelled: Set<Int> = []
    private var told: Set<Int> = []
    /// Those among them that had nothing.
    private var idle: Set<Int> = []

    mutating func join(_ member: Int, topics: [String], _ all: [String: [PartitionLog]]) {
        members[member] = topics
        for topic in topics {
            if all[topic] == nil { tell(member, .failed(.unknown(topic))) }
            for number in 0..<(all[topic]?.count ?? 0) {
                partitions.insert(TopicPartition(topic, Int32(number)))
            }
        }
        rebalance()
        if owners.values.allSatisfy({ $0 != member }) { tell(member, .assigned([])) }
    }

    mutating func leave(_ member: Int) {
        guard members.removeValue(forKey: member) != nil else { return }
        owners = owners.filter { $0.value != member }
        leaving = leaving.filter { $0.value != member }
        rebalance()
    }

    /// The group goes on without the member, who doesn't know yet.
    mutating func expel(_ member: Int) {
        guard members.removeValue(forKey: member) != nil else { return }
        let had = owners.filter { $0.value == member }.map(\.key)
            .sorted { $0.description < $1.description }
        expelled.insert(member)
        owners = owners.filter { $0.value != member }
        leaving = leaving.filter { $0.value != member }
        news[member] = []
        // Who has nothing to give up isn't asked to: its client joins again by itself.
        if had.isEmpty { _ = idle.insert(member) } else { tell(member, .lost(had)) }
        rebalance()
    }

    /// Everything that a member hasn't heard yet.
    mutating func events(of member: Int, topics: [String], rejoinsAtOnce: Bool) -> [GroupEvent] {
        if expelled.contains(member) {
            told.insert(member)
            let isIdle = idle.remove(member) != nil
            if rejoinsAtOnce || isIdle { complete(member, [], topics: topics) }
        }
        return news.removeValue(forKey: member) ?? []
    }

    mutating func complete(_ member: Int, _ given: [TopicPartition], topics: [String]) {
        if told.remove(member) != nil {
            expelled.remove(member)
            members[member] = topics
        }
        for partition in given where leaving[partition] == member {
            leaving[partition] = nil
            owners[partition] = nil
        }
        rebalance()
    }

    /// Whether a commit that the member sends now would be of the present generation.
    func mayCommit(_ member: Int) -> Bool { members[member] != nil }

    private mutating func tell(_ member: Int, _ event: GroupEvent) {
        news[member, default: []].append(event)
    }

    private mutating func rebalance() {
        generation += 1
        let ids = members.keys.sorted()
        guard !ids.isEmpty else { return }
        let most = (partitions.count + ids.count - 1) / ids.count
        var held: [Int: [TopicPartition]] = [:]
        for (partition, owner) in owners where leaving[partition] == nil {
            held[owner, default: []].append(partition)
        }
        for (owner, all) in held where all.count > most {
            let surplus = all.sorted { $0.description < $1.description }.suffix(all.count - most)
            for partition in surplus { leaving[partition] = owner }
            held[owner]?.removeAll { leaving[$0] != nil }
            tell(owner, .revoked(Array(surplus)))
        }
        deal(ids, held)
    }

    private mutating func deal(_ ids: [Int], _ held: [Int: [TopicPartition]]) {
        var load = held.mapValues(\.count)
        var gets: [Int: [TopicPartition]] = [:]
        let free = partitions.filter { owners[$0] == nil }
        for partition in free.sorted(by: { $0.description < $1.description }) {
            let reading = ids.filter { members[$0]?.contains(partition.topic) == true }
            let least = reading.min { (load[$0] ?? 0, $0) < (load[$1] ?? 0, $1) }
            guard let least else { continue }
            load[least, default: 0] += 1
            owners[partition] = least
            gets[least, default: []].append(partition)
        }
        for (member, all) in gets { tell(member, .assigned(all)) }
    }
}
