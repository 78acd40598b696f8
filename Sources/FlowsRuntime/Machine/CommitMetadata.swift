/// The text that Flows commits beside an offset: its mark, and what a step without a row must remember.

/// `flows/1 row generation next`, `flows/1 log generation lineage seen`, or
/// `flows/1 window generation lineage end seen`.
///
/// A foreign tool that moves the offset leaves no such text, and that is how it is noticed.
public enum CommitMetadata: Hashable, Sendable {
    /// The tag of a step whose progress is in Postgres: for lag tools, and to notice a lost database.
    case row(generation: Int64, nextOffset: Int64)
    /// All that a step without a row remembers.
    case log(generation: Int64, lineage: Lineage, seen: String)
    /// The same of a collector that is about to publish: its window ends before `end`.
    case window(generation: Int64, lineage: Lineage, end: Int64, seen: String)
    /// None of ours.
    case foreign
    /// Ours, but of a form that this version doesn't know.
    case unreadable

    static let mark = "flows/1"
    /// The longest text that brokers take by default (`offset.metadata.max.bytes`).
    public static let maxLength = 4096

    /// Reads what was committed.
    public init(text: String) {
        let words = text.split(separator: " ", maxSplits: 4, omittingEmptySubsequences: false)
        self = words.first?.hasPrefix("flows/") == true ? .unreadable : .foreign
        guard words.count >= 4, words[0] == Self.mark, let generation = Base36.number(words[2])
        else { return }
        if words[1] == "row", let next = Base36.number(words[3]) {
            self = .row(generation: generation, nextOffset: next)
        } else if words[1] == "log", let lineage = Lineage(text: String(words[3])) {
            let seen = words.count > 4 ? String(words[4]) : ""
            self = .log(generation: generation, lineage: lineage, seen: seen)
        } else if words[1] == "window", let lineage = Lineage(text: String(words[3])) {
            let rest = words.count > 4 ? words[4].split(separator: " ", maxSplits: 1) : []
            guard let first = rest.first, let end = Base36.number(first) else { return }
            let seen = rest.count > 1 ? String(rest[1]) : ""
            self = .window(generation: generation, lineage: lineage, end: end, seen: seen)
        }
    }

    /// The text to commit.
    public var text: String {
        switch self {
        case .row(let generation, let next):
            return "\(Self.mark) row \(Base36.text(generation)) \(Base36.text(next))"
        case .log(let generation, let lineage, let seen):
            return "\(Self.mark) log \(Base36.text(generation)) \(lineage.text) \(seen)"
        case .window(let generation, let lineage, let end, let seen):
            let numbers = (Base36.text(generation), Base36.text(end))
            return "\(Self.mark) window \(numbers.0) \(lineage.text) \(numbers.1) \(seen)"
        case .foreign, .unreadable: return ""
        }
    }

    /// Generation, lineage and `seen` as of the offset, of a step without a row; nil: of none.
    var progress: (generation: Int64, lineage: Lineage, seen: String)? {
        switch self {
        case .log(let generation, let lineage, let seen): (generation, lineage, seen)
        case .window(let generation, let lineage, _, let seen): (generation, lineage, seen)
        case .row, .foreign, .unreadable: nil
        }
    }

    /// The end of a window that may be half out.
    var intendedEnd: Int64? {
        if case .window(_, _, let end, _) = self { return end }
        return nil
    }
}
