/// What a join keeps for a key, in bytes: `flows.JoinState`, the state beside the positions.

public import FlowsCore

/// Reads and writes `flows.JoinState`; the schema is `Proto/flows/join_state.proto`.
public enum JoinState {
    /// The bytes of the step's own state, nil where it deleted it; positions go to `positions`.
    ///
    /// A field that isn't known is an error: written back without it the state would lose it.
    public static func read(
        _ bytes: UnsafeRawBufferPointer, _ origins: JoinOrigins,
        into positions: inout JoinPositions
    ) throws(CodecError) -> UnsafeRawBufferPointer? {
        guard var wire = WireReader(bytes) else { return nil }
        var state: UnsafeRawBufferPointer?
        while !wire.isAtEnd {
            switch try wire.varint() {
            case 0x0a: state = try wire.bytes()
            case 0x12: try note(try wire.bytes(), origins, &positions)
            default: throw unknown
            }
        }
        return state
    }

    private static var unknown: CodecError {
        @inline(never) get {
            CodecError(
                "a field of it isn't known to this version of the join: deploy the one that wrote it"
            )
        }
    }

    private static func note(
        _ bytes: UnsafeRawBufferPointer, _ origins: JoinOrigins, _ positions: inout JoinPositions
    ) throws(CodecError) {
        var origin = UnsafeRawBufferPointer(start: nil, count: 0)
        var highest = IdentityPosition(generation: 0, offset: 0, index: 0)
        guard var wire = WireReader(bytes) else { throw unknown }
        while !wire.isAtEnd {
            switch try wire.varint() {
            case 0x0a: origin = try wire.bytes()
            case 0x10: highest.generation = Int64(bitPattern: try wire.varint())
            case 0x18: highest.offset = Int64(bitPattern: try wire.varint())
            case 0x20: highest.index = Int64(bitPattern: try wire.varint())
            default: throw unknown
            }
        }
        origins.note(origin, highest, in: &positions)
    }

    /// Begins the step's own state; append its bytes next, then call ``endState(_:_:)``.
    public static func beginState(_ out: inout ByteBuffer) -> Int {
        out.append(0x0a)
        out.append(0)
        return out.count
    }

    /// Says that the state, which began at `start`, has been appended.
    public static func endState(_ out: inout ByteBuffer, _ start: Int) {
        let length = out.count - start
        let size = WireWriter.size(UInt64(length))
        if size > 1 {
            // One byte was left for the length: a longer one pushes the state back.
            _ = out.reserve(size - 1)
            let state = out.base + start
            (state + size - 1).copyMemory(from: state, byteCount: length)
            out.advance(by: size - 1)
        }
        var at = out.base + start - 1
        WireWriter.put(UInt64(length), &at)
    }

    /// Appends the positions, behind the state.
    public static func append(
        _ positions: JoinPositions, _ origins: JoinOrigins, to out: inout ByteBuffer
    ) {
        if positions.isEmpty { return }
        var position = ByteBuffer(capacity: 128)
        origins.forEach(positions) { origin, highest in
            position.removeAll()
            position.append(tag: 0x0a, bytes: origin)
            position.append(tag: 0x10, number: highest.generation)
            position.append(tag: 0x18, number: highest.offset)
            position.append(tag: 0x20, number: highest.index)
            out.append(tag: 0x12, bytes: position.bytes)
        }
    }
}
