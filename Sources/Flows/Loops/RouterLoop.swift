/// The router of a join: decode → key function → envelope, for a batch; one topic out of all sources.

public import FlowsCore
public import FlowsRuntime

/// How the records of one source get the join's key.
@usableFromInline final class SourceRoute: Sendable {
    @usableFromInline typealias Key =
        @Sendable (RawRecord, inout ByteBuffer) throws(RecordFailure) -> Void
    @usableFromInline let topic: String
    @usableFromInline let isLatest: Bool
    /// Appends the join key's bytes; nil where they are the record's own key.
    @usableFromInline let key: Key?

    @usableFromInline init(topic: String, isLatest: Bool, key: Key?) {
        self.topic = topic
        self.isLatest = isLatest
        self.key = key
    }
}

extension SourceRoute {
    /// The key function of a source, behind its topic's codec and before the join's.
    @inlinable static func key<Value: Sendable, JoinKey: Sendable>(
        _ value: NullableCodec<Value>, _ function: @escaping @Sendable (Value) throws -> JoinKey?,
        _ codec: Codec<JoinKey>
    ) -> Key {
        { raw, out throws(RecordFailure) in
            let read: Value
            do throws(CodecError) { read = try value.decode(raw.value) } catch {
                throw RecordFailure(stage: "decode", message: error.reason)
            }
            let key: JoinKey?
            do { key = try function(read) } catch {
                throw RecordFailure(stage: "key", message: "the key function threw: \(error)")
            }
            guard let key else {
                throw RecordFailure(
                    stage: "key", message: "the key function gave no key: it joins with nothing")
            }
            do throws(CodecError) { try codec.encode(key, &out) } catch {
                throw RecordFailure(
                    stage: "key", message: "the join's key can't be encoded: \(error.reason)")
            }
        }
    }
}

/// Re-keys the records of one source's partition; it has no types, its routes have.
@usableFromInline final class RouterLoop: StatelessFunction {
    private let routes: [SourceRoute]
    private var source: Source?

    /// What is the same for all records of the partition.
    private final class Source {
        let route: SourceRoute
        let writer: EnvelopeWriter

        init(_ route: SourceRoute, _ source: TopicPartition) {
            self.route = route
            writer = EnvelopeWriter(source, carriesOrigin: route.isLatest)
        }
    }

    @usableFromInline init(_ routes: [SourceRoute]) { self.routes = routes }

    @usableFromInline func apply(_ batch: BatchView, _ context: StepContext) -> Int {
        if source == nil {
            guard let route = routes.first(where: { $0.topic == context.source.topic }) else {
                preconditionFailure("\(context.source) is no source of this join")
            }
            source = Source(route, context.source)
        }
        guard let source else { return 0 }
        for index in 0..<batch.records.count {
            if batch.isRepeat(index) { continue }
            let mark = context.outputs.mark
            do throws(RecordFailure) {
                try handle(batch.records[index], source, context)
            } catch {
                context.outputs.rewind(to: mark)
                if !context.passesOver(error) { return index }
            }
        }
        return batch.records.count
    }

    private func handle(
        _ raw: RawRecord, _ source: Source, _ context: StepContext
    ) throws(RecordFailure) {
        // Its headers are in the envelope: an output would be given them a second time.
        context.begin(
            RawRecord(offset: raw.offset, timestamp: raw.timestamp, key: raw.key, value: raw.value))
        if source.route.isLatest, let origin = raw.origin, Identity.parse(origin) == nil {
            throw RecordFailure(
                stage: "decode",
                message: "the header \(Identity.header) isn't of a form that is known")
        }
        let outputs = context.outputs
        let at = outputs.begin(topic: 0, timestamp: raw.timestamp)
        if let key = source.route.key {
            try key(raw, &outputs.bytes)
        } else if let key = raw.key {
            outputs.bytes.append(key)
        } else {
            throw RecordFailure(stage: "key", message: "the key is null: it joins with nothing")
        }
        outputs.endKey(at, isNull: false)
        let start = outputs.bytes.count
        source.writer.append(raw, to: &outputs.bytes)
        outputs.endValue(at, from: start, isNull: false)
        context.finish(output: at, topic: 0)
        if let failure = context.outputFailure { throw failure }
    }
}
