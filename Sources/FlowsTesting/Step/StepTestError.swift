/// Why a test of a step failed without having been asked: a sentence that says what to do.

/// A test that is put wrongly, a step that stopped, or one that doesn't hold under faults.
public struct StepTestError: Error, Sendable, CustomStringConvertible {
    /// What is wrong, and what to do about it.
    public let message: String

    init(_ message: String) { self.message = message }

    /// The message.
    public var description: String { message }
}

extension [String] {
    /// The first few of them, each on a line.
    var list: String {
        let few = prefix(5).map { "\n  " + $0 }.joined()
        return count > 5 ? few + "\n  … and \(count - 5) more" : few
    }
}
