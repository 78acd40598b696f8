/// Tests of identities and of the choice of partitions.

import FlowsCore
import Testing

private func parsed(_ text: String) -> (origin: String, position: IdentityPosition)? {
    Array(text.utf8).withUnsafeBytes { bytes in
        Identity.parse(bytes).map { (String(decoding: $0.origin, as: UTF8.self), $0.position) }
    }
}

@Suite struct IdentityTests {
    @Test("an identity comes back from its header")
    func roundtrip() throws {
        let prefix = Identity.prefix(step: "text-split", source: TopicPartition("text.lines", 12))
        let position = IdentityPosition(generation: 1_700_000_000_000, offset: .max, index: 0)
        var text = ByteBuffer()
        Identity.append(prefix: prefix, position, to: &text)
        let read = try #require(parsed(String(decoding: copied(text), as: UTF8.self)))
        #expect(read.origin == "1 text-split text.lines 12 ")
        #expect(read.position == position)
    }

    @Test(
        "text of another form or version is nil, so that the reader stops on it",
        arguments: [
            "", "1", "1 ", "s t 0 1 2 3", "2 s t 0 1 2 3", "1 0 1 2", "1 s t 0 1 2 3 ",
            "1 s t 0 1 2 x",
            "1 s t 0 -1 2 3", "1 s t 0 1  3", "1 2 3 4", "1 s t 0 1 2 9223372036854775808", "   ",
        ])
    func malformed(text: String) {
        #expect(parsed(text) == nil)
    }

    @Test("positions are compared by generation, then offset, then index")
    func order() {
        func at(_ g: Int64, _ o: Int64, _ i: Int64) -> IdentityPosition {
            IdentityPosition(generation: g, offset: o, index: i)
        }
        let rising = [.start, at(0, 0, 0), at(0, 0, 1), at(0, 1, 0), at(1, 0, 0)]
        for (a, b) in zip(rising, rising.dropFirst()) {
            #expect(a < b)
            #expect(!(b < a))
        }
        #expect(!(at(1, 1, 1) < at(1, 1, 1)))
    }
}

@Suite struct PartitionerTests {
    @Test(
        "A13 murmur2 agrees with the vectors of Kafka's Java client",
        arguments: [
            ("21", -973_932_308), ("foobar", -790_332_482), ("abc", 479_470_107),
            ("a-little-bit-long-string", -985_981_536),
            ("a-little-bit-longer-string", -1_486_304_829),
            ("lkjh234lh9fiuh90y23oiuhsafujhadof229phr9h19h89h8", -58_897_971),
        ] as [(String, Int32)])
    func murmur2(key: String, hash: Int32) {
        let ours = Array(key.utf8).withUnsafeBytes { Partitioner.murmur2($0) }
        #expect(Int32(bitPattern: ours) == hash)
    }

    @Test("a key's partition is the positive hash modulo the count, also for an empty key")
    func keyed() {
        let partition = Array("21".utf8).withUnsafeBytes {
            Partitioner.partition(ofKey: $0, count: 12)
        }
        #expect(partition == (-973_932_308 & 0x7fff_ffff) % 12)
        let empty = UnsafeRawBufferPointer(start: nil, count: 0)
        #expect((0..<7).contains(Partitioner.partition(ofKey: empty, count: 7)))
    }

    @Test("A13 null keys: 64 offsets share a partition, and all partitions are used")
    func unkeyed() {
        var used: Set<Int32> = []
        for block in 0..<200 as Range<Int64> {
            let all = Set(
                (0..<64).map {
                    Partitioner.partition(ofOrigin: 3, offset: block * 64 + $0, count: 12)
                })
            #expect(all.count == 1)
            used.formUnion(all)
        }
        #expect(used == Set(0..<12))
    }
}
