/// The identity header of a partition's outputs, of which little changes from one to the next.

internal import FlowsCore

/// Writes `flows-origin` headers; all up to the offset is the same for a generation.
struct IdentityHeader: ~Copyable {
    var generation: Int64 = 0 {
        didSet { makeHead() }
    }
    private let prefix: [UInt8]
    private var head = ByteBuffer(capacity: 128)
    /// Where in the head the length of the header's value stands.
    private var lengthAt = 0
    /// The offset that was written last, with a space behind it.
    private var offset: Int64 = -1
    private var offsetText = ByteBuffer(capacity: 32)

    init(step: String, source: TopicPartition) {
        prefix = Identity.prefix(step: step, source: source)
        makeHead()
    }

    private mutating func makeHead() {
        head.truncate(to: 0)
        let name = Array(Identity.header.utf8)
        head.append(native: UInt16(name.count).littleEndian)
        head.append(name)
        head.append(0)
        lengthAt = head.count
        head.append(native: Int32(0))
        head.append(prefix)
        head.append(decimal: generation)
        head.append(32)
    }

    /// Appends the header of output `index` of the record at `offset`.
    @inline(__always)
    mutating func append(offset: Int64, index: Int64, to out: inout ByteBuffer) {
        if offset != self.offset { turn(to: offset) }
        let start = out.reserve(head.count + offsetText.count + 20)
        start.copyMemory(from: head.base, byteCount: head.count)
        var end = start + head.count
        end.copyMemory(from: offsetText.base, byteCount: offsetText.count)
        end += offsetText.count
        if index >= 0, index < 10 {
            end.storeBytes(of: UInt8(truncatingIfNeeded: 48 + index), as: UInt8.self)
            end += 1
        } else {
            end += Decimal.write(index, to: end.assumingMemoryBound(to: UInt8.self))
        }
        let length = Int32(truncatingIfNeeded: end - start - lengthAt - 4)
        (start + lengthAt).storeBytes(of: length.littleEndian, as: Int32.self)
        out.advance(by: end - start)
    }

    /// Offsets mostly go up by one: then a digit or two change.
    @inline(__always)
    private mutating func turn(to next: Int64) {
        let isNext = next == offset &+ 1
        offset = next
        if isNext, offsetText.count > 1 {
            var at = offsetText.count - 2
            while at >= 0 {
                let digit = (offsetText.base + at).load(as: UInt8.self)
                if digit != 57 {
                    (offsetText.base + at).storeBytes(of: digit + 1, as: UInt8.self)
                    return
                }
                (offsetText.base + at).storeBytes(of: 48, as: UInt8.self)
                at -= 1
            }
        }
        offsetText.truncate(to: 0)
        offsetText.append(decimal: next)
        offsetText.append(32)
    }
}
