/// Tests that contracts come back from their text, and that any other text is an error.

import FlowsCore
import Testing

@Suite("Contract text")
struct ContractTextTests {
    static let contract = Contract(
        .topic("text-word-seen"),
        key: ContractCodec(
            codec: "my codec", schema: nil, shape: nil, by: Declarer("split", version: "1 %\n2")),
        value: ContractCodec(
            codec: "protobuf", schema: "m.A",
            shape: MessageShape(
                "m.A",
                [
                    "m.A": [
                        FieldShape(2, "repeated", .message, message: "m.B", isRepeated: true),
                        FieldShape(1, "message", .enumeration),
                    ],
                    "m.B": [], "m.C": [FieldShape((1 << 29) - 1, "by", .bytes)],
                ]), by: Declarer("-")))

    @Test("a contract is lines that an operator can read, and comes back as it was")
    func roundTrip() throws {
        let text = ContractText.text(Self.contract)
        #expect(
            text == """
                flows-contract 1
                topic text-word-seen
                key my%20codec - by split 1%20%25%0A2
                value protobuf m.A by %2D -
                 message m.A
                  1 message enum by %2D -
                  2 repeated repeated message m.B by %2D -
                 message m.B
                 message m.C
                  536870911 by bytes by %2D -

                """)
        #expect(try ContractText.contract(Array(text.utf8)) == Self.contract)
        let states = Contract(.states("s"), key: Self.contract.key, value: Self.contract.value)
        #expect(try ContractText.contract(Array(ContractText.text(states).utf8)) == states)
    }

    private func reason(_ bytes: [UInt8]) -> String? {
        do {
            _ = try ContractText.contract(bytes)
            return nil
        } catch { return error.reason }
    }

    @Test(
        "A46 a text that is no contract, of a later format or too long, is an error in a sentence")
    func others() {
        #expect(reason([])?.contains("doesn't begin with") == true)
        #expect(reason(Array("flows-contract 2\nwhatever\n".utf8))?.contains("format 2") == true)
        #expect(reason(Array("flows-contract 99999999999999999999\n".utf8)) != nil)
        #expect(
            reason([UInt8](repeating: 32, count: ContractText.bytesMax + 1))?.contains("bytes")
                == true)
        for lines in [
            "topic t", "topic t\nkey a - by s -", "topic t\nvalue a - by s -\nkey a - by s -",
            "topic t\nkey a - by s -\nvalue a - by s -\n  1 a int64 by s -",
            "topic t\nkey a - by s -\nvalue a - by s -\n message m\n  2 a int64 by s -\n  2 b bool by s -",
            "topic t\nkey a - by s -\nvalue a - by s -\n message m\n  0 a int64 by s -",
            "topic t\nkey a - by s -\nvalue a - by s -\n message m\n  99999999999 a int64 by s -",
            "topic t\nkey a - by s -\nvalue a - by s -\n message m\n  1 a float80 by s -",
            "topic t\nkey a - by s -\nvalue a - by s -\n message m\n  1 a message by s -",
            "topic t\nkey a - by s -\nvalue a - by s -\n message m\n message m",
            "topic t\nkey a%4 - by s -\nvalue a - by s -", "table t\nvalue a - by s -",
        ] {
            let found = reason(Array("flows-contract 1\n\(lines)\n".utf8))
            #expect(found?.contains("line ") == true, "\(lines)")
        }
    }

    // Every byte changed, every length cut, by a generator of numbers that is the same each time.
    @Test("A46 a damaged contract is an error or another contract, never a crash")
    func damaged() {
        let whole = Array(ContractText.text(Self.contract).utf8)
        for length in 0..<whole.count { _ = reason(Array(whole[..<length])) }
        var random: UInt64 = 41
        for _ in 0..<20_000 {
            var bytes = whole
            for _ in 0..<3 {
                random = random &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
                bytes[Int(random >> 33) % bytes.count] = UInt8(truncatingIfNeeded: random >> 25)
            }
            _ = reason(bytes)
        }
        // What it is compared with may be damaged too: references to messages that aren't there.
        let odd = ContractCodec(
            codec: "protobuf", schema: "m.A", by: Declarer("s"),
            messages: [
                "m.A": [
                    ContractField(
                        FieldShape(2, "b", .message, message: "m.Lost"), by: Declarer("s"))
                ]
            ])
        let contract = Contract(.topic("t"), key: Self.contract.key, value: odd)
        #expect(ContractComparison(contract, Self.contract).problems.isEmpty)
        _ = Self.contract.union(contract)
    }
}
