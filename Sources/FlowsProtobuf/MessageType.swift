/// One message type as protobuf-c's runtime knows it: unpacks and packs whole messages.

import CProtobufC
public import FlowsCore

/// A descriptor table, and what was found out about it once.
///
/// Unchecked: the table is constant memory of generated C code.
public struct MessageType: @unchecked Sendable {
    private let table: UnsafeRawPointer
    /// Whether messages must be looked through before protobuf-c may see them (``WireScan``).
    private let needsScan: Bool

    /// The type that a `ProtobufCMessageDescriptor` describes, which is never freed.
    public init(_ descriptor: UnsafeRawPointer) {
        table = descriptor
        needsScan = WireScan.isNeeded(
            for: descriptor.assumingMemoryBound(to: ProtobufCMessageDescriptor.self))
    }

    /// Reads a message from borrowed bytes.
    @inlinable
    public func decode<M: ProtobufMessage>(
        _: M.Type, from bytes: UnsafeRawBufferPointer
    ) throws(CodecError) -> M {
        let outcome: Result<M, CodecError> = withUnsafeTemporaryAllocation(
            byteCount: Arena.roomBytes, alignment: 16
        ) { room in
            let arena = Arena(room)
            defer { arena.release() }
            do throws(CodecError) {
                var reader = MessageReader()
                let raw = try unpack(bytes, in: arena, for: &reader)
                return .success(try M(from: raw, reader))
            } catch {
                return .failure(error)
            }
        }
        return try outcome.get()
    }

    /// Appends a message's bytes; on an error nothing is appended.
    @inlinable
    public func encode<M: ProtobufMessage>(
        _ message: M, into out: inout ByteBuffer
    ) throws(CodecError) {
        let outcome: Result<Void, CodecError> = withUnsafeTemporaryAllocation(
            byteCount: Arena.roomBytes, alignment: 16
        ) { room in
            let arena = Arena(room)
            defer { arena.release() }
            do throws(CodecError) {
                var writer = MessageWriter(arena)
                try pack(try message.write(to: &writer), into: &out)
                return .success(())
            } catch {
                return .failure(error)
            }
        }
        try outcome.get()
    }
}

extension MessageType {
    var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
        table.assumingMemoryBound(to: ProtobufCMessageDescriptor.self)
    }

    /// The C struct of the message in `bytes`; lives as long as the arena.
    @usableFromInline
    func unpack(
        _ bytes: UnsafeRawBufferPointer, in arena: Arena, for reader: inout MessageReader
    ) throws(CodecError) -> UnsafeRawPointer {
        if needsScan {
            var scan = WireScan()
            if !scan.isPlain(bytes, descriptor) {
                return try unpackWithCare(bytes, in: arena, for: &reader)
            }
        }
        if let message = unpack(bytes, in: arena) { return message }
        return try unpackWithCare(bytes, in: arena, for: &reader)
    }

    /// What protobuf-c refuses or gets wrong is put into words that it understands first.
    @inline(never)
    private func unpackWithCare(
        _ bytes: UnsafeRawBufferPointer, in arena: Arena, for reader: inout MessageReader
    ) throws(CodecError) -> UnsafeRawPointer {
        try checkMemory(arena)
        let plain = try Normaliser.normalise(bytes, as: descriptor)
        reader = MessageReader(wrapsForeign: true)
        let message = plain.withUnsafeBytes { unpack($0, in: arena) }
        guard let message else {
            try checkMemory(arena)
            throw CodecError("\(name) can't be unpacked")
        }
        return message
    }

    private func checkMemory(_ arena: Arena) throws(CodecError) {
        if arena.state.pointee.isExhausted {
            throw CodecError(
                "\(name) would take more than \(ProtobufLimits.arenaBytesMax) bytes of memory")
        }
    }

    private var name: String { String(cString: descriptor.pointee.name) }

    private func unpack(_ bytes: UnsafeRawBufferPointer, in arena: Arena) -> UnsafeRawPointer? {
        var allocator = ProtobufCAllocator(
            alloc: arenaAllocate, free: arenaFree,
            allocator_data: UnsafeMutableRawPointer(arena.state))
        return UnsafeRawPointer(
            protobuf_c_message_unpack(
                descriptor, &allocator, bytes.count,
                bytes.baseAddress?.assumingMemoryBound(to: UInt8.self)))
    }

    /// Appends the bytes of a C struct.
    @usableFromInline
    func pack(_ raw: UnsafeMutableRawPointer, into out: inout ByteBuffer) throws(CodecError) {
        let message = raw.assumingMemoryBound(to: ProtobufCMessage.self)
        let size = protobuf_c_message_get_packed_size(message)
        guard size <= ProtobufLimits.encodedBytesMax else {
            throw CodecError(
                "\(name) would take \(size) bytes, "
                    + "more than the \(ProtobufLimits.encodedBytesMax) of protobuf")
        }
        let room = out.reserve(size).assumingMemoryBound(to: UInt8.self)
        out.advance(by: protobuf_c_message_pack(message, room))
    }
}
