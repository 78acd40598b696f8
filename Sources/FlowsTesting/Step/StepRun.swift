/// What a step made of the records that a test gave it.

public import Flows

/// Outputs, states and rows when all records were handled, or the step had stopped.
public struct StepRun: Sendable {
    /// Records that the policy passed over, in the order in which they were given.
    public let skipped: [FailedRecord]
    /// What stopped the step; nil after ``StepTest/run()``.
    public let stop: FailedRecord?
    /// The table of a step that materialises one, in the order of its key; else empty.
    public let rows: [TableRow]
    let observation: Observation
    private let test: StepTest

    init(_ test: StepTest, _ stage: StepStage, stop: FailedRecord?) {
        self.test = test
        self.stop = stop
        observation = stage.observe()
        rows = observation.rows
        skipped = observation.skipped.sorted { $0.key < $1.key }.map(\.value)
    }

    /// What the step wrote to a topic, in the order of the records that it was made of.
    public func outputs<Key: Sendable, Value: Sendable>(
        _ topic: Topic<Key, Value>
    ) throws -> [StepOutput<Key, Value>] {
        let name = topic.contract.name
        let names = test.outline.results.map(\.contract.name)
        guard names.contains(name) else {
            let list = names.isEmpty ? "any topic" : "\(name), but \(names.joined(separator: ", "))"
            throw StepTestError("\(test.outline.name) doesn't write \(list)")
        }
        return try observation.outputs.filter { $0.topic == name }.map { output throws in
            do throws(CodecError) {
                return StepOutput(
                    key: try Self.read(output.key, topic.key.decode),
                    value: try Self.read(output.value, topic.value.decode),
                    headers: output.headers.map { Header($0.name, $0.value) },
                    timestamp: output.timestamp, partition: output.partition)
            } catch {
                throw StepTestError(
                    """
                    an output on \(name) can't be read with the topic's codecs, so no reader could \
                    either: \(error.reason)
                    """)
            }
        }
    }

    private static func read<T>(
        _ bytes: [UInt8]?, _ decode: (UnsafeRawBufferPointer?) throws(CodecError) -> T
    ) throws(CodecError) -> T {
        guard let bytes else { return try decode(nil) }
        // `withUnsafeBytes` would lose the error's type.
        let copy = UnsafeMutableRawBufferPointer.allocate(byteCount: bytes.count, alignment: 16)
        defer { copy.deallocate() }
        copy.copyBytes(from: bytes)
        return try decode(UnsafeRawBufferPointer(copy))
    }

    /// The state of a key; nil when it has none.
    public func state<Key: Sendable, State: ProtobufMessage>(
        of key: Key, as type: State.Type = State.self
    ) throws -> State? {
        try state(of: key, as: State.codec)
    }

    /// The state of a key, of a step whose state isn't a message.
    public func state<Key: Sendable, State: Sendable>(
        of key: Key, as codec: Codec<State>
    ) throws -> State? {
        guard let kept = test.outline.state else {
            throw StepTestError("\(test.outline.name) keeps no state: it is \(test.outline.runner)")
        }
        guard kept == CodecUse(codec) else {
            throw StepTestError(
                "the states of \(test.outline.name) are of \(kept.schema ?? kept.codec), not of "
                    + (codec.schema ?? codec.name))
        }
        guard let bytes = observation.states[try bytes(of: key)] else { return nil }
        do throws(CodecError) {
            return try Self.read(bytes) { bytes throws(CodecError) in
                try bytes.map { bytes throws(CodecError) in try codec.decode(bytes) }
            }
        } catch {
            throw StepTestError("the state of \(key) can't be read: \(error.reason)")
        }
    }

    private func bytes<Key: Sendable>(of key: Key) throws(StepTestError) -> [UInt8] {
        var bytes = ByteBuffer()
        do throws(CodecError) {
            // A join's states have the join's key, which its own inputs have.
            for codec in test.outline.inputs.map(\.keyCodec) + test.keyCodecs {
                if let codec = codec as? NullableCodec<Key> {
                    _ = try codec.encode(key, &bytes)
                    return [UInt8](bytes.bytes)
                } else if let codec = codec as? NullableCodec<Key?> {
                    _ = try codec.encode(key, &bytes)
                    return [UInt8](bytes.bytes)
                }
            }
        } catch { throw StepTestError("the key \(key) can't be encoded: \(error.reason)") }
        throw StepTestError("no record was given whose key is of the type \(Key.self)")
    }
}
