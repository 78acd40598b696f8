// Made by protoc-gen-flows from flows/join_state.proto; make proto
// swift-format-ignore-file

internal import CSampleMessages
public import FlowsCore
public import FlowsProtobuf

/// A key's state, and what it has taken from sources that are read .latest.
public struct JoinState: Swift.Sendable, Swift.Hashable {
    /// The state as the step's codec writes it; absent when the step deleted it.
    public var state: [Swift.UInt8]?
    /// One for each origin, in the order in which they came.
    public var position: [JoinState.Position]
    /// Fields that this version doesn't know, as they came.
    public var unknownFields: [Swift.UInt8] = []

    /// A message of these values.
    public init(
        state: [Swift.UInt8]? = nil,
        position: [JoinState.Position] = []
    ) {
        self.state = state
        self.position = position
    }
}

extension JoinState: ProtobufMessage {
    /// Reads and writes `flows.JoinState` in protobuf's wire format.
    public static let codec = Codec<JoinState>.protobuf(
        "flows.JoinState", flows__JoinState__descriptor())

    /// Reads the unpacked C struct; called by the codec.
    public init(from raw: UnsafeRawPointer, _ reader: MessageReader) throws(CodecError) {
        let c = raw.assumingMemoryBound(to: flows__JoinState.self)
        if c.pointee.f1_has != 0 {
            self.state = reader.bytes(c.pointee.f1, c.pointee.f1_len)
        } else {
            self.state = nil
        }
        self.position = try reader.messages(c.pointee.f2, c.pointee.f2_count, of: JoinState.Position.self)
        self.unknownFields = try reader.unknownFields(
            c.pointee.unknown_count, c.pointee.unknown)
    }

    /// Makes the C struct to pack; called by the codec.
    public func write(
        to writer: inout MessageWriter
    ) throws(CodecError) -> UnsafeMutableRawPointer {
        let c = writer.make(flows__JoinState.self, flows__JoinState__descriptor())
        if let value = self.state {
            (c.pointee.f1, c.pointee.f1_len) = writer.bytes(value)
            c.pointee.f1_has = 1
        }
        (c.pointee.f2, c.pointee.f2_count) = try writer.messages(self.position)
        let raw = UnsafeMutableRawPointer(c)
        try writer.unknownFields(self.unknownFields, raw)
        return raw
    }
}

extension JoinState {
    /// The highest identity that came of an origin.
    public struct Position: Swift.Sendable, Swift.Hashable {
        /// An identity's "step topic partition", or "- topic partition" of a record that has none.
        public var origin: Swift.String
        /// Its generation; 0 of a record that has no identity.
        public var generation: Swift.Int64
        /// The offset that it was made of, or its own.
        public var offset: Swift.Int64
        /// Its number among the outputs of that offset.
        public var index: Swift.Int64
        /// Fields that this version doesn't know, as they came.
        public var unknownFields: [Swift.UInt8] = []

        /// A message of these values.
        public init(
            origin: Swift.String = "",
            generation: Swift.Int64 = 0,
            offset: Swift.Int64 = 0,
            index: Swift.Int64 = 0
        ) {
            self.origin = origin
            self.generation = generation
            self.offset = offset
            self.index = index
        }
    }
}

extension JoinState.Position: ProtobufMessage {
    /// Reads and writes `flows.JoinState.Position` in protobuf's wire format.
    public static let codec = Codec<JoinState.Position>.protobuf(
        "flows.JoinState.Position", flows__JoinState__Position__descriptor())

    /// Reads the unpacked C struct; called by the codec.
    public init(from raw: UnsafeRawPointer, _ reader: MessageReader) throws(CodecError) {
        let c = raw.assumingMemoryBound(to: flows__JoinState__Position.self)
        self.origin = try reader.string(c.pointee.f1, c.pointee.f1_len, "flows.JoinState.Position.origin")
        self.generation = c.pointee.f2
        self.offset = c.pointee.f3
        self.index = c.pointee.f4
        self.unknownFields = try reader.unknownFields(
            c.pointee.unknown_count, c.pointee.unknown)
    }

    /// Makes the C struct to pack; called by the codec.
    public func write(
        to writer: inout MessageWriter
    ) throws(CodecError) -> UnsafeMutableRawPointer {
        let c = writer.make(flows__JoinState__Position.self, flows__JoinState__Position__descriptor())
        (c.pointee.f1, c.pointee.f1_len) = writer.string(self.origin)
        c.pointee.f2 = self.generation
        c.pointee.f3 = self.offset
        c.pointee.f4 = self.index
        let raw = UnsafeMutableRawPointer(c)
        try writer.unknownFields(self.unknownFields, raw)
        return raw
    }
}
