/// Text that grows line by line, indented by blocks.

struct Code {
    private(set) var text = ""
    private var depth = 0

    /// One line, or an empty one.
    mutating func line(_ content: String = "") {
        if !content.isEmpty { text += String(repeating: "    ", count: depth) + content }
        text += "\n"
    }

    /// A head with its brace, an indented body, and the closing brace.
    mutating func block(
        _ head: String, close: String = "}", _ body: (inout Code) throws(GeneratorError) -> Void
    ) throws(GeneratorError) {
        line(head + " {")
        depth += 1
        try body(&self)
        depth -= 1
        line(close)
    }

    /// Lines one step further in.
    mutating func indented(_ body: (inout Code) -> Void) {
        depth += 1
        body(&self)
        depth -= 1
    }

    /// A doc comment, or `otherwise` where there is none.
    mutating func doc(_ comment: [String], otherwise: String) {
        for content in comment.isEmpty ? [otherwise] : comment {
            line(content.isEmpty ? "///" : "/// \(content)")
        }
    }
}
