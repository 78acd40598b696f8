/// What a message doesn't know, or that comes in pieces: kept, and merged as protobuf says.

import FlowsCore
import FlowsProtobuf
import SampleMessages
import Testing

@Suite("Unknown, foreign and repeated fields")
struct ForeignFieldTests {
    @Test("fields of a newer version survive a decode and an encode")
    func unknown() throws {
        let tomorrow = LeafOfTomorrow(
            name: "n", numbers: [1, 2], leaflet: Leaf.Leaflet(weight: 3), colour: "red",
            marks: [7, 8], cousin: Leaf(name: "c"), width: 0.5)
        var today = try decoded(Leaf.self, encoded(tomorrow))
        #expect(today.name == "n" && today.leaflet?.weight == 3)
        #expect(try decoded(LeafOfTomorrow.self, encoded(today)) == tomorrow)
        today.name = "changed"
        #expect(try decoded(LeafOfTomorrow.self, encoded(today)).cousin == Leaf(name: "c"))
        // Also inside other messages, in lists, in oneofs and as a map's value.
        let inList = try decoded(Lists.self, [0x42, 4, 0xA2, 1, 1, 65])
        #expect(inList.leaves == [leaf(with: [0xA2, 1, 1, 65])])
        #expect(try encoded(inList) == [0x42, 4, 0xA2, 1, 1, 65])
        let inChoice: [UInt8] = [0x2A, 4, 0xA2, 1, 1, 65]
        #expect(try encoded(decoded(Choice.self, inChoice)) == inChoice)
        let inMap: [UInt8] = [0x1A, 8, 8, 1, 0x12, 4, 0xA2, 1, 1, 65]
        #expect(try encoded(decoded(Maps.self, inMap)) == inMap)
    }

    private func leaf(with unknown: [UInt8]) -> Leaf {
        var leaf = Leaf()
        leaf.unknownFields = unknown
        return leaf
    }

    @Test("unknown fields of each wire type come back as they came, in their order")
    func wireTypes() throws {
        let bytes: [UInt8] =
            [0xF8, 0x3F, 0x96, 0x01]  // 1023, varint
            + [0xF9, 0x3F, 1, 2, 3, 4, 5, 6, 7, 8]
            + [0xFA, 0x3F, 2, 9, 9]
            + [0xFD, 0x3F, 1, 2, 3, 4]
            + [0xF8, 0x3F, 0x05]
        #expect(try encoded(decoded(Nothing.self, bytes)) == bytes)
    }

    @Test("groups, and known numbers with another wire type, are kept as unknown")
    func foreign() throws {
        let cases: [[UInt8]] = [
            [0xFB, 0x3F, 8, 1, 0xFC, 0x3F],  // an unknown group with a field
            [0xFB, 0x3F, 0xFB, 0x3F, 0xFC, 0x3F, 0xFC, 0x3F],  // groups in a group
            [0x08, 5],  // name as a varint
            [0x0D, 1, 2, 3, 4],  // name as 32 bits
            [0x11, 1, 2, 3, 4, 5, 6, 7, 8],  // numbers as 64 bits
            [0x1B, 0x0A, 1, 65, 0x1C],  // leaflet as a group
            [0x18, 1],  // leaflet as a varint
        ]
        for bytes in cases {
            let leaf = try decoded(Leaf.self, [0x0A, 1, 65] + bytes + [0x10, 7])
            #expect(leaf.name == "A" && leaf.numbers == [7] && leaf.unknownFields == bytes)
            let back = try encoded(leaf)
            #expect(try decoded(Leaf.self, back) == leaf)
            // One level down.
            let lists = try decoded(Lists.self, [0x42, UInt8(bytes.count)] + bytes)
            #expect(lists.leaves.first?.unknownFields == bytes)
            #expect(try decoded(Lists.self, encoded(lists)) == lists)
        }
    }

    @Test("a number that no field may have is an error, also the one used inside")
    func illegalNumbers() {
        // 0, 2^29 (which marks what protobuf-c can't keep) and beyond.
        let tags: [[UInt8]] = [
            [0x02], [0x82, 0x80, 0x80, 0x80, 0x10], [0x82, 0x80, 0x80, 0x80, 0x20],
            [0xFA, 0xFF, 0xFF, 0xFF, 0x7F], [0x8A, 0x80, 0x80, 0x80, 0x80, 0x00],
        ]
        for tag in tags {
            for content in [[1, 65], [2, 8, 1], [0]] as [[UInt8]] {
                #expect(throws: CodecError.self) { try decoded(Nothing.self, tag + content) }
                #expect(throws: CodecError.self) { try decoded(Choice.self, tag + content) }
            }
        }
    }

    @Test("a submessage in pieces is merged")
    func merging() throws {
        let first = Leaf(name: "a", numbers: [1], leaflet: Leaf.Leaflet(weight: 5, name: "x"))
        let second = Leaf(numbers: [2], leaflet: Leaf.Leaflet(name: "y"))
        let merged = Leaf(
            name: "a", numbers: [1, 2], leaflet: Leaf.Leaflet(weight: 5, name: "y"))
        let pieces = try encoded(Choice(kind: .leaf(first))) + encoded(Choice(kind: .leaf(second)))
        #expect(try decoded(Choice.self, pieces) == Choice(kind: .leaf(merged)))
        let branch = { (tree: Tree) in try encoded(Tree(branch: Tree.Branch(tree: tree))) }
        let trees =
            try branch(Tree(name: "a", left: Tree(name: "l"))) + branch(Tree(children: [Tree()]))
        #expect(
            try decoded(Tree.self, trees)
                == Tree(
                    branch: Tree.Branch(
                        tree: Tree(name: "a", left: Tree(name: "l"), children: [Tree()]))))
        // A piece whose oneof isn't set leaves the other piece's.
        let inner = try encoded(Choice(kind: .inner(Choice(kind: .number(3)))))
        let empty = try encoded(Choice(kind: .inner(Choice(before: "b"))))
        #expect(
            try decoded(Choice.self, inner + empty)
                == Choice(kind: .inner(Choice(before: "b", kind: .number(3)))))
    }

    @Test("of a oneof's members the last wins, and a message doesn't merge past another member")
    func lastMember() throws {
        let leaf = try encoded(Choice(kind: .leaf(Leaf(name: "a", numbers: [1]))))
        let other = try encoded(Choice(kind: .leaf(Leaf(numbers: [2]))))
        let number = try encoded(Choice(kind: .number(7)))
        let text = try encoded(Choice(kind: .text("t"), class: .default("d")))
        let decode = { (bytes: [UInt8]) in try decoded(Choice.self, bytes) }
        #expect(try decode(leaf + number).kind == .number(7))
        #expect(try decode(leaf + number + other).kind == .leaf(Leaf(numbers: [2])))
        #expect(try decode(number + text + leaf).kind == .leaf(Leaf(name: "a", numbers: [1])))
        #expect(try decode(number + text + leaf).class == .default("d"))
        #expect(try decode(text + number + text).kind == .text("t"))
    }

    @Test("booleans and numbers in longer varints than needed are read")
    func longVarints() throws {
        #expect(try decoded(Lists.self, [0x22, 4, 0x80, 0x01, 2, 0]).bools == [true, true, false])
        #expect(try decoded(Scalars.self, [0x68, 0x80, 0x80, 0x02]).aBool)
        #expect(try decoded(Scalars.self, [0x18, 0x85, 0x80, 0x00]).anInt32 == 5)
        let longest = [UInt8](repeating: 0x80, count: 9) + [0x01]
        #expect(try decoded(Lists.self, [0x22, 11, 0] + longest).bools == [false, true])
        let long: [UInt8] = [0x18] + [UInt8](repeating: 0xFF, count: 9) + [0x01]
        #expect(try decoded(Scalars.self, long).anInt32 == -1)
    }
}
