/// Numbers in base 36: commit metadata holds at most 4,096 characters, so they are written short.

/// Base 36, digits 0–9 and a–z.
enum Base36 {
    /// A number that isn't negative as base 36.
    static func text(_ value: Int64) -> String { String(value, radix: 36) }

    /// Three numbers joined by points.
    static func text(_ p: (Int64, Int64, Int64)) -> String {
        "\(text(p.0)).\(text(p.1)).\(text(p.2))"
    }

    /// A number, nil when it isn't one.
    static func number(_ text: Substring) -> Int64? {
        text.isEmpty || text.utf8.first == 45 || text.utf8.first == 43
            ? nil : Int64(text, radix: 36)
    }

    /// Three numbers joined by points.
    static func triple(_ text: Substring) -> (Int64, Int64, Int64)? {
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count == 3, let a = number(parts[0]), let b = number(parts[1]),
            let c = number(parts[2])
        else { return nil }
        return (a, b, c)
    }
}
