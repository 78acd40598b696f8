/// Tests of the JSON codec: what it writes, and what its errors say and don't say.

import FlowsCore
import FlowsJSON
import Foundation
import Testing

private struct Line: Codable, Sendable, Equatable {
    struct Word: Codable, Sendable, Equatable { var text: String }

    var words: [Word]
    var at: Date?
    var big: Int64 = .max
    var weight = 0.5
}

private func decoded<V: Codable & Sendable>(_: V.Type, _ json: String) throws(CodecError) -> V {
    var result: Result<V, CodecError> = .failure(CodecError(""))
    Array(json.utf8).withUnsafeBytes { bytes in
        result = Result { () throws(CodecError) in try Codec<V>.json().decode(bytes) }
    }
    return try result.get()
}

private func encoded<V: Codable & Sendable>(_ value: V) throws -> String {
    var out = ByteBuffer()
    try Codec<V>.json().encode(value, &out)
    return String(decoding: out.bytes, as: UTF8.self)
}

@Suite struct JSONCodecTests {
    @Test("a value comes back, and is written with sorted keys")
    func roundtrip() throws {
        let line = Line(words: [.init(text: "a/é")], at: Date(timeIntervalSince1970: 0))
        let json = try encoded(line)
        #expect(
            json == """
                {"at":"1970-01-01T00:00:00Z","big":9223372036854775807,"weight":0.5,\
                "words":[{"text":"a/é"}]}
                """)
        #expect(try decoded(Line.self, json) == line)
        #expect(try decoded(Int.self, encoded(7)) == 7)
    }

    // The payload of each is "secret": the error may say where it is, not what it is (A27).
    @Test(
        "A27 an error says where, without the payload",
        arguments: [
            (#"{"words":[{"text":"secret"},{"text":7}],"big":1,"weight":1}"#, "$.words[1].text"),
            (#"{"words":[{"secret":1}],"big":1,"weight":1}"#, "$.words[0].text"),
            (#"{"words":null,"big":1,"weight":1}"#, "$.words"),
            (#"{"words":[],"big":1,"weight":1,"at":"secret"}"#, "$.at"),
            (#"{"words":[],"big":1e300,"weight":1}"#, "a number in them"),
            (#"secret"#, "aren't JSON"), ("", "aren't JSON"),
        ])
    func errors(json: String, place: String) {
        let error = #expect(throws: CodecError.self) { try decoded(Line.self, json) }
        #expect(error?.reason.contains(place) == true)
        #expect(error?.reason.contains("secret") == false)
    }

    @Test("A27 a value that JSON can't hold is an error, not a trap")
    func notWritable() {
        let line = Line(words: [], weight: .nan)
        let error = #expect(throws: CodecError.self) { try encoded(line) }
        #expect(error?.reason == "a value at $.weight can't be written as JSON")
    }
}
