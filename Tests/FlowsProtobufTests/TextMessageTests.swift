/// The example messages through their codecs, topics and tables.

import FlowsCore
import FlowsProtobuf
import TextMessages
import Testing

@Suite("Generated messages of text.proto")
struct TextMessageTests {
    @Test("a message survives encode and decode, and its bytes are protobuf's")
    func roundTrip() throws {
        let counted = WordCounted(word: "crème", count: -3)
        let bytes = try encoded(counted)
        #expect(
            bytes == [0x0A, 6] + Array("crème".utf8)
                + [0x10, 0xFD, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0x01])
        #expect(try decoded(WordCounted.self, bytes) == counted)
        #expect(try decoded(WordCounted.self, []) == WordCounted())
        #expect(try encoded(WordCounted()).isEmpty)
    }

    @Test("long texts, whose memory comes from the heap, survive as well")
    func longTexts() throws {
        for length in [0, 1, 15, 16, 900, 1023, 1024, 8192, 1 << 20, 5 << 20] {
            let line = Line(text: String(repeating: "ä", count: length))
            #expect(try decoded(Line.self, encoded(line)) == line)
        }
    }

    @Test("a topic knows its contract, its key and its codecs")
    func topics() throws {
        #expect(
            WordCounted.topic.contract
                == TopicContract(
                    name: "text-word-counted", partitions: 4, cleanup: .compact, keyField: "word",
                    config: ["min.compaction.lag.ms": "86400000"]))
        #expect(WordCounted.topic.keyOfValue?(WordCounted(word: "a")) == "a")
        #expect(WordCounted.topic.keyOfValue?(nil) == .some(nil))
        #expect(WordCounted.topic.value.schema == "text.WordCounted")
        #expect(try WordCounted.topic.value.decode(nil) == nil)
        #expect(Line.topic.contract.keyField == nil)
        #expect(try Line.topic.key.decode(nil) == nil)
        #expect(WordSeen.topic.contract.cleanup == .delete)
    }

    @Test("a table writes its columns in the binary form of Postgres")
    func tables() throws {
        let table = WordCounted.table
        #expect(
            table.schema
                == TableSchema(
                    name: "text_word_count",
                    columns: [
                        TableColumn("word", .text, isKey: true), TableColumn("count", .bigint),
                    ]))
        var row = RowWriter()
        try table.encodeRow(WordCounted(word: "ab", count: 258), &row)
        #expect(
            [UInt8](row.bytes.bytes) == [0, 0, 0, 2, 97, 98, 0, 0, 0, 8, 0, 0, 0, 0, 0, 0, 1, 2])
        row.removeAll()
        try table.encodeKey("ab", &row)
        #expect([UInt8](row.bytes.bytes) == [0, 0, 0, 2, 97, 98])
    }
}

func encoded<M: ProtobufMessage>(_ message: M) throws -> [UInt8] {
    var out = ByteBuffer()
    try M.codec.encode(message, &out)
    return [UInt8](out.bytes)
}

func decoded<M: ProtobufMessage>(_: M.Type, _ bytes: [UInt8]) throws -> M {
    try bytes.withUnsafeBytes { try M.codec.decode($0) }
}
