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
    /// Records passed over by the policy since the counters were last read.
    public internal(set) var skipped = 0
    /// The failure of an output of the record at hand; the loop looks after each record.
    public var outputFailure: RecordFailure?
    let partitionCounts: [Int32]
    let identityPrefix: [UInt8]
    let writesIdentity: Bool
    let status: PartitionStatus
    var generation: Int64 = 0
    var onSkip: ((RecordFailure, Int64) -> Void)?
    private var record = RawRecord(offset: -1, timestamp: -1, key: nil, value: nil)
    private var outputIndex: Int64 = 0
    private static let headerName = Array(Identity.header.utf8)

    init(
        source: TopicPartition, step: String, remedy: Remedy, topics: [(String, Int32)],
        writesIdentity: Bool, recordBytesMax: Int, status: PartitionStatus
    ) {
        self.source = source
        self.remedy = remedy
        self.recordBytesMax = recordBytesMax
        self.writesIdentity = writesIdentity
        self.status = status
        partitionCounts = topics.map(\.1)
        outputs = OutputBatch(topics: topics.map(\.0))
        identityPrefix = Identity.prefix(step: step, source: source)
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
        skipped += 1
        onSkip?(failure, record.offset)
        return true
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
        outputs.endOutput(at, headersFrom: headersStart, partition: 0)
        let chosen = partition ?? self.partition(of: outputs.output(at: at).key, topic)
        outputs.bytes.overwrite(chosen.littleEndian, at: at + 2)
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

    @inline(__always)
    private func appendIdentity() {
        outputs.bytes.append(native: UInt16(12).littleEndian)
        Self.headerName.withUnsafeBytes { outputs.bytes.append($0) }
        outputs.bytes.append(0)
        let lengthAt = outputs.bytes.count
        outputs.bytes.append(native: Int32(0))
        Identity.append(
            prefix: identityPrefix,
            IdentityPosition(generation: generation, offset: record.offset, index: outputIndex),
            to: &outputs.bytes)
        let length = Int32(truncatingIfNeeded: outputs.bytes.count - lengthAt - 4)
        outputs.bytes.overwrite(length.littleEndian, at: lengthAt)
    }
}
