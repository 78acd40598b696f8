/// Walks over bytes in protobuf's wire format, never past their end.

import FlowsCore

/// A position in borrowed bytes.
struct WireCursor {
    /// The highest number that a field may have.
    static let numberMax: UInt32 = (1 << 29) - 1

    let bytes: UnsafeRawBufferPointer
    /// Bytes read until now.
    private(set) var at = 0

    init(_ bytes: UnsafeRawBufferPointer) { self.bytes = bytes }

    var isAtEnd: Bool { at == bytes.count }

    /// A field's number and wire type; numbers that none may have are an error.
    @inline(__always)
    mutating func tag() throws(CodecError) -> (number: UInt32, wireType: UInt8) {
        let start = at
        let value = try varint()
        guard at - start <= 5, value >> 3 > 0, value >> 3 <= UInt64(Self.numberMax) else {
            throw CodecError("at byte \(start): a field number that none may have")
        }
        return (UInt32(value >> 3), UInt8(value & 7))
    }

    /// A varint of at most 10 bytes.
    @inline(__always)
    mutating func varint() throws(CodecError) -> UInt64 {
        var value: UInt64 = 0
        var shift: UInt64 = 0
        while at < bytes.count, shift < 70 {
            let byte = bytes[at]
            at += 1
            value |= UInt64(byte & 0x7F) << shift
            if byte & 0x80 == 0 { return value }
            shift += 7
        }
        throw CodecError("at byte \(at): a number without end")
    }

    /// What a length stands in front of.
    @inline(__always)
    mutating func lengthDelimited() throws(CodecError) -> UnsafeRawBufferPointer {
        let start = at
        let length = try varint()
        // protobuf-c reads a length of at most 5 bytes.
        guard at - start <= 5, length <= UInt64(bytes.count - at) else {
            throw CodecError("at byte \(start): a length past the end")
        }
        return take(Int(length))
    }

    /// Steps over the value of a field with this tag; groups with all that is in them.
    mutating func skip(_ tag: (number: UInt32, wireType: UInt8)) throws(CodecError) {
        switch tag.wireType {
        case 0: _ = try varint()
        case 1: try skip(bytes: 8)
        case 2: _ = try lengthDelimited()
        case 3: try skipGroup(tag.number)
        case 5: try skip(bytes: 4)
        default: throw CodecError("at byte \(at): the wire type \(tag.wireType) out of place")
        }
    }

    private mutating func skipGroup(_ number: UInt32) throws(CodecError) {
        var open = [number]
        while let innermost = open.last {
            let tag = try tag()
            switch tag.wireType {
            case 3 where open.count == ProtobufLimits.nestingDepthMax:
                throw CodecError("at byte \(at): groups nested too deep")
            case 3: open.append(tag.number)
            case 4 where tag.number == innermost: open.removeLast()
            default: try skip(tag)
            }
        }
    }

    private mutating func skip(bytes count: Int) throws(CodecError) {
        guard count <= bytes.count - at else {
            throw CodecError("at byte \(at): the end inside a number")
        }
        at += count
    }

    /// The next `count` bytes, which are there.
    private mutating func take(_ count: Int) -> UnsafeRawBufferPointer {
        defer { at += count }
        return UnsafeRawBufferPointer(rebasing: bytes[at..<at + count])
    }
}

extension [UInt8] {
    /// Appends a varint.
    mutating func append(varint value: UInt64) {
        var rest = value
        while rest > 0x7F {
            append(UInt8(truncatingIfNeeded: rest) | 0x80)
            rest >>= 7
        }
        append(UInt8(rest))
    }
}
