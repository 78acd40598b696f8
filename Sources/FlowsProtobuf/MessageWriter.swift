/// Fills C structs for protobuf-c to pack; called by generated code.

import CProtobufC
public import FlowsCore

/// Memory for the C structs, strings and arrays of one message; all gone after the call to encode.
public struct MessageWriter {
    @usableFromInline let arena: Arena
    /// Levels of messages that contain themselves, above the present one.
    @usableFromInline var depth = 0

    @inlinable
    init(_ arena: Arena) { self.arena = arena }

    /// An empty C struct of a message type.
    @inlinable @inline(__always)
    public func make<C>(_: C.Type, _ descriptor: UnsafeRawPointer) -> UnsafeMutablePointer<C> {
        let size = MemoryLayout<C>.size
        let raw = allocate(size)
        raw.initializeMemory(as: UInt8.self, repeating: 0, count: size)
        raw.storeBytes(of: descriptor, as: UnsafeRawPointer.self)
        return raw.assumingMemoryBound(to: C.self)
    }

    /// `size` bytes, aligned for anything.
    @inlinable
    func allocate(_ size: Int) -> UnsafeMutableRawPointer {
        guard let room = arena.state.pointee.allocate(size, limit: .max >> 1) else {
            fatalError("no memory for \(size) bytes")
        }
        return room
    }

    /// A string's bytes.
    public func string(_ text: String) -> (UnsafeMutablePointer<UInt8>?, Int) {
        var text = text
        return text.withUTF8 { copy($0) }
    }

    /// Bytes.
    public func bytes(_ bytes: [UInt8]) -> (UnsafeMutablePointer<UInt8>?, Int) {
        bytes.withUnsafeBufferPointer { copy($0) }
    }

    @inline(__always)
    private func copy(
        _ source: UnsafeBufferPointer<UInt8>
    ) -> (UnsafeMutablePointer<UInt8>?, Int) {
        guard let start = source.baseAddress, source.count > 0 else { return (nil, 0) }
        let room = allocate(source.count)
        room.copyMemory(from: start, byteCount: source.count)
        return (room.assumingMemoryBound(to: UInt8.self), source.count)
    }

    /// Unknown fields, written back as they came; `raw` is the message's C struct.
    @inlinable @inline(__always)
    public func unknownFields(
        _ fields: [UInt8], _ raw: UnsafeMutableRawPointer
    ) throws(CodecError) {
        if !fields.isEmpty { try attach(fields, to: raw) }
    }

    /// protobuf-c writes an unknown field as its tag and then its data: all of them are
    /// one field whose data goes on to the end.
    @usableFromInline @inline(never)
    func attach(_ fields: [UInt8], to raw: UnsafeMutableRawPointer) throws(CodecError) {
        let (start, count) = bytes(fields)
        var cursor = WireCursor(UnsafeRawBufferPointer(start: start, count: count))
        let tag = try cursor.tag()
        let room = allocate(MemoryLayout<ProtobufCMessageUnknownField>.size)
        let field = room.assumingMemoryBound(to: ProtobufCMessageUnknownField.self)
        field.initialize(
            to: ProtobufCMessageUnknownField(
                tag: tag.number, wire_type: ProtobufCWireType(UInt32(tag.wireType)),
                len: count - cursor.at, data: start.map { $0 + cursor.at }))
        let message = raw.assumingMemoryBound(to: ProtobufCMessage.self)
        message.pointee.n_unknown_fields = 1
        message.pointee.unknown_fields = field
    }

    /// Enters a message that may contain itself; deeper than a reader would accept is an error.
    public mutating func enter(_ message: StaticString) throws(CodecError) {
        depth += 1
        guard depth <= ProtobufLimits.nestingDepthMax else {
            throw CodecError(
                "\(message) is more than \(ProtobufLimits.nestingDepthMax) levels deep")
        }
    }

    /// Leaves what ``enter(_:)`` entered.
    public mutating func leave() { depth -= 1 }
}
