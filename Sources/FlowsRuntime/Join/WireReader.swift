/// Protobuf's wire format as far as the messages of joins need it: read in place, without a copy.

internal import FlowsCore

/// Reads fields from borrowed bytes; whatever isn't well formed is an error, never a trap.
struct WireReader {
    private var at: UnsafeRawPointer
    private let end: UnsafeRawPointer

    /// A reader of bytes that stay where they are while it is used; nil for bytes without a place.
    @inline(__always)
    init?(_ bytes: UnsafeRawBufferPointer) {
        guard let start = bytes.baseAddress else { return nil }
        at = start
        end = start + bytes.count
    }

    /// Whether nothing is left.
    var isAtEnd: Bool { @inline(__always) get { at == end } }

    /// A number of up to ten bytes.
    @inline(__always)
    mutating func varint() throws(CodecError) -> UInt64 {
        guard at < end else { throw Self.cut }
        let first = at.load(as: UInt8.self)
        guard first >= 0x80 else {
            at += 1
            return UInt64(first)
        }
        return try longVarint()
    }

    private mutating func longVarint() throws(CodecError) -> UInt64 {
        var value: UInt64 = 0
        var shift: UInt64 = 0
        while at < end, shift < 70 {
            let byte = at.load(as: UInt8.self)
            at += 1
            // Of the tenth byte one bit counts; protobuf's readers drop what is above it.
            value |= UInt64(byte & 0x7f) << shift
            if byte < 0x80 { return value }
            shift += 7
        }
        throw at == end ? Self.cut : CodecError("a number of more than ten bytes")
    }

    /// The bytes of a field with a length.
    @inline(__always)
    mutating func bytes() throws(CodecError) -> UnsafeRawBufferPointer {
        let length = try varint()
        guard length <= UInt64(end - at) else { throw Self.cut }
        let start = at
        at += Int(length)
        return UnsafeRawBufferPointer(start: start, count: Int(length))
    }

    /// Passes over a field of this tag.
    mutating func skip(_ tag: UInt64) throws(CodecError) {
        guard tag >> 3 > 0, tag >> 3 < 1 << 29 else {
            throw CodecError("a field of the number \(tag >> 3)")
        }
        switch tag & 7 {
        case 0: _ = try varint()
        case 1: try skip(count: 8)
        case 2: _ = try bytes()
        case 5: try skip(count: 4)
        default: throw CodecError("a field of the wire type \(tag & 7)")
        }
    }

    private mutating func skip(count: Int) throws(CodecError) {
        guard end - at >= count else { throw Self.cut }
        at += count
    }

    static var cut: CodecError {
        @inline(never) get { CodecError("it is cut off, or a length reaches past its end") }
    }
}

extension ByteBuffer {
    /// Appends a number as protobuf does, seven bits a byte.
    @inline(__always)
    mutating func append(varint value: UInt64) {
        var end = reserve(10)
        let start = end
        WireWriter.put(value, &end)
        advance(by: end - start)
    }

    /// Appends a field with a length.
    @inline(__always)
    mutating func append(tag: UInt8, bytes: UnsafeRawBufferPointer) {
        append(tag)
        append(varint: UInt64(bytes.count))
        append(bytes)
    }

    /// Appends an integer field; zero is left out, as proto3 has it.
    mutating func append(tag: UInt8, number: Int64) {
        if number == 0 { return }
        append(tag)
        append(varint: UInt64(bitPattern: number))
    }
}

/// Writes protobuf's wire format to where there is room.
enum WireWriter {
    /// Puts a number.
    @inline(__always)
    static func put(_ value: UInt64, _ at: inout UnsafeMutableRawPointer) {
        var rest = value
        while rest >= 0x80 {
            at.storeBytes(of: UInt8(truncatingIfNeeded: rest) | 0x80, as: UInt8.self)
            at += 1
            rest >>= 7
        }
        at.storeBytes(of: UInt8(truncatingIfNeeded: rest), as: UInt8.self)
        at += 1
    }

    /// Puts a field with a length.
    @inline(__always)
    static func put(
        _ tag: UInt8, _ bytes: UnsafeRawBufferPointer, _ at: inout UnsafeMutableRawPointer
    ) {
        at.storeBytes(of: tag, as: UInt8.self)
        at += 1
        put(UInt64(bytes.count), &at)
        guard let start = bytes.baseAddress, bytes.count > 0 else { return }
        at.copyMemory(from: start, byteCount: bytes.count)
        at += bytes.count
    }

    /// How many bytes a number takes.
    static func size(_ value: UInt64) -> Int {
        value == 0 ? 1 : (70 - value.leadingZeroBitCount) / 7
    }
}
