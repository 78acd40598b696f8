/// Bytes that are no message: an error each, never a crash, never unbounded memory.

import FlowsCore
import FlowsProtobuf
import SampleMessages
import TextMessages
import Testing

@Suite("A46 malformed messages")
struct MalformedTests {
    private static let samples: [[UInt8]] = {
        let leaf = Leaf(name: "leaf", numbers: [1, 300, -1], leaflet: Leaf.Leaflet(weight: 9))
        let tree = Tree(
            name: "t", left: Tree(name: "l"), children: [Tree(), Tree(name: "c")],
            named: ["k": Tree(name: "n")], branch: Tree.Branch(tree: Tree(name: "b")))
        let all: [any ProtobufMessage] = [
            Scalars(aDouble: 1, anInt64: -1, aString: "text", someBytes: [1, 2], colour: .red),
            Optionals(aFloat: 0, aString: "", scalars: Scalars(aBool: true)),
            Lists(ints: [1, 2], bools: [true], strings: ["a", "b"], leaves: [leaf, leaf]),
            Maps(byText: ["a": 1], byFlag: [true: leaf], trees: ["x": tree]),
            Choice(before: "b", kind: .inner(Choice(kind: .leaf(leaf))), class: .self_(leaf)),
            tree, leaf, LeafOfTomorrow(name: "n", colour: "c", marks: [1], cousin: leaf),
        ]
        return all.compactMap { try? encoded($0) }
    }()

    private static let types: [any ProtobufMessage.Type] = [
        Scalars.self, Optionals.self, Lists.self, Maps.self, Choice.self, Tree.self, Leaf.self,
        Nothing.self, Event.self, WordCounted.self,
    ]

    @Test("A46 a message that is cut anywhere is an error or a shorter message")
    func truncated() throws {
        for bytes in Self.samples {
            for length in 0..<bytes.count {
                for type in Self.types { try tryBoth(type, Array(bytes[0..<length])) }
            }
        }
        let bytes = try encoded(WordCounted(word: "word", count: 300))
        for length in [1, 2, 5, 7, 8] {
            #expect(throws: CodecError.self) {
                try decoded(WordCounted.self, Array(bytes[0..<length]))
            }
        }
    }

    @Test("A46 a length of 2 GB, or past all bounds, is an error at once")
    func hugeLengths() {
        let lengths: [[UInt8]] = [
            [0xFF, 0xFF, 0xFF, 0xFF, 0x07], [0xFF, 0xFF, 0xFF, 0xFF, 0x0F],
            [0x80, 0x80, 0x80, 0x80, 0x08], [UInt8](repeating: 0xFF, count: 9) + [0x01],
            [UInt8](repeating: 0xFF, count: 10),
        ]
        for length in lengths {
            // A string, a packed list, a submessage, a map's entry, an unknown field.
            for tag: [UInt8] in [[0x0A], [0x12], [0x1A], [0x22], [0x2A], [0x42], [0xA2, 0x06]] {
                for type in Self.types {
                    #expect(throws: CodecError.self) { try decode(type, tag + length + [65, 65]) }
                }
            }
        }
    }

    @Test("A46 100,000 levels of messages or groups are an error, and no end of the stack")
    func nesting() throws {
        // From the inside out, each level backwards, and turned round in the end.
        var backwards: [UInt8] = []
        for _ in 0..<100_000 {
            var level: [UInt8] = [0x12]
            level.append(varintOf: backwards.count)
            backwards += level.reversed()
        }
        let bytes = Array(backwards.reversed())
        #expect(throws: CodecError.self) { try decoded(Tree.self, bytes) }
        let opened = [UInt8](repeating: 0x12, count: 100_000)
        #expect(throws: CodecError.self) { try decoded(Tree.self, opened) }
        let groups = [UInt8](repeating: 0x0B, count: 100_000)
        let closed = groups + [UInt8](repeating: 0x0C, count: 100_000)
        for type in Self.types {
            #expect(throws: CodecError.self) { try decode(type, groups) }
            #expect(throws: CodecError.self) { try decode(type, closed) }
        }
    }

    @Test("A46 groups that don't match, and wire types that don't exist, are errors")
    func groups() {
        let cases: [[UInt8]] = [
            [0x0B], [0x0C], [0x0B, 0x14], [0x0B, 0x08, 0x01], [0x0E, 1], [0x0F, 1], [0x06], [0x07],
        ]
        for bytes in cases {
            for type in Self.types {
                #expect(throws: CodecError.self) { try decode(type, bytes) }
            }
        }
    }

    @Test("A46 a number without end is an error")
    func varints() {
        let endless = [UInt8](repeating: 0x80, count: 11)
        for tag: [UInt8] in [[0x08], [0x10], [0x18], [0x20], [0x68], [0x80, 0x01], [0xA0, 0x06]] {
            for type in Self.types {
                #expect(throws: CodecError.self) { try decode(type, tag + endless + [1]) }
            }
        }
        #expect(throws: CodecError.self) { try decoded(Lists.self, [0x12, 11] + endless) }
        #expect(throws: CodecError.self) { try decoded(Lists.self, [0x0A, 7] + endless.prefix(7)) }
    }

    @Test("A46 a string that isn't UTF-8 is an error that names the field, wherever it stands")
    func invalidText() throws {
        let texts: [[UInt8]] = [
            [0xFF], [0xC0, 0x80], [0xED, 0xA0, 0x80], [0xF4, 0x90, 0x80, 0x80], [0xE2, 0x82],
            [65, 0x80], [0xF0, 0x9F, 0x98], Array("long enough for the heap ".utf8) + [0xFE],
        ]
        for text in texts {
            let field = [0x0A, UInt8(text.count)] + text
            #expect(throws: CodecError.self) { try decoded(WordSeen.self, field) }
            #expect(throws: CodecError.self) { try decoded(Leaf.self, field) }
            let inner = [UInt8(field.count)] + field
            #expect(throws: CodecError.self) { try decoded(Lists.self, [0x42] + inner) }
            #expect(throws: CodecError.self) { try decoded(Choice.self, [0x2A] + inner) }
            #expect(throws: CodecError.self) { try decoded(Maps.self, [0x0A] + inner) }
            let list = [0x2A, UInt8(text.count)] + text
            #expect(throws: CodecError.self) { try decoded(Lists.self, list) }
        }
        let error = #expect(throws: CodecError.self) {
            try decoded(WordSeen.self, [0x0A, 1, 0xFF])
        }
        #expect(error?.reason.contains("text.WordSeen.word") == true)
    }

    @Test("A46 a few bytes never take more memory than the limit")
    func amplification() {
        // Each two bytes are one empty element, hundreds of bytes in memory.
        let many = Array(repeatElement([0x42, 0] as [UInt8], count: 1 << 16).joined())
        #expect(throws: Never.self) { try decoded(Lists.self, many) }
        let tooMany = Array(repeatElement([0x42, 0] as [UInt8], count: 1 << 22).joined())
        let error = #expect(throws: CodecError.self) { try decoded(Lists.self, tooMany) }
        #expect(error?.reason.contains("bytes of memory") == true)
    }

    @Test("A46 a map whose keys come in the worst order is read in time")
    func hostileMap() throws {
        var bytes: [UInt8] = []
        for key in (0..<200_000).reversed() {
            var entry: [UInt8] = [0x08]
            entry.append(varintOf: key)
            bytes += [0x22, UInt8(entry.count)] + entry
        }
        let took = try ContinuousClock().measure {
            let map = try decoded(Maps.self, bytes + [0x22, 4, 0x08, 1, 0x10, 1]).byLarge
            #expect(map.count == 200_000 && map[1] == .red && map.first?.key == 0)
        }
        #expect(took < .seconds(30))
    }

    @Test("A46 40,000 mutated messages: an error, or a value that survives")
    func mutations() throws {
        var random = SplitMix(state: 20_260_101)
        for _ in 0..<40_000 {
            var bytes = Self.samples[Int(random.next() % UInt64(Self.samples.count))]
            for _ in 0...random.next() % 4 { mutate(&bytes, &random) }
            try tryBoth(Self.types[Int(random.next() % UInt64(Self.types.count))], bytes)
        }
    }

    private func mutate(_ bytes: inout [UInt8], _ random: inout SplitMix) {
        let at = bytes.isEmpty ? 0 : Int(random.next() % UInt64(bytes.count))
        switch random.next() % 6 {
        case 0 where !bytes.isEmpty: bytes[at] ^= 1 << UInt8(random.next() % 8)
        case 1 where !bytes.isEmpty: bytes[at] = UInt8(truncatingIfNeeded: random.next())
        case 2 where !bytes.isEmpty: bytes.remove(at: at)
        case 3: bytes.insert(UInt8(truncatingIfNeeded: random.next()), at: at)
        case 4: bytes.insert(contentsOf: bytes[0..<at], at: at)
        default: bytes.insert(contentsOf: Self.samples[Int(random.next() % 8)], at: at)
        }
    }

    /// Decodes; what can be decoded can be encoded, and is the same value after that.
    private func tryBoth(_ type: any ProtobufMessage.Type, _ bytes: [UInt8]) throws {
        func run<M: ProtobufMessage>(_: M.Type) throws {
            guard let message = try? decoded(M.self, bytes) else { return }
            let again = try encoded(message)
            #expect(try encoded(decoded(M.self, again)) == again, "\(M.self) \(bytes)")
        }
        try run(type)
    }

    private func decode(_ type: any ProtobufMessage.Type, _ bytes: [UInt8]) throws {
        func run<M: ProtobufMessage>(_: M.Type) throws { _ = try decoded(M.self, bytes) }
        try run(type)
    }
}

/// Numbers that are the same at each run.
struct SplitMix {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}

extension [UInt8] {
    fileprivate mutating func append(varintOf value: Int) {
        var rest = value
        while rest > 0x7F {
            append(UInt8(truncatingIfNeeded: rest) | 0x80)
            rest >>= 7
        }
        append(UInt8(rest))
    }
}
