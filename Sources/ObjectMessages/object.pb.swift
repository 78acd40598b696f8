// Made by protoc-gen-flows from object.proto; make proto
// swift-format-ignore-file

internal import CObjectMessages
public import Flows

/// A piece of an object; all pieces of one transfer say the same of the whole.
public struct ObjectChunk: Swift.Sendable, Swift.Hashable {
    /// The object's name.
    public var object: Swift.String
    /// When the transfer began, milliseconds since 1970 by the sender's clock: of two transfers of
    /// one object the later one counts.
    public var started: Swift.Int64
    /// A random number, which tells transfers apart that began in the same millisecond.
    public var transfer: Swift.UInt64
    /// This piece's place in the object, from 0.
    public var index: Swift.UInt32
    /// Pieces of the object; at least 1, also of an empty one.
    public var count: Swift.UInt32
    /// Bytes of the object.
    public var size: Swift.Int64
    /// SHA-256 of the object: 32 bytes.
    public var sha256: [Swift.UInt8]
    /// This piece's bytes.
    public var content: [Swift.UInt8]
    /// Fields that this version doesn't know, as they came.
    public var unknownFields: [Swift.UInt8] = []

    /// A message of these values.
    public init(
        object: Swift.String = "",
        started: Swift.Int64 = 0,
        transfer: Swift.UInt64 = 0,
        index: Swift.UInt32 = 0,
        count: Swift.UInt32 = 0,
        size: Swift.Int64 = 0,
        sha256: [Swift.UInt8] = [],
        content: [Swift.UInt8] = []
    ) {
        self.object = object
        self.started = started
        self.transfer = transfer
        self.index = index
        self.count = count
        self.size = size
        self.sha256 = sha256
        self.content = content
    }
}

extension ObjectChunk: ProtobufMessage {
    /// Reads and writes `object.ObjectChunk` in protobuf's wire format.
    public static let codec = Codec<ObjectChunk>.protobuf(
        "object.ObjectChunk", object__ObjectChunk__descriptor())

    /// Reads the unpacked C struct; called by the codec.
    public init(from raw: UnsafeRawPointer, _ reader: MessageReader) throws(CodecError) {
        let c = raw.assumingMemoryBound(to: object__ObjectChunk.self)
        self.object = try reader.string(c.pointee.f1, c.pointee.f1_len, "object.ObjectChunk.object")
        self.started = c.pointee.f2
        self.transfer = c.pointee.f3
        self.index = c.pointee.f4
        self.count = c.pointee.f5
        self.size = c.pointee.f6
        self.sha256 = reader.bytes(c.pointee.f7, c.pointee.f7_len)
        self.content = reader.bytes(c.pointee.f8, c.pointee.f8_len)
        self.unknownFields = try reader.unknownFields(
            c.pointee.unknown_count, c.pointee.unknown)
    }

    /// Makes the C struct to pack; called by the codec.
    public func write(
        to writer: inout MessageWriter
    ) throws(CodecError) -> UnsafeMutableRawPointer {
        let c = writer.make(object__ObjectChunk.self, object__ObjectChunk__descriptor())
        (c.pointee.f1, c.pointee.f1_len) = writer.string(self.object)
        c.pointee.f2 = self.started
        c.pointee.f3 = self.transfer
        c.pointee.f4 = self.index
        c.pointee.f5 = self.count
        c.pointee.f6 = self.size
        (c.pointee.f7, c.pointee.f7_len) = writer.bytes(self.sha256)
        (c.pointee.f8, c.pointee.f8_len) = writer.bytes(self.content)
        let raw = UnsafeMutableRawPointer(c)
        try writer.unknownFields(self.unknownFields, raw)
        return raw
    }
}

extension ObjectChunk {
    /// The topic `object-chunk`.
    public static let topic = Topic<Swift.String, ObjectChunk>(
        TopicContract(
            name: "object-chunk", partitions: 4, cleanup: .delete,
            keyField: "object", config: [:]),
        key: .string, value: codec, keyOfValue: { $0.object })
}

/// A whole object: complete, and with the checksum that its sender gave.
public struct ObjectAssembled: Swift.Sendable, Swift.Hashable {
    /// The object's name.
    public var object: Swift.String
    /// When its transfer began, milliseconds since 1970 by the sender's clock.
    public var started: Swift.Int64
    /// The transfer's random number.
    public var transfer: Swift.UInt64
    /// SHA-256 of the content: 32 bytes.
    public var sha256: [Swift.UInt8]
    /// All of its bytes.
    public var content: [Swift.UInt8]
    /// Fields that this version doesn't know, as they came.
    public var unknownFields: [Swift.UInt8] = []

    /// A message of these values.
    public init(
        object: Swift.String = "",
        started: Swift.Int64 = 0,
        transfer: Swift.UInt64 = 0,
        sha256: [Swift.UInt8] = [],
        content: [Swift.UInt8] = []
    ) {
        self.object = object
        self.started = started
        self.transfer = transfer
        self.sha256 = sha256
        self.content = content
    }
}

extension ObjectAssembled: ProtobufMessage {
    /// Reads and writes `object.ObjectAssembled` in protobuf's wire format.
    public static let codec = Codec<ObjectAssembled>.protobuf(
        "object.ObjectAssembled", object__ObjectAssembled__descriptor())

    /// Reads the unpacked C struct; called by the codec.
    public init(from raw: UnsafeRawPointer, _ reader: MessageReader) throws(CodecError) {
        let c = raw.assumingMemoryBound(to: object__ObjectAssembled.self)
        self.object = try reader.string(c.pointee.f1, c.pointee.f1_len, "object.ObjectAssembled.object")
        self.started = c.pointee.f2
        self.transfer = c.pointee.f3
        self.sha256 = reader.bytes(c.pointee.f4, c.pointee.f4_len)
        self.content = reader.bytes(c.pointee.f5, c.pointee.f5_len)
        self.unknownFields = try reader.unknownFields(
            c.pointee.unknown_count, c.pointee.unknown)
    }

    /// Makes the C struct to pack; called by the codec.
    public func write(
        to writer: inout MessageWriter
    ) throws(CodecError) -> UnsafeMutableRawPointer {
        let c = writer.make(object__ObjectAssembled.self, object__ObjectAssembled__descriptor())
        (c.pointee.f1, c.pointee.f1_len) = writer.string(self.object)
        c.pointee.f2 = self.started
        c.pointee.f3 = self.transfer
        (c.pointee.f4, c.pointee.f4_len) = writer.bytes(self.sha256)
        (c.pointee.f5, c.pointee.f5_len) = writer.bytes(self.content)
        let raw = UnsafeMutableRawPointer(c)
        try writer.unknownFields(self.unknownFields, raw)
        return raw
    }
}

extension ObjectAssembled {
    /// The topic `object-assembled`.
    public static let topic = Topic<Swift.String, ObjectAssembled>(
        TopicContract(
            name: "object-assembled", partitions: 4, cleanup: .delete,
            keyField: "object", config: ["max.message.bytes": "17825792"]),
        key: .string, value: codec, keyOfValue: { $0.object })
}

/// A transfer that no object comes of.
public struct ObjectRefused: Swift.Sendable, Swift.Hashable {
    /// The object's name.
    public var object: Swift.String
    /// When the transfer began, milliseconds since 1970 by the sender's clock.
    public var started: Swift.Int64
    /// The transfer's random number.
    public var transfer: Swift.UInt64
    /// Why, and what to do, in a sentence.
    public var reason: Swift.String
    /// Fields that this version doesn't know, as they came.
    public var unknownFields: [Swift.UInt8] = []

    /// A message of these values.
    public init(
        object: Swift.String = "",
        started: Swift.Int64 = 0,
        transfer: Swift.UInt64 = 0,
        reason: Swift.String = ""
    ) {
        self.object = object
        self.started = started
        self.transfer = transfer
        self.reason = reason
    }
}

extension ObjectRefused: ProtobufMessage {
    /// Reads and writes `object.ObjectRefused` in protobuf's wire format.
    public static let codec = Codec<ObjectRefused>.protobuf(
        "object.ObjectRefused", object__ObjectRefused__descriptor())

    /// Reads the unpacked C struct; called by the codec.
    public init(from raw: UnsafeRawPointer, _ reader: MessageReader) throws(CodecError) {
        let c = raw.assumingMemoryBound(to: object__ObjectRefused.self)
        self.object = try reader.string(c.pointee.f1, c.pointee.f1_len, "object.ObjectRefused.object")
        self.started = c.pointee.f2
        self.transfer = c.pointee.f3
        self.reason = try reader.string(c.pointee.f4, c.pointee.f4_len, "object.ObjectRefused.reason")
        self.unknownFields = try reader.unknownFields(
            c.pointee.unknown_count, c.pointee.unknown)
    }

    /// Makes the C struct to pack; called by the codec.
    public func write(
        to writer: inout MessageWriter
    ) throws(CodecError) -> UnsafeMutableRawPointer {
        let c = writer.make(object__ObjectRefused.self, object__ObjectRefused__descriptor())
        (c.pointee.f1, c.pointee.f1_len) = writer.string(self.object)
        c.pointee.f2 = self.started
        c.pointee.f3 = self.transfer
        (c.pointee.f4, c.pointee.f4_len) = writer.string(self.reason)
        let raw = UnsafeMutableRawPointer(c)
        try writer.unknownFields(self.unknownFields, raw)
        return raw
    }
}

extension ObjectRefused {
    /// The topic `object-refused`.
    public static let topic = Topic<Swift.String, ObjectRefused>(
        TopicContract(
            name: "object-refused", partitions: 4, cleanup: .delete,
            keyField: "object", config: [:]),
        key: .string, value: codec, keyOfValue: { $0.object })
}

/// What is remembered of an object: its latest transfer, with pieces only while it is open.
public struct ObjectTransfer: Swift.Sendable, Swift.Hashable {
    /// When it began, milliseconds since 1970 by the sender's clock.
    public var started: Swift.Int64
    /// Its random number.
    public var transfer: Swift.UInt64
    /// Pieces of the object.
    public var count: Swift.UInt32
    /// Bytes of the object.
    public var size: Swift.Int64
    /// SHA-256 of the object.
    public var sha256: [Swift.UInt8]
    /// The pieces that have come, in the order in which they came.
    public var parts: [ObjectPart]
    /// Whether the object is out, or refused: pieces that still come are late.
    public var isOver: Swift.Bool
    /// Fields that this version doesn't know, as they came.
    public var unknownFields: [Swift.UInt8] = []

    /// A message of these values.
    public init(
        started: Swift.Int64 = 0,
        transfer: Swift.UInt64 = 0,
        count: Swift.UInt32 = 0,
        size: Swift.Int64 = 0,
        sha256: [Swift.UInt8] = [],
        parts: [ObjectPart] = [],
        isOver: Swift.Bool = false
    ) {
        self.started = started
        self.transfer = transfer
        self.count = count
        self.size = size
        self.sha256 = sha256
        self.parts = parts
        self.isOver = isOver
    }
}

extension ObjectTransfer: ProtobufMessage {
    /// Reads and writes `object.ObjectTransfer` in protobuf's wire format.
    public static let codec = Codec<ObjectTransfer>.protobuf(
        "object.ObjectTransfer", object__ObjectTransfer__descriptor())

    /// Reads the unpacked C struct; called by the codec.
    public init(from raw: UnsafeRawPointer, _ reader: MessageReader) throws(CodecError) {
        let c = raw.assumingMemoryBound(to: object__ObjectTransfer.self)
        self.started = c.pointee.f1
        self.transfer = c.pointee.f2
        self.count = c.pointee.f3
        self.size = c.pointee.f4
        self.sha256 = reader.bytes(c.pointee.f5, c.pointee.f5_len)
        self.parts = try reader.messages(c.pointee.f6, c.pointee.f6_count, of: ObjectPart.self)
        self.isOver = c.pointee.f7 != 0
        self.unknownFields = try reader.unknownFields(
            c.pointee.unknown_count, c.pointee.unknown)
    }

    /// Makes the C struct to pack; called by the codec.
    public func write(
        to writer: inout MessageWriter
    ) throws(CodecError) -> UnsafeMutableRawPointer {
        let c = writer.make(object__ObjectTransfer.self, object__ObjectTransfer__descriptor())
        c.pointee.f1 = self.started
        c.pointee.f2 = self.transfer
        c.pointee.f3 = self.count
        c.pointee.f4 = self.size
        (c.pointee.f5, c.pointee.f5_len) = writer.bytes(self.sha256)
        (c.pointee.f6, c.pointee.f6_count) = try writer.messages(self.parts)
        c.pointee.f7 = self.isOver ? 1 : 0
        let raw = UnsafeMutableRawPointer(c)
        try writer.unknownFields(self.unknownFields, raw)
        return raw
    }
}

/// A piece that has come.
public struct ObjectPart: Swift.Sendable, Swift.Hashable {
    /// Its place in the object.
    public var index: Swift.UInt32
    /// Its bytes.
    public var content: [Swift.UInt8]
    /// Fields that this version doesn't know, as they came.
    public var unknownFields: [Swift.UInt8] = []

    /// A message of these values.
    public init(
        index: Swift.UInt32 = 0,
        content: [Swift.UInt8] = []
    ) {
        self.index = index
        self.content = content
    }
}

extension ObjectPart: ProtobufMessage {
    /// Reads and writes `object.ObjectPart` in protobuf's wire format.
    public static let codec = Codec<ObjectPart>.protobuf(
        "object.ObjectPart", object__ObjectPart__descriptor())

    /// Reads the unpacked C struct; called by the codec.
    public init(from raw: UnsafeRawPointer, _ reader: MessageReader) throws(CodecError) {
        let c = raw.assumingMemoryBound(to: object__ObjectPart.self)
        self.index = c.pointee.f1
        self.content = reader.bytes(c.pointee.f2, c.pointee.f2_len)
        self.unknownFields = try reader.unknownFields(
            c.pointee.unknown_count, c.pointee.unknown)
    }

    /// Makes the C struct to pack; called by the codec.
    public func write(
        to writer: inout MessageWriter
    ) throws(CodecError) -> UnsafeMutableRawPointer {
        let c = writer.make(object__ObjectPart.self, object__ObjectPart__descriptor())
        c.pointee.f1 = self.index
        (c.pointee.f2, c.pointee.f2_len) = writer.bytes(self.content)
        let raw = UnsafeMutableRawPointer(c)
        try writer.unknownFields(self.unknownFields, raw)
        return raw
    }
}
