/// What an in-memory broker holds, and the rules by which it changes.

internal import FlowsCore

struct BrokerState {
    var clusterID: String
    var topics: [String: [PartitionLog]] = [:]
    var groups: [String: Group] = [:]
    var faults = BrokerFaults()
    /// What abandoned producer sessions had in flight.
    var late: [(LogRecord, TopicPartition)] = []
    var wakers: [Int: Waker] = [:]
    private var lastID = 0

    init(clusterID: String) { self.clusterID = clusterID }

    mutating func newID() -> Int {
        lastID += 1
        return lastID
    }

    mutating func append(_ record: LogRecord, to place: TopicPartition) -> Int64 {
        guard var logs = topics[place.topic], logs.indices.contains(Int(place.partition)) else {
            preconditionFailure("\(place) doesn't exist: make its topic first")
        }
        topics[place.topic] = nil
        let offset = logs[Int(place.partition)].append(record)
        topics[place.topic] = logs
        return offset
    }

    func log(_ place: TopicPartition) -> PartitionLog? {
        guard let logs = topics[place.topic], logs.indices.contains(Int(place.partition)) else {
            return nil
        }
        return logs[Int(place.partition)]
    }
}

/// One partition's records.
struct PartitionLog {
    var records: [LogRecord] = []
    var low: Int64 = 0
    var high: Int64 = 0

    mutating func append(_ record: LogRecord) -> Int64 {
        var record = record
        record.offset = high
        records.append(record)
        high += 1
        return record.offset
    }

    mutating func compact(keepingTombstones: Bool) {
        var last: [[UInt8]: Int64] = [:]
        for record in records { if let key = record.key { last[key] = record.offset } }
        let newest = records.last?.offset
        records.removeAll { record in
            guard let key = record.key, record.offset != newest else { return false }
            return last[key] != record.offset || (record.value == nil && !keepingTombstones)
        }
    }

    mutating func trim(before offset: Int64) {
        records.removeAll { $0.offset < offset }
        low = max(low, offset)
        high = max(high, low)
    }

    /// The index of the first record at or behind `offset`.
    func index(of offset: Int64) -> Int {
        var low = 0
        var high = records.count
        while low < high {
            let middle = (low + high) / 2
            if records[middle].offset < offset { low = middle + 1 } else { high = middle }
        }
        return low
    }
}
