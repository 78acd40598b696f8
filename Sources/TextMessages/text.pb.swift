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

/// Which type a word is of: number, short, plain or long.
public struct WordTyped: Swift.Sendable, Swift.Hashable {
    /// The word in lower case.
    public var word: Swift.String
    /// Its type.
    public var type: Swift.String
    /// Fields that this version doesn't know, as they came.
    public var unknownFields: [Swift.UInt8] = []

    /// A message of these values.
    public init(
        word: Swift.String = "",
        type: Swift.String = ""
    ) {
        self.word = word
        self.type = type
    }
}

extension WordTyped: ProtobufMessage {
    /// Reads and writes `text.WordTyped` in protobuf's wire format.
    public static let codec = Codec<WordTyped>.protobuf(
        "text.WordTyped", text__WordTyped__descriptor())

    /// Reads the unpacked C struct; called by the codec.
    public init(from raw: UnsafeRawPointer, _ reader: MessageReader) throws(CodecError) {
        let c = raw.assumingMemoryBound(to: text__WordTyped.self)
        self.word = try reader.string(c.pointee.f1, c.pointee.f1_len, "text.WordTyped.word")
        self.type = try reader.string(c.pointee.f2, c.pointee.f2_len, "text.WordTyped.type")
        self.unknownFields = try reader.unknownFields(
            c.pointee.unknown_count, c.pointee.unknown)
    }

    /// Makes the C struct to pack; called by the codec.
    public func write(
        to writer: inout MessageWriter
    ) throws(CodecError) -> UnsafeMutableRawPointer {
        let c = writer.make(text__WordTyped.self, text__WordTyped__descriptor())
        (c.pointee.f1, c.pointee.f1_len) = writer.string(self.word)
        (c.pointee.f2, c.pointee.f2_len) = writer.string(self.type)
        let raw = UnsafeMutableRawPointer(c)
        try writer.unknownFields(self.unknownFields, raw)
        return raw
    }
}

extension WordTyped {
    /// The topic `text-word-typed`.
    public static let topic = Topic<Swift.String, WordTyped?>(
        compacted: TopicContract(
            name: "text-word-typed", partitions: 4, cleanup: .compact,
            keyField: "word", config: ["min.compaction.lag.ms": "86400000"]),
        key: .string, value: codec, keyOfValue: { $0.word })
}

/// All that is known of a word: its latest type and its latest count.
public struct WordDescribed: Swift.Sendable, Swift.Hashable {
    /// The word in lower case.
    public var word: Swift.String
    /// Its type.
    public var type: Swift.String
    /// Times that it was seen.
    public var count: Swift.Int64
    /// Fields that this version doesn't know, as they came.
    public var unknownFields: [Swift.UInt8] = []

    /// A message of these values.
    public init(
        word: Swift.String = "",
        type: Swift.String = "",
        count: Swift.Int64 = 0
    ) {
        self.word = word
        self.type = type
        self.count = count
    }
}

extension WordDescribed: ProtobufMessage {
    /// Reads and writes `text.WordDescribed` in protobuf's wire format.
    public static let codec = Codec<WordDescribed>.protobuf(
        "text.WordDescribed", text__WordDescribed__descriptor())

    /// Reads the unpacked C struct; called by the codec.
    public init(from raw: UnsafeRawPointer, _ reader: MessageReader) throws(CodecError) {
        let c = raw.assumingMemoryBound(to: text__WordDescribed.self)
        self.word = try reader.string(c.pointee.f1, c.pointee.f1_len, "text.WordDescribed.word")
        self.type = try reader.string(c.pointee.f2, c.pointee.f2_len, "text.WordDescribed.type")
        self.count = c.pointee.f3
        self.unknownFields = try reader.unknownFields(
            c.pointee.unknown_count, c.pointee.unknown)
    }

    /// Makes the C struct to pack; called by the codec.
    public func write(
        to writer: inout MessageWriter
    ) throws(CodecError) -> UnsafeMutableRawPointer {
        let c = writer.make(text__WordDescribed.self, text__WordDescribed__descriptor())
        (c.pointee.f1, c.pointee.f1_len) = writer.string(self.word)
        (c.pointee.f2, c.pointee.f2_len) = writer.string(self.type)
        c.pointee.f3 = self.count
        let raw = UnsafeMutableRawPointer(c)
        try writer.unknownFields(self.unknownFields, raw)
        return raw
    }
}

extension WordDescribed {
    /// The topic `text-word-described`.
    public static let topic = Topic<Swift.String, WordDescribed?>(
        compacted: TopicContract(
            name: "text-word-described", partitions: 4, cleanup: .compact,
            keyField: "word", config: ["min.compaction.lag.ms": "86400000"]),
        key: .string, value: codec, keyOfValue: { $0.word })
}

extension WordDescribed {
    /// The table `public.text_word_description`.
    public static let table = Table<Swift.String, WordDescribed>(
        schema: TableSchema(
            schema: "public", name: "text_word_description",
            columns: [
                TableColumn("word", .text, isKey: true),
                TableColumn("type", .text),
                TableColumn("count", .bigint),
            ]),
        encodeRow: { row, out throws(CodecError) in
            try out.text(row.word)
            try out.text(row.type)
            out.integer(row.count)
        },
        encodeKey: { key, out throws(CodecError) in
            try out.text(key)
        })
}

/// How many words of a type were seen in one window of the collecting step.
public struct TypeSeen: Swift.Sendable, Swift.Hashable {
    /// The words' type.
    public var type: Swift.String
    /// Words of that type in the window.
    public var count: Swift.Int64
    /// Fields that this version doesn't know, as they came.
    public var unknownFields: [Swift.UInt8] = []

    /// A message of these values.
    public init(
        type: Swift.String = "",
        count: Swift.Int64 = 0
    ) {
        self.type = type
        self.count = count
    }
}

extension TypeSeen: ProtobufMessage {
    /// Reads and writes `text.TypeSeen` in protobuf's wire format.
    public static let codec = Codec<TypeSeen>.protobuf(
        "text.TypeSeen", text__TypeSeen__descriptor())

    /// Reads the unpacked C struct; called by the codec.
    public init(from raw: UnsafeRawPointer, _ reader: MessageReader) throws(CodecError) {
        let c = raw.assumingMemoryBound(to: text__TypeSeen.self)
        self.type = try reader.string(c.pointee.f1, c.pointee.f1_len, "text.TypeSeen.type")
        self.count = c.pointee.f2
        self.unknownFields = try reader.unknownFields(
            c.pointee.unknown_count, c.pointee.unknown)
    }

    /// Makes the C struct to pack; called by the codec.
    public func write(
        to writer: inout MessageWriter
    ) throws(CodecError) -> UnsafeMutableRawPointer {
        let c = writer.make(text__TypeSeen.self, text__TypeSeen__descriptor())
        (c.pointee.f1, c.pointee.f1_len) = writer.string(self.type)
        c.pointee.f2 = self.count
        let raw = UnsafeMutableRawPointer(c)
        try writer.unknownFields(self.unknownFields, raw)
        return raw
    }
}

extension TypeSeen {
    /// The topic `text-type-seen`.
    public static let topic = Topic<Swift.String, TypeSeen>(
        TopicContract(
            name: "text-type-seen", partitions: 4, cleanup: .delete,
            keyField: "type", config: [:]),
        key: .string, value: codec, keyOfValue: { $0.type })
}

/// How many words of a type were seen until now.
public struct TypeCounted: Swift.Sendable, Swift.Hashable {
    /// The words' type.
    public var type: Swift.String
    /// Words of that type.
    public var count: Swift.Int64
    /// Fields that this version doesn't know, as they came.
    public var unknownFields: [Swift.UInt8] = []

    /// A message of these values.
    public init(
        type: Swift.String = "",
        count: Swift.Int64 = 0
    ) {
        self.type = type
        self.count = count
    }
}

extension TypeCounted: ProtobufMessage {
    /// Reads and writes `text.TypeCounted` in protobuf's wire format.
    public static let codec = Codec<TypeCounted>.protobuf(
        "text.TypeCounted", text__TypeCounted__descriptor())

    /// Reads the unpacked C struct; called by the codec.
    public init(from raw: UnsafeRawPointer, _ reader: MessageReader) throws(CodecError) {
        let c = raw.assumingMemoryBound(to: text__TypeCounted.self)
        self.type = try reader.string(c.pointee.f1, c.pointee.f1_len, "text.TypeCounted.type")
        self.count = c.pointee.f2
        self.unknownFields = try reader.unknownFields(
            c.pointee.unknown_count, c.pointee.unknown)
    }

    /// Makes the C struct to pack; called by the codec.
    public func write(
        to writer: inout MessageWriter
    ) throws(CodecError) -> UnsafeMutableRawPointer {
        let c = writer.make(text__TypeCounted.self, text__TypeCounted__descriptor())
        (c.pointee.f1, c.pointee.f1_len) = writer.string(self.type)
        c.pointee.f2 = self.count
        let raw = UnsafeMutableRawPointer(c)
        try writer.unknownFields(self.unknownFields, raw)
        return raw
    }
}

extension TypeCounted {
    /// The topic `text-type-counted`.
    public static let topic = Topic<Swift.String, TypeCounted?>(
        compacted: TopicContract(
            name: "text-type-counted", partitions: 4, cleanup: .compact,
            keyField: "type", config: ["min.compaction.lag.ms": "86400000"]),
        key: .string, value: codec, keyOfValue: { $0.type })
}

extension TypeCounted {
    /// The table `public.text_type_count`.
    public static let table = Table<Swift.String, TypeCounted>(
        schema: TableSchema(
            schema: "public", name: "text_type_count",
            columns: [
                TableColumn("type", .text, isKey: true),
                TableColumn("count", .bigint),
            ]),
        encodeRow: { row, out throws(CodecError) in
            try out.text(row.type)
            out.integer(row.count)
        },
        encodeKey: { key, out throws(CodecError) in
            try out.text(key)
        })
}

/// What the counting step remembers of a type.
public struct TypeTally: Swift.Sendable, Swift.Hashable {
    /// Words of that type.
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

extension TypeTally: ProtobufMessage {
    /// Reads and writes `text.TypeTally` in protobuf's wire format.
    public static let codec = Codec<TypeTally>.protobuf(
        "text.TypeTally", text__TypeTally__descriptor())

    /// Reads the unpacked C struct; called by the codec.
    public init(from raw: UnsafeRawPointer, _ reader: MessageReader) throws(CodecError) {
        let c = raw.assumingMemoryBound(to: text__TypeTally.self)
        self.count = c.pointee.f1
        self.unknownFields = try reader.unknownFields(
            c.pointee.unknown_count, c.pointee.unknown)
    }

    /// Makes the C struct to pack; called by the codec.
    public func write(
        to writer: inout MessageWriter
    ) throws(CodecError) -> UnsafeMutableRawPointer {
        let c = writer.make(text__TypeTally.self, text__TypeTally__descriptor())
        c.pointee.f1 = self.count
        let raw = UnsafeMutableRawPointer(c)
        try writer.unknownFields(self.unknownFields, raw)
        return raw
    }
}
