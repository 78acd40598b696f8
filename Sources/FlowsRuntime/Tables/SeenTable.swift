/// The highest identity per origin: what makes a repeat a repeat (DESIGN 3.4).

internal import FlowsCore

/// What a step has accepted from each origin partition upstream.
///
/// The text form groups origins by step and topic: `step topic p:g.o.i,p:g.o.i;step topic …`
/// with all numbers in base 36. It stands in the progress row or in a commit's metadata.
struct SeenTable: ~Copyable {
    private var origins = KeyTable()
    private var highest: [IdentityPosition] = []
    private var saved: [IdentityPosition] = []
    private var last = -1

    init() {}

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

    /// Whether a record of this origin and position is new; if so it is the highest from now on.
    @inline(__always)
    mutating func accept(
        _ origin: UnsafeRawBufferPointer, _ position: IdentityPosition
    ) -> Bool {
        let index = number(origin)
        guard highest[index] < position else { return false }
        highest[index] = position
        return true
    }

    /// The text form.
    func text() -> String {
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
    init?(text: String) {
        self.init()
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

    @inline(__always)
    private mutating func number(_ origin: UnsafeRawBufferPointer) -> Int {
        // Records of one origin come in runs.
        if last >= 0, same(origins.key(last), origin) { return last }
        let (index, isNew) = origins.insert(origin)
        if isNew { highest.append(.start) }
        last = index
        return index
    }
}
