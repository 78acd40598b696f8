/// Tests which declarations of a topic's records can read each other.

import FlowsCore
import Testing

@Suite("Contract comparison")
struct ContractComparisonTests {
    static let first = Declarer("writer", version: "1.0")
    static let second = Declarer("reader", version: "2.0")

    static func contract(
        _ messages: [String: [FieldShape]], key: [FieldShape]? = nil, codec: String = "protobuf",
        keyCodec: String = "string", by: Declarer = first
    ) -> Contract {
        let key = ContractCodec(
            codec: key == nil ? keyCodec : "protobuf", schema: key == nil ? nil : "m.Key",
            shape: key.map { MessageShape("m.Key", ["m.Key": $0]) }, by: by)
        let shape = messages.isEmpty ? nil : MessageShape("m.A", messages)
        return Contract(
            .topic("t"), key: key,
            value: ContractCodec(
                codec: codec, schema: shape == nil ? nil : "m.A", shape: shape, by: by))
    }

    private func compare(_ old: FieldShape, _ new: FieldShape) -> ContractComparison {
        ContractComparison(
            Self.contract(["m.A": [old]]), Self.contract(["m.A": [new]], by: Self.second))
    }

    /// Types that can read each other; all others can't.
    static let groups: [[FieldType]] = [
        [.int32, .int64, .uint32, .uint64, .bool, .enumeration], [.sint32, .sint64],
        [.fixed32, .sfixed32], [.fixed64, .sfixed64], [.float], [.double], [.string], [.bytes],
    ]

    // Without wireForm every change would be let through, or none.
    @Test("A41 types are compatible in protobuf's groups, and in no others", arguments: groups)
    func types(_ group: [FieldType]) {
        for old in group {
            for new in FieldType.allCases where new != .message {
                let found = compare(FieldShape(1, "f", old), FieldShape(1, "f", new))
                #expect(found.problems.isEmpty == group.contains(new), "\(old) \(new)")
                // An int32 reads an int64, and cuts it.
                #expect(found.warnings.isEmpty == (old == new || !group.contains(new)))
            }
        }
    }

    @Test("A41 one and several are alike for strings, bytes and messages, not for packed numbers")
    func repeated() {
        for type in FieldType.allCases where type != .message {
            let found = compare(
                FieldShape(1, "f", type), FieldShape(1, "f", type, isRepeated: true))
            #expect(found.problems.isEmpty == (type == .string || type == .bytes), "\(type)")
        }
    }

    @Test("A41 a refusal names topic, number, names, types, steps and versions, and a way out")
    func sentence() {
        let found = compare(FieldShape(3, "count", .int64), FieldShape(3, "total", .string))
        #expect(
            found.problems == [
                """
                the values of the topic t: field 3 of m.A is count (int64) in writer 1.0 and total \
                (string) in reader 2.0, which can't read each other: give the field a number of its \
                own, or use a new topic
                """
            ])
    }

    @Test("a field that is renamed is a warning; one that is added or removed is nothing")
    func names() {
        #expect(
            compare(FieldShape(1, "a", .int64), FieldShape(1, "b", .int64)).warnings.count == 1)
        let found = compare(FieldShape(1, "a", .int64), FieldShape(2, "b", .string))
        #expect(found.problems.isEmpty && found.warnings.isEmpty)
    }

    // Without the pairs of messages the difference below `m.B` would be missed; without `told` the
    // comparison of messages that hold themselves would never end.
    @Test("A41 messages in messages are compared, also those that hold themselves")
    func nested() {
        func tree(_ leaf: FieldType, inner: String = "m.B") -> [String: [FieldShape]] {
            [
                "m.A": [FieldShape(1, "b", .message, message: inner)],
                inner: [
                    FieldShape(1, "again", .message, message: inner, isRepeated: true),
                    FieldShape(2, "leaf", leaf), FieldShape(3, "a", .message, message: "m.A"),
                ],
            ]
        }
        let old = Self.contract(tree(.int64))
        #expect(ContractComparison(old, Self.contract(tree(.int64))).problems.isEmpty)
        // Another message with the same fields reads the same.
        #expect(ContractComparison(old, Self.contract(tree(.int64, inner: "m.C"))).problems.isEmpty)
        let found = ContractComparison(old, Self.contract(tree(.string, inner: "m.C")))
        #expect(found.problems.count == 1)
        #expect(found.problems.first?.includes("field 2 of m.C") == true)
    }

    // Keys of another codec or with another field would be other bytes: another partition.
    @Test("A41 keys must be written the same way")
    func keys() {
        func compare(_ old: Contract, _ new: Contract) -> [String] {
            ContractComparison(old, new).problems
        }
        let text = Self.contract([:])
        #expect(compare(text, Self.contract([:])).isEmpty)
        #expect(compare(text, Self.contract([:], keyCodec: "int64")).count == 1)
        let one = FieldShape(1, "a", .int32)
        let key = Self.contract([:], key: [one])
        #expect(compare(key, Self.contract([:], key: [one])).isEmpty)
        #expect(compare(key, text).count == 1)
        #expect(compare(key, Self.contract([:], key: [FieldShape(1, "a", .int64)])).count == 1)
        let two = Self.contract([:], key: [one, FieldShape(2, "b", .string)])
        #expect(compare(key, two).count == 1)
        #expect(compare(two, key).count == 1)
    }

    @Test("A41 values of another codec are refused")
    func codecs() {
        let json = Self.contract([:], codec: "json")
        #expect(ContractComparison(Self.contract([:], codec: "json"), json).problems.isEmpty)
        let found = ContractComparison(Self.contract(["m.A": []]), json)
        #expect(found.problems.count == 1)
        #expect(found.problems.first?.includes("protobuf m.A in writer 1.0 and json") == true)
    }

    // An archive or a mirror understands nothing of what it reads; it couldn't overrule the writer.
    @Test("A41 who only reads may take any keys and values as bytes, who writes may not")
    func bytes() {
        let writer = Self.contract(["m.A": [FieldShape(1, "a", .int64)]])
        let reader = Self.contract([:], codec: "bytes", keyCodec: "bytes", by: Self.second)
        #expect(ContractComparison(writer, reader, isRead: true).problems.isEmpty)
        #expect(ContractComparison(writer, reader).problems.count == 2)
        let json = Self.contract([:], codec: "json", by: Self.second)
        #expect(ContractComparison(writer, json, isRead: true).problems.count == 1)
    }

    // Without the union a number that was removed could come back as something else.
    @Test("A41 a removed number that comes back with another type is refused")
    func removed() {
        let first = Self.contract(["m.A": [FieldShape(1, "a", .int64), FieldShape(2, "b", .bool)]])
        let without = Self.contract(["m.A": [FieldShape(1, "a", .int64)]], by: Self.second)
        let back = Self.contract([
            "m.A": [FieldShape(1, "a", .int64), FieldShape(2, "b", .string)]
        ])
        let union = without.union(first)
        #expect(ContractComparison(without, back).problems.isEmpty)
        #expect(ContractComparison(union, back).problems.count == 1)
        #expect(
            ContractComparison(union, back).problems.first?.includes("b (bool) in writer 1.0")
                == true)
        #expect(without.union(union) == union)
        #expect(first.union(union) == union)
    }

    @Test("a union keeps the messages of removed fields, and who declared what")
    func unionOfMessages() {
        let old = Self.contract([
            "m.A": [FieldShape(1, "b", .message, message: "m.B")],
            "m.B": [FieldShape(1, "c", .message, message: "m.C")],
            "m.C": [FieldShape(1, "x", .int64)],
        ])
        let new = Self.contract(["m.A": [FieldShape(2, "y", .string)]], by: Self.second)
        let union = new.union(old)
        #expect(Set(union.value.messages.keys) == ["m.A", "m.B", "m.C"])
        #expect(union.value.messages["m.A"]?.map(\.by) == [Self.first, Self.second])
        #expect(new.union(union) == union)
    }

    @Test("a contract with a field of its own that is compared with one without fields ends")
    func empty() {
        let some = Self.contract(["m.A": [FieldShape(1, "a", .int64)]])
        #expect(ContractComparison(some, Self.contract(["m.A": []])).problems.isEmpty)
    }

    // Without the key a step would be let at states that it could never find again.
    @Test("A41 states under keys of another codec are refused")
    func keysOfStates() {
        func states(_ codec: String) -> Contract {
            let of = Self.contract([:], keyCodec: codec)
            return Contract(.states("tally"), key: of.key, value: of.value)
        }
        let found = ContractComparison(states("string"), states("int64"))
        #expect(
            found.problems.first?.contains("the keys of the states of tally are string in") == true)
        #expect(found.problems.first?.contains("`tally rewind`") == true)
        #expect(ContractComparison(states("string"), states("string")).problems.isEmpty)
    }
}
