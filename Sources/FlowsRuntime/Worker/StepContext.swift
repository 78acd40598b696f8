/// What a step's typed loop has at hand: the record being handled and the place for its outputs.

internal import Synchronization
public import FlowsCore

/// One partition's context; it belongs to the worker that owns the partition.
public final class StepContext {
    /// The outputs of the batch at hand.
    public internal(set) var outputs: OutputBatch
    /// The partition that is read.
    public let source: TopicPartition
    /// The largest record that a producer will take, in bytes of key, value and headers.
    public let recordBytesMax: Int
    /// What to do with a record that can't be handled.
    public let remedy: Remedy
    /// The failure that ended the batch early.
    public internal(set) var failure: RecordFailure?
    /// Records of the batch at hand that were passed over by the policy.
    public var skipped: Int { skips.count }
    /// The failure of an output of the record at hand; the loop looks after each record.
    public var outputFailure: RecordFailure?
    let partitionCounts: [Int32]
    let identityPrefix: [UInt8]
    let writesIdentity: Bool
    let status: PartitionStatus
    /// The generation of the outputs; part of their identity.
    var generation: Int64 = 0 {
        didSet { makeIdentityHead() }
    }
    var onSkip: ((RecordFailure, Int64) -> Void)?
    private var skips: Set<Int64> = []
    private var record = RawRecord(offset: -1, timestamp: -1, key: nil, value: nil)
    private var outputIndex: Int64 = 0
    /// The identity header up to the offset: it is the same for all outputs of a generation.
    private var identityHead = ByteBuffer(capacity: 128)
    private var identityLengthAt = 0

    init(
        source: TopicPartition, step: String, remedy: Remedy, topics: [(String, Int32)],
        writesIdentity: Bool, recordBytesMax: Int, status: PartitionStatus,
        outputs: OutputBatch? = nil
    ) {
        self.source = source
        self.remedy = remedy
        self.recordBytesMax = recordBytesMax
        self.writesIdentity = writesIdentity
        self.status = status
        partitionCounts = topics.map(\.1)
        self.outputs = outputs ?? OutputBatch(topics: topics.map(\.0))
        identityPrefix = Identity.prefix(step: step, source: source)
        makeIdentityHead()
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
    }

    /// Finishes an output whose key and value have been appended: headers, identity, partition.
    @inline(__always)
    public func finish(
        output at: Int, topic: Int, extra: UnsafeRawBufferPointer? = nil, partition: Int32? = nil
    ) {
        let headersStart = outputs.bytes.count
        if writesIdentity { appendIdentity() }
        if !record.headers.isEmpty { outputs.bytes.append(record.headers) }
        if let extra { outputs.bytes.append(extra) }
        if outputs.bytes.count - at > recordBytesMax { return refuseLarge(at) }
        let chosen = partition ?? self.partition(of: outputs.key(at: at), topic)
        outputs.endOutput(at, headersFrom: headersStart, partition: chosen)
        outputIndex += 1
    }

    private func refuseLarge(_ at: Int) {
        let size = outputs.bytes.count - at
        outputFailure = RecordFailure(
            stage: "encode",
            message: """
                an output of \(size) bytes is larger than a record may be (\(recordBytesMax)): \
                raise FLOWS_KAFKA_MESSAGE_MAX_BYTES and the topic's max.message.bytes, or make it smaller
                """)
    }

    private func partition(of key: UnsafeRawBufferPointer?, _ topic: Int) -> Int32 {
        let count = partitionCounts[topic]
        if let key { return Partitioner.partition(ofKey: key, count: count) }
        return Partitioner.partition(
            ofOrigin: source.partition, offset: record.offset, count: count)
    }

    private func makeIdentityHead() {
        identityHead.truncate(to: 0)
        let name = Array(Identity.header.utf8)
        identityHead.append(native: UInt16(name.count).littleEndian)
        identityHead.append(name)
        identityHead.append(0)
        identityLengthAt = identityHead.count
        identityHead.append(native: Int32(0))
        identityHead.append(identityPrefix)
        identityHead.append(decimal: generation)
        identityHead.append(32)
    }

    @inline(__always)
    private func appendIdentity() {
        let start = outputs.bytes.count
        outputs.bytes.append(identityHead.bytes)
        outputs.bytes.append(decimal: record.offset)
        outputs.bytes.append(32)
        outputs.bytes.append(decimal: outputIndex)
        let lengthAt = start + identityLengthAt
        let length = Int32(truncatingIfNeeded: outputs.bytes.count - lengthAt - 4)
        outputs.bytes.overwrite(length.littleEndian, at: lengthAt)
    }
}
