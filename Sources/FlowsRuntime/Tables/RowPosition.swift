/// The highest identity per origin that a table's row has seen: its `flows_position` (Delivery: Rows of a table).

internal import FlowsCore

/// The position of one row: usually of one origin, seldom of a few.
///
/// The text form, which stands in the row, is `origin|g.o.i` joined by `;`, numbers in base 36;
/// an origin is an identity's `step topic partition`, or `- topic partition` for a record that
/// has none, which counts by its offset.
struct RowPosition {
    /// The number of the first origin in the table's list, −1 for none.
    var origin: Int32 = -1
    var highest = IdentityPosition.start
    /// The other origins, where there are any.
    var others: [(origin: Int32, highest: IdentityPosition)] = []

    /// Whether `position` is above what this origin has; if so it is remembered.
    @inline(__always)
    mutating func accept(_ origin: Int32, _ position: IdentityPosition) -> Bool {
        if self.origin == origin {
            guard highest < position else { return false }
            highest = position
            return true
        }
        if self.origin < 0 {
            self.origin = origin
            highest = position
            return true
        }
        return acceptOther(origin, position)
    }

    private mutating func acceptOther(_ origin: Int32, _ position: IdentityPosition) -> Bool {
        guard let at = others.firstIndex(where: { $0.origin == origin }) else {
            others.append((origin, position))
            return true
        }
        guard others[at].highest < position else { return false }
        others[at].highest = position
        return true
    }

    /// The highest of an origin, nil when none is known.
    func highest(of origin: Int32) -> IdentityPosition? {
        if self.origin == origin { return highest }
        return others.first { $0.origin == origin }?.highest
    }

    /// Takes the higher of both for each origin.
    mutating func merge(_ other: RowPosition) {
        guard other.origin >= 0 else { return }
        _ = accept(other.origin, other.highest)
        for (origin, highest) in other.others { _ = accept(origin, highest) }
    }
}

/// The origins that a table's rows name, numbered.
struct RowOrigins: ~Copyable {
    private var table = KeyTable()
    /// Without, everything is of the origin that came first.
    var areTold = true

    init() {}

    /// The number of an origin, the text between the version and the position of its header.
    @inline(__always)
    mutating func number(_ origin: UnsafeRawBufferPointer) -> Int32 {
        if !areTold, table.count > 0 { return 0 }
        return Int32(table.insert(origin).index)
    }

    /// The origin of a number.
    func name(_ number: Int32) -> UnsafeRawBufferPointer { table.key(Int(number)) }

    /// Appends a position's text form.
    func append(_ position: RowPosition, to out: inout ByteBuffer) {
        guard position.origin >= 0 else { return }
        append(position.origin, position.highest, to: &out)
        for (origin, highest) in position.others {
            out.append(59)
            append(origin, highest, to: &out)
        }
    }

    private func append(_ origin: Int32, _ p: IdentityPosition, to out: inout ByteBuffer) {
        out.append(table.key(Int(origin)))
        out.append(124)
        appendBase36(p.generation, to: &out)
        out.append(46)
        appendBase36(p.offset, to: &out)
        out.append(46)
        appendBase36(p.index, to: &out)
    }

    private func appendBase36(_ value: Int64, to out: inout ByteBuffer) {
        var rest = UInt64(value)
        var digits: (UInt64, UInt64) = (0, 0)
        withUnsafeMutableBytes(of: &digits) { scratch in
            var length = 0
            repeat {
                let digit = UInt8(rest % 36)
                scratch[15 - length] = digit < 10 ? 48 + digit : 87 + digit
                rest /= 36
                length += 1
            } while rest > 0
            out.append(UnsafeRawBufferPointer(rebasing: scratch[(16 - length)...]))
        }
    }

    /// Reads a position's text form; nil when it isn't one.
    mutating func position(text: UnsafeRawBufferPointer) -> RowPosition? {
        var position = RowPosition()
        for part in String(decoding: text, as: UTF8.self).split(separator: ";") {
            let sides = part.split(separator: "|")
            guard sides.count == 2, let p = Base36.triple(sides[1]) else { return nil }
            let number = Array(sides[0].utf8).withUnsafeBytes { self.number($0) }
            _ = position.accept(number, IdentityPosition(generation: p.0, offset: p.1, index: p.2))
        }
        return position
    }
}
