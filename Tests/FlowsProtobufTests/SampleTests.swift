/// Every shape of a field, there and back.

import FlowsCore
import FlowsProtobuf
import SampleMessages
import Testing

@Suite("Shapes of fields")
struct SampleTests {
    private func survives<M: ProtobufMessage>(
        _ message: M, _ location: SourceLocation = #_sourceLocation
    ) throws {
        let bytes = try encoded(message)
        let back = try decoded(M.self, bytes)
        #expect(back == message, sourceLocation: location)
        #expect(try encoded(back) == bytes, sourceLocation: location)
    }

    @Test("numbers survive at their bounds")
    func bounds() throws {
        var low = Scalars()
        low.anInt32 = .min
        low.anInt64 = .min
        low.aSint32 = .min
        low.aSint64 = .min
        low.anSfixed32 = .min
        low.anSfixed64 = .min
        low.aDouble = -.greatestFiniteMagnitude
        low.aFloat = .leastNonzeroMagnitude
        low.colour = .unrecognized(.min)
        try survives(low)
        var high = Scalars()
        high.anInt32 = .max
        high.anInt64 = .max
        high.aUint32 = .max
        high.aUint64 = .max
        high.aSint32 = .max
        high.aSint64 = .max
        high.aFixed32 = .max
        high.aFixed64 = .max
        high.anSfixed32 = .max
        high.anSfixed64 = .max
        high.aDouble = .infinity
        high.aFloat = -.infinity
        high.aBool = true
        high.aString = "\u{0}a\u{0}\u{10FFFF}"
        high.someBytes = Array(0...255)
        high.colour = .darkBlue
        try survives(high)
    }

    @Test("a negative zero and a NaN keep their bits")
    func floatingPoint() throws {
        let zero = try decoded(Scalars.self, encoded(Scalars(aDouble: -0.0, aFloat: -0.0)))
        #expect(zero.aDouble.sign == .minus && zero.aFloat.sign == .minus)
        let odd = Scalars(aDouble: Double(nan: 77, signaling: false))
        #expect(
            try decoded(Scalars.self, encoded(odd)).aDouble.bitPattern == odd.aDouble.bitPattern)
        #expect(try encoded(Scalars()).isEmpty)
    }

    @Test("absent and default are two things where a field is optional")
    func optionals() throws {
        #expect(try encoded(Optionals()).isEmpty)
        let zeros = Optionals(
            aDouble: 0, aFloat: -0.0, anInt32: 0, aUint64: 0, aBool: false, aString: "",
            someBytes: [], colour: .unspecified, scalars: Scalars())
        try survives(zeros)
        let back = try decoded(Optionals.self, encoded(zeros))
        #expect(back.aString == "" && back.someBytes == [] && back.scalars == Scalars())
        #expect(back.aFloat?.sign == .minus)
        #expect(try decoded(Optionals.self, []).aString == nil)
    }

    @Test("lists keep their order, also of empty elements")
    func lists() throws {
        try survives(
            Lists(
                doubles: [0, -0.5, .infinity], ints: [0, -1, .max], sints: [.min, 0, .max],
                bools: [true, false, true], strings: ["", "a", "\u{0}"],
                byteStrings: [[], [0], [1, 2]], colours: [.red, .unrecognized(99), .unspecified],
                leaves: [Leaf(), Leaf(name: "x", numbers: [1])]))
        let many = Lists(ints: Array(0..<10_000), strings: (0..<5_000).map { "text \($0)" })
        try survives(many)
        // Either form of a list of numbers is read, whatever its declaration says.
        #expect(try decoded(Lists.self, [0x10, 1, 0x12, 2, 2, 3, 0x10, 4]).ints == [1, 2, 3, 4])
        #expect(try decoded(Lists.self, [0x1A, 2, 1, 2]).sints == [-1, 1])
    }

    @Test("maps are written in the order of their keys, and the last of equal keys wins")
    func maps() throws {
        let maps = Maps(
            byText: ["b": 1, "a": 2, "": 3], byNumber: [5: "five", -1: ""],
            byFlag: [true: Leaf(), false: Leaf(name: "no")],
            byLarge: [.max: .red, 0: .unspecified],
            bySigned: [-9: [], 9: [1]], trees: ["t": Tree(name: "x")])
        try survives(maps)
        #expect(maps.byText.keys == ["", "a", "b"])
        let other = Maps(byText: ["a": 2, "": 3, "b": 1])
        #expect(try encoded(other) == encoded(Maps(byText: maps.byText)))
        let twice = try decoded(Maps.self, try encoded(other) + encoded(Maps(byText: ["a": 7])))
        #expect(twice.byText == ["": 3, "a": 7, "b": 1])
        // An entry without key and value is the default of both.
        #expect(try decoded(Maps.self, [0x0A, 0, 0x1A, 0]).byFlag[false] == Leaf())
    }

    @Test("two spellings of one character are two keys, as they are on the wire")
    func canonicalKeys() throws {
        var map = FieldMap<String, Int64>()
        map["\u{E9}"] = 1
        map["e\u{301}"] = 2
        #expect(map.count == 2)
        #expect(try decoded(Maps.self, encoded(Maps(byText: map))).byText.count == 2)
        map["\u{E9}"] = nil
        #expect(map.count == 1 && map["e\u{301}"] == 2)
    }

    @Test("a oneof keeps its member, also when that is a default")
    func oneofs() throws {
        let kinds: [Choice.Kind] = [
            .number(0), .text(""), .raw([]), .leaf(Leaf()), .flag(false), .real(-0.0),
            .colour(.unspecified), .inner(Choice(before: "in", kind: .text("\u{0}"))),
            .text("long enough to lie on the heap"),
        ]
        for kind in kinds { try survives(Choice(before: "b", kind: kind, class: .default("d"))) }
        try survives(Choice(class: .self_(Leaf(name: "x"))))
    }

    @Test("a message may contain itself, as deep as a reader accepts and no deeper")
    func recursion() throws {
        func tree(_ depth: Int) -> Tree {
            (1..<depth).reduce(Tree(name: "leaf")) { inner, level in
                switch level % 4 {
                case 0: Tree(left: inner)
                case 1: Tree(children: [inner])
                case 2: Tree(left: inner, children: [Tree(name: "x")])
                default: Tree(name: "\(level)", left: inner)
                }
            }
        }
        try survives(tree(3))
        try survives(tree(ProtobufLimits.nestingDepthMax))
        #expect(throws: CodecError.self) { try encoded(tree(ProtobufLimits.nestingDepthMax + 1)) }
        // A map's entry and a message in between are levels of their own, there and back.
        try survives(Tree(named: ["a": tree(98)], branch: Tree.Branch(tree: tree(98))))
        #expect(throws: CodecError.self) { try encoded(Tree(named: ["a": tree(99)])) }
        #expect(throws: CodecError.self) {
            try encoded(Tree(branch: Tree.Branch(tree: tree(99))))
        }
    }

    @Test("names that Swift keeps for itself get an underscore, keywords don't")
    func names() throws {
        try survives(
            Reserved(
                class: "a", init_: "b", self_: "c", unknownFields_: "d", in: "e", someName: "f",
                raw: "h", topic: "i", codec: "j", type: .self_, level: .small))
        #expect(Level.small == .low && Level(rawValue: 7) == .unrecognized(7))
        #expect(Level.unrecognized(7).rawValue == 7 && Colour.darkBlue.rawValue == -5)
        try survives(Nothing())
    }

    @Test("a table with several key columns has a key type of its own")
    func wideTable() throws {
        #expect(Wide.table.schema.schema == "sales")
        #expect(Wide.table.schema.name == "order")
        #expect(
            Wide.table.schema.columns.map { "\($0.name) \($0.type.rawValue)" } == [
                "account_id numeric", "user text", "small bigint", "integer integer",
                "flag boolean", "ratio double precision", "real real", "raw bytea",
                "at timestamptz",
                "leaf bytea", "note text", "colour integer", "cents bigint", "text text",
            ])
        #expect(Wide.table.schema.columns.filter(\.isKey).map(\.name) == ["account_id", "user"])
        #expect(
            Wide.table.schema.columns.filter { !$0.isRequired }.map(\.name)
                == ["leaf", "note", "cents", "text"])
        var row = RowWriter()
        try Wide.table.encodeRow(Wide(account: .max, user: "u", amount: .text("t")), &row)
        #expect(row.count == 14)
        row.removeAll()
        try Wide.table.encodeKey(Wide.TableKey(account: 12, user: "u"), &row)
        #expect([UInt8](row.bytes.bytes) == [0, 0, 0, 2, 49, 50, 0, 0, 0, 1, 117])
        #expect(Wide.topic.contract.config == ["retention.ms": "1000", "cleanup": "a\"b"])
        #expect(Wide.topic.keyOfValue?(Wide(account: 5)) == 5)
        #expect(Numbered.topic.contract.partitions == 1)
    }
}
