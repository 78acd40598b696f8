/// What a key's state has taken from sources that are read `.latest`: repeats are told by it.

public import FlowsCore

/// The highest identity of each origin that a key has met (Delivery: Identity); a value beside its state.
public struct JoinPositions: Sendable {
    var position = RowPosition()

    /// Nothing met yet.
    public init() {}

    /// Whether nothing was met yet.
    public var isEmpty: Bool { position.origin < 0 }
}

/// The origins that a partition's states name, numbered; positions are compared through it.
public final class JoinOrigins: @unchecked Sendable {
    // One worker owns it: `@unchecked`, and no check of exclusive access.
    @exclusivity(unchecked) private var origins = RowOrigins()
    @exclusivity(unchecked) private var foreign = ByteBuffer(capacity: 64)

    /// No origins yet.
    public init() {}

    /// Takes a record of a `.latest` source; false when its key has met it or a later one.
    ///
    /// - Parameters:
    ///   - origin: the text of its own `flows-origin`; nil of a foreign record, which counts by
    ///     its offset. Text of a form that isn't known is an error: repeats can't be told.
    public func accept(
        _ origin: UnsafeRawBufferPointer?, topic: UnsafeRawBufferPointer, partition: Int32,
        offset: Int64, in positions: inout JoinPositions
    ) throws(CodecError) -> Bool {
        if let origin {
            guard let identity = Identity.parse(origin) else {
                throw CodecError("the header \(Identity.header) isn't of a form that is known")
            }
            // Between the version and the position stand step, topic and partition.
            let name = UnsafeRawBufferPointer(rebasing: identity.origin.dropFirst(2).dropLast())
            return positions.position.accept(origins.number(name), identity.position)
        }
        foreign.removeAll()
        foreign.append(native: UInt16(0x202d).littleEndian)  // "- "
        foreign.append(topic)
        foreign.append(32)
        foreign.append(decimal: Int64(partition))
        return positions.position.accept(
            origins.number(foreign.bytes),
            IdentityPosition(generation: 0, offset: offset, index: 0))
    }

    /// Takes what was kept of an origin.
    func note(
        _ origin: UnsafeRawBufferPointer, _ highest: IdentityPosition,
        in positions: inout JoinPositions
    ) {
        _ = positions.position.accept(origins.number(origin), highest)
    }

    /// Visits the positions in the order in which their origins came.
    func forEach(
        _ positions: JoinPositions,
        _ body: (_ origin: UnsafeRawBufferPointer, _ highest: IdentityPosition) -> Void
    ) {
        guard !positions.isEmpty else { return }
        body(origins.name(positions.position.origin), positions.position.highest)
        for other in positions.position.others { body(origins.name(other.origin), other.highest) }
    }
}
