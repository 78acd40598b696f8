// Made by protoc-gen-flows from text.proto; make proto
// swift-format-ignore-file

internal import CTextMessages
public import Flows

/// A line of text.
public struct Line: Swift.Sendable, Swift.Hashable {
    /// The line without its end.
    public var text: Swift.String
    /// Fields that this version doesn't know, as they came.
    public var unknownFields: [Swift.UInt8] = []

    /// A message of these values.
    public init(
        text: Swift.String = ""
    ) {
        self.text = text
    }
}

extension Line: ProtobufMessage {
    /// Reads and writes `text.Line` in protobuf's wire format.
    public static let codec = Codec<Line>.protobuf(
        "text.Line", text__Line__descriptor())

    /// Reads the unpacked C struct; called by the codec.
    public init(from raw: UnsafeRawPointer, _ reader: MessageReader) throws(CodecError) {
        let c = raw.assumingMemoryBound(to: text__Line.self)
        self.text = try reader.string(c.pointee.f1, c.pointee.f1_len, "text.Line.text")
        self.unknownFields = try reader.unknownFields(
            c.pointee.unknown_count, c.pointee.unknown)
    }

    /// Makes the C struct to pack; called by the codec.
    public func write(
        to writer: inout MessageWriter
    ) throws(CodecError) -> UnsafeMutableRawPointer {
        let c = writer.make(text__Line.self, text__Line__descriptor())
        (c.pointee.f1, c.pointee.f1_len) = writer.string(self.text)
        let raw = UnsafeMutableRawPointer(c)
        try writer.unknownFields(self.unknownFields, raw)
        return raw
    }
}

extension Line {
    /// The topic `text-line`.
    public static let topic = Topic<[Swift.UInt8]?, Line>(
        TopicContract(
            name: "text-line", partitions: 4, cleanup: .delete,
            keyField: nil, config: [:]),
        optionalKey: .bytes, value: codec)
}

/// A word that stood in a line.
public struct WordSeen: Swift.Sendable, Swift.Hashable {
    /// The word in lower case.
    public var word: Swift.String
    /// Fields that this version doesn't know, as they came.
    public var unknownFields: [Swift.UInt8] = []

    /// A message of these values.
    public init(
        word: Swift.String = ""
    ) {
        self.word = word
    }
}

extension WordSeen: ProtobufMessage {
    /// Reads and writes `text.WordSeen` in protobuf's wire format.
    public static let codec = Codec<WordSeen>.protobuf(
        "text.WordSeen", text__WordSeen__descriptor())

    /// Reads the unpacked C struct; called by the codec.
    public init(from raw: UnsafeRawPointer, _ reader: MessageReader) throws(CodecError) {
        let c = raw.assumingMemoryBound(to: text__WordSeen.self)
        self.word = try reader.string(c.pointee.f1, c.pointee.f1_len, "text.WordSeen.word")
        self.unknownFields = try reader.unknownFields(
            c.pointee.unknown_count, c.pointee.unknown)
    }

    /// Makes the C struct to pack; called by the codec.
    public func write(
        to writer: inout MessageWriter
    ) throws(CodecError) -> UnsafeMutableRawPointer {
        let c = writer.make(text__WordSeen.self, text__WordSeen__descriptor())
        (c.pointee.f1, c.pointee.f1_len) = writer.string(self.word)
        let raw = UnsafeMutableRawPointer(c)
        try writer.unknownFields(self.unknownFields, raw)
        return raw
    }
}

extension WordSeen {
    /// The topic `text-word-seen`.
    public static let topic = Topic<Swift.String, WordSeen>(
        TopicContract(
            name: "text-word-seen", partitions: 4, cleanup: .delete,
            keyField: "word", config: [:]),
        key: .string, value: codec, keyOfValue: { $0.word })
}

/// How often a word was seen until now.
public struct WordCounted: Swift.Sendable, Swift.Hashable {
    /// The word in lower case.
    public var word: Swift.String
    /// Times that it was seen.
    public var count: Swift.Int64
    /// Fields that this version doesn't know, as they came.
    public var unknownFields: [Swift.UInt8] = []

    /// A message of these values.
    public init(
        word: Swift.String = "",
        count: Swift.Int64 = 0
    ) {
        self.word = word
        self.count = count
    }
}

extension WordCounted: ProtobufMessage {
    /// Reads and writes `text.WordCounted` in protobuf's wire format.
    public static let codec = Codec<WordCounted>.protobuf(
        "text.WordCounted", text__WordCounted__descriptor())

    /// Reads the unpacked C struct; called by the codec.
    public init(from raw: UnsafeRawPointer, _ reader: MessageReader) throws(CodecError) {
        let c = raw.assumingMemoryBound(to: text__WordCounted.self)
        self.word = try reader.string(c.pointee.f1, c.pointee.f1_len, "text.WordCounted.word")
        self.count = c.pointee.f2
        self.unknownFields = try reader.unknownFields(
            c.pointee.unknown_count, c.pointee.unknown)
    }

    /// Makes the C struct to pack; called by the codec.
    public func write(
        to writer: inout MessageWriter
    ) throws(CodecError) -> UnsafeMutableRawPointer {
        let c = writer.make(text__WordCounted.self, text__WordCounted__descriptor())
        (c.pointee.f1, c.pointee.f1_len) = writer.string(self.word)
        c.pointee.f2 = self.count
        let raw = UnsafeMutableRawPointer(c)
        try writer.unknownFields(self.unknownFields, raw)
        return raw
    }
}

extension WordCounted {
    /// The topic `text-word-counted`.
    public static let topic = Topic<Swift.String, WordCounted?>(
        compacted: TopicContract(
            name: "text-word-counted", partitions: 4, cleanup: .compact,
            keyField: "word", config: ["min.compaction.lag.ms": "86400000"]),
        key: .string, value: codec, keyOfValue: { $0.word })
}

extension WordCounted {
    /// The table `public.text_word_count`.
    public static let table = Table<Swift.String, WordCounted>(
        schema: TableSchema(
            schema: "public", name: "text_word_count",
            columns: [
                TableColumn("word", .text, isKey: true),
                TableColumn("count", .bigint),
            ]),
        encodeRow: { row, out throws(CodecError) in
            try out.text(row.word)
            out.integer(row.count)
        },
        encodeKey: { key, out throws(CodecError) in
            try out.text(key)
        })
}

/// What the counting step remembers of a word.
public struct WordTally: Swift.Sendable, Swift.Hashable {
    /// Times that it was seen.
    public var count: Swift.Int64
    /// Fields that this version doesn't know, as they came.
    public var unknownFields: [Swift.UInt8] = []

    /// A message of these values.
    public init(
        count: Swift.Int64 = 0
    ) {
        self.count = count
    }
}

extension WordTally: ProtobufMessage {
    /// Reads and writes `text.WordTally` in protobuf's wire format.
    public static let codec = Codec<WordTally>.protobuf(
        "text.WordTally", text__WordTally__descriptor())

    /// Reads the unpacked C struct; called by the codec.
    public init(from raw: UnsafeRawPointer, _ reader: MessageReader) throws(CodecError) {
        let c = raw.assumingMemoryBound(to: text__WordTally.self)
        self.count = c.pointee.f1
        self.unknownFields = try reader.unknownFields(
            c.pointee.unknown_count, c.pointee.unknown)
    }

    /// Makes the C struct to pack; called by the codec.
    public func write(
        to writer: inout MessageWriter
    ) throws(CodecError) -> UnsafeMutableRawPointer {
        let c = writer.make(text__WordTally.self, text__WordTally__descriptor())
        c.pointee.f1 = self.count
        let raw = UnsafeMutableRawPointer(c)
        try writer.unknownFields(self.unknownFields, raw)
        return raw
    }
}
