/// Reads protobuf's wire format: the few messages that `protoc` sends to a plugin.

/// A message's fields one by one; written by hand, since what it reads makes the generated codecs.
struct WireReader {
    /// What a field holds.
    enum Value {
        case number(UInt64)
        case bytes(ArraySlice<UInt8>)
    }

    private var rest: ArraySlice<UInt8>

    init(_ bytes: ArraySlice<UInt8>) { rest = bytes }

    /// The next field, nil at the end.
    mutating func next() throws(GeneratorError) -> (number: Int, value: Value)? {
        if rest.isEmpty { return nil }
        let tag = try varint()
        let number = Int(truncatingIfNeeded: tag >> 3)
        switch tag & 7 {
        case 0: return (number, .number(try varint()))
        case 1: return (number, .number(try fixed(8)))
        case 2:
            let length = try varint()
            guard length <= UInt64(rest.count) else { throw Self.broken }
            return (number, .bytes(try take(Int(length))))
        case 5: return (number, .number(try fixed(4)))
        default: throw Self.broken
        }
    }

    private static var broken: GeneratorError {
        GeneratorError("what protoc sent can't be read")
    }

    private mutating func varint() throws(GeneratorError) -> UInt64 {
        var value: UInt64 = 0
        for shift in stride(from: UInt64(0), to: 70, by: 7) {
            guard let byte = rest.popFirst() else { throw Self.broken }
            value |= UInt64(byte & 0x7F) << shift
            if byte & 0x80 == 0 { return value }
        }
        throw Self.broken
    }

    private mutating func fixed(_ count: Int) throws(GeneratorError) -> UInt64 {
        try take(count).reversed().reduce(0) { $0 << 8 | UInt64($1) }
    }

    private mutating func take(_ count: Int) throws(GeneratorError) -> ArraySlice<UInt8> {
        guard count <= rest.count else { throw Self.broken }
        defer { rest = rest.dropFirst(count) }
        return rest.prefix(count)
    }
}

extension WireReader.Value {
    var text: String {
        switch self {
        case .number: ""
        case .bytes(let bytes): String(decoding: bytes, as: UTF8.self)
        }
    }

    var int: Int {
        switch self {
        case .number(let number): Int(truncatingIfNeeded: number)
        case .bytes: 0
        }
    }

    var flag: Bool { int != 0 }

    /// The fields of a submessage.
    var message: WireReader {
        switch self {
        case .number: WireReader([])
        case .bytes(let bytes): WireReader(bytes)
        }
    }
}
