/// The highest identity per origin: what makes a repeat a repeat (Delivery: Identity).

package import FlowsCore

/// What a step has accepted from each origin partition upstream.
///
/// The text form groups origins by step and topic: `step topic p:g.o.i,p:g.o.i;step topic …`
/// with all numbers in base 36. It stands in the progress row or in a commit's metadata.
package struct SeenTable: ~Copyable {
    private var origins = KeyTable()
    private var highest: [IdentityPosition] = []
    private var saved: [IdentityPosition] = []
    private var last = -1
    /// The header of the last record up to its offset: that of the next one mostly begins so too.
    private var head = ByteBuffer(capacity: 128)
    private var headGeneration: Int64 = 0
    private let tellsOrigins: Bool

    /// What a record is by its header.
    package enum Verdict { case new, `repeat`, malformed }

    package init(_ protections: Protections = .all) {
        tellsOrigins = protections.contains(.origins)
    }

    /// Whether nothing was seen yet.
    var isEmpty: Bool { highest.isEmpty }

    /// Remembers the present contents as what ``rewind()`` returns to.
    mutating func save() { saved = highest }

    /// Forgets everything accepted since ``save()``.
    mutating func rewind() {
        // Origins that came since stay known, with nothing seen of them.
        for index in highest.indices {
            highest[index] = index < saved.count ? saved[index] : .start
        }
    }

    /// Takes a record by the text of its identity header.
    @inline(__always)
    package mutating func accept(header text: UnsafeRawBufferPointer) -> Verdict {
        guard let position = positionBehindHead(text) else { return acceptOther(text) }
        guard highest[last] < position else { return .repeat }
        highest[last] = position
        return .new
    }

    /// The position of a header that begins as the last one did; nil when it doesn't.
    @inline(__always)
    private func positionBehindHead(_ text: UnsafeRawBufferPointer) -> IdentityPosition? {
        let start = head.count
        guard start > 0, text.count > start,
            same(head.bytes, UnsafeRawBufferPointer(rebasing: text[..<start]))
        else { return nil }
        var at = start
        guard let offset = Self.number(text, &at), at < text.count, text[at] == 32 else {
            return nil
        }
        at += 1
        guard let index = Self.number(text, &at), at == text.count else { return nil }
        return IdentityPosition(generation: headGeneration, offset: offset, index: index)
    }

    /// A number of at most eighteen digits, which can't overflow.
    @inline(__always)
    private static func number(_ text: UnsafeRawBufferPointer, _ at: inout Int) -> Int64? {
        let start = at
        var value: Int64 = 0
        while at < text.count {
            let digit = Int64(text[at]) &- 48
            if digit < 0 || digit > 9 { break }
            value = value &* 10 &+ digit
            at += 1
        }
        return at > start && at - start <= 18 ? value : nil
    }

    @inline(never)
    private mutating func acceptOther(_ text: UnsafeRawBufferPointer) -> Verdict {
        guard let (origin, position) = Identity.parse(text) else { return .malformed }
        let isNew = accept(origin, position)
        var end = origin.count
        while text[end] != 32 { end += 1 }
        head.truncate(to: 0)
        head.append(UnsafeRawBufferPointer(rebasing: text[...end]))
        headGeneration = position.generation
        return isNew ? .new : .repeat
    }

    /// Whether a record of this origin and position is new; if so it is the highest from now on.
    mutating func accept(
        _ origin: UnsafeRawBufferPointer, _ position: IdentityPosition
    ) -> Bool {
        let index = number(origin)
        guard highest[index] < position else { return false }
        highest[index] = position
        return true
    }

    /// Takes all for seen that an origin partition made before this generation.
    mutating func raiseFloor(step: String, _ source: TopicPartition, below generation: Int64) {
        let floor = IdentityPosition(generation: generation - 1, offset: .max, index: .max)
        _ = Identity.prefix(step: step, source: source).withUnsafeBytes { accept($0, floor) }
    }

    /// The text form.
    package func text() -> String {
        var groups: [(name: String, parts: String)] = []
        for index in highest.indices where highest[index] != .start {
            let words = String(decoding: origins.key(index), as: UTF8.self).split(separator: " ")
            guard words.count == 4, let partition = Int64(words[3]) else { continue }
            let p = highest[index]
            let part = "\(Base36.text(partition)):\(Base36.text((p.generation, p.offset, p.index)))"
            let name = "\(words[1]) \(words[2])"
            if let at = groups.firstIndex(where: { $0.name == name }) {
                groups[at].parts += "," + part
            } else {
                groups.append((name, part))
            }
        }
        return groups.map { "\($0.name) \($0.parts)" }.joined(separator: ";")
    }

    /// Reads the text form back; nil when it isn't one.
    package init?(text: String, _ protections: Protections = .all) {
        self.init(protections)
        for group in text.split(separator: ";") {
            let words = group.split(separator: " ")
            guard words.count == 3 else { return nil }
            for part in words[2].split(separator: ",") {
                let sides = part.split(separator: ":")
                guard sides.count == 2, let partition = Base36.number(sides[0]),
                    let p = Base36.triple(sides[1])
                else { return nil }
                let origin = Array("1 \(words[0]) \(words[1]) \(partition) ".utf8)
                let position = IdentityPosition(generation: p.0, offset: p.1, index: p.2)
                _ = origin.withUnsafeBytes { accept($0, position) }
            }
        }
        save()
    }

    private mutating func number(_ origin: UnsafeRawBufferPointer) -> Int {
        if !tellsOrigins, !highest.isEmpty {
            last = 0
            return 0
        }
        let (index, isNew) = origins.insert(origin)
        if isNew { highest.append(.start) }
        last = index
        return index
    }
}
