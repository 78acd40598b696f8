/// A broken promise, with all that is needed to see it again.

/// What a simulation found wrong.
public struct Violation: Error, Sendable, CustomStringConvertible {
    /// The promise that was broken, in a word.
    public let promise: String
    /// What was seen, in a sentence.
    public let message: String
    /// The turn of the scheduler at which it was seen.
    public internal(set) var turn = 0
    /// The scenario in which it was seen; its seed makes it again.
    public internal(set) var scenario: Scenario?

    init(_ promise: String, _ message: String) {
        self.promise = promise
        self.message = message
    }

    /// Promise, message, turn and scenario.
    public var description: String {
        let scenario = scenario.map { "\n\($0)" } ?? ""
        return "\(promise): \(message) (turn \(turn))\(scenario)"
    }
}
