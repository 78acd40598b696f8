/// What declared joins keep of a key: read back as written, and errors for what isn't well formed.

import FlowsCore
import FlowsRuntime
import Testing

@Suite struct JoinValuesTests {
    private func bytes<T: Sendable>(_ value: T, _ codec: Codec<T>) throws -> [UInt8] {
        var out = ByteBuffer()
        try codec.encode(value, &out)
        return [UInt8](out.bytes)
    }

    private func read<T: Sendable>(_ bytes: [UInt8], _ codec: Codec<T>) throws -> T {
        try bytes.withUnsafeBytes { try codec.decode($0) }
    }

    @Test("a pair is read back as it was written; absent and empty stay two things")
    func pairs() throws {
        for (left, right) in [([UInt8]?.none, [UInt8]?.none), ([], nil), (nil, []), ([1, 2], [3])] {
            var pair = JoinPair()
            (pair.left, pair.right) = (left, right)
            #expect(try read(bytes(pair, JoinPair.codec), JoinPair.codec) == pair)
        }
        var done = JoinPair()
        done.isDone = true
        #expect(try bytes(done, JoinPair.codec) == [0x18, 1])
    }

    private var waiting: JoinWaiting {
        var waiting = JoinWaiting()
        waiting.row = [7]
        for (number, key) in [[UInt8]?.none, [], [9]].enumerated() {
            waiting.entries.append(
                key.withBytes { key in
                    JoinWaiting.Entry(
                        RawRecord(
                            offset: Int64(number), timestamp: -1, key: key,
                            value: number == 1 ? nil : key),
                        partition: 3, since: 1_700_000_000_000)
                })
        }
        return waiting
    }

    @Test("records that wait are read back in order, with null and empty apart")
    func entries() throws {
        let waiting = waiting
        #expect(try read(bytes(waiting, JoinWaiting.codec), JoinWaiting.codec) == waiting)
        let keys = waiting.entries.map { $0.withRecord { $0.key.map { [UInt8]($0) } } }
        #expect(keys == [nil, [], [9]])
    }

    @Test("A46 what is cut off or not known is an error, never a crash")
    func malformed() throws {
        let whole = try bytes(waiting, JoinWaiting.codec)
        for count in 0..<whole.count { _ = try? read(Array(whole[..<count]), JoinWaiting.codec) }
        #expect(throws: CodecError.self) { try read([0x0a, 5, 1], JoinPair.codec) }
        #expect(throws: CodecError.self) { try read([0x20, 1], JoinPair.codec) }
        #expect(throws: CodecError.self) { try read([0x12, 2, 0x48, 1], JoinWaiting.codec) }
    }
}

extension [UInt8]? {
    fileprivate func withBytes<R>(_ body: (UnsafeRawBufferPointer?) -> R) -> R {
        guard let self else { return body(nil) }
        return self.withUnsafeBytes { body($0) }
    }
}
