/// How a key or a value becomes bytes and back: a value, not a protocol, so that a step pays for what it uses.

#if canImport(Glibc)
internal import Glibc
#else
internal import Darwin
#endif

/// Turns a value into bytes and back.
///
/// Codecs deal with bytes that are there; null is the topic's affair (``Topic``).
public struct Codec<Value: Sendable>: Sendable {
    /// What an operator reads in `describe`: `protobuf`, `string`, `bytes`, `int64`, `json`.
    public let name: String
    /// The schema's full name where there is one, such as `text.WordSeen`.
    public let schema: String?
    /// The message's fields where the codec knows them; asked for by `describe` and `check` alone.
    public let shape: @Sendable () -> MessageShape?
    /// Reads a value from borrowed bytes, which are gone after the call.
    public let decode: @Sendable (UnsafeRawBufferPointer) throws(CodecError) -> Value
    /// Appends a value's bytes.
    public let encode: @Sendable (Value, inout ByteBuffer) throws(CodecError) -> Void

    /// A codec of these two functions.
    public init(
        name: String, schema: String? = nil,
        shape: @escaping @Sendable () -> MessageShape? = { nil },
        decode: @escaping @Sendable (UnsafeRawBufferPointer) throws(CodecError) -> Value,
        encode: @escaping @Sendable (Value, inout ByteBuffer) throws(CodecError) -> Void
    ) {
        self.name = name
        self.schema = schema
        self.shape = shape
        self.decode = decode
        self.encode = encode
    }
}

/// Bytes that aren't what they should be, or a value that can't be written.
public struct CodecError: Error, Sendable, CustomStringConvertible {
    /// What is wrong and where, without any payload.
    public let reason: String

    /// An error with this reason.
    public init(_ reason: String) { self.reason = reason }

    /// The reason.
    public var description: String { reason }
}

extension Codec where Value == [UInt8] {
    /// Bytes as they are.
    public static let bytes = Codec(name: "bytes") { bytes throws(CodecError) in
        [UInt8](bytes)
    } encode: { value, out throws(CodecError) in
        out.append(value)
    }
}

extension Codec where Value == String {
    /// UTF-8; bytes that aren't valid UTF-8 are an error.
    public static let string = Codec(name: "string") { bytes throws(CodecError) in
        // `String(validating:)` takes four times as long. What was repaired isn't what came.
        var text = String(decoding: bytes, as: UTF8.self)
        let isWhole = text.withUTF8 { utf8 in
            guard utf8.count == bytes.count else { return false }
            guard let whole = utf8.baseAddress, let first = bytes.baseAddress else { return true }
            return memcmp(whole, first, bytes.count) == 0
        }
        guard isWhole else {
            throw CodecError("\(bytes.count) bytes that aren't valid UTF-8")
        }
        return text
    } encode: { value, out throws(CodecError) in
        out.append(value)
    }
}

extension Codec where Value: FixedWidthInteger {
    /// Big-endian, as Java's serializers write integers.
    public static var integer: Codec {
        let size = MemoryLayout<Value>.size
        return Codec(name: "int\(size * 8)") { bytes throws(CodecError) in
            guard bytes.count == size else {
                throw CodecError("\(bytes.count) bytes where an integer has \(size)")
            }
            return Value(bigEndian: bytes.loadUnaligned(as: Value.self))
        } encode: { value, out throws(CodecError) in
            out.append(bigEndian: value)
        }
    }
}
