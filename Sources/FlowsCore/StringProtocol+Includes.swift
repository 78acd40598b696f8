/// A search in text that doesn't bring the standard library's regular expressions into each binary.

extension StringProtocol {
    /// Whether `piece` occurs in the text, byte for byte; the empty one always does.
    ///
    /// `contains(_:)` with a string costs each step 1.4 MiB of code that it never runs.
    package func includes(_ piece: String) -> Bool {
        let text = Array(utf8)
        let sought = Array(piece.utf8)
        guard sought.count <= text.count else { return false }
        return (0...(text.count - sought.count)).contains { start in
            text[start...].starts(with: sought)
        }
    }
}
