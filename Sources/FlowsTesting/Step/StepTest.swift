/// A test of a step: given records, expect outputs and state; and hold under crashes and rebalances.

public import Flows
internal import FlowsRuntime

/// Runs a step on servers in memory, on the calling thread, without sleeping.
///
/// The runtime is the one that runs in production: the step's own codecs, keys, headers, policy,
/// identities and transactions. A test needs no server, no port and no thread; each ``run()``
/// begins with empty topics, states and tables.
public struct StepTest: Sendable {
    /// A record in the order in which the test gave it.
    struct Given: Sendable {
        let place: TopicPartition
        let record: LogRecord
    }

    let outline: StepOutline
    let functionTimeout: Duration
    private(set) var given: [Given] = []
    /// How keys are written, of each type of which records were given.
    private(set) var keyCodecs: [any Sendable] = []
    /// What of the delivery protocol protects; Flows' own tests take something away.
    var protections = Protections.all
    /// Whether runs under faults are compared with one without any.
    var comparesRuns = false

    /// When a record is from unless the test says otherwise: milliseconds since 1970.
    public static let timestamp: Int64 = 1_700_000_000_000

    /// A test of a step; one that is wrongly declared is an error.
    /// - Parameters:
    ///   - step: the step's type.
    ///   - functionTimeout: how long a function that awaits something may take for a record.
    public init<Step: FlowStep>(
        _ step: Step.Type, functionTimeout: Duration = .seconds(10)
    ) throws {
        try self.init(step.step, functionTimeout: functionTimeout)
    }

    /// A test of a declaration, such as one that a test makes with a stub of what it calls.
    public init(
        _ step: some StepDeclaration, functionTimeout: Duration = .seconds(10)
    ) throws {
        outline = step.outline
        self.functionTimeout = functionTimeout
        let mistakes = outline.mistakes
        guard mistakes.isEmpty else {
            throw StepTestError("the step isn't declared well: \(mistakes.joined(separator: "; "))")
        }
    }

    // MARK: Records

    /// The same test with more records behind those that it has.
    ///
    /// Key and partition are found as for an output: the key is the one given here, else the one
    /// that the topic's contract names in the value, else null. Records are handled in the order
    /// in which they are given.
    /// - Parameters:
    ///   - values: the values; nil, on a compacted topic, is a tombstone.
    ///   - topic: one of the topics that the step reads.
    ///   - key: the key of all of them.
    ///   - headers: headers of each of them.
    ///   - timestamp: milliseconds since 1970.
    ///   - partition: another partition than the key's.
    public func given<Key: Sendable, Value: Sendable>(
        _ values: Value..., on topic: Topic<Key, Value>, key: Key? = nil, headers: [Header] = [],
        timestamp: Int64 = timestamp, partition: Int32? = nil
    ) throws -> StepTest {
        var test = self
        for value in values {
            var bytes = ByteBuffer()
            let encoded: [UInt8]?
            do throws(CodecError) {
                let hasValue = try topic.value.encode(value, &bytes)
                encoded = hasValue ? [UInt8](bytes.bytes) : nil
            } catch {
                throw StepTestError(
                    "a record for \(topic.contract.name) can't be encoded: \(error.reason)")
            }
            try test.add(
                Self.key(key ?? topic.keyOfValue?(value), topic), encoded, topic, headers,
                timestamp, partition)
        }
        return test
    }

    /// The same test with one more record, whose bytes are taken as they are: for what can't be read.
    /// - Parameters:
    ///   - key: the key's bytes; nil is null.
    ///   - value: the value's bytes; nil is null.
    ///   - topic: one of the topics that the step reads.
    ///   - headers: its headers.
    ///   - timestamp: milliseconds since 1970.
    ///   - partition: another partition than the key's.
    public func given<Key: Sendable, Value: Sendable>(
        keyBytes key: [UInt8]?, valueBytes value: [UInt8]?, on topic: Topic<Key, Value>,
        headers: [Header] = [], timestamp: Int64 = timestamp, partition: Int32? = nil
    ) throws -> StepTest {
        var test = self
        try test.add(key, value, topic, headers, timestamp, partition)
        return test
    }

    private static func key<Key: Sendable, Value: Sendable>(
        _ key: Key?, _ topic: Topic<Key, Value>
    ) throws(StepTestError) -> [UInt8]? {
        let name = topic.contract.name
        guard let key else {
            do { _ = try topic.key.decode(nil) } catch {
                throw StepTestError(
                    "a record for \(name) needs a key, and its value names none: say key:")
            }
            return nil
        }
        var bytes = ByteBuffer()
        do {
            return try topic.key.encode(key, &bytes) ? [UInt8](bytes.bytes) : nil
        } catch {
            throw StepTestError("a key for \(name) can't be encoded: \(error.reason)")
        }
    }

    private mutating func add<Key: Sendable, Value: Sendable>(
        _ key: [UInt8]?, _ value: [UInt8]?, _ topic: Topic<Key, Value>, _ headers: [Header],
        _ timestamp: Int64, _ partition: Int32?
    ) throws(StepTestError) {
        let name = topic.contract.name
        guard let use = outline.sources.first(where: { $0.contract.name == name }) else {
            let names = outline.sources.map(\.contract.name).joined(separator: ", ")
            throw StepTestError("\(outline.name) doesn't read \(name), but \(names)")
        }
        guard use.key == CodecUse(topic.key),
            use.value == CodecUse(topic.value)
        else {
            throw StepTestError(
                "\(outline.name) reads \(name) with other codecs: give records on its own topic")
        }
        let count = Int32(use.contract.partitions)
        if let partition, !(0..<count).contains(partition) {
            throw StepTestError("\(name) has the partitions 0 to \(count - 1), not \(partition)")
        }
        if !keyCodecs.contains(where: { $0 is NullableCodec<Key> }) { keyCodecs.append(topic.key) }
        let record = LogRecord(
            timestamp: timestamp, key: key, value: value,
            headers: headers.map { LogHeader($0.name, $0.value) })
        let place = TopicPartition(name, partition ?? usualPartition(of: key, name, count))
        given.append(Given(place: place, record: record))
    }

    /// The key's partition; records with a null key take turns.
    private func usualPartition(of key: [UInt8]?, _ topic: String, _ count: Int32) -> Int32 {
        guard let key else {
            let keyless = given.count { $0.place.topic == topic && $0.record.key == nil }
            return Int32(truncatingIfNeeded: keyless % Int(count))
        }
        return key.withUnsafeBytes { Partitioner.partition(ofKey: $0, count: count) }
    }

    // MARK: Runs

    /// Hands the records to the step one after another, and returns what it made of them.
    ///
    /// A record that the step can't handle and its policy doesn't skip is an error here; who
    /// expects it calls ``runUntilStop()``.
    public func run() throws -> StepRun {
        let run = try undisturbed()
        if let stop = run.stop {
            throw StepTestError(
                "\(outline.name) stopped at \(stop). Whoever expects that calls runUntilStop()")
        }
        return run
    }

    /// The same for records one of which stops the step; ``StepRun/stop`` says which and why.
    public func runUntilStop() throws -> StepRun {
        let run = try undisturbed()
        guard run.stop != nil else {
            throw StepTestError(
                "\(outline.name) handled all \(given.count) records and didn't stop: call run()")
        }
        return run
    }

    func undisturbed() throws(StepTestError) -> StepRun {
        let stage = StepStage(self)
        let stop = try stage.runInOrder()
        return StepRun(self, stage, stop: stop)
    }

    /// Runs the same records under crashes, rebalances and other faults, and compares.
    ///
    /// For each seed two or three processes share the partitions. Some die, some stand still
    /// and come back as zombies, join or leave; transactions end in doubt or are refused, outputs
    /// and commits get lost. At the end a reader that drops repeats by identity must have seen,
    /// for each given record, the outputs that ``run()`` has; states, rows and skipped records
    /// must be the same. A difference is an error that names the seed: ``holds(seed:)``.
    ///
    /// Records of one key on several partitions have no order between them; their outputs are
    /// compared without it, and what is left in the end as it is. A join's records of one key
    /// come one after another, whatever their topics, as in ``run()``. A collector's windows hold
    /// three records each, or fewer by its own bounds, so that every run cuts them alike.
    ///
    /// What it can't see: a function whose answer is the same throughout one process (the date, a
    /// set's order) and another one in the next.
    public func holds(seeds: Int = 100) throws {
        let test = comparing
        let expected = try test.reference()
        for seed in 0..<UInt64(max(seeds, 1)) {
            try FaultyRun(test, seed: seed, expecting: expected).run()
        }
    }

    /// The same for one seed, to see again what ``holds(seeds:)`` found.
    public func holds(seed: UInt64) throws {
        let test = comparing
        try FaultyRun(test, seed: seed, expecting: try test.reference()).run()
    }

    private var comparing: StepTest {
        var test = self
        test.comparesRuns = true
        return test
    }

    /// What has to come; a step that isn't the same without any faults needs none to be found.
    private func reference() throws -> Observation {
        guard !given.isEmpty else {
            throw StepTestError("no records were given: say given(…, on: …) first")
        }
        let expected = try run().observation
        let differences = try run().observation.differences(from: expected, self)
        guard differences.isEmpty else {
            throw StepTestError(
                """
                \(outline.name) makes something else of the same records when it runs once more, \
                without any faults: does its function use the time, randomness or a variable outside \
                of it?\(differences.list)
                """)
        }
        return expected
    }
}
