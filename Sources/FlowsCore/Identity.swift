/// The identity that every output carries, by which readers drop repeats (the header `flows-origin`).

/// Where in its origin partition an output comes from: compared by generation, offset, index.
public struct IdentityPosition: Hashable, Comparable, Sendable {
    /// Grows when the origin step starts over (a rewind, lost metadata).
    public var generation: Int64
    /// The offset of the input record.
    public var offset: Int64
    /// The number of the output among those of its input record, from 0.
    public var index: Int64

    /// A position.
    public init(generation: Int64, offset: Int64, index: Int64) {
        self.generation = generation
        self.offset = offset
        self.index = index
    }

    /// Before everything.
    public static let start = IdentityPosition(generation: -1, offset: -1, index: -1)

    /// Compares generation, then offset, then index.
    @inlinable @inline(__always)
    public static func < (a: Self, b: Self) -> Bool {
        if a.generation != b.generation { return a.generation < b.generation }
        if a.offset != b.offset { return a.offset < b.offset }
        return a.index < b.index
    }
}

/// The text of the `flows-origin` header.
///
/// Version 1 is ASCII, one space between the fields, no others in them:
/// `1 step topic partition generation offset index`. The first four fields are the origin; of
/// two outputs with one origin the later one has the higher (generation, offset, index).
public enum Identity {
    /// The header's name.
    public static let header = "flows-origin"

    /// The header's text up to the numbers that differ from output to output, with the space.
    public static func prefix(step: String, source: TopicPartition) -> [UInt8] {
        Array("1 \(step) \(source.topic) \(source.partition) ".utf8)
    }

    /// Appends a header's text: an origin's ``prefix(step:source:)`` and a position.
    @inlinable @inline(__always)
    public static func append(
        prefix: [UInt8], _ position: IdentityPosition, to out: inout ByteBuffer
    ) {
        out.append(prefix)
        out.append(decimal: position.generation)
        out.append(32)
        out.append(decimal: position.offset)
        out.append(32)
        out.append(decimal: position.index)
    }

    /// Splits a header's text into the origin (the prefix, with its space) and the position.
    ///
    /// Nil for text of another version or form: the reader stops on it, since it can't dedupe.
    @inlinable @inline(__always)
    public static func parse(
        _ text: UnsafeRawBufferPointer
    ) -> (origin: UnsafeRawBufferPointer, position: IdentityPosition)? {
        guard text.count > 2, text[0] == 49, text[1] == 32 else { return nil }
        // The numbers are found from the end, so that the origin is skipped without a look.
        var end = text.count
        var spaces = 0
        while end > 0 {
            if text[end - 1] == 32 {
                spaces += 1
                if spaces == 3 { break }
            }
            end -= 1
        }
        guard spaces == 3, end > 2 else { return nil }
        var at = end
        guard let generation = Decimal.read(text, &at), at < text.count, text[at] == 32 else {
            return nil
        }
        at += 1
        guard let offset = Decimal.read(text, &at), at < text.count, text[at] == 32 else {
            return nil
        }
        at += 1
        guard let index = Decimal.read(text, &at), at == text.count else { return nil }
        return (
            UnsafeRawBufferPointer(rebasing: text[0..<end]),
            IdentityPosition(generation: generation, offset: offset, index: index)
        )
    }
}
