// Made by protoc-gen-flows from next.proto; make proto
// swift-format-ignore-file

internal import CNextMessages
public import Flows

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
    /// Times that the next version has seen it.
    public var byNext: Swift.Int64
    /// Fields that this version doesn't know, as they came.
    public var unknownFields: [Swift.UInt8] = []

    /// A message of these values.
    public init(
        word: Swift.String = "",
        count: Swift.Int64 = 0,
        byNext: Swift.Int64 = 0
    ) {
        self.word = word
        self.count = count
        self.byNext = byNext
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
        self.byNext = c.pointee.f3
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
        c.pointee.f3 = self.byNext
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

/// What the counting step remembers of a word.
public struct WordTally: Swift.Sendable, Swift.Hashable {
    /// Times that it was seen.
    public var count: Swift.Int64
    /// Times that the next version has seen it.
    public var byNext: Swift.Int64
    /// Fields that this version doesn't know, as they came.
    public var unknownFields: [Swift.UInt8] = []

    /// A message of these values.
    public init(
        count: Swift.Int64 = 0,
        byNext: Swift.Int64 = 0
    ) {
        self.count = count
        self.byNext = byNext
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
        self.byNext = c.pointee.f2
        self.unknownFields = try reader.unknownFields(
            c.pointee.unknown_count, c.pointee.unknown)
    }

    /// Makes the C struct to pack; called by the codec.
    public func write(
        to writer: inout MessageWriter
    ) throws(CodecError) -> UnsafeMutableRawPointer {
        let c = writer.make(text__WordTally.self, text__WordTally__descriptor())
        c.pointee.f1 = self.count
        c.pointee.f2 = self.byNext
        let raw = UnsafeMutableRawPointer(c)
        try writer.unknownFields(self.unknownFields, raw)
        return raw
    }
}
