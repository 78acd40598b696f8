/// The topic in which all steps' contracts lie: the last record of each key is the contract.

internal import FlowsCore
internal import FlowsKafka

/// Reads and writes contracts; every call asks Kafka anew, so nothing that was missing stays so.
struct ContractsTopic {
    /// Its name, `FLOWS_CONTRACTS_TOPIC`.
    let name: String
    private let admin: KafkaAdmin
    private let configuration: KafkaConfiguration
    private let logger = Logger(level: .critical, format: .text)
    private static let timeout = Duration.seconds(10)

    init(_ name: String, _ admin: KafkaAdmin, _ configuration: KafkaConfiguration) {
        self.name = name
        self.admin = admin
        self.configuration = configuration
    }

    /// What the topic must look like.
    private var contract: TopicContract { TopicContract(name: name, cleanup: .compact) }

    /// Whether the broker keeps topics at all: an embedded one is gone with its process.
    func isKept() throws(LogError) -> Bool {
        try !admin.clusterID(timeout: Self.timeout).hasPrefix("mockCluster")
    }

    /// Whether it is there and this user may see it.
    func exists() throws(LogError) -> Bool {
        do throws(LogError) {
            return try admin.partitionCounts(of: [name], timeout: Self.timeout)[name] != nil
        } catch {
            // What the user may not see isn't there for it.
            guard error.isDenied else { throw error }
            return false
        }
    }

    /// Makes it.
    func make() throws(LogError) {
        try admin.createTopics([contract], timeout: Self.timeout)
    }

    /// Whether the broker deletes contracts by age: a topic that was made without being told how.
    func isForgetful() -> Bool {
        let found = try? admin.configuration(of: name, timeout: Self.timeout)
        guard let policy = found?["cleanup.policy"] else { return false }
        return policy.includes("delete") || !policy.includes("compact")
    }

    /// The last bytes of each of these keys that isn't deleted.
    func read(_ keys: Set<String>) throws(LogError) -> [String: [UInt8]] {
        let tail = try KafkaTail(configuration: configuration, logger: logger)
        defer { tail.stop() }
        try tail.start([name], from: .beginning, timeout: Self.timeout)
        var found: [String: [UInt8]] = [:]
        let isWhole: Bool
        do {
            isWhole = try tail.readToEnd(timeout: Self.timeout) { _, batch in
                for record in batch.records {
                    guard let key = record.key.map({ String(decoding: $0, as: UTF8.self) }),
                        keys.contains(key)
                    else { continue }
                    found[key] = record.value.map { Array($0) }
                }
            }
        } catch let error as LogError {
            throw error
        } catch { throw LogError(code: "_FAIL", message: "\(error)") }
        guard isWhole else {
            throw LogError(
                code: "_TIMED_OUT", message: "the topic \(name) wasn't read to its end in 10 s")
        }
        return found
    }

    /// Writes these contracts, and waits until the broker has acknowledged all.
    func write(_ contracts: [Contract]) throws(LogError) {
        let partitions = try admin.partitionCounts(of: [name], timeout: Self.timeout)[name] ?? 1
        let batch = OutputBatch(topics: [name])
        for contract in contracts {
            let key = Array(contract.subject.recordKey.utf8)
            let at = batch.begin(topic: 0, timestamp: -1)
            batch.bytes.append(key)
            batch.endKey(at, isNull: false)
            let start = batch.bytes.count
            batch.bytes.append(ContractText.text(contract))
            batch.endValue(at, from: start, isNull: false)
            let partition = key.withUnsafeBytes {
                Partitioner.partition(ofKey: $0, count: Int32(partitions))
            }
            batch.endOutput(at, headersFrom: batch.bytes.count, partition: partition)
        }
        let log = try KafkaLog(configuration: configuration, logger: logger)
        defer { _ = log.close(deadline: .seconds(2)) }
        let waker = Waker()
        let publisher = try log.makePublisher(waker: waker)
        defer { publisher.close() }
        try send(batch, by: publisher, waker)
    }

    private func send(
        _ batch: OutputBatch, by publisher: any RecordPublisher, _ waker: Waker
    ) throws(LogError) {
        let clock = SystemClock()
        let until = clock.now() + Self.timeout
        var place = batch.firstOutput
        var left = batch.count
        while left > 0 {
            if place < batch.bytes.count {
                place = try publisher.send(batch, from: place, ticket: 1)
            }
            for event in publisher.events() {
                switch event {
                case .acknowledged(_, let count): left -= count
                case .failed(let error): throw error
                }
            }
            if left == 0 { return }
            guard clock.now() < until else {
                publisher.abandon()
                throw LogError(
                    code: "_TIMED_OUT",
                    message: "the topic \(name) took no contract in 10 s; check FLOWS_BROKERS")
            }
            waker.wait(others: [], timeout: .milliseconds(100))
        }
    }
}
