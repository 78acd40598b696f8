/// The joining half of a join: envelope → its source's function over the key's state, for a record.

public import FlowsCore
public import FlowsRuntime

/// A join's state of a key: the step's own beside what was met of sources that are read `.latest`.
@usableFromInline struct Joined<State: Sendable>: Sendable {
    @usableFromInline var state: State?
    @usableFromInline var positions = JoinPositions()

    @inlinable init() {}

    /// Whether nothing is left to keep.
    @inlinable var isEmpty: Bool { state == nil && positions.isEmpty }

    /// Folds a record, unless its key has met it before.
    @inlinable @inline(__always)
    mutating func take(
        _ own: RawRecord, _ partition: Int32, _ source: SourceFold<State>, _ fold: JoinFold<State>
    ) throws {
        if source.isLatest, try !fold.isNews(own, partition, source, &positions) { return }
        try source.body(own, partition, &state)
    }
}

extension Codec {
    /// The codec of a join's states, `flows.JoinState` around the step's own.
    @inlinable static func joined<State: Sendable>(
        _ codec: Codec<State>, _ origins: JoinOrigins
    ) -> Codec<Joined<State>> where Value == Joined<State> {
        Codec(name: codec.name, schema: codec.schema) { bytes throws(CodecError) in
            var joined = Joined<State>()
            if let own = try JoinState.read(bytes, origins, into: &joined.positions) {
                joined.state = try codec.decode(own)
            }
            return joined
        } encode: { joined, out throws(CodecError) in
            if let state = joined.state {
                let start = JoinState.beginState(&out)
                try codec.encode(state, &out)
                JoinState.endState(&out, start)
            }
            JoinState.append(joined.positions, origins, to: &out)
        }
    }
}

/// One source's function with its outputs, behind its topic's codecs; its types are inside.
@usableFromInline final class SourceFold<State: Sendable> {
    /// The record as the source has it, the partition that it was read from, and the key's state.
    @usableFromInline typealias Body = (RawRecord, Int32, inout State?) throws -> Void
    @usableFromInline let topic: String
    @usableFromInline let isLatest: Bool
    @usableFromInline let body: Body
    @usableFromInline let clear: () -> Void

    /// A fold of the bytes themselves.
    @usableFromInline init(_ topic: String, isLatest: Bool, _ body: @escaping Body) {
        self.topic = topic
        self.isLatest = isLatest
        self.body = body
        clear = {}
    }

    @inlinable init<Key: Sendable, Value: Sendable>(
        _ topic: Topic<Key, Value>, isLatest: Bool, _ context: StepContext,
        _ function: @escaping TopicFold<Key, Value, State>.Body
    ) {
        let reader = TypedReader(topic)
        let place = RecordPlace<Key, Value>(context, topic: topic.contract.name)
        self.topic = topic.contract.name
        self.isLatest = isLatest
        clear = { place.clear() }
        body = { raw, partition, state in
            let record = try reader.read(raw, into: place)
            place.partition = partition
            try function(record, &state)
        }
    }
}

/// Folds what comes through the intermediate topic, or what comes of a source itself.
@usableFromInline final class JoinFold<Own: Sendable>: RecordFold {
    @usableFromInline typealias State = Joined<Own>
    @usableFromInline let sources: [SourceFold<Own>]
    @usableFromInline let context: StepContext
    @usableFromInline let origins: JoinOrigins
    /// The source that the partition is of, where its records don't come in envelopes.
    @usableFromInline let direct: SourceFold<Own>?
    @exclusivity(unchecked) @usableFromInline var topics: SourceTopics
    @exclusivity(unchecked) @usableFromInline var scratch = ByteBuffer(capacity: 256)

    @inlinable init(_ sources: [SourceFold<Own>], _ context: StepContext, _ origins: JoinOrigins) {
        self.sources = sources
        self.context = context
        self.origins = origins
        let topic = context.source.topic
        direct = sources.first { $0.topic == topic }
        topics = SourceTopics(sources.map(\.topic))
    }

    @inlinable func clear() {
        for source in sources { source.clear() }
    }

    @inlinable @inline(__always)
    func fold(_ raw: RawRecord, _ joined: inout Joined<Own>?) throws {
        if let direct { return try foldDirect(raw, direct, &joined) }
        let envelope = try open(raw)
        let index = topics.find(envelope.topic)
        guard index >= 0 else { throw unknown(envelope.topic) }
        let source = sources[index]
        // Outputs have the headers, time and offset of this one, and the join's key.
        context.begin(
            RawRecord(
                offset: raw.offset, timestamp: envelope.timestamp, key: raw.key,
                value: envelope.value, headers: envelope.headers))
        let own = RawRecord(
            offset: envelope.offset, timestamp: envelope.timestamp, key: envelope.key,
            value: envelope.value, headers: envelope.headers, origin: envelope.origin)
        try fold(own, envelope.partition, source, &joined)
    }

    @inlinable
    func foldDirect(
        _ raw: RawRecord, _ source: SourceFold<Own>, _ joined: inout Joined<Own>?
    ) throws {
        try fold(raw, context.source.partition, source, &joined)
    }

    @inlinable @inline(__always)
    func fold(
        _ own: RawRecord, _ partition: Int32, _ source: SourceFold<Own>,
        _ joined: inout Joined<Own>?
    ) throws {
        // In place: the loop made the copy that a failure is dropped with.
        if joined == nil { joined = Joined() }
        try joined?.take(own, partition, source, self)
        if joined?.isEmpty == true { joined = nil }
    }

    /// Whether a record of a `.latest` source is above what its key has met of its origin.
    @usableFromInline func isNews(
        _ own: RawRecord, _ partition: Int32, _ source: SourceFold<Own>,
        _ positions: inout JoinPositions
    ) throws(RecordFailure) -> Bool {
        var topic = source.topic
        let isNews = topic.withUTF8 { topic in
            Result { () throws(CodecError) in
                try origins.accept(
                    own.origin, topic: UnsafeRawBufferPointer(topic), partition: partition,
                    offset: own.offset, in: &positions)
            }
        }
        switch isNews {
        case .success(let isNews): return isNews || !context.comparesPositions
        case .failure(let error): throw RecordFailure(stage: "decode", message: error.reason)
        }
    }

    @inlinable @inline(__always)
    func open(_ raw: RawRecord) throws(RecordFailure) -> Envelope {
        guard let value = raw.value else { throw Self.failure(CodecError("the value is null")) }
        do { return try Envelope(reading: value, scratch: &scratch) } catch {
            throw Self.failure(error)
        }
    }

    @usableFromInline static func failure(_ error: CodecError) -> RecordFailure {
        RecordFailure(
            stage: "decode",
            message: """
                the record is no envelope of this join's router (\(error.reason)): let nothing else \
                write to its intermediate topic
                """)
    }

    @usableFromInline func unknown(_ topic: UnsafeRawBufferPointer) -> RecordFailure {
        RecordFailure(
            stage: "decode",
            message: """
                a record of \(String(decoding: topic, as: UTF8.self)) came through the intermediate \
                topic, and that is no source of the join any more: deploy the version before until \
                it has read that topic to its end, or let this one skip such records
                """)
    }
}
