/// What a join of two last or two first values keeps for a key, in bytes: `flows.JoinPair`.

public import FlowsCore

/// The values of both sides as their topics have them; the schema is `Proto/flows/join_values.proto`.
public struct JoinPair: Sendable, Equatable {
    /// The left side's value; nil when there is none.
    public var left: [UInt8]?
    /// The right side's.
    public var right: [UInt8]?
    /// Of a join of firsts: the output was made, and what comes later is ignored.
    public var isDone = false

    /// Nothing of either side.
    public init() {}

    /// Whether nothing is left to keep.
    public var isEmpty: Bool { left == nil && right == nil && !isDone }

    /// How it is kept. A field that isn't known is an error: written back it would be lost.
    public static let codec = Codec<JoinPair>(name: "protobuf", schema: "flows.JoinPair") {
        bytes throws(CodecError) in
        var pair = JoinPair()
        guard var wire = WireReader(bytes) else { return pair }
        while !wire.isAtEnd {
            switch try wire.varint() {
            case 0x0a: pair.left = [UInt8](try wire.bytes())
            case 0x12: pair.right = [UInt8](try wire.bytes())
            case 0x18: pair.isDone = try wire.varint() != 0
            default: throw .unknownField
            }
        }
        return pair
    } encode: { pair, out throws(CodecError) in
        out.append(tag: 0x0a, present: pair.left)
        out.append(tag: 0x12, present: pair.right)
        out.append(tag: 0x18, number: pair.isDone ? 1 : 0)
    }
}

extension CodecError {
    static var unknownField: CodecError {
        @inline(never) get {
            CodecError(
                "a field of it isn't known to this version of the join: deploy the one that wrote it"
            )
        }
    }
}

extension ByteBuffer {
    /// Appends a field with a length where there is one.
    mutating func append(tag: UInt8, present bytes: [UInt8]?) {
        guard let bytes else { return }
        bytes.withUnsafeBytes { append(tag: tag, bytes: $0) }
    }
}
