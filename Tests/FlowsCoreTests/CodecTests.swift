/// Tests of the codecs that need no library, and of log lines as JSON.

import FlowsCore
import Testing

private func encoded<V>(_ codec: Codec<V>, _ value: V) throws -> [UInt8] {
    var out = ByteBuffer()
    try codec.encode(value, &out)
    return copied(out)
}

private func decoded<V>(_ codec: Codec<V>, _ bytes: [UInt8]) throws -> V {
    try bytes.withUnsafeBytes { try codec.decode($0) }
}

@Suite struct CodecTests {
    @Test("strings are UTF-8, and bytes that aren't are an error without the payload (A27)")
    func strings() throws {
        for text in ["", "é", "e\u{301}", "a\0b", "🧵"] {
            let bytes = try encoded(.string, text)
            #expect(bytes == Array(text.utf8))
            #expect(Array(try decoded(.string, bytes).utf8) == bytes)
        }
        let error = #expect(throws: CodecError.self) { try decoded(.string, [0x61, 0xff]) }
        #expect(error?.reason == "2 bytes that aren't valid UTF-8")
    }

    @Test("integers are Java's big-endian bytes, and other lengths are an error (A27)")
    func integers() throws {
        #expect(try encoded(.integer, Int32(-2)) == [255, 255, 255, 254])
        #expect(try encoded(.integer, Int64(258)) == [0, 0, 0, 0, 0, 0, 1, 2])
        #expect(try decoded(Codec<Int64>.integer, [0, 0, 0, 0, 0, 0, 1, 2]) == 258)
        #expect(Codec<Int64>.integer.name == "int64")
        for length in [0, 3, 5, 8] {
            #expect(throws: CodecError.self) {
                try decoded(Codec<Int32>.integer, [UInt8](repeating: 0, count: length))
            }
        }
    }

    @Test("A13 a topic tells null from empty")
    func nullable() throws {
        let required = NullableCodec.required(Codec<String>.string, "value")
        let error = #expect(throws: CodecError.self) { try required.decode(nil) }
        #expect(error?.reason == "the value is null, and its topic wants one")
        let optional = NullableCodec<String?>.optional(Codec<String>.string)
        #expect(try optional.decode(nil) == nil)
        #expect(try optional.decode(UnsafeRawBufferPointer(start: nil, count: 0)) == "")
        var out = ByteBuffer()
        #expect(try !optional.encode(nil, &out))
        #expect(try optional.encode("", &out))
        #expect(out.count == 0)
    }
}

@Suite struct LoggerTests {
    @Test(
        "text becomes a JSON string literal",
        arguments: [
            ("plain é 🧵", "\"plain é 🧵\""), ("a\"b\\c", #""a\"b\\c""#),
            ("\n\r\t", #""\n\r\t""#), ("\u{0}\u{1f}", #""\u0000\u001f""#), ("\r\n", #""\r\n""#),
        ])
    func quoted(text: String, literal: String) {
        #expect(Logger.quoted(text) == literal)
    }

    @Test("lines below the level don't reach the sink; facts come behind the logger's own")
    func levels() async {
        await confirmation(expectedCount: 1) { called in
            let logger = Logger(level: .warning, metadata: [("step", "s")]) { level, text, facts in
                #expect(level == .error && text == "it broke")
                #expect(facts.map(\.0) == ["step", "partition"])
                called()
            }
            logger.info("not this", [("partition", "1")])
            logger.error("it broke", [("partition", "1")])
        }
    }
}
