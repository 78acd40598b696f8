/// What a join keeps of a key: its bytes, and what counts as a repeat by them.

import FlowsCore
import FlowsRuntime
import SampleMessages
import Testing

private typealias JoinState = FlowsRuntime.JoinState
private typealias Message = SampleMessages.JoinState

@Suite("A join's state")
struct JoinStateTests {
    /// A key's positions with the origins that they name.
    private struct Met {
        let origins = JoinOrigins()
        var positions = JoinPositions()

        mutating func take(
            _ origin: String?, _ topic: String = "customers", _ partition: Int32 = 0,
            offset: Int64 = 0
        ) throws -> Bool {
            let topic = Array(topic.utf8)
            return try topic.withUnsafeBytes { topic in
                guard let origin else {
                    return try origins.accept(
                        nil, topic: topic, partition: partition, offset: offset, in: &positions)
                }
                return try Array(origin.utf8).withUnsafeBytes {
                    try origins.accept(
                        $0, topic: topic, partition: partition, offset: offset, in: &positions)
                }
            }
        }

        func bytes(_ state: [UInt8]?) -> [UInt8] {
            var out = ByteBuffer(capacity: 16)
            if let state {
                let start = JoinState.beginState(&out)
                out.append(state)
                JoinState.endState(&out, start)
            }
            JoinState.append(positions, origins, to: &out)
            return [UInt8](out.bytes)
        }

        mutating func read(_ bytes: [UInt8]) throws -> [UInt8]? {
            try bytes.withUnsafeBytes { raw in
                try JoinState.read(raw, origins, into: &positions)
                    .map { [UInt8]($0) }
            }
        }
    }

    @Test(
        "a repeat, and whatever is older of its origin, is told; other origins stand for themselves"
    )
    func positions() throws {
        var met = Met()
        #expect(try met.take("1 a in 0 5 7 0"))
        #expect(try !met.take("1 a in 0 5 7 0"))
        #expect(try !met.take("1 a in 0 5 6 3"))
        #expect(try !met.take("1 a in 0 4 9 0"))
        #expect(try met.take("1 a in 0 5 7 1"))
        #expect(try met.take("1 a in 1 5 1 0"))
        #expect(try met.take("1 b in 0 1 1 0"))
        #expect(try met.take("1 a in 0 6 0 0"))
        #expect(try !met.take("1 a in 1 5 1 0"))
    }

    @Test("records without identity count by their offset, for each partition")
    func foreign() throws {
        var met = Met()
        #expect(try met.take(nil, offset: 3))
        #expect(try !met.take(nil, offset: 3))
        #expect(try met.take(nil, "customers", 1, offset: 3))
        #expect(try met.take(nil, "others", 0, offset: 3))
        #expect(try met.take(nil, offset: 4))
    }

    @Test("an identity that can't be read is an error: repeats can't be told by it")
    func unreadable() throws {
        var met = Met()
        #expect(throws: CodecError.self) { try met.take("2 a in 0 5 7 0") }
        #expect(met.positions.isEmpty)
    }

    static let states: [[UInt8]?] = [
        nil, [], [1], [UInt8](repeating: 3, count: 127), [UInt8](repeating: 3, count: 128),
        [UInt8](repeating: 3, count: 40_000),
    ]

    @Test("the bytes are those of the schema, both ways", arguments: states)
    func bytes(state: [UInt8]?) throws {
        var met = Met()
        for origin in ["1 a in 0 0 0 0", "1 a in 1 1760000000000 41 2", "1 b in 0 5 6 0"] {
            #expect(try met.take(origin))
        }
        let bytes = met.bytes(state)
        let message = Message(
            state: state,
            position: [
                Message.Position(origin: "a in 0"),
                Message.Position(
                    origin: "a in 1", generation: 1_760_000_000_000, offset: 41, index: 2),
                Message.Position(origin: "b in 0", generation: 5, offset: 6),
            ])
        #expect(try bytes.withUnsafeBytes { try Message.codec.decode($0) } == message)
        var out = ByteBuffer()
        try Message.codec.encode(message, &out)
        #expect([UInt8](out.bytes) == bytes)
        var other = Met()
        #expect(try other.read(bytes) == state)
        #expect(try !other.take("1 a in 1 1760000000000 41 2"))
        #expect(try other.take("1 a in 1 1760000000000 41 3"))
    }

    @Test(
        "A46 what isn't a join's state is an error, also a field of a later version",
        arguments: [
            [0x0a], [0x0a, 0x02, 1], [0x12, 0x01, 0x0a], [0x1a, 0x00], [0x12, 0x02, 0x28, 0x01],
            [0x0a, 0xff, 0xff, 0xff, 0xff, 0x07], [0x00],
        ] as [[UInt8]])
    func malformed(bytes: [UInt8]) {
        var met = Met()
        #expect(throws: CodecError.self) { try met.read(bytes) }
    }
}
