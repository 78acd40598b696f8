/// Reads the fields of an unpacked C struct; called by generated code.

import CProtobufC
public import FlowsCore

#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// How strings, bytes and unknown fields of one message become Swift values.
public struct MessageReader {
    /// Whether unknown fields of the number ``Normaliser/wrapper`` hold what protobuf-c can't keep.
    private let wrapsForeign: Bool

    @usableFromInline
    init() { wrapsForeign = false }

    init(wrapsForeign: Bool) { self.wrapsForeign = wrapsForeign }

    /// A string; bytes that aren't UTF-8 are an error that names the field.
    public func string(
        _ start: UnsafeMutablePointer<UInt8>?, _ count: Int, _ field: StaticString
    ) throws(CodecError) -> String {
        guard let start, count > 0 else { return "" }
        var text = String(decoding: UnsafeBufferPointer(start: start, count: count), as: UTF8.self)
        // What was repaired isn't what came. (`String(validating:)` takes four times as long.)
        let isWhole = text.withUTF8 { utf8 in
            guard utf8.count == count, let whole = utf8.baseAddress else { return false }
            return memcmp(whole, start, count) == 0
        }
        guard isWhole else {
            throw CodecError("\(field): \(count) bytes that aren't valid UTF-8")
        }
        return text
    }

    /// Bytes.
    public func bytes(_ start: UnsafeMutablePointer<UInt8>?, _ count: Int) -> [UInt8] {
        guard let start, count > 0 else { return [] }
        return [UInt8](UnsafeBufferPointer(start: start, count: count))
    }

    /// The message's unknown fields in wire format.
    @inlinable @inline(__always)
    public func unknownFields(
        _ count: UInt32, _ fields: UnsafeMutableRawPointer?
    ) throws(CodecError) -> [UInt8] {
        guard count > 0, let fields else { return [] }
        return try unknownFields(Int(count), at: fields)
    }

    @usableFromInline @inline(never)
    func unknownFields(
        _ count: Int, at fields: UnsafeMutableRawPointer
    ) throws(CodecError) -> [UInt8] {
        let first = fields.assumingMemoryBound(to: ProtobufCMessageUnknownField.self)
        var all: [UInt8] = []
        for field in UnsafeBufferPointer(start: first, count: count) {
            let data = UnsafeRawBufferPointer(start: field.data, count: field.len)
            if wrapsForeign, field.tag == Normaliser.wrapper {
                var cursor = WireCursor(data)
                all += try cursor.lengthDelimited()
            } else if field.tag == 0 || field.tag > WireCursor.numberMax {
                throw CodecError("a field has the number \(field.tag), which none may have")
            } else {
                all.append(varint: UInt64(field.tag) << 3 | UInt64(field.wire_type.rawValue))
                all += data
            }
        }
        return all
    }
}
