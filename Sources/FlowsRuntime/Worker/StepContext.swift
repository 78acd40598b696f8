/// What a step's typed loop has at hand: the record being handled and the place for its outputs.

internal import Synchronization
public import FlowsCore

/// One partition's context; it belongs to the worker that owns the partition.
public final class StepContext {
    // One worker owns a context: the check of exclusive access at run time, which a class's
    // variables have at each use, would cost more than what is done with them. The loops' modules
    // don't see that a property goes without it, only an accessor that is inlined into them.

    /// The outputs of the batch at hand.
    public internal(set) var outputs: OutputBatch {
        @inlinable @inline(__always) get { batchOutputs }
        set { batchOutputs = newValue }
    }
    @exclusivity(unchecked) @usableFromInline var batchOutputs: OutputBatch
    /// The failure of an output of the record at hand; the loop looks after each record.
    public var outputFailure: RecordFailure? {
        @inlinable @inline(__always) get { failureOfOutput }
        @inlinable @inline(__always) set { failureOfOutput = newValue }
    }
    @exclusivity(unchecked) @usableFromInline var failureOfOutput: RecordFailure?
    /// Where an asynchronous function finds its record's state; −1 for none.
    @exclusivity(unchecked) public internal(set) var slot = -1
    @exclusivity(unchecked) private var record = RawRecord(
        offset: -1, timestamp: -1, key: nil, value: nil)
    @exclusivity(unchecked) private var outputIndex: Int64 = 0
    /// Where the group at hand was first seen, of a window.
    @exclusivity(unchecked) private var groupOffset: Int64 = -1
    @exclusivity(unchecked) private var identity: IdentityHeader
    private let partitionCounts: [Int32]
    /// The largest output to each topic, in bytes.
    private let bytesMax: [Int]
    /// What else chooses the partition of a null key, in tests alone.
    @exclusivity(unchecked) var chance: TokenSource?
    /// Whether a join compares what its keys met of `.latest` sources; tests alone say no.
    @exclusivity(unchecked) public internal(set) var comparesPositions = true
    /// The partition that is read.
    public let source: TopicPartition
    /// The largest record that a topic takes which says nothing of it, in bytes of key, value and
    /// headers.
    public let recordBytesMax: Int
    /// What to do with a record that can't be handled.
    public let remedy: Remedy
    /// The failure that ended the batch early.
    public internal(set) var failure: RecordFailure?
    /// Records of the batch at hand that were passed over by the policy.
    public var skipped: Int { skips.count }
    let writesIdentity: Bool
    let status: PartitionStatus
    var onSkip: ((RecordFailure, Int64) -> Void)?
    private var skips: Set<Int64> = []
    /// Told of records that waited in a state and go without an output.
    var onGiveUp: ((RecordFailure, Int64) -> Void)?
    var givenUp: Set<GivenUp> = []
    /// The worker's clock.
    var clock: (any Clock)?

    init(
        source: TopicPartition, step: String, remedy: Remedy, topics: [(String, Int32)],
        writesIdentity: Bool, recordBytesMax: Int, recordBytesMaxByTopic: [String: Int] = [:],
        status: PartitionStatus, outputs: OutputBatch? = nil
    ) {
        self.source = source
        self.remedy = remedy
        self.recordBytesMax = recordBytesMax
        self.writesIdentity = writesIdentity
        self.status = status
        batchOutputs = outputs ?? OutputBatch(topics: topics.map(\.0))
        identity = IdentityHeader(step: step, source: source)
        partitionCounts = topics.map(\.1)
        bytesMax = topics.map { recordBytesMaxByTopic[$0.0] ?? recordBytesMax }
    }

    /// The generation of the outputs; part of their identity.
    var generation: Int64 {
        get { identity.generation }
        set { identity.generation = newValue }
    }

    /// Says which record is handled next; a stuck function is found by it.
    @inline(__always)
    public func begin(_ record: RawRecord) {
        self.record = record
        outputIndex = 0
        status.handling.store(record.offset, ordering: .relaxed)
    }

    /// The headers of the record at hand (``HeaderBlock``), without its identity.
    public var headers: UnsafeRawBufferPointer { record.headers }
    /// The raw key of the record at hand.
    public var key: UnsafeRawBufferPointer? { record.key }
    /// The timestamp of the record at hand, milliseconds since 1970.
    public var timestamp: Int64 { record.timestamp }

    /// Decides about the record at hand: true to pass over it, false to end the batch before it.
    public func passesOver(_ failure: RecordFailure) -> Bool {
        outputFailure = nil
        guard remedy == .skip else {
            self.failure = failure
            return false
        }
        skip(failure, at: record.offset)
        return true
    }

    /// Passes over a record; one that is met again when the batch runs again isn't told again.
    func skip(_ failure: RecordFailure, at offset: Int64) {
        if skips.insert(offset).inserted { onSkip?(failure, offset) }
    }

    /// The same for a record that was told of already.
    func noteSkip(at offset: Int64) { skips.insert(offset) }

    /// Records passed over before this offset.
    func skips(before offset: Int64) -> Int {
        skips.isEmpty ? 0 : skips.count { $0 < offset }
    }

    /// Nothing of a batch before, which may have been given up half way, concerns the next.
    func beginBatch() {
        failure = nil
        outputFailure = nil
        if !skips.isEmpty { skips.removeAll() }
        if !givenUp.isEmpty { givenUp.removeAll() }
    }

    /// Lends time and headers of another record, which an input before this one left behind: the
    /// outputs made meanwhile have them, and the identity and raw key of the record at hand.
    public func speaking<R>(
        for other: RawRecord, _ body: () throws -> R
    ) rethrows -> R {
        let (timestamp, headers) = (record.timestamp, record.headers)
        (record.timestamp, record.headers) = (other.timestamp, other.headers)
        defer { (record.timestamp, record.headers) = (timestamp, headers) }
        return try body()
    }

    // MARK: Windows

    /// The next outputs are those of a window that ends before `end`: they have no input record.
    ///
    /// Their identity is of its last offset; they carry no input's headers and no input's key.
    func beginWindow(end: Int64) {
        beginBatch()
        begin(RawRecord(offset: end - 1, timestamp: -1, key: nil, value: nil))
    }

    /// The next output is that of the window's group with this number, counted as first seen.
    ///
    /// - Parameters:
    ///   - number: the group's, from 0: groups without an output have one too, so that each output
    ///     keeps its identity when the window is made again.
    ///   - offset: that of the group's first record.
    ///   - timestamp: that of its latest record, milliseconds since 1970.
    @inline(__always)
    public func beginGroup(_ number: Int, first offset: Int64, timestamp: Int64) {
        outputIndex = Int64(number)
        groupOffset = offset
        record.timestamp = timestamp
    }

    /// Decides about the group at hand: true to pass over its output, false to let none out.
    public func passesOverGroup(_ failure: RecordFailure) -> Bool {
        outputFailure = nil
        let failure = RecordFailure(
            stage: failure.stage,
            message: """
                the window up to offset \(record.offset) can't emit the output of the group that was \
                first seen at offset \(groupOffset): \(failure.message)
                """)
        guard remedy == .skip else {
            self.failure = failure
            return false
        }
        skip(failure, at: groupOffset)
        return true
    }

    // MARK: Outputs

    /// Finishes an output whose key and value have been appended: headers, identity, partition.
    public func finish(
        output at: Int, topic: Int, extra: UnsafeRawBufferPointer? = nil, partition: Int32? = nil
    ) {
        let outputs = outputs
        let headersStart = outputs.bytes.count
        if writesIdentity {
            identity.append(
                offset: record.offset, index: outputIndex, to: &outputs.bytes)
        }
        if !record.headers.isEmpty { outputs.bytes.append(record.headers) }
        if let extra { outputs.bytes.append(extra) }
        let size = outputs.bytes.count - at
        if size > bytesMax[topic] { return refuseLarge(size, topic) }
        let chosen = partition ?? self.partition(of: outputs.key(at: at), record.offset, topic)
        outputs.endOutput(at, headersFrom: headersStart, partition: chosen)
        outputIndex += 1
    }

    private func refuseLarge(_ size: Int, _ topic: Int) {
        outputFailure = RecordFailure(
            stage: "encode",
            message: """
                an output of \(size) bytes is larger than a record of \(outputs.topics[topic]) may be \
                (\(bytesMax[topic])): declare a larger max.message.bytes in the topic's config and set \
                it in Kafka, or make it smaller
                """)
    }

    @inline(__always)
    private func partition(
        of key: UnsafeRawBufferPointer?, _ offset: Int64, _ topic: Int
    ) -> Int32 {
        let count = partitionCounts[topic]
        if let key { return Partitioner.partition(ofKey: key, count: count) }
        if let any = chance?.next() { return Int32(truncatingIfNeeded: any % UInt64(count)) }
        return Partitioner.partition(ofOrigin: source.partition, offset: offset, count: count)
    }
}
