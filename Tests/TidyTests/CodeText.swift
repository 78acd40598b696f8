/// Swift source with its comments and string literals blanked, so that rules see code alone.

/// Blanks what isn't code; every line keeps its place and its length.
struct CodeText {
    private let bytes: [UInt8]
    private var out: [UInt8]
    private var at = 0

    /// The lines of `source` with spaces where comments and literals were.
    static func lines(of source: String) -> [String] {
        var text = CodeText(Array(source.utf8))
        text.code(until: nil)
        return text.out.split(separator: newline, omittingEmptySubsequences: false)
            .map { String(decoding: $0, as: UTF8.self) }
    }

    private static let newline = UInt8(ascii: "\n")

    private init(_ bytes: [UInt8]) {
        self.bytes = bytes
        out = bytes
    }

    /// Code up to the end, or up to the closing parenthesis of an interpolation.
    private mutating func code(until close: UInt8?) {
        var depth = 0
        while at < bytes.count {
            if starts("//") {
                blank(while: { $0 != Self.newline })
            } else if starts("/*") {
                blockComment()
            } else if let pounds = literalStart() {
                literal(pounds)
            } else if let close {
                if bytes[at] == UInt8(ascii: "(") { depth += 1 }
                if bytes[at] == close {
                    if depth == 0 { return }
                    depth -= 1
                }
                blank(1)
            } else {
                at += 1
            }
        }
    }

    private mutating func blockComment() {
        var depth = 0
        while at < bytes.count {
            if starts("/*") {
                depth += 1
                blank(2)
            } else if starts("*/") {
                depth -= 1
                blank(2)
                if depth == 0 { return }
            } else {
                blank(1)
            }
        }
    }

    /// How many `#` stand before a quote that begins here; nil when none begins.
    private func literalStart() -> Int? {
        var end = at
        while end < bytes.count, bytes[end] == UInt8(ascii: "#") { end += 1 }
        return end < bytes.count && bytes[end] == UInt8(ascii: "\"") ? end - at : nil
    }

    private mutating func literal(_ pounds: Int) {
        let tail = String(repeating: "#", count: pounds)
        blank(pounds)
        let quotes = starts("\"\"\"") ? "\"\"\"" : "\""
        blank(quotes.utf8.count)
        while at < bytes.count {
            if starts(quotes + tail) { return blank(quotes.utf8.count + pounds) }
            if starts("\\" + tail + "(") {
                blank(2 + pounds)
                code(until: UInt8(ascii: ")"))
                blank(1)
            } else if starts("\\" + tail) {
                blank(2 + pounds)
            } else {
                blank(1)
            }
        }
    }

    private func starts(_ text: String) -> Bool { bytes[at...].starts(with: text.utf8) }

    private mutating func blank(_ count: Int) {
        for _ in 0..<count where at < bytes.count {
            if bytes[at] != Self.newline { out[at] = UInt8(ascii: " ") }
            at += 1
        }
    }

    private mutating func blank(while condition: (UInt8) -> Bool) {
        while at < bytes.count, condition(bytes[at]) { blank(1) }
    }
}
