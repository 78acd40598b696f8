/// A source's record on its way through a join's intermediate topic: `flows.Envelope`, read in place.

public import FlowsCore

/// A record of a source with where it was read; its bytes are those of the intermediate record.
///
/// The schema is `Proto/flows/envelope.proto`. Unknown fields are passed over.
public struct Envelope {
    /// The topic's name that it was read from, UTF-8.
    public private(set) var topic = UnsafeRawBufferPointer(start: nil, count: 0)
    /// The partition that it was read from.
    public private(set) var partition: Int32 = 0
    /// Its offset there.
    public private(set) var offset: Int64 = 0
    /// Milliseconds since 1970; −1 when the broker has none.
    public private(set) var timestamp: Int64 = 0
    /// Its key; nil is null.
    public private(set) var key: UnsafeRawBufferPointer?
    /// Its value; nil is null.
    public private(set) var value: UnsafeRawBufferPointer?
    /// Its headers (``HeaderBlock``), in `scratch`: there until the next envelope is read.
    public private(set) var headers = UnsafeRawBufferPointer(start: nil, count: 0)
    /// Its own `flows-origin`, carried where the source is read `.latest`.
    public private(set) var origin: UnsafeRawBufferPointer?

    /// Reads an envelope; throws what is wrong with one that isn't well formed.
    public init(
        reading bytes: UnsafeRawBufferPointer, scratch: inout ByteBuffer
    ) throws(CodecError) {
        scratch.removeAll()
        guard var wire = WireReader(bytes) else { throw Self.nameless }
        while !wire.isAtEnd {
            let tag = try wire.varint()
            switch tag {
            case 0x0a: topic = try wire.bytes()
            case 0x10: partition = Int32(truncatingIfNeeded: try wire.varint())
            case 0x18: offset = Int64(bitPattern: try wire.varint())
            case 0x20: timestamp = Int64(bitPattern: try wire.varint())
            case 0x2a: key = try wire.bytes()
            case 0x32: value = try wire.bytes()
            case 0x3a: try Self.header(try wire.bytes(), &scratch)
            case 0x42: origin = try wire.bytes()
            default: try wire.skip(tag)
            }
        }
        if topic.isEmpty { throw Self.nameless }
        headers = scratch.bytes
    }

    private static var nameless: CodecError {
        @inline(never) get { CodecError("it names no topic") }
    }

    private static func header(
        _ bytes: UnsafeRawBufferPointer, _ out: inout ByteBuffer
    ) throws(CodecError) {
        var name = UnsafeRawBufferPointer(start: nil, count: 0)
        var value: UnsafeRawBufferPointer?
        if var wire = WireReader(bytes) {
            while !wire.isAtEnd {
                let tag = try wire.varint()
                switch tag {
                case 0x0a: name = try wire.bytes()
                case 0x12: value = try wire.bytes()
                default: try wire.skip(tag)
                }
            }
        }
        // A block's names are short and end with a zero byte.
        guard name.count <= Int(UInt16.max), !name.contains(0) else {
            throw CodecError("it has a header whose name no header can have")
        }
        HeaderBlock.append(name: name, value: value, to: &out)
    }
}
